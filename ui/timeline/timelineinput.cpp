// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The pointer on the timeline: wheel, drag, hover. Keys are in timelinekeys.cpp.
#include "ui/common/bands.h"
#include "ui/timeline/lanepainter.h"
#include "ui/timeline/timelineview.h"

#include <QActionGroup>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMetaMethod>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace readyscope {

namespace {

constexpr int kLanesTop = kRulerHeight + kEngineLaneHeight;
constexpr int kReach = 4;        // device-independent pixels around the pointer
constexpr int kFlagReach = 90;   // a marker's word stands right of it
constexpr double kNotch = 120;   // QWheelEvent::angleDelta of one step
constexpr double kPanNotch = 96; // pixels
constexpr int kZoomParts = 1024; // the fraction that a zoom factor is rounded to

} // namespace

int TimelineView::columnAt(double x) const { return static_cast<int>(std::floor(x * ratio())); }

LaneKey TimelineView::laneAt(QPoint position) const {
    const int y = position.y() - kLanesTop;
    if (!m_rows || y < 0)
        return {};
    for (const LaneRow& row : m_rows->visibleRows())
        if (y >= row.top && y < row.top + row.height)
            return row.key();
    return {};
}

void TimelineView::wheelEvent(QWheelEvent* event) {
    const QPoint pixels = event->pixelDelta();
    const QPoint angle = event->angleDelta();
    const bool sideways = std::abs(angle.x()) > std::abs(angle.y());
    if (event->modifiers() & Qt::ControlModifier) {
        zoomAt(event->position().x(), (pixels.isNull() ? angle.y() : pixels.y() * 2) / kNotch);
    } else if ((event->modifiers() & Qt::ShiftModifier) || sideways) {
        // Some platforms turn Shift+wheel into a horizontal one themselves.
        const int fine = sideways ? pixels.x() : pixels.y();
        const int coarse = sideways ? angle.x() : angle.y();
        wheelPan(pixels.isNull() ? -coarse / kNotch * kPanNotch : -fine);
    } else if (m_rows && m_rows->scrollBar()) {
        QApplication::sendEvent(m_rows->scrollBar(), event);
        return;
    }
    event->accept();
}

void TimelineView::zoomAt(double x, double steps) {
    // A quarter a notch; what is under the pointer stays there.
    const int numerator = static_cast<int>(std::lround(kZoomParts * std::pow(0.8, std::clamp(steps, -8.0, 8.0))));
    if (numerator != kZoomParts)
        change([&] { m_window.zoom(columnAt(x), std::max(1, numerator), kZoomParts); });
}

void TimelineView::wheelPan(double pixels) {
    m_panRest += pixels * ratio();
    const int columns = static_cast<int>(m_panRest);
    m_panRest -= columns;
    if (columns != 0)
        change([&] { m_window.pan(columns); });
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    if (pressCursor(*event) || pressArea(*event))
        return;
    m_drag = Drag{scale(), event->position().toPoint(), false};
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
    const QPoint position = event->position().toPoint();
    if (moveCursor(*event) || moveArea(*event)) {
        setHover(std::nullopt, laneAt(position));
        return;
    }
    if (m_drag) {
        const int moved = position.x() - m_drag->pressed.x();
        if (!m_drag->moved && std::abs(moved) < QApplication::startDragDistance())
            return;
        m_drag->moved = true;
        viewport()->setCursor(Qt::ClosedHandCursor);
        change([&] { m_window.drag(m_drag->start, -qRound(moved * ratio())); });
    }
    setHover(position.x(), laneAt(position));
    if (QToolTip::isVisible())
        showTip(position);
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && m_draggingCursor)
        return releaseCursor();
    if (event->button() == Qt::LeftButton && releaseArea())
        return;
    if (event->button() != Qt::LeftButton || !m_drag)
        return;
    const bool clicked = !m_drag->moved;
    m_drag.reset();
    viewport()->unsetCursor();
    const LaneKey lane = laneAt(event->position().toPoint());
    if (clicked && m_rows && lane.socket != kNoSocket)
        m_rows->setCurrent(lane);
}

void TimelineView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    if (byKey || event->pos().y() >= kLanesTop)
        laneMenu(*event);
    else
        timeMenu(*event);
}

