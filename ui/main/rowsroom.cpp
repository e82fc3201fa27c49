// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/rowsroom.h"

#include "ui/common/lanerows.h"
#include "ui/common/settings.h"
#include "ui/common/texts.h"
#include "ui/main/actions.h"
#include "ui/main/undolist.h"
#include "ui/sockets/rowfilter.h"
#include "ui/sockets/socketmodel.h"
#include "ui/sockets/sockettableview.h"

#include <QActionGroup>

#include <algorithm>

namespace readyscope {

namespace {
const QString kGroupingKey = QStringLiteral("grouping");
}

RowsRoom::RowsRoom(Actions& actions, SocketTableView& table, Settings& settings, UndoList& undo, QWidget* window)
    : QObject(window), m_actions(actions), m_table(table), m_settings(settings), m_undo(undo) {
    connect(actions.expandAll, &QAction::triggered, &table, &SocketTableView::expandAll);
    connect(actions.collapseAll, &QAction::triggered, &table, &SocketTableView::collapseAll);
    connect(table.model(), &SocketModel::unfoldingChanged, this, &RowsRoom::fitUnfolding);
    fitUnfolding(table.model()->canOpenSubLanes());
    wireOrder();
    wireHiding();
    connect(&table, &SocketTableView::currentChanged, this, &RowsRoom::fit);
    connect(&table, &SocketTableView::arrangementChanged, this, &RowsRoom::fit);
    const auto grouping = groupingNamed(QString::fromLatin1(settings.layout(kGroupingKey)));
    group(static_cast<int>(grouping.value_or(Grouping::None)));
    fit();
}

void RowsRoom::wireOrder() {
    connect(m_actions.groupBy, &QActionGroup::triggered, this,
            [this](const QAction* action) { group(action->data().toInt()); });
    connect(m_actions.pin, &QAction::triggered, this, [this](bool pinned) {
        m_table.setPinned(m_table.current(), pinned);
        fit();
    });
    connect(m_actions.moveUp, &QAction::triggered, this, [this] { m_table.moveCurrent(-1); });
    connect(m_actions.moveDown, &QAction::triggered, this, [this] { m_table.moveCurrent(1); });
    connect(m_actions.ownOrder, &QAction::triggered, this, [this] {
        m_table.showOwnOrder();
        fit();
    });
    connect(m_actions.resetOrder, &QAction::triggered, this, [this] {
        m_table.resetOrder();
        fit();
    });
}

void RowsRoom::wireHiding() {
    RowFilter& filter = m_table.filter();
    connect(m_actions.hide, &QAction::triggered, this, &RowsRoom::hideCurrent);
    connect(m_actions.showHidden, &QAction::triggered, &filter, &RowFilter::showAll);
    connect(&m_table, &SocketTableView::showHiddenAsked, &filter, &RowFilter::showAll);
    connect(&filter, &RowFilter::countsChanged, this, [this](const RowCounts& counts) {
        m_actions.showHidden->setEnabled(counts.byHand > 0);
        m_actions.showHidden->setToolTip(counts.byHand > 0 ? tr("Brings back the rows that were hidden one by one")
                                                           : tr("No row was hidden by itself"));
        m_actions.showHidden->setText(
            counts.byHand > 0 ? tr("Show %1 Hi&dden").arg(countText(static_cast<std::uint64_t>(counts.byHand)))
                              : tr("Show Hi&dden"));
    });
}

// What stands in its place is current then.
void RowsRoom::hideCurrent() {
    const SocketId hidden = m_table.current();
    const qsizetype place = m_table.rows()->order().indexOf(hidden);
    const QString name = QString::fromStdString(m_table.rows()->info(hidden).name);
    m_table.filter().hide(hidden);
    m_undo.add(tr("Hide %1").arg(name), [this, hidden] {
        m_table.filter().unhide(hidden);
        m_table.setCurrent(hidden);
    });
    const QVector<SocketId> left = m_table.rows()->order();
    m_table.setCurrent(left.isEmpty() ? kNoSocket : left.at(std::clamp<qsizetype>(place, 0, left.size() - 1)));
}

void RowsRoom::group(int grouping) {
    m_table.setGrouping(static_cast<Grouping>(grouping));
    m_settings.setLayout(kGroupingKey, nameOf(static_cast<Grouping>(grouping)).toLatin1());
    m_actions.groupBy->actions().at(grouping)->setChecked(true);
    fit();
}

// What cannot be done says why.
void RowsRoom::fit() {
    const SocketId current = m_table.current();
    const bool isOwn = m_table.isInOwnOrder();
    for (QAction* action : {m_actions.pin, m_actions.hide})
        action->setEnabled(current != kNoSocket);
    m_actions.pin->setChecked(m_table.isPinned(current));
    m_actions.moveUp->setEnabled(m_table.canMoveCurrent(-1));
    m_actions.moveDown->setEnabled(m_table.canMoveCurrent(1));
    for (QAction* action : {m_actions.moveUp, m_actions.moveDown})
        action->setToolTip(!isOwn ? tr("Rows are sorted by a column. In their own order they can be moved.")
                           : current == kNoSocket       ? tr("Select a socket first.")
                           : !action->isEnabled()       ? tr("There is no row to move it past.")
                           : action == m_actions.moveUp ? tr("Past the row above, as by a drag (Alt+Up)")
                                                        : tr("Past the row below, as by a drag (Alt+Down)"));
    m_actions.ownOrder->setChecked(isOwn);
    m_actions.resetOrder->setEnabled(m_table.wasMoved());
}

void RowsRoom::fitUnfolding(bool canOpenSubLanes) {
    m_actions.expandAll->setToolTip(
        canOpenSubLanes ? tr("Shows each event bit of every socket on a row of its own (Ctrl+Shift+Right)")
                        : tr("Shows what listeners accepted. From %1 sockets on none unfolds into its event bits.")
                              .arg(countText(SocketModel::kMostUnfolding)));
}

} // namespace readyscope
