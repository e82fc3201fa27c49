// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a lane shows, as runs of device pixels: a value, without a painter. Its cost depends on the width, not on the
// history. Nothing stands right of what is known.

#include "core/trace/source.h"
#include "ui/timeline/columnrange.h"
#include "ui/timeline/timescale.h"

#include <QVector>

namespace readyscope {

class LaneBins;

struct LaneBand {
    Events::Bit bit = Events::In;
    ColumnRange columns; // at least LaneMeasures::leastBand wide where the next one leaves a pixel between
    bool operator==(const LaneBand&) const = default;
};

// An edge that happened somewhere within: from the last sample before it to the first after it.
struct LaneHatch {
    Events::Bit bit = Events::In;
    ColumnRange columns;
    bool operator==(const LaneHatch&) const = default;
};

// A bin in which a bit changed more often than its columns can tell apart.
struct LaneFold {
    Events::Bit bit = Events::In;
    ColumnRange columns;
    float share = 0; // of its time the bit was set
    bool operator==(const LaneFold&) const = default;
};

// Bins one beside the other in which something is folded.
struct LaneRun {
    ColumnRange columns;
    std::uint64_t count = 0; // transitions of the lane within
    int freeTo = 0;          // right of it nothing is set up to here
    bool operator==(const LaneRun&) const = default;
};

struct LaneDot {
    Events bits;
    int column = 0;
    bool operator==(const LaneDot&) const = default;
};

// A time when the lane was not watched.
struct LaneBlank {
    ColumnRange columns;
    bool afterWatch = false;  // a watch ended at its left edge, with `end`
    bool beforeWatch = false; // one begins at its right edge
    bool accepted = false;    // that one began as a listener's child
    bool isLast = false;      // nothing comes after it
    WatchEnd end = WatchEnd::Open;
    bool operator==(const LaneBlank&) const = default;
};

struct LaneGeometry {
    QVector<LaneBlank> blanks;
    QVector<LaneBand> bands; // what is folded in part too
    QVector<LaneFold> folds; // on top of these
    QVector<LaneRun> runs;
    QVector<LaneHatch> hatches;
    QVector<LaneDot> hits;
    bool operator==(const LaneGeometry&) const = default;
};

// Device pixels.
struct LaneMeasures {
    int leastBand = 2;
    int bin = 2;            // width of what is folded
    int leastHatch = 4;     // what is narrower is drawn as certain
    int leastHitPeriod = 4; // hits closer than this are left out
};

// `kept`: what the columns were for the picture before, if that is worth keeping. The first replaces what is in `lane`,
// in the room that it has.
void readLane(LaneGeometry& lane, const Snapshot& snapshot, SocketId socket, const TimeScale& scale,
              const LaneMeasures& measures, LaneBins* kept);
LaneGeometry laneGeometry(const Snapshot& snapshot, SocketId socket, const TimeScale& scale,
                          const LaneMeasures& measures, LaneBins* kept = nullptr);

// Where the first bin begins, in (-bin, 0]: bins keep their places in time while the view moves.
int firstBin(const TimeScale& scale, int bin);
// The columns of which something is known: up to the trace's now.
int knownColumns(const Snapshot& snapshot, const TimeScale& scale);
// Where select or pselect asked, which tell three sets only.
QVector<ColumnRange> setRanges(const Snapshot& snapshot, const TimeScale& scale);

} // namespace readyscope
