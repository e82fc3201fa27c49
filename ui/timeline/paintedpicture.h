// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a picture of the timeline was painted of. Where the view has moved to later times by whole columns since, as it
// does while it follows, the next picture is this one slid to the left, and of each row only what may look otherwise is
// painted anew. Values, compared without a window.

#include "ui/common/lanerows.h"
#include "ui/timeline/lanegeometry.h"
#include "ui/timeline/lanelabels.h"
#include "ui/timeline/rulerticks.h"

#include <QSize>
#include <QVarLengthArray>
#include <QVector>

#include <optional>

namespace readyscope {

struct Look;

struct PaintedRow {
    LaneRow row;
    bool isLast = false;
    bool isWhole = false; // it has what does not slide, and is painted anew as a whole
    QVector<LaneBlank> blanks;
    ColumnRange words; // painted over it, and to be painted over
    QVector<LaneLabel> labels;
};

using StaleColumns = QVarLengthArray<ColumnRange, 4>; // from left to right

struct PaintedPicture {
    TimeScale scale;
    QSize size; // device pixels
    double ratio = 0;
    const Look* look = nullptr; // null: there is none
    QVector<RulerTick> ticks;
    int known = 0;
    bool isWhole = false; // something runs through all rows that does not slide
    QVector<PaintedRow> rows;

    // By how many columns it is slid to become `next`, if it can be and most of it may stay.
    std::optional<int> columnsTo(const PaintedPicture& next) const;
    // Of a row of this one, slid by `columns` for `next`, where it is `now`: what may look otherwise, with the whole of
    // each label that it touches. Labels of `now` that stand elsewhere already are marked. `walked`: columns that
    // LaneBins did not find kept.
    StaleColumns staleOf(const PaintedRow& before, const PaintedPicture& next, PaintedRow& now, int columns,
                         int walked) const;

private:
    // From here on; 0: all of it.
    int firstStale(const PaintedRow& before, const PaintedPicture& next, const PaintedRow& now, int columns,
                   int walked) const;
};

} // namespace readyscope
