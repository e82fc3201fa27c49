// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a lane was in each column, kept from one picture to the next: where the view moved to later times by whole
// columns, as it does while it follows, those that had come to an end are not walked through again. One that is kept
// may begin 1 ns beside where it would now.

#include "core/trace/source.h"
#include "ui/timeline/enginebins.h"
#include "ui/timeline/timescale.h"

#include <unordered_map>
#include <vector>

namespace readyscope {

class LaneBins {
public:
    // Of the columns of `scale`, and the shares of its folds, `fold` columns each, as far as something is known.
    void read(const Snapshot& snapshot, SocketId socket, const TimeScale& scale, int fold);

    // Nothing is kept, but for the room.
    void forget() { m_bins.clear(); }

    const std::vector<Bin>& bins() const { return m_bins; }
    const std::vector<Shares>& shares() const { return m_shares; }
    int walked() const { return m_walked; } // columns that the last read() did not find kept

private:
    // What the columns are of.
    struct Place {
        TimeScale scale;
        int fold = 1;
        int origin = 0; // column at which the first fold begins, not after 0
        Nanos begin = 0;
        Nanos now = 0;
        LaneSummary lane;

        int folds() const; // with something known
        int columnOf(int index) const { return std::max(0, origin + index * fold); }
    };
    static Place placeOf(const Snapshot& snapshot, SocketId socket, const TimeScale& scale, int fold);
    int endedFolds(const Snapshot& snapshot, SocketId socket, const LaneSummary& lane) const;
    int keep(const Snapshot& snapshot, SocketId socket, const Place& place);
    void walk(const Snapshot& snapshot, SocketId socket, int from);
    void countOnce(const Snapshot& snapshot, SocketId socket, int from);

    Place m_place;
    std::uint64_t m_counted = 0; // position from which on the first column counts
    int m_walked = 0;
    std::vector<Bin> m_bins; // none: nothing is kept
    std::vector<Shares> m_shares;
    // What is walked through beside what is kept.
    std::vector<Bin> m_newBins;
    std::vector<Shares> m_newShares;
};

// Of the lanes in view and the engine's. One thread owns it; others may read lanes, each its own.
class KeptBins {
public:
    // Before each picture: nothing is kept of another scale, and nothing before one has been seen twice.
    void begin(const TimeScale& scale);
    // Null where it is not worth it. Stands until the next begin().
    LaneBins* of(SocketId socket);
    EngineBins* ofEngine() { return m_worthIt ? &m_engine : nullptr; }
    void clear() {
        m_lanes.clear();
        m_engine = {};
    }

private:
    struct Entry {
        LaneBins bins;
        bool inView = true;
    };
    std::unordered_map<SocketId, Entry> m_lanes;
    EngineBins m_engine;
    TimeScale m_scale;
    bool m_worthIt = false;
};

} // namespace readyscope
