// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/jsonfields.h"

#include <algorithm>
#include <limits>

namespace readyscope {

namespace {

constexpr std::size_t kMostQuoted = 40; // bytes of a word in a sentence

std::string shortened(std::string_view word) {
    if (word.size() <= kMostQuoted)
        return std::string(word);
    std::size_t end = kMostQuoted;
    while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xc0U) == 0x80U) // not within a character
        --end;
    return std::string(word.substr(0, end)) + "…";
}

} // namespace

void JsonFields::complain(Sentence sentence) {
    if (m_complaint.empty())
        m_complaint = std::move(sentence);
}

void JsonFields::complainOfWord(std::string_view name, const std::string& word) {
    complain({READYSCOPE_TEXT("“%2” is not known as a value of “%1”"), {std::string(name), shortened(word)}});
}

bool JsonFields::has(std::string_view name) const { return m_object.at_key(name).error() == simdjson::SUCCESS; }

std::optional<simdjson::dom::element> JsonFields::find(std::string_view name) {
    simdjson::dom::element element;
    if (m_object.at_key(name).get(element) == simdjson::SUCCESS)
        return element;
    complain({READYSCOPE_TEXT("“%1” is missing"), {std::string(name)}});
    return std::nullopt;
}

bool JsonFields::isNull(std::string_view name) {
    const auto element = find(name);
    return !element || element->is_null();
}

Nanos JsonFields::time(std::string_view name) {
    const auto element = find(name);
    std::int64_t value = 0;
    if (element && (element->get(value) != simdjson::SUCCESS || value < 0 || value > kLastTime)) {
        complain({READYSCOPE_TEXT("“%1” is not a number of nanoseconds from 0 on"), {std::string(name)}});
        return 0;
    }
    return value;
}

Nanos JsonFields::timeOr(std::string_view name, Nanos absent) { return has(name) ? time(name) : absent; }

Nanos JsonFields::timeOrNull(std::string_view name, Nanos null) { return isNull(name) ? null : time(name); }

std::uint64_t JsonFields::count(std::string_view name) {
    const auto element = find(name);
    std::uint64_t value = 0;
    if (element && element->get(value) != simdjson::SUCCESS)
        complain({READYSCOPE_TEXT("“%1” is not a whole number from 0 on"), {std::string(name)}});
    return value;
}

std::int32_t JsonFields::number(std::string_view name, std::int32_t least) {
    const auto element = find(name);
    std::int64_t value = least;
    if (element && (element->get(value) != simdjson::SUCCESS || value < least ||
                    value > std::numeric_limits<std::int32_t>::max())) {
        complain(
            {READYSCOPE_TEXT("“%1” is not a whole number from %2 on"), {std::string(name), std::to_string(least)}});
        return least;
    }
    return static_cast<std::int32_t>(value);
}

std::int32_t JsonFields::numberOrNull(std::string_view name, std::int32_t null) {
    return isNull(name) ? null : number(name, 0);
}

SocketId JsonFields::socket(std::string_view name) {
    const std::uint64_t id = count(name);
    const SocketId lane = m_lanes.laneOf(id);
    if (lane == kNoSocket)
        complain({READYSCOPE_TEXT("“%1” is 0, but ids of sockets start at 1"), {std::string(name)}});
    return lane;
}

SocketId JsonFields::socketOrNull(std::string_view name) { return isNull(name) ? kNoSocket : socket(name); }

std::string JsonFields::text(std::string_view name) {
    const auto element = find(name);
    std::string_view value;
    if (element && element->get(value) != simdjson::SUCCESS)
        complain({READYSCOPE_TEXT("“%1” is not a text"), {std::string(name)}});
    return std::string(value);
}

std::string JsonFields::textOrNull(std::string_view name) { return isNull(name) ? std::string() : text(name); }

bool JsonFields::boolean(std::string_view name) {
    const auto element = find(name);
    bool value = false;
    if (element && element->get(value) != simdjson::SUCCESS)
        complain({READYSCOPE_TEXT("“%1” is not true or false"), {std::string(name)}});
    return value;
}

Events JsonFields::events(std::string_view name) {
    const auto element = find(name);
    simdjson::dom::array words;
    Events events;
    if (!element)
        return events;
    if (element->get(words) != simdjson::SUCCESS) {
        complain({READYSCOPE_TEXT("“%1” is not a list of events"), {std::string(name)}});
        return events;
    }
    for (const simdjson::dom::element word : words) {
        std::string_view said;
        const bool isText = word.get(said) == simdjson::SUCCESS;
        const auto* const known = std::find_if(kEventNames.begin(), kEventNames.end(),
                                               [&](const EventName& entry) { return isText && entry.name == said; });
        if (known == kEventNames.end())
            complain({READYSCOPE_TEXT("“%2” in “%1” is not an event"), {std::string(name), shortened(said)}});
        else
            events |= known->bit;
    }
    return events;
}

} // namespace readyscope
