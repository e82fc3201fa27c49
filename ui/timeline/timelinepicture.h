// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The whole timeline painted once: ruler, engine lane, the lanes of the rows in view, what runs through all of them.

#include "ui/common/lanerows.h"
#include "ui/timeline/canvas.h"
#include "ui/timeline/enginegeometry.h"
#include "ui/timeline/lanegeometries.h"
#include "ui/timeline/rulerticks.h"
#include "ui/timeline/sublanepainter.h"

#include <QHash>

#include <memory>
#include <vector>

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
    void readLanes(const QVector<LaneRow>& rows);
    bool isInView(const LaneRow& row) const;
    QRect rectOf(const LaneRow& row) const;
    const LaneGeometry& geometryOf(SocketId socket) const { return m_lanes.at(m_places.value(socket)); }
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
    std::vector<LaneGeometry> m_lanes; // in view
    QHash<SocketId, std::size_t> m_places;
    SubLaneScratch m_scratch;
    std::vector<Gap> m_gaps;
    EngineGeometry m_engine;
    QVector<EngineFlag> m_flags;
};

Ruler rulerFor(const Snapshot& snapshot, const TimeScale& scale, bool wallClock, double ratio);
// Local wall clock less monotonic, at `time`.
Nanos wallOffsetAt(const Snapshot& snapshot, Nanos time);

} // namespace readyscope
