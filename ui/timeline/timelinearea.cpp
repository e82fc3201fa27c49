// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Selecting an area of the timeline, over time and lanes.
#include "ui/common/bands.h"
#include "ui/common/texts.h"
#include "ui/timeline/timelineview.h"

#include <QMouseEvent>
#include <QPainter>

namespace readyscope {

namespace {
constexpr int kLanesTop = kRulerHeight + kEngineLaneHeight;
constexpr float kTint = 0.12F;
} // namespace

void TimelineView::setSelecting(bool selecting) {
    if (selecting == m_selecting)
        return;
    m_selecting = selecting;
    if (selecting)
        viewport()->setCursor(Qt::CrossCursor);
    else
        viewport()->unsetCursor();
    emit selectingChanged(selecting);
}

void TimelineView::selectArea(const AreaSelection& area) {
    m_area = area;
    viewport()->update();
    emit areaChanged();
    emit areaSelected();
}

void TimelineView::selectCursorRange() {
    if (!m_cursors.areBoth())
        return;
    const SocketId current = m_rows ? m_rows->current() : kNoSocket;
    const QVector<SocketId> all = m_rows ? m_rows->order() : QVector<SocketId>();
    selectArea({m_cursors.from(), m_cursors.to(), current == kNoSocket ? all : QVector<SocketId>{current}});
}

// Else the stretch in which the lane stands as it does at the event shown last, else at the middle.
void TimelineView::rangeFromSelection() {
    if (m_area)
        return setCursorRange(m_area->from, m_area->to);
    const SocketId socket = m_rows ? m_rows->current() : kNoSocket;
    const LaneSummary lane = m_snapshot->lane(socket);
    const Nanos at = m_eventShown.value_or(scale().timeAt(scale().width() / 2));
    const std::uint64_t after = m_snapshot->lowerBound(socket, at + 1);
    if (after == lane.first || after == lane.end)
        return;
    setCursorRange(m_snapshot->transition(socket, after - 1).time, m_snapshot->transition(socket, after).time);
}

void TimelineView::clearArea() {
    setSelecting(false);
    m_areaFrom.reset();
    if (!m_area)
        return;
    m_area.reset();
    viewport()->update();
    emit areaChanged();
}

QVector<SocketId> TimelineView::lanesBetween(int top, int bottom) const {
    QVector<SocketId> lanes;
    const QVector<LaneRow> rows = m_rows ? m_rows->visibleRows() : QVector<LaneRow>();
    for (const LaneRow& row : rows)
        if (kLanesTop + row.top <= bottom && kLanesTop + row.top + row.height > std::max(top, kLanesTop) &&
            row.socket != kNoSocket && (lanes.isEmpty() || lanes.last() != row.socket))
            lanes.append(row.socket);
    return lanes;
}

bool TimelineView::pressArea(const QMouseEvent& event) {
    const bool wanted = m_selecting || (event.modifiers() & Qt::ShiftModifier);
    const QPoint position = event.position().toPoint();
    if (!wanted || position.y() < kRulerHeight)
        return false;
    m_areaFrom = position;
    m_areaDragged = false;
    m_areaTime = snapped(position, event.modifiers() & Qt::AltModifier);
    return true;
}

bool TimelineView::moveArea(const QMouseEvent& event) {
    if (!m_areaFrom)
        return false;
    const QPoint position = event.position().toPoint();
    const Nanos time = snapped(position, event.modifiers() & Qt::AltModifier);
    const auto [top, bottom] = std::minmax({m_areaFrom->y(), position.y()});
    m_area = AreaSelection{std::min(m_areaTime, time), std::max(m_areaTime, time), lanesBetween(top, bottom)};
    m_areaDragged = true;
    viewport()->update();
    emit areaChanged();
    return true;
}

// A click without a drag takes the selection away.
bool TimelineView::releaseArea() {
    if (!m_areaFrom)
        return false;
    m_areaFrom.reset();
    if (m_areaDragged && m_area->from < m_area->to && !m_area->lanes.isEmpty())
        emit areaSelected();
    else
        clearArea();
    return true;
}

QRect TimelineView::areaRect() const {
    if (!m_area)
        return {};
    QRect lanes;
    const QVector<LaneRow> rows = m_rows ? m_rows->visibleRows() : QVector<LaneRow>();
    for (const LaneRow& row : rows)
        if (m_area->lanes.contains(row.socket))
            lanes |= laneRect(row.key());
    const TimeScale shown = shownScale();
    const auto x = [&](Nanos time) { return qRound(shown.columnAt(time) / ratio()); };
    const QRect area(x(m_area->from), lanes.top(), std::max(1, x(m_area->to) - x(m_area->from)), lanes.height());
    return lanes.isEmpty() ? QRect() : area.intersected(viewport()->rect());
}

QString TimelineView::areaWords() const {
    if (!m_area)
        return {};
    const QString first = m_rows ? QString::fromStdString(m_rows->info(m_area->lanes.value(0)).name) : QString();
    const QString lanes =
        m_area->lanes.size() < 2
            ? first
            : tr("%1 and %2 more").arg(first, countText(static_cast<std::uint64_t>(m_area->lanes.size()) - 1));
    return tr("Selected %1 from %2, on %3")
        .arg(durationText(m_area->to - m_area->from), momentWords(m_area->from), lanes);
}

void TimelineView::paintArea(QPainter& painter, const Look& look) const {
    const QRect area = areaRect();
    if (area.isEmpty())
        return;
    QColor tint = look.accent;
    tint.setAlphaF(kTint);
    painter.fillRect(area, tint);
    painter.setPen(QPen(look.accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area.adjusted(0, 0, -1, -1));
}

} // namespace readyscope
