// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The whole timeline painted once: ruler, engine lane, the lanes of the rows in view, what runs through all of them.
// Lanes are worked out and drawn on every processor, each on a strip of the picture: a snapshot is never written.

#include "ui/common/lanerows.h"
#include "ui/timeline/canvas.h"
#include "ui/timeline/enginegeometry.h"
#include "ui/timeline/lanebins.h"
#include "ui/timeline/lanegeometry.h"
#include "ui/timeline/paintedpicture.h"
#include "ui/timeline/rulerticks.h"
#include "ui/timeline/sublanepainter.h"

#include <QImage>

#include <memory>
#include <vector>

namespace readyscope {

struct TimelineFrame {
    std::shared_ptr<const Snapshot> snapshot;
    TimeScale scale; // its width is the picture's, in device pixels
    Ruler ruler;
    const LaneRows* rows = nullptr; // null: no lanes
    KeptBins* kept = nullptr;       // from picture to picture; null: this is one by itself
    // What the canvas has already, slid by so many columns; null: nothing.
    const PaintedPicture* before = nullptr;
    int slid = 0;
    PaintedPicture* painted = nullptr; // as paintedOf(); its rows are told here
};

// What the picture will be painted of, but for its rows. `size` in device pixels.
PaintedPicture paintedOf(const TimelineFrame& frame, const Look& look, QSize size, double ratio);

class TimelinePicture {
public:
    TimelinePicture(Canvas& canvas, const TimelineFrame& frame);
    void paint();

private:
    struct Row {
        LaneRow row;
        bool isLast = false; // none of its socket's sub-lanes comes below
        QImage strip;        // of the picture, where it is in view
        qsizetype place = 0; // among the visible rows
        PaintedRow painted;
    };
    // A socket in view, and the rows that show it: its lane, its sub-lanes; or the headings of groups.
    struct Lane {
        SocketId socket = kNoSocket;
        std::vector<Row> rows;
        LaneBins* kept = nullptr;
        LaneGeometry words; // what words are beside or on
    };

    static LaneGeometry worded(const LaneGeometry& lane, const std::vector<Row>& rows);

    void paintEngine();
    void placeRows(const QVector<LaneRow>& rows);
    void paintRows();
    void paintRow(const Lane& lane, const LaneGeometry& geometry, Row& row) const;
    StaleColumns staleOf(const Lane& lane, const LaneGeometry& geometry, Row& row) const;
    bool slides(const Lane& lane, const LaneGeometry& geometry) const;
    void paintPart(Canvas& canvas, const Lane& lane, const LaneGeometry& geometry, const Row& row) const;
    void paintGround(Canvas& canvas, const QRect& area, const QColor& surface) const;
    void paintWords(const Lane& lane, Row& row);
    QRect rectOf(const LaneRow& row) const;
    QRect shownOf(const LaneRow& row) const; // below the engine lane
    QVector<ColumnRange> gapsOf(SocketId socket) const;
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
    std::vector<Lane> m_lanes;
    std::vector<Gap> m_gaps;
    EngineGeometry m_engine;
    QVector<EngineFlag> m_flags;
};

Ruler rulerFor(const Snapshot& snapshot, const TimeScale& scale, bool wallClock, double ratio);
// Local wall clock less monotonic, at `time`.
Nanos wallOffsetAt(const Snapshot& snapshot, Nanos time);

} // namespace readyscope
