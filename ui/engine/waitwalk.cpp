// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/waitwalk.h"

#include <algorithm>

namespace readyscope {

namespace {

constexpr int kNeighbours = 3;   // to each side
constexpr Nanos kLeastPart = 60; // a wait that was zoomed to takes at least this part of the view
constexpr Nanos kMarginPart = 6; // of a wait longer than the view, to both sides together
constexpr Nanos kShortestSpan = 2 * kMicrosecond;

Nanos durationOf(const Wait& wait) { return std::max<Nanos>(0, wait.returned - wait.entered); }

} // namespace

WaitPlace placeOf(const Snapshot& snapshot, std::optional<std::uint64_t> position) {
    return {position ? *position + 1 : 0, snapshot.endWait()};
}

std::optional<std::uint64_t> newestWait(const Snapshot& snapshot) {
    // What one told that is newer than all that is known is still to come.
    return steppedWait(snapshot, snapshot.lowerBoundWait(snapshot.totals().now + 1), -1);
}

std::optional<std::uint64_t> steppedWait(const Snapshot& snapshot, std::uint64_t position, int direction) {
    const std::uint64_t first = snapshot.firstWait();
    const std::uint64_t end = snapshot.endWait();
    if (direction < 0) {
        for (std::uint64_t at = std::min(position, end); at > first; --at)
            if (snapshot.wait(at - 1).kind == WaitKind::Loop)
                return at - 1;
        return std::nullopt;
    }
    for (std::uint64_t at = std::max(position + 1, first); at < end; ++at)
        if (snapshot.wait(at).kind == WaitKind::Loop)
            return at;
    return std::nullopt;
}

std::optional<std::uint64_t> waitAt(const Snapshot& snapshot, Nanos time, Nanos reach) {
    const std::uint64_t around = snapshot.lowerBoundWait(time);
    const bool hasAround = around < snapshot.endWait() && snapshot.wait(around).entered <= time;
    // A point, as asks and resamples are, is meant rather than the wait that began right after it.
    if (around > snapshot.firstWait()) {
        const Wait before = snapshot.wait(around - 1);
        const bool isNear = time - before.returned <= reach;
        if (isNear && (!hasAround || durationOf(before) <= reach))
            return around - 1;
    }
    return hasAround ? std::optional(around) : std::nullopt;
}

TimeSpan neighboursOf(const Snapshot& snapshot, std::uint64_t position) {
    std::uint64_t first = position;
    std::uint64_t last = position;
    for (int i = 0; i < kNeighbours; ++i) {
        first = steppedWait(snapshot, first, -1).value_or(first);
        last = steppedWait(snapshot, last, 1).value_or(last);
    }
    return {snapshot.wait(first).entered, snapshot.wait(last).returned};
}

TimeSpan spanFor(const TimeSpan& shown, const Wait& wait, const TimeSpan& neighbours, Nanos least) {
    const Nanos length = durationOf(wait);
    const Nanos now = shown.to - shown.from;
    Nanos span = now;
    if (length < least)
        span = std::min({now, neighbours.to - neighbours.from, kLeastPart * length});
    else if (length > now)
        span = length + length / kMarginPart;
    span = std::max(span, std::min(now, kShortestSpan));
    if (span == now && wait.entered >= shown.from && wait.returned <= shown.to)
        return shown;
    const Nanos from = wait.entered + length / 2 - span / 2;
    return {from, from + span};
}

} // namespace readyscope
