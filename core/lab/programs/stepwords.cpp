// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/programs/stepwords.h"

#include "core/lab/programs/captureopening.h"
#include "core/lab/programs/ctext.h"
#include "core/readiness/events.h"
#include "core/text/duration.h"
#include "core/text/errors.h"

#include <algorithm>
#include <array>

namespace readyscope {

namespace {

struct Word {
    std::string_view part;
    std::string_view word; // empty: it was left out
    std::string_view inC;
    std::string_view level = {}; // of an option
};
constexpr std::array<Word, 15> kWords{{{"DIRECTION", "read", "SHUT_RD"},
                                       {"DIRECTION", "write", "SHUT_WR"},
                                       {"DIRECTION", "both", "SHUT_RDWR"},
                                       {"KIND", "", "SOCK_STREAM"},
                                       {"KIND", "stream", "SOCK_STREAM"},
                                       {"KIND", "dgram", "SOCK_DGRAM"},
                                       {"KIND", "seqpacket", "SOCK_SEQPACKET"},
                                       {"OPTION", "rcvlowat", "SO_RCVLOWAT", "SOL_SOCKET"},
                                       {"OPTION", "sndbuf", "SO_SNDBUF", "SOL_SOCKET"},
                                       {"OPTION", "rcvbuf", "SO_RCVBUF", "SOL_SOCKET"},
                                       {"OPTION", "oobinline", "SO_OOBINLINE", "SOL_SOCKET"},
                                       {"OPTION", "notsent-lowat", "TCP_NOTSENT_LOWAT", "IPPROTO_TCP"},
                                       {"OPTION", "recverr", "IP_RECVERR", "IPPROTO_IP"},
                                       {"OPTION", "err-queue-pri", "SO_SELECT_ERR_QUEUE", "SOL_SOCKET"},
                                       {"NUMBER", "", "1"}}};

const Word* wordOf(std::string_view part, std::string_view word) {
    const auto* found = std::find_if(kWords.begin(), kWords.end(),
                                     [&](const Word& one) { return one.part == part && one.word == word; });
    return found != kWords.end() ? found : nullptr;
}

// Also those that poll(2) is not asked for: they may be waited for.
std::string bitsInC(Events events) {
    std::string words;
    for (const EventName& event : kEventNames)
        if (events.any(event.bit))
            words.append(words.empty() ? "POLL" : " | POLL").append(event.name);
    return words.empty() ? "0" : words;
}

// A switch is another word under each verb that has one.
std::string switchInC(std::string_view verb, bool on) {
    if (verb == "flow")
        return on ? "TCOON" : "TCOOFF";
    return on ? "1" : "0";
}

std::string inC(const semantics::Step& step, std::string_view part, const std::string& word) {
    if (part == "TEXT" || part == "PLACE")
        return cString(semantics::bytesOf(word));
    if (part == "EVENTS")
        return bitsInC(parseEvents(word).value_or(Events()));
    if (part == "SIGNAL")
        return signalInC(signalNamed(word));
    if (part == "SWITCH")
        return switchInC(step.verb(), word == "on");
    if (part == "DURATION") {
        const auto parsed = parseDuration(word);
        const auto* duration = std::get_if<Nanos>(&parsed);
        return duration != nullptr ? durationForPeople(*duration) : word;
    }
    if (part == "NUMBER" && word.empty() && step.verb() == "fill")
        return "4096";
    const Word* known = wordOf(part, word);
    return known != nullptr ? std::string(known->inC) : word;
}

} // namespace

std::vector<std::string> partsOf(const semantics::Step& step) {
    for (const semantics::Usage& usage : semantics::stepUsages()) {
        if (step.words.empty() || usage.verb != step.verb())
            continue;
        std::vector<std::string> parts = semantics::splitWords(usage.arguments);
        for (std::string& part : parts)
            if (part.starts_with('['))
                part = part.substr(1, part.size() - 2);
        return parts;
    }
    return {};
}

Marks marksOf(const semantics::Step& step) {
    Marks marks;
    const std::vector<std::string> parts = partsOf(step);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string word = step.optional(i + 1);
        marks[std::to_string(i + 1)] = inC(step, parts[i], word);
        if (parts[i] == "TEXT")
            marks["length"] = std::to_string(semantics::bytesOf(word).size());
        if (const Word* known = wordOf(parts[i], word); known != nullptr && !known->level.empty())
            marks["level"] = known->level;
    }
    return marks;
}

} // namespace readyscope
