// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a lane did between two times, bit by bit. Every transition between them is walked, some 40 ns each, and every
// duration is kept while it runs, 8 bytes each: not for the thread that draws.

#include "core/trace/loghistogram.h"
#include "core/trace/source.h"
#include "core/trace/spread.h"

#include <array>
#include <functional>
#include <optional>
#include <vector>

namespace readyscope {

struct BitStatistics {
    Events::Bit bit = Events::In;
    std::uint64_t rises = 0;
    std::uint64_t falls = 0;
    Nanos high = 0;    // time set, altogether
    Nanos longest = 0; // the longest that it stood, as far as it lies within
    // Of those stretches whose beginning and end lie within, with nothing unknown between.
    Spread highs;
    Spread lows;
    Spread periods;         // from one rise to the next, likewise
    LogHistogram highTimes; // of the same
    LogHistogram lowTimes;
    LogHistogram periodTimes;
    bool operator==(const BitStatistics&) const = default;
};

struct LaneStatistics {
    std::uint64_t transitions = 0;
    Nanos known = 0; // how much of the time is known: watched, and no gap
    std::vector<BitStatistics> bits;
    bool operator==(const LaneStatistics&) const = default;

    // The part of the known time in which it was set; 0 where nothing is known.
    double duty(const BitStatistics& bit) const {
        return known == 0 ? 0 : static_cast<double>(bit.high) / static_cast<double>(known);
    }
};

// The durations themselves, a lane's or several lanes', by the number of the bit.
struct BitDurations {
    std::vector<Nanos> highs;
    std::vector<Nanos> lows;
    std::vector<Nanos> periods;
};
using LaneDurations = std::array<BitDurations, 16>;

// Asked now and then, in the thread that calls.
using Cancelled = std::function<bool()>;

// Over [from, to), of each of `bits` in the order of kEventNames; none once `cancelled` says so. The durations are
// added to `sum` if there is one.
std::optional<LaneStatistics> laneStatistics(const Snapshot& snapshot, SocketId socket, Nanos from, Nanos to,
                                             Events bits, const Cancelled& cancelled = {},
                                             LaneDurations* sum = nullptr);

// Of several lanes as if they were one, over the same bits and the same time: what is counted is added, the longest is
// that of any, the spreads are of all durations, which are reordered.
LaneStatistics summed(const std::vector<LaneStatistics>& lanes, LaneDurations& durations);

} // namespace readyscope
