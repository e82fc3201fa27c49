// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelinepicture.h"

#include "ui/common/bands.h"
#include "ui/common/parallel.h"
#include "ui/common/texts.h"
#include "ui/timeline/bandraster.h"
#include "ui/timeline/enginepainter.h"
#include "ui/timeline/lanepainter.h"
#include "ui/timeline/rulerpainter.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>

#include <algorithm>
#include <iterator>
#include <utility>

namespace readyscope {

namespace {

constexpr std::size_t kLanesAThread = 8; // fewer are not worth one

} // namespace

// The sets, where they have rows of their own.
LaneGeometry TimelinePicture::worded(const LaneGeometry& lane, const std::vector<Row>& rows) {
    Events named;
    for (const Row& row : rows)
        named |= row.row.subLane & kSets;
    LaneGeometry words{.blanks = lane.blanks, .bands = {}, .folds = {}, .runs = {}, .hatches = {}, .hits = {}};
    if (named.empty())
        return words;
    std::ranges::copy_if(lane.bands, std::back_inserter(words.bands),
                         [named](const LaneBand& band) { return named.any(band.bit); });
    return words;
}

TimelinePicture::TimelinePicture(Canvas& canvas, const TimelineFrame& frame)
    : m_canvas(canvas), m_frame(frame), m_size(canvas.size()), m_known(knownColumns(*frame.snapshot, frame.scale)),
      m_engineTop(canvas.px(kRulerHeight)), m_lanesTop(canvas.px(kRulerHeight + kEngineLaneHeight)),
      m_sets(setRanges(*frame.snapshot, frame.scale)),
      m_gaps(frame.snapshot->gaps(frame.scale.from(), frame.scale.to())) {}

PaintedPicture paintedOf(const TimelineFrame& frame, const Look& look, QSize size, double ratio) {
    const Snapshot& snapshot = *frame.snapshot;
    const TimeScale& scale = frame.scale;
    const auto isSwitch = [](const Marker& marker) { return marker.kind == MarkerKind::Backend; };
    PaintedPicture picture;
    picture.scale = scale;
    picture.size = size;
    picture.ratio = ratio;
    picture.look = &look;
    picture.ticks = frame.ruler.ticks;
    picture.known = knownColumns(snapshot, scale);
    // Dots are counted from the view's edge, labels stand in the middle of what is in view, lines have dashes.
    picture.isWhole = !setRanges(snapshot, scale).isEmpty() || !snapshot.gaps(scale.from(), scale.to()).empty() ||
                      std::ranges::any_of(snapshot.markers(scale.from(), scale.to()), isSwitch);
    return picture;
}

void TimelinePicture::paint() {
    const QVector<LaneRow> rows = m_frame.rows ? m_frame.rows->visibleRows() : QVector<LaneRow>();
    int bottom = m_lanesTop;
    for (const LaneRow& row : rows)
        bottom = std::max(bottom, m_lanesTop + m_canvas.px(row.top + row.height));
    bottom = std::min(bottom, m_size.height());
    paintGround(m_canvas, {0, m_engineTop, m_size.width(), m_lanesTop - m_engineTop}, m_canvas.look().base);
    paintGround(m_canvas, {0, bottom, m_size.width(), m_size.height() - bottom}, m_canvas.look().base);
    if (m_frame.kept)
        m_frame.kept->begin(m_frame.scale);
    placeRows(rows);
    paintRows();
    QPainter& painter = m_canvas.painter();
    painter.save();
    painter.setClipRect(QRect(0, m_lanesTop, m_size.width(), m_size.height() - m_lanesTop));
    for (Lane& lane : m_lanes)
        for (Row& row : lane.rows)
            paintWords(lane, row);
    painter.restore();
    paintGapLabels(bottom);
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

void TimelinePicture::paintGround(Canvas& canvas, const QRect& area, const QColor& surface) const {
    canvas.fillLines(area, surface);
    paintGrid(canvas, m_frame.ruler, area, m_known);
}

QVector<ColumnRange> TimelinePicture::gapsOf(SocketId socket) const {
    QVector<ColumnRange> gaps;
    for (const Gap& gap : m_gaps)
        if (gap.socket == kNoSocket || gap.socket == socket)
            gaps.append(columnsOf(gap));
    return gaps;
}

// With the engine lane, which is worked out beside them.
void TimelinePicture::paintRows() {
    const auto job = [this](std::size_t i) {
        if (i == 0) {
            m_engine = engineGeometry(*m_frame.snapshot, m_frame.scale, EnginePainter::leastColumns(m_canvas.ratio()),
                                      EnginePainter::binWidth(m_canvas.ratio()),
                                      m_frame.kept ? m_frame.kept->ofEngine() : nullptr);
            m_flags = engineFlags(*m_frame.snapshot, m_frame.scale, m_engine);
            return;
        }
        Lane& lane = m_lanes[i - 1];
        thread_local LaneGeometry geometry; // for its room
        if (lane.socket != kNoSocket)
            readLane(geometry, *m_frame.snapshot, lane.socket, m_frame.scale, laneMeasures(m_canvas.ratio()),
                     lane.kept);
        else
            geometry = {};
        for (Row& row : lane.rows)
            paintRow(lane, geometry, row);
        lane.words = worded(geometry, lane.rows);
    };
    inParallel(m_lanes.size() + 1, job, kLanesAThread);
}

// What a picture before it was painted of tells apart, left of its right end.
bool TimelinePicture::slides(const Lane& lane, const LaneGeometry& geometry) const {
    return lane.socket != kNoSocket && lane.kept && m_known > 0 && geometry.hatches.isEmpty() &&
           geometry.hits.isEmpty();
}

StaleColumns TimelinePicture::staleOf(const Lane& lane, const LaneGeometry& geometry, Row& row) const {
    const int width = m_size.width();
    row.painted = {row.row, row.isLast, !slides(lane, geometry), geometry.blanks, {}, {}};
    if (row.row.subLane.empty())
        row.painted.labels = labelsOf(geometry, gapsOf(lane.socket));
    if (!m_frame.before || row.place >= m_frame.before->rows.size())
        return {{0, width}};
    const int walked = row.painted.isWhole ? width : lane.kept->walked();
    return m_frame.before->staleOf(m_frame.before->rows[row.place], *m_frame.painted, row.painted, m_frame.slid,
                                   walked);
}

void TimelinePicture::paintRow(const Lane& lane, const LaneGeometry& geometry, Row& row) const {
    for (const ColumnRange& columns : staleOf(lane, geometry, row)) {
        Canvas canvas(row.strip, m_canvas, columns);
        paintPart(canvas, lane, geometry, row);
    }
}

void TimelinePicture::paintPart(Canvas& canvas, const Lane& lane, const LaneGeometry& geometry, const Row& row) const {
    const QRect rect = rectOf(row.row).translated(0, -shownOf(row.row).top());
    const Look& look = m_canvas.look();
    const QColor surface = surfaceOf(row.row);
    const bool isHeading = lane.socket == kNoSocket;
    if (isHeading)
        canvas.fillLines(rect, look.header);
    else
        paintGround(canvas, rect, surface);
    const int line = canvas.thickness(1);
    const bool isBetween = !row.row.subLane.empty() && !row.isLast;
    canvas.fillLines({0, rect.bottom() + 1 - line, rect.width(), line}, isBetween ? look.gridMinor : look.rowLine);
    if (isHeading)
        return;
    LanePainter painter(canvas, rect, row.row.height, surface);
    if (row.row.subLane.empty())
        painter.paint(geometry, m_sets, firstBin(m_frame.scale, BandRaster::period(m_canvas.ratio())));
    else
        SubLanePainter(canvas, rect, row.row.subLane, surface, m_known).paint(geometry, m_sets, row.isLast);
    for (const ColumnRange& gap : gapsOf(lane.socket))
        painter.paintGap(gap);
}

void TimelinePicture::paintWords(const Lane& lane, Row& row) {
    if (lane.socket != kNoSocket) {
        const QRect rect = rectOf(row.row);
        const QColor surface = surfaceOf(row.row);
        m_canvas.takeTouched();
        if (row.row.subLane.empty()) {
            LanePainter painter(m_canvas, rect, row.row.height, surface);
            painter.paintWords(lane.words, m_frame.rows->info(lane.socket), gapsOf(lane.socket));
            row.painted.words = m_canvas.takeTouched();
            painter.paintLabels(row.painted.labels);
        } else {
            SubLanePainter(m_canvas, rect, row.row.subLane, surface, m_known).paintWords(lane.words, m_sets);
            row.painted.words = m_canvas.takeTouched();
        }
    }
    if (m_frame.painted)
        m_frame.painted->rows[row.place] = std::move(row.painted);
}

QRect TimelinePicture::rectOf(const LaneRow& row) const {
    const int top = m_lanesTop + m_canvas.px(row.top);
    return {0, top, m_size.width(), m_lanesTop + m_canvas.px(row.top + row.height) - top};
}

QRect TimelinePicture::shownOf(const LaneRow& row) const {
    return rectOf(row).intersected({0, m_lanesTop, m_size.width(), m_size.height() - m_lanesTop});
}

// A socket's rows need not stand one below the other.
void TimelinePicture::placeRows(const QVector<LaneRow>& rows) {
    QHash<SocketId, std::size_t> places;
    if (m_frame.painted)
        m_frame.painted->rows = QVector<PaintedRow>(rows.size());
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const LaneRow& row = rows.at(i);
        const QRect shown = shownOf(row);
        if (shown.isEmpty())
            continue;
        if (!places.contains(row.socket)) {
            places.insert(row.socket, m_lanes.size());
            m_lanes.push_back({.socket = row.socket,
                               .rows = {},
                               .kept = m_frame.kept ? m_frame.kept->of(row.socket) : nullptr,
                               .words = {}});
        }
        const bool isLast = i + 1 == rows.size() || rows.at(i + 1).subLane.empty();
        m_lanes[places.value(row.socket)].rows.push_back(
            {row, isLast, m_canvas.strip(shown.top(), shown.height()), i, {}});
    }
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
    // What reached over its edge, as a letter's foot, would stay on a lane that is only slid.
    m_canvas.painter().save();
    m_canvas.painter().setClipRect(lane);
    EnginePainter engine(m_canvas, lane);
    engine.paint(m_engine, m_known);
    engine.paintFlags(m_engine, m_flags);
    m_canvas.painter().restore();
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
