// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/semantics.h"

#include "core/text/errors.h"

#include <algorithm>
#include <cerrno>
#include <optional>

namespace readyscope::semantics {

namespace {

std::optional<Events> eventsOf(std::string_view text) {
    Events events;
    if (text == "-")
        return events;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('+', begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        const auto named = std::find_if(kEventNames.begin(), kEventNames.end(),
                                        [&](const EventName& entry) { return entry.name == word; });
        if (named == kEventNames.end())
            return std::nullopt;
        events |= named->bit;
        begin = end + 1;
    }
    return events;
}

bool isErrno(std::string_view word) {
    constexpr int kLast = 133; // EHWPOISON
    for (int number = 1; number <= kLast; ++number)
        if (errnoName(number) == word)
            return true;
    return word == "refused";
}

// "IN+OUT", "IN+OUT raw IN", "EPERM"
std::optional<Told> toldOf(std::string_view text) {
    const std::vector<std::string> words = splitWords(text);
    if (words.size() == 1 && isErrno(words[0]))
        return Told{{}, {}, words[0]};
    if (words.size() != 1 && (words.size() != 3 || words[1] != "raw"))
        return std::nullopt;
    const std::optional<Events> events = eventsOf(words[0]);
    const std::optional<Events> raw = eventsOf(words.back());
    if (!events || !raw)
        return std::nullopt;
    return Told{*events, *raw, {}};
}

class Parser {
public:
    std::variant<Table, LineError> parse(std::string_view text);

private:
    Wrong line(const TableLine& line);
    Wrong caseLine(const std::string& key, std::string_view rest);
    Wrong beginGroup(std::string_view rest);
    Wrong begcaseLine(std::string_view rest);
    Wrong step(std::string_view rest);
    Wrong look(Way way, std::string_view rest);
    Wrong expectation(Backend backend, std::string_view rest);
    Wrong endLook();
    Wrong endCase();

