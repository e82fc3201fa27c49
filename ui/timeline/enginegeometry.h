// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the engine lane shows, as values: each wait where they can be told apart, else how many a bin.

#include "core/trace/source.h"
#include "ui/timeline/enginebins.h"
#include "ui/timeline/lanegeometry.h"

#include <QString>
#include <QVector>

namespace readyscope {

struct EngineWait {
    ColumnRange columns; // from entered to returned; may be empty, and stand outside the view in part
    Wait wait;
};

struct EngineGeometry {
    bool dense = false;
    QVector<EngineWait> waits; // where not dense
    std::vector<WaitBin> bins; // where dense, each `binWidth` device pixels
    int binWidth = 1;
    int origin = 0;             // column at which the first bin begins, not after 0: bins move with what they are of
    std::uint32_t greatest = 0; // waits that returned in one bin
    std::uint64_t count = 0;    // waits that returned in view
};

// Dense below `leastColumns` a wait on average. `kept`: from picture to picture; null: this is one by itself.
EngineGeometry engineGeometry(const Snapshot& snapshot, const TimeScale& scale, int leastColumns, int binWidth,
                              EngineBins* kept = nullptr);

// A word above the spans, at its column: a marker's flag or what interrupted a wait.
struct EngineFlag {
    enum class Shape { Switch, Marker, Interrupt };
    Shape shape = Shape::Marker;
    int column = 0;
    QString text;
    int textWidth = 0;   // 0: left out, as an earlier word stands there
    bool toLeft = false; // the word stands left of its column
};

// In order of their columns, words not yet placed.
QVector<EngineFlag> engineFlags(const Snapshot& snapshot, const TimeScale& scale, const EngineGeometry& engine);
QString markerText(const Marker& marker);
QString interruptText(const Wait& wait); // "EINTR SIGCHLD"; the errno alone where no signal is known

} // namespace readyscope
