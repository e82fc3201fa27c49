// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Keys on the timeline, and walking from event to event.
#include "ui/common/bands.h"
#include "ui/timeline/timelineaccess.h"
#include "ui/timeline/timelineview.h"

#include <QKeyEvent>

#include <algorithm>
#include <climits>

namespace readyscope {

namespace {
constexpr int kLanesTop = kRulerHeight + kEngineLaneHeight;
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
    if (cursorKey(*event))
        return;
    const auto walkRows = [this](int by) {
        if (m_rows)
            m_rows->walk(by);
    };
    const auto fold = [this, event](bool folded) {
        if (m_rows)
            m_rows->fold(folded);
        else
            event->ignore();
    };
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const bool control = event->modifiers() & Qt::ControlModifier;
    const int page = std::max(1, (viewport()->height() - kLanesTop) / kRowHeight - 1);
    switch (event->key()) {
    case Qt::Key_Up:
        return walkRows(-1);
    case Qt::Key_Down:
        return walkRows(1);
    case Qt::Key_PageUp:
        return walkRows(-page);
    case Qt::Key_PageDown:
        return walkRows(page);
    case Qt::Key_Home:
        return control ? showBegin() : walkRows(INT_MIN / 2);
    case Qt::Key_End:
        return control ? showEnd() : walkRows(INT_MAX / 2);
    case Qt::Key_Plus:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    default:
        break;
    }
    if (control || (event->modifiers() & Qt::AltModifier)) {
        event->ignore();
        return;
    }
    switch (event->key()) {
    case Qt::Key_W:
        return zoomIn();
    case Qt::Key_S:
        return zoomOut();
    case Qt::Key_A:
        return panLeft();
    case Qt::Key_D:
        return panRight();
    case Qt::Key_L:
        return setFollowing(!isFollowing());
    case Qt::Key_P:
        return setPaused(!isPaused());
    case Qt::Key_0:
        return showWhole();
    case Qt::Key_F:
        return centre();
    case Qt::Key_1:
        return pickUpCursor(CursorId::A);
    case Qt::Key_2:
        return pickUpCursor(CursorId::B);
    case Qt::Key_Z:
        return showCursorRange();
    case Qt::Key_R:
        return shift ? selectCursorRange() : rangeFromSelection();
    case Qt::Key_E:
        return setSelecting(!isSelecting());
    case Qt::Key_Escape:
        return m_area || m_selecting ? clearArea() : event->ignore();
    case Qt::Key_Backspace:
        return shift ? goForward() : goBack();
    case Qt::Key_Period:
        return nextEvent();
    case Qt::Key_Comma:
        return previousEvent();
    case Qt::Key_Left:
        return shift ? panLeft() : fold(true);
    case Qt::Key_Right:
        return shift ? panRight() : fold(false);
    default:
        event->ignore();
    }
}

void TimelineView::nextEvent() { stepEvent(1); }

void TimelineView::previousEvent() { stepEvent(-1); }

void TimelineView::setStepsThrough(const Sought& sought, bool onAnyLane) {
    m_stepsThrough = sought;
    m_stepsOnAnyLane = onAnyLane;
}

Sought TimelineView::stepsThrough() const {
    const Events subLane = m_rows ? m_rows->currentLane().subLane : Events();
    const bool isAnyChange =
        !m_stepsThrough.isState() && m_stepsThrough.rises == kAnyEvent && m_stepsThrough.falls == kAnyEvent;
    return isAnyChange && !subLane.empty() && !m_stepsOnAnyLane ? Sought::change(subLane) : m_stepsThrough;
}

QVector<SocketId> TimelineView::walkedLanes() const {
    if (!m_rows)
        return {};
    const SocketId current = m_rows->current();
    return current == kNoSocket || m_stepsOnAnyLane ? m_rows->order() : QVector<SocketId>{current};
}

std::optional<Found> TimelineView::eventFrom(Nanos time, int direction) const {
    const QVector<SocketId> lanes = walkedLanes();
    return direction > 0 ? findNext(*m_snapshot, lanes, time, stepsThrough())
                         : findPrevious(*m_snapshot, lanes, time, stepsThrough());
}

void TimelineView::stepEvent(int direction) {
    // From the event shown last while it is still in view, else from the middle.
    const Nanos middle = scale().timeAt(scale().width() / 2);
    const bool inView = m_eventShown && *m_eventShown >= scale().from() && *m_eventShown < scale().to();
    const auto found = eventFrom(inView ? *m_eventShown : middle, direction);
    if (!found) {
        emit noEventFound();
        return;
    }
    showTime(found->time);
    emit eventShown(found->socket, found->time);
    tellEvent(*this); // now that its lane is the current one
}

void TimelineView::centre() {
    if (m_hoverX)
        showTime(scale().timeAt(columnAt(*m_hoverX)));
    else if (m_eventShown)
        showTime(*m_eventShown);
}

} // namespace readyscope
