// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Draws one event bit of a lane on a row of its own: a line that it stands on, and where the bit is set a tinted box.
// The boxes of a row are composed as scan lines, so that the cost depends on the width alone. Everything but the words
// may be drawn by another thread than the window's.

#include "ui/common/look.h"
#include "ui/timeline/canvas.h"
#include "ui/timeline/lanegeometry.h"

#include <vector>

namespace readyscope {

class SubLanePainter {
public:
    // `row` in device pixels, `known` the columns of which something is known. The surface is painted already.
    SubLanePainter(Canvas& canvas, const QRect& row, Events subLane, const QColor& surface, int known);

    // `isLast`: another lane's row comes below, whose line is left alone.
    void paint(const LaneGeometry& lane, const QVector<ColumnRange>& sets, bool isLast);
    // Which set asked.
    void paintWords(const LaneGeometry& lane, const QVector<ColumnRange>& sets);

private:
    QRect box(ColumnRange columns) const;
    void paintBase(const QVector<ColumnRange>& sets);
    void paintBlanks(const LaneGeometry& lane, bool isLast);
    void markBox(const LaneBand& band);
    void markFold(const LaneFold& fold);
    void paintBoxes(const LaneGeometry& lane);
    void paintHatch(const LaneHatch& hatch);
    void paintHits(const LaneGeometry& lane);
    void paintSetName(const LaneGeometry& lane, ColumnRange set);

    Canvas& m_canvas;
    QRect m_row;
    Events m_subLane;
    QColor m_surface;
    QColor m_color;
    int m_known;
    std::vector<std::uint8_t> m_marks; // of each column
};

} // namespace readyscope
