// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Draws one socket's lane. Positions come from lanegeometry; here are colours, heights and words. Everything but the
// words may be drawn by another thread than the window's.

#include "core/socket/socketinfo.h"
#include "ui/timeline/canvas.h"
#include "ui/timeline/lanegeometry.h"
#include "ui/timeline/lanelabels.h"

#include <span>

namespace readyscope {

LaneMeasures laneMeasures(double ratio);

class LanePainter {
public:
    // `row` in device pixels; `rowHeight` the same device-independent. The surface is painted already.
    LanePainter(Canvas& canvas, const QRect& row, int rowHeight, const QColor& surface);

    // `stripesFrom`: BandRaster::countFrom.
    void paint(const LaneGeometry& lane, const QVector<ColumnRange>& sets, int stripesFrom = 0);
    void paintGap(ColumnRange columns);
    // What stands where the lane was not watched, beside the gaps.
    void paintWords(const LaneGeometry& lane, const SocketInfo& info, const QVector<ColumnRange>& gaps);
    // Those that do not stand there already, and where there is room.
    void paintLabels(QVector<LaneLabel>& labels);

private:
    QRect bandRect(Events::Bit bit, ColumnRange columns) const;
    QColor blankSurface() const;
    void paintBlank(const LaneBlank& blank);
    void paintBlankWords(const LaneBlank& blank, const SocketInfo& info, ColumnRange room);
    void writeOnBlank(int left, const QString& word, const QColor& color);
    void paintUntold(ColumnRange columns);
    void paintBit(Events::Bit bit, const LaneGeometry& lane);
    void paintNval(std::span<const LaneBand> bands, int stripesFrom);
    void writeNval(const LaneLabel& label);
    void paintHits(const QVector<LaneDot>& hits);
    QImage hitDot(Events::Bit bit, int bandHeight) const;
    void writeCount(LaneLabel& label);

    Canvas& m_canvas;
    QRect m_row;
    int m_rowHeight;
    QColor m_surface;
};

// What stands on a lane that is not watched, and whether it is a refusal: "closed", "refused: descriptor 1031, …".
struct BlankWord {
    QString text;
    bool refused = false;
};
BlankWord wordAfterWatch(const LaneBlank& blank, const SocketInfo& info);
QString wordBeforeWatch(const LaneBlank& blank);

} // namespace readyscope
