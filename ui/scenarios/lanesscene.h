// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the lanes of all backends show, as values: whose they are, which time, and where the frames around differences
// and their discs stand. Without a painter.

#include "core/lab/observers/socketwatch.h"
#include "ui/timeline/cursors.h"
#include "ui/timeline/lanegeometry.h"

#include <QPointF>
#include <QString>
#include <QVector>

namespace readyscope {

inline constexpr int kLanesRuler = 36; // px; its upper half holds the flags of the steps
inline constexpr int kLanesRow = 36;
inline constexpr int kDiscRadius = 8;

// A step on the ruler.
struct LanesFlag {
    Nanos at = 0;
    Nanos asked = 0; // when all observers had answered
    int step = 0;    // from 0
    QString word;
    QString title;
};

// One descriptor under all backends: of a recipe, or of a socket of the capture.
struct ShownLanes {
    Nanos begin = 0;
    Nanos end = 0; // of what has happened so far
    bool isEnded = false;
    bool isLive = false;                      // it goes on by itself, and its newest part is what is looked at
    QString endWord;                          // "closed"
    std::vector<recipes::ObservedLane> lanes; // all seven, in the order of backends
    std::vector<recipes::Difference> differences;
    std::vector<observers::RawMask> raw; // of io_uring
    QVector<LanesFlag> flags;
};

struct LanesScene {
    std::optional<ShownLanes> shown;                        // none: it was not run
    std::vector<std::shared_ptr<const Snapshot>> snapshots; // one a lane; null where there is nothing to see
    TimeScale scale;
    Cursors cursors;
    Backend selected = Backend::Poll;
    bool areDifferencesShown = true;

    Nanos begin() const { return shown ? shown->begin : 0; }
    Nanos end() const { return shown ? shown->end : 0; }
    // The last one that had begun; null: none.
    const LanesFlag* flagAt(Nanos time) const;
    // What a lane tells then; none where nobody watches.
    std::optional<Events> toldAt(std::size_t lane, Nanos time) const;
    // The newest of it; none where there is none.
    std::optional<Events> lastTold(std::size_t lane) const;
};

// All of it, with some room after its end.
TimeScale wholeScale(const LanesScene& scene, int width);
// `span` of it, from its begin on until that is full, and then the newest.
TimeScale newestScale(const LanesScene& scene, Nanos span, int width);

// Around neighbours that differ alike.
struct DifferenceFrame {
    char letter = 'A';
    std::size_t firstLane = 0;
    std::size_t lastLane = 0;
    ColumnRange columns; // not empty
    QPointF disc;        // its middle, device pixels within the plot
    bool hasDisc = true;
    bool operator==(const DifferenceFrame&) const = default;
};
// Those in view.
QVector<DifferenceFrame> framesOf(const LanesScene& scene, double ratio);

} // namespace readyscope
