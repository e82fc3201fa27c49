// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/menus.h"

#include "ui/main/actions.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace readyscope {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Menus", text); }

QMenu* subMenu(QMenu& menu, const QString& title, const QActionGroup* group) {
    QMenu* sub = menu.addMenu(title);
    sub->setToolTipsVisible(true);
    sub->addActions(group->actions());
    return sub;
}

void fillFile(QMenu& menu, Actions& actions, QMenu* recent) {
    menu.setToolTipsVisible(true);
    menu.addAction(actions.openTrace);
    menu.addMenu(recent);
    menu.addSeparator();
    menu.addActions({actions.saveTrace, actions.saveTraceAs, actions.saveSelection});
    menu.addSeparator();
    menu.addActions({actions.closeTrace, actions.quit});
}

void fillView(QMenu& menu, Actions& actions, QMenu* columns) {
    menu.addActions({actions.pause, actions.followLive});
    menu.addSeparator();
    menu.addActions({actions.zoomIn, actions.zoomOut, actions.wholeTrace, actions.toRange});
    menu.addActions({actions.viewBack, actions.viewForward});
    menu.addSeparator();
    menu.addActions({actions.inspector, actions.engine});
    subMenu(menu, tr("&Row Height"), actions.rowHeight);
    menu.addMenu(columns);
    subMenu(menu, tr("&Group By"), actions.groupBy);
    QMenu* order = menu.addMenu(tr("Row Or&der"));
    order->setToolTipsVisible(true);
    order->addActions({actions.ownOrder, actions.resetOrder});
    order->addSeparator();
    order->addActions({actions.moveUp, actions.moveDown});
    menu.addActions({actions.expandAll, actions.collapseAll});
    menu.addAction(actions.showHidden);
    QMenu* only = menu.addMenu(tr("&Show Only"));
    only->setToolTipsVisible(true);
    only->addActions({actions.onlyReady, actions.onlyEnded, actions.onlyChanged});
    subMenu(menu, tr("&Time"), actions.time);
    subMenu(menu, tr("T&heme"), actions.theme);
    menu.addSeparator();
    menu.addActions({actions.fullScreen, actions.commands});
}

void fillGo(QMenu& menu, Actions& actions) {
    menu.addActions({actions.nextEvent, actions.previousEvent});
    subMenu(menu, tr("Step &Through"), actions.step);
    menu.addActions({actions.find, actions.centre, actions.goToTime});
    menu.addSeparator();
    menu.addActions({actions.cursorA, actions.cursorB, actions.rangeFromSelection, actions.clearCursors});
    menu.addSeparator();
    menu.addActions({actions.selectArea, actions.selectRange});
    menu.addSeparator();
    menu.addActions({actions.addMarker, actions.markers});
    menu.addSeparator();
    menu.addActions({actions.panLeft, actions.panRight, actions.traceStart, actions.traceEnd});
}

void fillCapture(QMenu& menu, Actions& actions) {
    menu.addActions({actions.run, actions.single});
    menu.addSeparator();
    subMenu(menu, tr("&Backend"), actions.backend);
    QMenu* timeout = subMenu(menu, tr("&Timeout"), actions.timeout);
    timeout->addSeparator();
    timeout->addAction(actions.otherTimeout);
    subMenu(menu, tr("&Mode"), actions.mode);
    menu.addAction(actions.resample);
    menu.addSeparator();
    menu.addAction(actions.signalSet);
    subMenu(menu, tr("R&aise"), actions.raise);
    menu.addSeparator();
    menu.addAction(actions.captureProgram);
    menu.addActions({actions.askAll, actions.clearHistory});
}

} // namespace

QMenu* makeShutDownMenu(Actions& actions, QWidget* parent) {
    auto* menu = new QMenu(tr("Shut &Down"), parent);
    menu->setToolTipsVisible(true);
    menu->addActions({actions.shutDownRead, actions.shutDownWrite, actions.shutDownBoth});
    return menu;
}

void fillSocketMenu(QMenu& menu, Actions& actions) {
    menu.setToolTipsVisible(true);
    menu.addActions({actions.accept, actions.connectAgain});
    menu.addSeparator();
    menu.addActions({actions.send, actions.sendUrgent, actions.flood, actions.receive, actions.peek});
    menu.addSeparator();
    menu.addMenu(makeShutDownMenu(actions, &menu));
    menu.addActions({actions.close, actions.reset});
    menu.addSeparator();
    QMenu* interest = menu.addMenu(tr("&Interest"));
    interest->setToolTipsVisible(true);
    interest->addActions(actions.interest);
    subMenu(menu, tr("&Policy"), actions.policy);
    menu.addActions({actions.options, actions.explain, actions.allBackends});
    menu.addSeparator();
    menu.addActions({actions.pin, actions.hide});
    menu.addActions({actions.copyAddress, actions.rename, actions.remove});
}

void fillMenuBar(QMenuBar& bar, Actions& actions, const FilledMenus& filled) {
    fillFile(*bar.addMenu(tr("&File")), actions, filled.recent);
    QMenu* edit = bar.addMenu(tr("&Edit"));
    edit->setToolTipsVisible(true);
    edit->addAction(actions.undo);
    edit->addSeparator();
    edit->addActions({actions.copy, actions.copyAddress});
    edit->addSeparator();
    edit->addActions({actions.filter, actions.clearFilter});
    edit->addSeparator();
    edit->addAction(actions.preferences);
    fillView(*bar.addMenu(tr("&View")), actions, filled.columns);
    fillGo(*bar.addMenu(tr("&Go")), actions);
    fillCapture(*bar.addMenu(tr("&Capture")), actions);
    QMenu* socket = bar.addMenu(tr("&Socket"));
    socket->addAction(actions.addSocket);
    socket->addSeparator();
    fillSocketMenu(*socket, actions);
    QMenu* lab = bar.addMenu(tr("&Lab"));
    lab->addAction(actions.models);
    QMenu* scenarios = lab->addMenu(tr("&Scenarios"));
    scenarios->setToolTipsVisible(true);
    scenarios->addAction(actions.scenarios);
    scenarios->addSeparator();
    scenarios->addActions(actions.uses->actions());
    subMenu(*lab, tr("&Edge Recipes"), actions.recipes);
    lab->addSeparator();
    lab->addAction(actions.demo);
    QMenu* help = bar.addMenu(tr("&Help"));
    help->addAction(actions.guide);
    help->addSeparator();
    help->addActions({actions.keys, actions.words, actions.semantics, actions.backends});
    help->addSeparator();
    help->addAction(actions.about);
}

} // namespace readyscope
