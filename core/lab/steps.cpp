// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/steps.h"

#include "core/readiness/events.h"
#include "core/text/duration.h"
#include "core/text/errors.h"

#include <algorithm>
#include <array>

namespace readyscope::semantics {

namespace {

bool oneOf(std::string_view word, const std::vector<std::string_view>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool isNumber(std::string_view word) {
    return !word.empty() && word.size() <= 20 &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isDuration(std::string_view word) { return std::holds_alternative<Nanos>(parseDuration(word)); }

// Whether `word` can stand where the usage says `part`. Names are the caller's to look up.
bool fits(std::string_view word, std::string_view part) {
    if (part == "NUMBER")
        return isNumber(word);
    if (part == "EVENTS")
        return parseEvents(word).has_value();
    if (part == "DIRECTION")
        return oneOf(word, {"read", "write", "both"});
    if (part == "KIND")
        return oneOf(word, {"stream", "dgram", "seqpacket"});
    if (part == "OPTION")
        return oneOf(word, {"rcvlowat", "sndbuf", "rcvbuf", "oobinline", "notsent-lowat", "recverr", "err-queue-pri"});
    if (part == "SIGNAL")
        return signalNamed(word) != 0;
    if (part == "DURATION")
        return isDuration(word);
    if (part == "SWITCH")
        return oneOf(word, {"on", "off"});
    return !word.empty(); // TEXT, PLACE, and names
}

int hexDigit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::optional<Sentence> wrongName(const std::string& word, std::string_view part, std::set<std::string>& names) {
    if (part == "NEW" && !names.insert(word).second)
        return Sentence{READYSCOPE_TEXT("\"%1\" is made already"), {word}};
    if (part == "FD" && names.count(word) == 0)
        return Sentence{READYSCOPE_TEXT("no step before has made \"%1\""), {word}};
    return std::nullopt;
}

} // namespace

std::vector<std::string> splitWords(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t end = 0;;) {
        const std::size_t begin = text.find_first_not_of(" \t", end);
        if (begin == std::string_view::npos)
            return words;
        end = std::min(text.find_first_of(" \t", begin), text.size());
        words.emplace_back(text.substr(begin, end - begin));
    }
}

Step stepOf(std::string_view text) {
    Step step{std::string(text), splitWords(text), {}};
    if (const std::size_t count = step.words.size(); count > 2 && step.words[count - 2] == "=") {
        step.result = step.words.back();
        step.words.resize(count - 2);
    }
    return step;
}

std::optional<Sentence> checkStep(const Step& step, std::set<std::string>& names) {
    if (step.words.empty())
        return Sentence{READYSCOPE_TEXT("a step is missing"), {}};
    const auto& all = stepUsages();
    const auto usage = std::find_if(all.begin(), all.end(), [&](const Usage& one) { return one.verb == step.verb(); });
    if (usage == all.end())
        return Sentence{READYSCOPE_TEXT("\"%1\" is not a step"), {step.words.front()}};
    const std::vector<std::string> parts = splitWords(usage->arguments);
    const auto needed = static_cast<std::size_t>(
        std::count_if(parts.begin(), parts.end(), [](const std::string& part) { return part.front() != '['; }));
    const std::size_t given = step.words.size() - 1;
    if (given < needed || given > parts.size())
        return Sentence{READYSCOPE_TEXT("\"%1\" is followed by %2"), {usage->verb.data(), usage->arguments.data()}};
    for (std::size_t i = 0; i < given; ++i) {
        std::string_view part = parts[i];
        if (part.front() == '[')
            part = part.substr(1, part.size() - 2);
        const std::string& word = step.words[i + 1];
        if (!fits(word, part))
            return Sentence{READYSCOPE_TEXT("\"%1\" stands where \"%2\" has %3"),
                            {word, usage->verb.data(), std::string(part)}};
        if (auto wrong = wrongName(word, part, names))
            return wrong;
    }
    return std::nullopt;
}

std::string bytesOf(std::string_view text) {
    std::string bytes;
    if (text == "\"\"")
        return bytes;
    constexpr std::array<std::pair<char, char>, 4> kEscapes{{{'n', '\n'}, {'r', '\r'}, {'t', '\t'}, {'\\', '\\'}}};
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            bytes += text[i];
            continue;
        }
        const char kind = text[++i];
        const auto* known =
            std::find_if(kEscapes.begin(), kEscapes.end(), [&](const auto& escape) { return escape.first == kind; });
        if (known != kEscapes.end()) {
            bytes += known->second;
        } else if (kind == 'x' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 && hexDigit(text[i + 2]) >= 0) {
            bytes += static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
            i += 2;
        } else {
            bytes.append({'\\', kind});
        }
    }
    return bytes;
}

} // namespace readyscope::semantics
