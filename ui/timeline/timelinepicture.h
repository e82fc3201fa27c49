// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The whole timeline painted once: ruler, engine lane, the lanes of the rows in view, what runs through all of them.

#include "ui/common/lanerows.h"
#include "ui/timeline/canvas.h"
#include "ui/timeline/enginegeometry.h"
#include "ui/timeline/rulerticks.h"
#include "ui/timeline/sublanepainter.h"

#include <memory>

namespace readyscope {

struct TimelineFrame {
    std::shared_ptr<const Snapshot> snapshot;
    TimeScale scale; // its width is the picture's, in device pixels
    Ruler ruler;
    const LaneRows* rows = nullptr; // null: no lanes
};

class TimelinePicture {
public:
    // `size` in device pixels.
    TimelinePicture(Canvas& canvas, const TimelineFrame& frame, QSize size);
    void paint();

private:
    void paintEngine();
    void paintRow(const LaneRow& row, bool isLast);
    void paintLane(const LaneRow& row, const QRect& rect, const QColor& surface);
    const LaneGeometry& geometryOf(SocketId socket);
    void paintGapLabels(int lanesBottom);
    void paintUnknown();
    void paintSwitchLines();
    QColor surfaceOf(const LaneRow& row) const;
    ColumnRange columnsOf(const Gap& gap) const;

    Canvas& m_canvas;
    const TimelineFrame& m_frame;
    QSize m_size;
    int m_known;
    int m_engineTop;
    int m_lanesTop;
    QVector<ColumnRange> m_sets;
    SocketId m_socket = kNoSocket; // whose geometry it is: its sub-lanes come right below
    LaneGeometry m_geometry;
    SubLaneScratch m_scratch;
    std::vector<Gap> m_gaps;
    EngineGeometry m_engine;
    QVector<EngineFlag> m_flags;
};

Ruler rulerFor(const Snapshot& snapshot, const TimeScale& scale, bool wallClock, double ratio);
// Local wall clock less monotonic, at `time`.
Nanos wallOffsetAt(const Snapshot& snapshot, Nanos time);

} // namespace readyscope
