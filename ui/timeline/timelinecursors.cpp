// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The cursors in the hand: keys, drag, snapping.
#include "ui/common/bands.h"
#include "ui/timeline/edges.h"
#include "ui/timeline/timelineaccess.h"
#include "ui/timeline/timelineview.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace readyscope {

namespace {
constexpr int kLanesTop = kRulerHeight + kEngineLaneHeight;
constexpr int kGrip = 4;   // px around a cursor's line where it can be taken
constexpr int kSnap = 8;   // px within which an edge draws it
constexpr int kFrame = 20; // a range shown leaves a twentieth of it free on each side
} // namespace

CursorPainter TimelineView::cursorPlaces() const { return {m_cursors, scale(), ratio(), viewport()->size()}; }

CursorWords TimelineView::cursorWords() const {
    const SocketInfo lane = m_rows ? m_rows->info(m_rows->current()) : SocketInfo();
    return readyscope::cursorWords(m_cursors, *m_snapshot, scale(), m_wallClock, lane);
}

void TimelineView::cursorsMoved() {
    viewport()->update();
    emit cursorsChanged();
}

void TimelineView::pickUpCursor(CursorId cursor) {
    if (m_cursors.held() == cursor)
        return dropCursor();
    m_cursors.drop();
    const Nanos hand = scale().timeAt(m_hoverX ? columnAt(*m_hoverX) : scale().width() / 2);
    const std::optional<Nanos> at = m_cursors.at(cursor);
    m_cursors.pickUp(cursor, at && cursorPlaces().x(cursor) ? *at : hand);
    if (!m_focusBefore && !hasFocus())
        m_focusBefore = window()->focusWidget();
    setFocus();
    cursorsMoved();
    tellCursor(*this, cursor);
}

void TimelineView::dropCursor() {
    m_cursors.drop();
    m_draggingCursor = false;
    viewport()->unsetCursor();
    if (m_focusBefore)
        m_focusBefore->setFocus();
    m_focusBefore.clear();
    cursorsMoved();
}

void TimelineView::putCursorBack() {
    m_cursors.putBack();
    dropCursor();
}

void TimelineView::putCursor(CursorId cursor, Nanos time) {
    m_cursors.put(cursor, time);
    cursorsMoved();
}

void TimelineView::setCursorRange(Nanos from, Nanos to) {
    m_cursors.setRange(from, to);
    cursorsMoved();
}

void TimelineView::clearCursors() {
    m_cursors.clear();
    dropCursor();
}

void TimelineView::showCursorRange() {
    if (!m_cursors.areBoth())
        return;
    const Nanos length = m_cursors.to() - m_cursors.from();
    showSpan(m_cursors.from() - length / kFrame, m_cursors.to() + length / kFrame);
}

// On a lane to that lane's edges, on the engine's to its waits', on the ruler to those of all lanes in view.
Nanos TimelineView::snapped(QPoint position, Qt::KeyboardModifiers modifiers) const {
    const int column = columnAt(position.x());
    const Nanos time = scale().timeAt(column);
    if (modifiers & (Qt::ShiftModifier | Qt::AltModifier))
        return time;
    const Nanos reach = scale().timeAt(column + qRound(kSnap * ratio())) - time;
    if (position.y() >= kRulerHeight && position.y() < kLanesTop)
        return nearestWaitEdge(*m_snapshot, time, reach).value_or(time);
    if (const SocketId socket = laneAt(position).socket; socket != kNoSocket)
        return nearestEdge(*m_snapshot, socket, time, reach).value_or(time);
    std::optional<Nanos> nearest;
    const QVector<LaneRow> rows = m_rows ? m_rows->visibleRows() : QVector<LaneRow>();
    for (const LaneRow& row : rows) {
        const auto edge = nearestEdge(*m_snapshot, row.socket, time, reach);
        if (edge && (!nearest || std::abs(*edge - time) < std::abs(*nearest - time)))
            nearest = edge;
    }
    return nearest.value_or(time);
}

bool TimelineView::pressCursor(const QMouseEvent& event) {
    if (m_cursors.held()) { // picked up by its key: the click puts it down
        moveCursor(event);
        dropCursor();
        return true;
    }
    const auto cursor = cursorPlaces().cursorAt(event.position().toPoint(), kGrip);
    if (!cursor)
        return false;
    m_cursors.pickUp(*cursor, *m_cursors.at(*cursor));
    m_draggingCursor = true;
    cursorsMoved();
    return true;
}

bool TimelineView::moveCursor(const QMouseEvent& event) {
    const QPoint position = event.position().toPoint();
    if (m_cursors.held()) {
        m_cursors.moveHeld(snapped(position, event.modifiers()));
        viewport()->setCursor(Qt::SplitHCursor);
        cursorsMoved();
        return true;
    }
    if (!m_drag) {
        const bool onCursor = cursorPlaces().cursorAt(position, kGrip).has_value();
        if (onCursor)
            viewport()->setCursor(Qt::SplitHCursor);
        else
            viewport()->unsetCursor();
    }
    return false;
}

void TimelineView::releaseCursor() { dropCursor(); }

void TimelineView::goToTime(Nanos time) {
    const TraceTotals totals = m_snapshot->totals();
    const Nanos within = std::clamp(time, totals.begin, std::max(totals.begin, totals.now));
    showTime(within);
    if (m_cursors.held())
        moveCursorTo(within);
}

bool TimelineView::cursorKey(const QKeyEvent& event) {
    if (!m_cursors.held())
        return false;
    const Nanos time = *m_cursors.at(*m_cursors.held());
    const int direction = event.key() == Qt::Key_Right ? 1 : -1;
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (event.modifiers() & Qt::ControlModifier) {
            if (const auto found = eventFrom(time, direction))
                moveCursorTo(found->time);
        } else if (!(event.modifiers() & Qt::ShiftModifier)) {
            moveCursorTo(scale().timeAt(scale().columnAt(time) + direction * std::max(1, qRound(ratio()))));
        } else {
            return false;
        }
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        dropCursor();
        return true;
    case Qt::Key_Escape:
        putCursorBack();
        return true;
    default:
        return false;
    }
}

void TimelineView::moveCursorTo(Nanos time) {
    const CursorId cursor = *m_cursors.held();
    m_cursors.moveHeld(time);
    if (!cursorPlaces().x(cursor))
        change([&] { m_window.centre(time); });
    cursorsMoved();
    tellCursor(*this, cursor);
}

} // namespace readyscope
