// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the lanes of all backends show, as values: whose they are, which time, and where the frames around differences
// and their discs stand. Without a painter.

#include "ui/scenarios/reciperunner.h"
#include "ui/timeline/cursors.h"
#include "ui/timeline/lanegeometry.h"

#include <QPointF>
#include <QVector>

namespace readyscope {

inline constexpr int kLanesRuler = 36; // px; its upper half holds the flags of the steps
inline constexpr int kLanesRow = 36;
inline constexpr int kDiscRadius = 8;

struct LanesScene {
    const recipes::Recipe* recipe = nullptr;
    const RecipeResult* result = nullptr;                   // null: it was not run
    std::vector<std::shared_ptr<const Snapshot>> snapshots; // one a lane; null where there is nothing to see
    TimeScale scale;
    Cursors cursors;
    Backend selected = Backend::Poll;
    bool areDifferencesShown = true;

    Nanos begin() const { return result != nullptr ? result->report.begun : 0; }
    Nanos end() const; // of what has happened so far
    // The last one that had begun; -1: none.
    int stepAt(Nanos time) const;
    // What a lane tells then; none where nobody watches.
    std::optional<Events> toldAt(std::size_t lane, Nanos time) const;
    // Whether poll told OUT after a step until then: a connection was there.
    bool wasWritable(Nanos time) const;
};

// All of it, with some room after its end.
TimeScale wholeScale(const LanesScene& scene, int width);

// Around neighbours that differ alike.
struct DifferenceFrame {
    char letter = 'A';
    std::size_t firstLane = 0;
    std::size_t lastLane = 0;
    ColumnRange columns; // not empty
    QPointF disc;        // its middle, device pixels within the plot
    bool operator==(const DifferenceFrame&) const = default;
};
// Those in view.
QVector<DifferenceFrame> framesOf(const LanesScene& scene, double ratio);

} // namespace readyscope
