// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/script.h"
#include "core/lab/scenarios/scenario.h"
#include "core/lab/scenarios/scenarioplaces.h"
#include "core/lab/steps.h"
#include "core/socket/address.h"
#include "core/text/duration.h"
#include "core/text/escapes.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace readyscope {

namespace {

using Wrong = std::optional<Sentence>;
using semantics::splitWords;

std::optional<int> numberOf(std::string_view word, int least, int most) {
    int value = 0;
    const char* const end = word.data() + word.size();
    const auto [stop, error] = std::from_chars(word.data(), end, value);
    const bool good = error == std::errc() && stop == end && value >= least && value <= most;
    return good ? std::optional(value) : std::nullopt;
}

void addText(std::string& to, std::string_view rest) {
    if (!to.empty())
        to += ' ';
    to += rest;
}

bool isOneOf(std::string_view word, const std::vector<std::string>& words) {
    return std::ranges::find(words, word) != words.end();
}

class Parser {
public:
    std::variant<std::vector<Scenario>, ScenarioError> parse(std::string_view text);

private:
    Wrong line(std::string_view text);
    Wrong scenarioLine(std::string_view key, std::string_view rest);
    Wrong begin(std::string_view rest);
    Wrong end();
    Wrong row(ScenarioRow::When when, std::string_view rest);
    Wrong role(ScenarioRole::Act act, std::string_view key, std::string_view rest);
    Wrong peer(std::string_view rest);
    Wrong step(std::string_view pause, std::string_view rest);
    Wrong addressesParse() const;
    Wrong rolesFit() const;
    Wrong stepsFit() const;
    Wrong stepFits(const ScenarioStep& step, const ScenarioPeer& peer) const;
    std::vector<std::string> allRows() const;

