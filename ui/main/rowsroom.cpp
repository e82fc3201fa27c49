// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/rowsroom.h"

#include "ui/common/texts.h"
#include "ui/main/actions.h"
#include "ui/sockets/socketmodel.h"
#include "ui/sockets/sockettableview.h"

namespace readyscope {

RowsRoom::RowsRoom(Actions& actions, SocketTableView& table, QWidget* window) : QObject(window), m_actions(actions) {
    connect(actions.expandAll, &QAction::triggered, &table, &SocketTableView::expandAll);
    connect(actions.collapseAll, &QAction::triggered, &table, &SocketTableView::collapseAll);
    connect(table.model(), &SocketModel::unfoldingChanged, this, &RowsRoom::fitUnfolding);
    fitUnfolding(table.model()->canOpenSubLanes());
}

void RowsRoom::fitUnfolding(bool canOpenSubLanes) {
    m_actions.expandAll->setToolTip(
        canOpenSubLanes ? tr("Shows each event bit of every socket on a row of its own (Ctrl+Shift+Right)")
                        : tr("Shows what listeners accepted. From %1 sockets on none unfolds into its event bits.")
                              .arg(countText(SocketModel::kMostUnfolding)));
}

} // namespace readyscope
