// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Walking the waits of the loop; asks and resamples beside it are passed over, a click may choose one all the same.

#include "core/trace/source.h"

namespace readyscope {

// "Wait 3 018 of 48 213": counted from 1, ever; number 0 where there is none.
struct WaitPlace {
    std::uint64_t number = 0;
    std::uint64_t count = 0;
    bool operator==(const WaitPlace&) const = default;
};
WaitPlace placeOf(const Snapshot& snapshot, std::optional<std::uint64_t> position);

std::optional<std::uint64_t> newestWait(const Snapshot& snapshot);
// The next one in the direction (1 or -1) from a position, which need not be kept any more; nothing beyond the ends.
std::optional<std::uint64_t> steppedWait(const Snapshot& snapshot, std::uint64_t position, int direction);
// The one going on at `time`, or else the last that returned within `reach` before it; nothing between waits.
std::optional<std::uint64_t> waitAt(const Snapshot& snapshot, Nanos time, Nanos reach);

struct TimeSpan {
    Nanos from = 0;
    Nanos to = 0;
    bool operator==(const TimeSpan&) const = default;
};
// From where the third wait before it was entered to where the third after it returned, as far as they are kept.
TimeSpan neighboursOf(const Snapshot& snapshot, std::uint64_t position);
// What to show so that the wait can be seen, with its neighbours where there is room: the span now shown where that
// does, moved only if the wait is not in it; `least`: the shortest time that is wide enough to be seen.
TimeSpan spanFor(const TimeSpan& shown, const Wait& wait, const TimeSpan& neighbours, Nanos least);

} // namespace readyscope
