// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelinepicture.h"

#include "ui/common/bands.h"
#include "ui/common/texts.h"
#include "ui/timeline/enginepainter.h"
#include "ui/timeline/lanepainter.h"
#include "ui/timeline/rulerpainter.h"

#include <QCoreApplication>
#include <QDateTime>

namespace readyscope {

TimelinePicture::TimelinePicture(Canvas& canvas, const TimelineFrame& frame, QSize size)
    : m_canvas(canvas), m_frame(frame), m_size(size), m_known(knownColumns(*frame.snapshot, frame.scale)),
      m_engineTop(canvas.px(kRulerHeight)), m_lanesTop(canvas.px(kRulerHeight + kEngineLaneHeight)),
      m_sets(setRanges(*frame.snapshot, frame.scale)),
      m_gaps(frame.snapshot->gaps(frame.scale.from(), frame.scale.to())),
      m_engine(engineGeometry(*frame.snapshot, frame.scale, EnginePainter::leastColumns(canvas.ratio()),
                              EnginePainter::binWidth(canvas.ratio()))),
      m_flags(engineFlags(*frame.snapshot, frame.scale, m_engine)) {}

void TimelinePicture::paint() {
    m_canvas.fill({QPoint(0, 0), m_size}, m_canvas.look().base);
    paintGrid(m_canvas, m_frame.ruler, {0, m_engineTop, m_size.width(), m_size.height() - m_engineTop}, m_known);
    int bottom = m_lanesTop;
    if (m_frame.rows) {
        const QVector<LaneRow> rows = m_frame.rows->visibleRows();
        readLanes(rows);
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const LaneRow& row = rows.at(i);
            paintRow(row, i + 1 == rows.size() || rows.at(i + 1).subLane.empty());
            bottom = std::max(bottom, m_lanesTop + m_canvas.px(row.top + row.height));
        }
    }
    paintGapLabels(std::min(bottom, m_size.height()));
    paintUnknown();
    paintSwitchLines();
    paintEngine();
    paintRuler(m_canvas, m_frame.ruler, {0, 0, m_size.width(), m_engineTop});
}

QColor TimelinePicture::surfaceOf(const LaneRow& row) const {
    const Look& look = m_canvas.look();
    if (row.selected)
        return mixed(look.selected, look.base, 0.75);
    return row.hovered ? mixed(look.hover, look.base, 0.75) : look.base;
}

// `isLast`: none of its socket's sub-lanes comes below.
void TimelinePicture::paintRow(const LaneRow& row, bool isLast) {
    if (!isInView(row))
        return;
    const QRect rect = rectOf(row);
    QPainter& painter = m_canvas.painter();
    painter.save();
    painter.setClipRect(QRect(0, m_lanesTop, m_size.width(), m_size.height() - m_lanesTop));
    if (row.socket == kNoSocket) {
        m_canvas.fill(rect, m_canvas.look().header);
        m_canvas.fill({0, rect.bottom() + 1 - m_canvas.thickness(1), rect.width(), m_canvas.thickness(1)},
                      m_canvas.look().rowLine);
        painter.restore();
        return;
    }
    const QColor surface = surfaceOf(row);
    if (row.selected || row.hovered) {
        m_canvas.fill(rect, surface);
        paintGrid(m_canvas, m_frame.ruler, rect, m_known);
    }
    const int line = m_canvas.thickness(1);
    const bool isBetween = !row.subLane.empty() && !isLast;
    m_canvas.fill({0, rect.bottom() + 1 - line, rect.width(), line},
                  isBetween ? m_canvas.look().gridMinor : m_canvas.look().rowLine);
    if (row.subLane.empty()) {
        paintLane(row, rect, surface);
    } else {
        SubLanePainter lane(m_canvas, m_scratch, rect, row.subLane, surface, m_known);
        lane.paint(geometryOf(row.socket), m_sets, isLast);
        for (const Gap& gap : m_gaps)
            if (gap.socket == kNoSocket || gap.socket == row.socket)
                LanePainter(m_canvas, rect, row.height, surface).paintGap(columnsOf(gap));
    }
    painter.restore();
}

void TimelinePicture::paintLane(const LaneRow& row, const QRect& rect, const QColor& surface) {
    QVector<ColumnRange> gaps;
    for (const Gap& gap : m_gaps)
        if (gap.socket == kNoSocket || gap.socket == row.socket)
            gaps.append(columnsOf(gap));
    const LaneGeometry& geometry = geometryOf(row.socket);
    LanePainter lane(m_canvas, rect, row.height, surface);
    lane.paint(geometry, m_sets);
    for (const ColumnRange& gap : gaps)
        lane.paintGap(gap);
    lane.paintWords(geometry, m_frame.rows->info(row.socket), gaps);
}