    std::vector<Scenario> m_all;
    int m_line = 0;
};

std::variant<std::vector<Scenario>, ScenarioError> Parser::parse(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        ++m_line;
        if (const Wrong wrong = line(text.substr(0, end)))
            return ScenarioError{m_line, *wrong};
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (const Wrong wrong = end())
        return ScenarioError{m_line, *wrong};
    return std::move(m_all);
}

Wrong Parser::line(std::string_view text) {
    const std::size_t begins = text.find_first_not_of(' ');
    if (begins == std::string_view::npos || text[begins] == '#')
        return std::nullopt;
    text = text.substr(begins, text.find_last_not_of(' ') + 1 - begins);
    const std::size_t ends = std::min(text.find(' '), text.size());
    const std::string_view key = text.substr(0, ends);
    const std::string_view rest = text.substr(std::min(text.find_first_not_of(' ', ends), text.size()));
    if (key == "scenario")
        return begin(rest);
    if (m_all.empty())
        return Sentence{READYSCOPE_TEXT("\"%1\" belongs in a scenario"), {std::string(key)}};
    return scenarioLine(key, rest);
}

Wrong Parser::scenarioLine(std::string_view key, std::string_view rest) {
    using When = ScenarioRow::When;
    using Act = ScenarioRole::Act;
    constexpr std::array<std::pair<std::string_view, When>, 3> kRows{
        {{"row", When::Always}, {"alone", When::Alone}, {"served", When::Served}}};
    constexpr std::array<std::pair<std::string_view, Act>, 5> kRoles{{{"serve", Act::Serve},
                                                                      {"fetch", Act::Fetch},
                                                                      {"forward", Act::Forward},
                                                                      {"lines", Act::Lines},
                                                                      {"heard", Act::Heard}}};
    Scenario& scenario = m_all.back();
    if (key.starts_with('+'))
        return step(key.substr(1), rest);
    if (key == "connects" && rest.empty()) {
        scenario.connects = true;
        return std::nullopt;
    }
    if (rest.empty())
        return Sentence{READYSCOPE_TEXT("something is to follow \"%1\""), {std::string(key)}};
    for (const auto& [word, when] : kRows)
        if (word == key)
            return row(when, rest);
    for (const auto& [word, act] : kRoles)
        if (word == key)
            return role(act, key, rest);
    if (key == "title") {
        addText(scenario.title, rest);
    } else if (key == "summary") {
        addText(scenario.summary, rest);
    } else if (key == "watch") {
        scenario.watchFor.emplace_back(rest);
    } else if (key == "port") {
        addText(scenario.withPort, rest);
    } else if (key == "peer") {
        return peer(rest);
    } else if (key == "ports") {
        const std::optional<int> ports = numberOf(rest, 1, 100);
        if (!ports)
            return Sentence{READYSCOPE_TEXT("\"%1\" is not a number of ports"), {std::string(rest)}};
        scenario.ports = *ports;
    } else {
        return Sentence{READYSCOPE_TEXT("\"%1\" is not a word of scenarios"), {std::string(key)}};
    }
    return std::nullopt;
}

Wrong Parser::begin(std::string_view rest) {
    if (Wrong wrong = end())
        return wrong;
    if (rest.empty() || rest.find_first_of(" :") != std::string_view::npos)
        return Sentence{READYSCOPE_TEXT("\"%1\" is not a name"), {std::string(rest)}};
    for (const Scenario& other : m_all)
        if (other.name == rest)
            return Sentence{READYSCOPE_TEXT("there is a scenario \"%1\" already"), {other.name}};
    m_all.emplace_back().name = rest;
    return std::nullopt;
}

Wrong Parser::end() {
    if (m_all.empty())
        return std::nullopt;
    const Scenario& scenario = m_all.back();
    if (scenario.title.empty() || scenario.summary.empty() || scenario.watchFor.empty() || scenario.withPort.empty())
        return Sentence{READYSCOPE_TEXT("\"%1\" lacks its title, summary, watch or port"), {scenario.name}};
    if (scenario.rowNames(false).empty() || scenario.rowNames(true).empty())
        return Sentence{READYSCOPE_TEXT("\"%1\" has no row"), {scenario.name}};
    if (Wrong wrong = addressesParse())
        return wrong;
    if (Wrong wrong = rolesFit())
        return wrong;
    return stepsFit();
}

Wrong Parser::row(ScenarioRow::When when, std::string_view rest) {
    const std::string name = nameInAddress(rest);
    if (name.empty())
        return Sentence{READYSCOPE_TEXT("\"%1\" has no name"), {std::string(rest)}};
    Scenario& scenario = m_all.back();
    for (const ScenarioRow& other : scenario.rows) {
        const bool bothThere =
            other.when == when || when == ScenarioRow::When::Always || other.when == ScenarioRow::When::Always;
        if (bothThere && nameInAddress(other.address) == name)
            return Sentence{READYSCOPE_TEXT("there is a row \"%1\" already"), {name}};
    }
    scenario.rows.push_back({when, std::string(rest)});
    return std::nullopt;
}

Wrong Parser::role(ScenarioRole::Act act, std::string_view key, std::string_view rest) {
    const std::vector<std::string> words = splitWords(rest);
    const bool alone = act == ScenarioRole::Act::Lines || act == ScenarioRole::Act::Heard;
    if (words.size() != (alone ? 1 : 2))
        return Sentence{READYSCOPE_TEXT("\"%1\" stands for %2 words"), {std::string(key), alone ? "1" : "2"}};
    m_all.back().roles.push_back({act, words[0], alone ? std::string() : words[1]});
    return std::nullopt;
}

Wrong Parser::peer(std::string_view rest) {
    const std::vector<std::string> words = splitWords(rest);
    ScenarioPeer peer;
    peer.name = words[0];
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i] == "echoes") {
            peer.echoes = true;
        } else if (words[i] == "crowded") {
            peer.crowded = true;
        } else if (words[i] == "listens" && i + 1 < words.size()) {
            peer.backlog = numberOf(words[++i], 0, 128);
        } else {
            return Sentence{READYSCOPE_TEXT("\"%1\" is not said of a peer"), {words[i]}};
        }
    }
    for (const ScenarioPeer& other : m_all.back().peers)
        if (other.name == peer.name)
            return Sentence{READYSCOPE_TEXT("there is a peer \"%1\" already"), {peer.name}};
    m_all.back().peers.push_back(std::move(peer));
    return std::nullopt;
}

Wrong Parser::step(std::string_view pause, std::string_view rest) {
    std::vector<ScenarioPeer>& peers = m_all.back().peers;
    if (peers.empty())
        return Sentence{READYSCOPE_TEXT("a step belongs to a peer"), {}};
    const std::variant<Nanos, Sentence> parsed = parseDuration(pause);
    if (const auto* wrong = std::get_if<Sentence>(&parsed))
        return *wrong;
    const std::size_t ends = std::min(rest.find(' '), rest.size());
    ScenarioStep step{std::get<Nanos>(parsed), std::string(rest.substr(0, ends)), {}};
    step.rest = rest.substr(std::min(ends + 1, rest.size()));
    if (Wrong wrong = stepFits(step, peers.back()))
        return wrong;
    peers.back().steps.push_back(std::move(step));
    return std::nullopt;
}

