// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is written on a lane beside its bands: how many transitions a run of folded bins holds, and that it is no
// descriptor. Values: which of them a picture that was slid has already is found without a window.

#include "ui/timeline/lanegeometry.h"

namespace readyscope {

struct LaneLabel {
    enum class Kind : std::uint8_t { Nval, Count };
    Kind kind = Kind::Nval;
    ColumnRange of;          // the band, or the run
    std::uint64_t count = 0; // in the run
    int room = 0;            // columns that are free behind the run
    // Once it is drawn, where there was room.
    int taken = 0; // of the room
    ColumnRange drawn;
    bool stays = false; // it stands there already
    bool operator==(const LaneLabel&) const = default;
};

// Kind by kind, each from left to right. Nothing is written into `gaps`.
QVector<LaneLabel> labelsOf(const LaneGeometry& lane, const QVector<ColumnRange>& gaps);

// Marks those of `labels` that stand in a picture with `before` once it is slid to the left by `columns`; returns where
// others of `before` do.
QVector<ColumnRange> matchLabels(const QVector<LaneLabel>& before, int columns, QVector<LaneLabel>& labels);

} // namespace readyscope
