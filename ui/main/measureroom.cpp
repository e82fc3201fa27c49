// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/measureroom.h"

#include "ui/main/actions.h"
#include "ui/main/capturepage.h"
#include "ui/main/controller.h"
#include "ui/sockets/sockettableview.h"
#include "ui/timeline/finddialog.h"
#include "ui/timeline/gototimedialog.h"
#include "ui/timeline/timelineview.h"

#include <QActionGroup>

namespace readyscope {

MeasureRoom::MeasureRoom(Actions& actions, CapturePage& page, Controller& controller, QWidget* window)
    : QObject(window), m_actions(actions), m_page(page), m_timeline(page.timeline()), m_controller(controller),
      m_window(window) {
    wireCursors();
    wireSteps();
    wireHistory();
    connect(m_actions.goToTime, &QAction::triggered, this, &MeasureRoom::goToTime);
    connect(m_actions.find, &QAction::triggered, this, &MeasureRoom::find);
}

void MeasureRoom::wireHistory() {
    connect(m_actions.viewBack, &QAction::triggered, &m_timeline, &TimelineView::goBack);
    connect(m_actions.viewForward, &QAction::triggered, &m_timeline, &TimelineView::goForward);
    const auto fit = [this] {
        const bool back = m_timeline.canGoBack();
        const bool forward = m_timeline.canGoForward();
        m_actions.viewBack->setEnabled(back);
        m_actions.viewForward->setEnabled(forward);
        m_actions.viewBack->setToolTip(back ? tr("As it was before the last move (Backspace)")
                                            : tr("The view was not moved yet."));
        m_actions.viewForward->setToolTip(forward ? tr("As it was before going back (Shift+Backspace)")
                                                  : tr("Nothing was gone back from."));
    };
    connect(&m_timeline, &TimelineView::historyChanged, this, fit);
    fit();
}

void MeasureRoom::wireCursors() {
    connect(m_actions.cursorA, &QAction::triggered, this, [this] { m_timeline.pickUpCursor(CursorId::A); });
    connect(m_actions.cursorB, &QAction::triggered, this, [this] { m_timeline.pickUpCursor(CursorId::B); });
    connect(m_actions.clearCursors, &QAction::triggered, &m_timeline, &TimelineView::clearCursors);
    connect(m_actions.selectArea, &QAction::triggered, &m_timeline, &TimelineView::setSelecting);
    connect(&m_timeline, &TimelineView::selectingChanged, m_actions.selectArea, &QAction::setChecked);
    connect(m_actions.selectRange, &QAction::triggered, &m_timeline, &TimelineView::selectCursorRange);
    connect(m_actions.rangeFromSelection, &QAction::triggered, &m_timeline, &TimelineView::rangeFromSelection);
    connect(m_actions.toRange, &QAction::triggered, &m_timeline, &TimelineView::showCursorRange);
}

void MeasureRoom::wireSteps() {
    connect(m_actions.nextEvent, &QAction::triggered, &m_timeline, &TimelineView::nextEvent);
    connect(m_actions.previousEvent, &QAction::triggered, &m_timeline, &TimelineView::previousEvent);
    connect(m_actions.centre, &QAction::triggered, &m_timeline, &TimelineView::centre);
    connect(m_actions.step, &QActionGroup::triggered, this, [this](const QAction* action) {
        m_timeline.setStepsThrough(
            Sought::change(Events::fromBits(static_cast<std::uint16_t>(action->data().toInt()))));
    });
    connect(&m_timeline, &TimelineView::eventShown, this, &MeasureRoom::tellFound);
    connect(&m_timeline, &TimelineView::noEventFound, this, &MeasureRoom::tellNothing);
}

void MeasureRoom::goToTime() {
    auto* dialog = new GoToTimeDialog(
        m_timeline.timeContext(), [this](Nanos time) { return m_timeline.momentWords(time); }, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &GoToTimeDialog::chosen, &m_timeline, &TimelineView::goToTime);
    dialog->show();
}

void MeasureRoom::find() {
    if (!m_find) {
        // It stays, and with it what was looked for last.
        m_find = new FindDialog(m_window);
        connect(m_find, &FindDialog::nextAsked, this, [this] { step(true); });
        connect(m_find, &FindDialog::previousAsked, this, [this] { step(false); });
        const auto showLane = [this] { m_find->setLane(m_page.nameOf(m_page.table().current())); };
        connect(&m_page.table(), &SocketTableView::currentChanged, m_find, showLane);
        showLane();
    }
    m_find->show();
    m_find->raise();
    m_find->activateWindow();
}

// The keys for the next and the previous event go on with what was looked for.
void MeasureRoom::step(bool next) {
    m_timeline.setStepsThrough(m_find->sought(), m_find->onAnyLane());
    if (QAction* checked = m_actions.step->checkedAction())
        checked->setChecked(false);
    if (next)
        m_timeline.nextEvent();
    else
        m_timeline.previousEvent();
}

void MeasureRoom::tellFound(SocketId socket, Nanos time) {
    if (!m_find)
        return;
    m_find->say(tr("%1 at %2").arg(m_page.nameOf(socket), m_timeline.momentWords(time)));
}

void MeasureRoom::tellNothing() {
    if (m_find && m_find->isVisible())
        m_find->say(tr("There is none further that way."));
    else
        emit m_controller.said({tr("There is no further event that way."), false, {}, {}});
}

} // namespace readyscope