// Whether they are addresses once their places are filled in.
Wrong Parser::addressesParse() const {
    const Scenario& scenario = m_all.back();
    const PlaceValue sample = [&](std::string_view place) -> std::optional<std::string> {
        if (const std::optional<int> offset = portOffset(place))
            return *offset < scenario.ports ? std::optional(std::to_string(1 + *offset)) : std::nullopt;
        if (place == "same")
            return "1";
        if (place == "keyboard")
            return "/dev/tty";
        if (place == "unique")
            return "x";
        if (place == "share")
            return "";
        for (const ScenarioPeer& peer : scenario.peers)
            if (peer.name == place && peer.backlog)
                return "127.0.0.1:1";
        return std::nullopt;
    };
    for (const ScenarioRow& row : scenario.rows) {
        const std::optional<std::string> text = filledIn(row.address, sample);
        if (!text || !std::holds_alternative<Address>(parseAddress(*text)))
            return Sentence{READYSCOPE_TEXT("\"%1\" is not an address"), {row.address}};
    }
    return std::nullopt;
}

Wrong Parser::rolesFit() const {
    using Act = ScenarioRole::Act;
    const std::vector<std::string> rows = allRows();
    for (const ScenarioRole& role : m_all.back().roles) {
        if (!isOneOf(role.row, rows) || (role.act == Act::Forward && !isOneOf(role.other, rows)))
            return Sentence{READYSCOPE_TEXT("\"%1 %2\": there is no such row"), {role.row, role.other}};
        if (role.act == Act::Serve && !isOneOf(role.other, {"echo", "discard", "daytime", "chargen", "web"}))
            return Sentence{READYSCOPE_TEXT("\"%1\" is not a service"), {role.other}};
        if (role.act == Act::Fetch && !role.other.starts_with('/'))
            return Sentence{READYSCOPE_TEXT("\"%1\" is not a path"), {role.other}};
    }
    return std::nullopt;
}

// A table that takes no time and waits for nothing would keep a core busy.
Wrong Parser::stepsFit() const {
    for (const ScenarioPeer& peer : m_all.back().peers) {
        const bool rests = std::ranges::any_of(peer.steps, [](const ScenarioStep& step) { return step.pause > 0; });
        if (!rests)
            return Sentence{READYSCOPE_TEXT("the peer \"%1\" never pauses"), {peer.name}};
        for (const ScenarioStep& step : peer.steps)
            if (step.verb == "connect" && !isOneOf(step.rest, allRows()))
                return Sentence{READYSCOPE_TEXT("\"%1 %2\": there is no such row"), {step.verb, step.rest}};
    }
    return std::nullopt;
}

Wrong Parser::stepFits(const ScenarioStep& step, const ScenarioPeer& peer) const {
    const auto isWithout = [&](std::initializer_list<std::string_view> verbs) {
        return std::ranges::find(verbs, step.verb) != verbs.end() && step.rest.empty();
    };
    const bool good = isWithout({"await", "shutdown", "close", "reset"}) ||
                      (isWithout({"crowd", "relieve"}) && peer.backlog) ||
                      (step.verb == "connect" && !step.rest.empty() && !peer.backlog) ||
                      ((step.verb == "send" || step.verb == "type") && !step.rest.empty() &&
                       std::holds_alternative<std::string>(unescaped(step.rest))) ||
                      ((step.verb == "fill" || step.verb == "take") && numberOf(step.rest, 1, 16 << 20)) ||
                      (step.verb == "read" && (step.rest == "on" || step.rest == "off"));
    if (good)
        return std::nullopt;
    if (step.verb == "tell") {
        const std::variant<ScriptLine, ScriptError> parsed = parseScriptLine(step.rest);
        if (const auto* wrong = std::get_if<ScriptError>(&parsed))
            return wrong->sentence;
        const ScriptLine& line = std::get<ScriptLine>(parsed);
        if (line.command && line.delay == 0)
            return std::nullopt;
    }
    return Sentence{READYSCOPE_TEXT("\"%1 %2\" is not a step of this peer"), {step.verb, step.rest}};
}

std::vector<std::string> Parser::allRows() const {
    std::vector<std::string> rows;
    for (const ScenarioRow& row : m_all.back().rows)
        rows.push_back(nameInAddress(row.address));
    return rows;
}

} // namespace

std::variant<std::vector<Scenario>, ScenarioError> parseScenarios(std::string_view text) {
    return Parser().parse(text);
}

} // namespace readyscope