void TimelineView::timeMenu(const QContextMenuEvent& event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (isSignalConnected(QMetaMethod::fromSignal(&TimelineView::markAsked))) {
        const Nanos time = knownTime(scale().timeAt(columnAt(event.pos().x())));
        menu->addAction(tr("Add &Marker Here"), this, [this, time] { emit markAsked(time); });
        menu->addSeparator();
    }
    auto* choices = new QActionGroup(menu);
    const auto add = [&](const QString& words, bool wallClock) {
        QAction* action = menu->addAction(words, this, [this, wallClock] { setWallClock(wallClock); });
        action->setCheckable(true);
        action->setChecked(m_wallClock == wallClock);
        choices->addAction(action);
    };
    add(tr("&Relative"), false);
    add(tr("&Wall Clock"), true);
    menu->popup(event.globalPos());
}

// The socket's own, as on its row of the table. A key asks at the current lane.
void TimelineView::laneMenu(QContextMenuEvent& event) {
    const bool byKey = event.reason() == QContextMenuEvent::Keyboard;
    const LaneKey lane = byKey && m_rows ? m_rows->currentLane() : laneAt(event.pos());
    if (lane.socket == kNoSocket)
        return event.ignore();
    const QRect shown = laneRect(lane);
    const QPoint middle = shown.isEmpty() ? viewport()->rect().center() : shown.center();
    if (byKey)
        emit laneMenuRequested(lane.socket, viewport()->mapToGlobal(middle), markTime());
    else
        emit laneMenuRequested(lane.socket, event.globalPos(), knownTime(scale().timeAt(columnAt(event.pos().x()))));
}

bool TimelineView::viewportEvent(QEvent* event) {
    switch (event->type()) {
    case QEvent::ToolTip:
        showTip(static_cast<QHelpEvent*>(event)->pos());
        return true;
    case QEvent::Leave:
        setHover(std::nullopt, {});
        break;
    default:
        break;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

QRect TimelineView::hoverStrip(int x) const { return {x - 1, 0, 3, viewport()->height()}; }

void TimelineView::setHover(std::optional<int> x, LaneKey lane) {
    if (x != m_hoverX) {
        for (const std::optional<int>& strip : {m_hoverX, x})
            if (strip)
                viewport()->update(hoverStrip(*strip));
        m_hoverX = x;
        emit hoverTime(x ? std::optional<Nanos>(scale().timeAt(columnAt(*x))) : std::nullopt);
    }
    if (lane != m_hovered) {
        m_hovered = lane;
        if (m_rows)
            m_rows->setHovered(lane);
    }
}

TimelineTip TimelineView::tipAt(QPoint position) const {
    const int column = columnAt(position.x());
    const TipWriter writer(*m_snapshot, scale(), qRound(kReach * ratio()), laneMeasures(ratio()).bin, m_wallClock);
    if (position.y() < kRulerHeight)
        return rulerTip(position, writer.moment(scale().timeAt(column)));
    if (position.y() < kLanesTop) {
        const bool onFlags = position.y() < kRulerHeight + 14;
        const TimelineTip marker = onFlags ? writer.marker(column, qRound(kFlagReach * ratio())) : TimelineTip();
        return marker.title.isEmpty() ? writer.engine(column) : marker;
    }
    const LaneKey lane = laneAt(position);
    return lane.socket == kNoSocket ? TimelineTip() : writer.lane(m_rows->info(lane.socket), column, lane.bits());
}

// On a flag the cursor's time to the nanosecond, and what lies between the two.
TimelineTip TimelineView::rulerTip(QPoint position, const QString& moment) const {
    const CursorPainter places = cursorPlaces();
    for (const CursorId cursor : kCursors) {
        if (!places.flag(cursor).contains(position))
            continue;
        const CursorWords words = cursorWords();
        const bool isA = cursor == CursorId::A;
        return {isA ? tr("Cursor A, %1").arg(words.exactA) : tr("Cursor B, %1").arg(words.exactB),
                words.spoken.isEmpty() ? QStringList() : QStringList{words.spoken}};
    }
    return {moment, {}};
}

void TimelineView::hoverAt(std::optional<Nanos> time) {
    const bool inView = time && *time >= scale().from() && *time < scale().to();
    setHover(inView ? std::optional(qRound(scale().columnAt(*time) / ratio())) : std::nullopt, m_hovered);
}

void TimelineView::showTip(QPoint position) {
    QToolTip::showText(viewport()->mapToGlobal(position), tipAt(position).toHtml(), viewport());
}

void TimelineView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TimelineView::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace readyscope