QRect TimelinePicture::rectOf(const LaneRow& row) const {
    const int top = m_lanesTop + m_canvas.px(row.top);
    return {0, top, m_size.width(), m_lanesTop + m_canvas.px(row.top + row.height) - top};
}

bool TimelinePicture::isInView(const LaneRow& row) const {
    const QRect rect = rectOf(row);
    return rect.bottom() >= m_lanesTop && rect.top() < m_size.height();
}

// A socket's sub-lanes show what its lane does.
void TimelinePicture::readLanes(const QVector<LaneRow>& rows) {
    std::vector<SocketId> sockets;
    for (const LaneRow& row : rows) {
        if (row.socket == kNoSocket || m_places.contains(row.socket) || !isInView(row))
            continue;
        m_places.insert(row.socket, sockets.size());
        sockets.push_back(row.socket);
    }
    m_lanes = laneGeometries(m_frame.snapshot, sockets, m_frame.scale, laneMeasures(m_canvas.ratio()));
}

ColumnRange TimelinePicture::columnsOf(const Gap& gap) const {
    const int from = m_frame.scale.columnAt(gap.from);
    const int to = std::max(m_frame.scale.columnAt(gap.to), from + m_canvas.thickness(2));
    return {from, std::min(to, std::max(m_known, from))};
}

void TimelinePicture::paintGapLabels(int lanesBottom) {
    const Look& look = m_canvas.look();
    const QVector<LaneRow> rows = m_frame.rows ? m_frame.rows->visibleRows() : QVector<LaneRow>();
    for (const Gap& gap : m_gaps) {
        int top = m_lanesTop;
        int height = m_canvas.px(kRowHeight);
        if (gap.socket != kNoSocket) {
            const auto row = std::find_if(rows.begin(), rows.end(),
                                          [&gap](const LaneRow& lane) { return lane.socket == gap.socket; });
            if (row == rows.end())
                continue;
            top += m_canvas.px(row->top);
            height = m_canvas.px(row->height);
        }
        const ColumnRange columns = columnsOf(gap);
        const QRect shown = QRect(columns.from, top, columns.width(), height)
                                .intersected({0, m_lanesTop, m_known, lanesBottom - m_lanesTop});
        const QString words = QCoreApplication::translate("Timeline", "gap: %1 lost").arg(countText(gap.lost));
        QRect plate(0, 0, m_canvas.wordWidth(words, true) + m_canvas.px(12), m_canvas.px(17));
        plate.moveCenter(shown.center());
        if (plate.width() + m_canvas.px(4) > shown.width() || plate.height() > shown.height())
            continue;
        m_canvas.fill(plate, look.base);
        m_canvas.outline(plate, look.error, m_canvas.thickness(1));
        m_canvas.word(plate.left() + m_canvas.px(6), plate.center().y(), words, look.error, true);
    }
}

void TimelinePicture::paintUnknown() {
    if (m_known >= m_size.width())
        return;
    const int height = m_size.height() - m_engineTop;
    m_canvas.fill({m_known, m_engineTop, m_size.width() - m_known, height}, m_canvas.look().window);
    if (m_known > 0)
        m_canvas.fill({m_known, m_engineTop, m_canvas.thickness(2), height}, m_canvas.look().nowEdge);
}

void TimelinePicture::paintSwitchLines() {
    // Dashed 5-3, through the lanes.
    const int width = m_canvas.thickness(1);
    for (const EngineFlag& flag : m_flags) {
        if (flag.shape != EngineFlag::Shape::Switch)
            continue;
        for (int y = m_engineTop; y < m_size.height(); y += m_canvas.px(8))
            m_canvas.fill({flag.column, y, width, m_canvas.px(5)}, m_canvas.look().marker);
    }
}

void TimelinePicture::paintEngine() {
    const QRect lane(0, m_engineTop, m_size.width(), m_lanesTop - m_engineTop);
    const int line = m_canvas.thickness(1);
    m_canvas.fill({0, lane.bottom() + 1 - line, lane.width(), line}, m_canvas.look().strongLine);
    EnginePainter painter(m_canvas, lane);
    painter.paint(m_engine, m_known);
    painter.paintFlags(m_engine, m_flags);
}

Nanos wallOffsetAt(const Snapshot& snapshot, Nanos time) {
    const Nanos real = snapshot.realtimeAt(time);
    const int zone = QDateTime::fromMSecsSinceEpoch(real / kMillisecond).offsetFromUtc();
    return real + zone * kSecond - time;
}

Ruler rulerFor(const Snapshot& snapshot, const TimeScale& scale, bool wallClock, double ratio) {
    const int least = qRound(kLeastMajorGap * ratio);
    return wallClock ? wallRuler(scale, wallOffsetAt(snapshot, scale.from()), least)
                     : relativeRuler(scale, snapshot.totals().begin, least);
}

} // namespace readyscope
