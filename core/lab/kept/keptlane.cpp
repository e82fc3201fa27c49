// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/kept/keptlane.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace readyscope {

namespace {

constexpr std::size_t kLine = 110; // characters, about

struct EndName {
    WatchEnd end;
    std::string_view name;
};
constexpr std::array kEnds{EndName{WatchEnd::Open, "open"}, EndName{WatchEnd::Closed, "closed"},
                           EndName{WatchEnd::Failed, "failed"}, EndName{WatchEnd::Unsupported, "unsupported"},
                           EndName{WatchEnd::Stopped, "stopped"}};

bool number(std::string_view text, Nanos& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

// As many records behind the word as fit.
void write(std::string& text, std::string_view word, const std::vector<std::string>& records) {
    std::size_t line = 0;
    for (const std::string& record : records) {
        if (line == 0 || line + record.size() > kLine) {
            text += line == 0 ? "" : "\n";
            text += word;
            line = word.size();
        }
        text += ' ' + record;
        line += 1 + record.size();
    }
    if (line > 0)
        text += '\n';
}

bool readWatch(KeptLane& lane, std::istringstream& words) {
    Watch watch;
    std::string to;
    std::string end;
    std::string accepted;
    if (!(words >> watch.from >> to >> end))
        return false;
    if (to != "-" && (!number(to, watch.to) || watch.to < watch.from))
        return false;
    const auto* const named = std::ranges::find(kEnds, end, &EndName::name);
    if (named == kEnds.end())
        return false;
    watch.end = named->end;
    watch.accepted = static_cast<bool>(words >> accepted);
    if (watch.accepted && accepted != "accepted")
        return false;
    lane.watches.push_back(watch);
    return true;
}

bool readChanges(KeptLane& lane, std::istringstream& words) {
    std::string time;
    while (words >> time) {
        std::string bits;
        Transition transition;
        const std::size_t sampled = std::min(time.find('~'), time.size());
        if (!(words >> bits) || !number(std::string_view(time).substr(0, sampled), transition.time) ||
            (sampled < time.size() && !number(std::string_view(time).substr(sampled + 1), transition.since)))
            return false;
        const std::optional<Events> events = keptEvents(bits);
        if (!events || (!lane.transitions.empty() && transition.time < lane.transitions.back().time))
            return false;
        transition.revents = *events;
        transition.previous = lane.transitions.empty() ? Events() : lane.transitions.back().revents;
        lane.transitions.push_back(transition);
    }
    return true;
}

bool readHits(KeptLane& lane, std::istringstream& words) {
    Hit hit;
    while (words >> hit.time) {
        std::string bits;
        if (!(words >> bits >> hit.count))
            return false;
        const std::optional<Events> events = keptEvents(bits);
        if (!events || hit.count == 0 || (!lane.hits.empty() && hit.time < lane.hits.back().time))
            return false;
        hit.revents = *events;
        lane.hits.push_back(hit);
    }
    return words.eof();
}

} // namespace

std::optional<Events> keptEvents(std::string_view text) {
    Events events;
    if (text == "-")
        return events;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('+', begin), text.size());
        const auto* const named = std::ranges::find(kEventNames, text.substr(begin, end - begin),
                                                    [](const EventName& one) { return one.name; });
        if (named == kEventNames.end())
            return std::nullopt;
        events |= named->bit;
        begin = end + 1;
    }
    return events;
}

KeptLane keptLane(const Snapshot& snapshot, SocketId socket, Nanos begin, Nanos end) {
    KeptLane lane;
    for (Watch watch : snapshot.watches(socket)) {
        const bool isOpen = watch.to == kInfinite || watch.to > end;
        if (watch.from > end || (!isOpen && watch.to < begin))
            continue;
        watch.from = std::max<Nanos>(watch.from - begin, 0);
        watch.to = isOpen ? kInfinite : watch.to - begin;
        watch.end = isOpen ? WatchEnd::Open : watch.end;
        lane.watches.push_back(watch);
    }
    if (const Events state = snapshot.stateAt(socket, begin); !state.empty()) {
        Transition first;
        first.revents = state;
        lane.transitions.push_back(first);
    }
    const LaneSummary summary = snapshot.lane(socket);
    for (std::uint64_t at = snapshot.lowerBound(socket, begin + 1); at < summary.end; ++at) {
        Transition transition = snapshot.transition(socket, at);
        if (transition.time > end)
            break;
        transition.time -= begin;
        if (transition.since != kNoTime)
            transition.since = std::max<Nanos>(transition.since - begin, 0);
        lane.transitions.push_back(transition);
    }
    for (Hit hit : snapshot.hits(socket, begin, end)) {
        hit.time -= begin;
        lane.hits.push_back(hit);
    }
    return lane;
}

std::string keptText(const KeptLane& lane) {
    std::string text;
    for (const Watch& watch : lane.watches) {
        const auto* const named = std::ranges::find(kEnds, watch.end, &EndName::end);
        text += "watched " + std::to_string(watch.from) + ' ' +
                (watch.to == kInfinite ? "-" : std::to_string(watch.to)) + ' ' + std::string(named->name) +
                (watch.accepted ? " accepted\n" : "\n");
    }
    std::vector<std::string> records;
    for (const Transition& transition : lane.transitions)
        records.push_back(std::to_string(transition.time) +
                          (transition.since != kNoTime ? '~' + std::to_string(transition.since) : std::string()) + ' ' +
                          toString(transition.revents));
    write(text, "changed", records);
    records.clear();
    for (const Hit& hit : lane.hits)
        records.push_back(std::to_string(hit.time) + ' ' + toString(hit.revents) + ' ' + std::to_string(hit.count));
    write(text, "hit", records);
    return text;
}

bool readKept(KeptLane& lane, const std::string& word, std::istringstream& words) {
    if (word == "watched")
        return readWatch(lane, words);
    if (word == "changed")
        return readChanges(lane, words);
    return word == "hit" && readHits(lane, words);
}

void fill(Store& store, SocketId socket, const KeptLane& lane) {
    for (const Watch& watch : lane.watches) {
        store.beginWatch(socket, watch.from, watch.accepted);
        if (watch.to != kInfinite)
            store.endWatch(socket, watch.to, watch.end);
    }
    for (Transition transition : lane.transitions) {
        transition.socket = socket;
        store.append(transition);
    }
    for (Hit hit : lane.hits) {
        hit.socket = socket;
        store.append(hit);
    }
}

} // namespace readyscope
