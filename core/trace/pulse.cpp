// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/pulse.h"

#include "core/trace/known.h"

#include <algorithm>
#include <limits>

namespace readyscope {

namespace {

constexpr Nanos kFirst = std::numeric_limits<Nanos>::min();
constexpr Nanos kLast = std::numeric_limits<Nanos>::max();

// The first change at `position` or later, moved on to just after it.
Nanos nextChange(const Snapshot& snapshot, SocketId socket, Events::Bit bit, std::uint64_t& position, Nanos end) {
    position = snapshot.next(socket, position, Sought::change(bit));
    if (position == snapshot.lane(socket).end)
        return kNoTime;
    const Nanos time = snapshot.transition(socket, position++).time;
    return time > end ? kNoTime : time;
}

} // namespace

std::optional<double> Pulse::duty() const {
    if (!period() || *period() == 0)
        return std::nullopt;
    const Nanos set = high ? to - from : again - to;
    return static_cast<double>(set) / static_cast<double>(*period());
}

std::optional<Pulse> pulseAt(const Snapshot& snapshot, SocketId socket, Events::Bit bit, Nanos time) {
    const std::vector<Span> spans = knownSpans(snapshot, socket, kFirst, kLast);
    const auto span = std::find_if(spans.begin(), spans.end(),
                                   [time](const Span& item) { return item.from <= time && time < item.to; });
    if (span == spans.end())
        return std::nullopt;
    Pulse pulse;
    std::uint64_t position = snapshot.lowerBound(socket, time + 1);
    pulse.high = snapshot.stateBefore(socket, position).any(bit);
    if (const auto begin = snapshot.previous(socket, position, Sought::change(bit))) {
        const Nanos from = snapshot.transition(socket, *begin).time;
        pulse.from = from < span->from ? kNoTime : from;
    }
    pulse.to = nextChange(snapshot, socket, bit, position, span->to);
    if (pulse.to != kNoTime)
        pulse.again = nextChange(snapshot, socket, bit, position, span->to);
    return pulse;
}

} // namespace readyscope