    Table m_table;
    Case m_case;
    std::set<std::string> m_names; // of descriptors in the case
    std::vector<Step> m_steps;     // for the next look
    int m_line = 0;
    bool m_inCase = false;
};

std::variant<Table, LineError> Parser::parse(std::string_view text) {
    if (auto wrong = eachTableLine(
            text, [this](const TableLine& one) { return line(one); }, [this] { return endCase(); }))
        return std::move(*wrong);
    return std::move(m_table);
}

Wrong Parser::line(const TableLine& line) {
    m_line = line.number;
    const std::string key(line.key);
    const std::string_view rest = line.rest;
    if (rest.empty() && key != "again")
        return Sentence{READYSCOPE_TEXT("something is to follow \"%1\""), {key}};
    if (key == "group")
        return beginGroup(rest);
    if (key == "case")
        return begcaseLine(rest);
    if (!m_inCase)
        return Sentence{READYSCOPE_TEXT("\"%1\" belongs in a case"), {key}};
    return caseLine(key, rest);
}

Wrong Parser::caseLine(const std::string& key, std::string_view rest) {
    if (key == "title")
        addText(m_case.title, rest);
    else if (key == "why")
        addText(m_case.why, rest);
    else if (key == "differs")
        addText(m_case.differs, rest);
    else if (key == "source")
        m_case.sources.emplace_back(rest);
    else if (key == "do")
        return step(rest);
    else if (key == "watch")
        return look(Way::Watch, rest);
    else if (key == "rewatch")
        return look(Way::Rewatch, rest);
    else if (key == "again")
        return look(Way::Again, rest);
    else if (const std::optional<Backend> backend = backendNamed(key))
        return expectation(*backend, rest);
    else
        return Sentence{READYSCOPE_TEXT("\"%1\" is not a word of the table"), {key}};
    return std::nullopt;
}

Wrong Parser::beginGroup(std::string_view rest) {
    if (Wrong wrong = endCase())
        return wrong;
    Group group{std::string(takeWord(rest)), {}};
    group.title = rest;
    if (group.title.empty())
        return Sentence{READYSCOPE_TEXT("the group \"%1\" has no title"), {group.name}};
    m_table.groups.push_back(std::move(group));
    return std::nullopt;
}

Wrong Parser::begcaseLine(std::string_view rest) {
    if (Wrong wrong = endCase())
        return wrong;
    if (m_table.groups.empty())
        return Sentence{READYSCOPE_TEXT("the case \"%1\" stands before any group"), {std::string(rest)}};
    for (const Case& other : m_table.cases)
        if (other.name == rest)
            return Sentence{READYSCOPE_TEXT("there is a case \"%1\" already"), {other.name}};
    m_case.name = rest;
    m_case.line = m_line;
    m_case.group = m_table.groups.size() - 1;
    m_inCase = true;
    return std::nullopt;
}

Wrong Parser::step(std::string_view rest) {
    Step step = stepOf(rest);
    if (Wrong wrong = checkStep(step, m_names))
        return wrong;
    m_steps.push_back(std::move(step));
    return std::nullopt;
}

Wrong Parser::look(Way way, std::string_view rest) {
    if (Wrong wrong = endLook())
        return wrong;
    Look look;
    const std::vector<std::string> words = splitWords(rest);
    if (way == Way::Watch ? !m_case.looks.empty() : m_case.looks.empty())
        return Sentence{READYSCOPE_TEXT("the first look is a \"watch\", and no other is"), {}};
    if (way == Way::Again) {
        look = m_case.looks.back();
        look.written = {};
    } else {
        const std::optional<Events> interest = words.size() == 2 ? parseEvents(words[1]) : std::nullopt;
        if (!interest || m_names.count(words[0]) == 0)
            return Sentence{READYSCOPE_TEXT("a descriptor and the events asked for are to follow, as in \"a IN+OUT\""),
                            {}};
        look.subject = words[0];
        look.interest = *interest;
    }
    look.way = way;
    look.steps = std::move(m_steps);
    m_steps.clear();
    m_case.looks.push_back(std::move(look));
    return std::nullopt;
}

Wrong Parser::expectation(Backend backend, std::string_view rest) {
    const auto place = static_cast<std::size_t>(backend);
    if (m_case.looks.empty() || !m_steps.empty())
        return Sentence{READYSCOPE_TEXT("what is told follows a look"), {}};
    Look& look = m_case.looks.back();
    if (look.written.at(place))
        return Sentence{READYSCOPE_TEXT("\"%1\" is there already"), {std::string(nameOf(backend))}};
    const std::optional<Told> told = toldOf(rest);
    if (!told)
        return Sentence{READYSCOPE_TEXT("\"%1\" is neither events nor an errno"), {std::string(rest)}};
    if (told->events.isSets() ? !answersInSets(backend) : answersInSets(backend) && !told->events.empty())
        return Sentence{READYSCOPE_TEXT("select and pselect tell R, W and E, the others poll's bits"), {}};
    look.told.at(place) = *told;
    look.written.at(place) = true;
    return std::nullopt;
}

// Fills in what is not written.
Wrong Parser::endLook() {
    if (m_case.looks.empty())
        return std::nullopt;
    Look& look = m_case.looks.back();
    if (!look.isWritten(Backend::Poll) || !look.isWritten(Backend::Select))
        return Sentence{READYSCOPE_TEXT("a look says what poll and what select tells"), {}};
    for (const Backend backend : kBackends) // likenesses stand before those that are like them
        if (const auto place = static_cast<std::size_t>(backend); !look.isWritten(backend))
            look.told.at(place) = look.of(likeness(backend));
    return std::nullopt;
}

Wrong Parser::endCase() {
    if (!m_inCase)
        return std::nullopt;
    if (Wrong wrong = endLook())
        return wrong;
    if (m_case.looks.empty() || !m_steps.empty())
        return Sentence{READYSCOPE_TEXT("the case \"%1\" ends without a look"), {m_case.name}};
    m_table.cases.push_back(std::move(m_case));
    m_case = {};
    m_names.clear();
    m_inCase = false;
    return std::nullopt;
}

} // namespace

std::string toString(const Told& told) {
    if (!told.error.empty())
        return told.error;
    const std::string events = readyscope::toString(told.events);
    return told.raw == told.events ? events : events + " raw " + readyscope::toString(told.raw);
}

Backend likeness(Backend backend) {
    switch (backend) {
    case Backend::PSelect:
        return Backend::Select;
    case Backend::EpollEt:
        return Backend::Epoll;
    case Backend::Select:
        return Backend::Select;
    default:
        return Backend::Poll;
    }
}

std::variant<Table, LineError> parseTable(std::string_view text) { return Parser().parse(text); }

const Table& table() {
    static const Table kTable = [] {
        auto parsed = parseTable(tableText());
        const auto* good = std::get_if<Table>(&parsed);
        return good != nullptr ? *good : Table{};
    }();
    return kTable;
}

} // namespace readyscope::semantics
