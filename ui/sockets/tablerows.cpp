// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/tablerows.h"

#include "ui/sockets/socketmodel.h"
#include "ui/sockets/sockettree.h"

#include <QScopedValueRollback>
#include <QScrollBar>

#include <utility>

namespace readyscope {

TableRows::TableRows(SocketTree* tree, SocketModel* model, QObject* parent)
    : LaneRows(parent), m_tree(tree), m_model(model) {
    connect(tree, &SocketTree::rowsMoved, this, &TableRows::follow);
    connect(tree, &SocketTree::hoveredChanged, this, &LaneRows::changed);
    connect(tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        // From one of its rows to another the socket stays.
        if (const SocketId socket = SocketModel::socketAt(index); socket != std::exchange(m_current, socket))
            emit currentChanged(socket);
        emit changed();
    });
    connect(tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LaneRows::changed);
}

void TableRows::follow() {
    // Asking the tree where rows are may make it lay them out, which calls here again.
    if (m_following)
        return;
    {
        const QScopedValueRollback guard(m_following, true);
        QVector<SocketId> sockets;
        for (const SocketTree::Row& row : m_tree->visibleRows())
            if (const SocketId id = SocketModel::socketAt(row.index);
                id != kNoSocket && (sockets.isEmpty() || sockets.last() != id))
                sockets.append(id);
        m_model->setVisible(sockets);
    }
    emit changed();
}

QVector<LaneRow> TableRows::visibleRows() const {
    QVector<LaneRow> rows;
    const QItemSelectionModel* selection = m_tree->selectionModel();
    for (const SocketTree::Row& row : m_tree->visibleRows()) {
        const LaneKey lane = SocketModel::laneAt(row.index);
        rows.append({lane.socket, row.rect.top(), row.rect.height(),
                     selection->isRowSelected(row.index.row(), row.index.parent()),
                     lane.socket != kNoSocket && lane == m_tree->hovered(), lane.subLane});
    }
    return rows;
}

QVector<SocketId> TableRows::order() const {
    QVector<SocketId> sockets;
    appendTo(sockets, QModelIndex());
    return sockets;
}

void TableRows::appendTo(QVector<SocketId>& sockets, const QModelIndex& parent) const {
    for (int row = m_model->subLaneCount(parent); row < m_model->rowCount(parent); ++row) {
        if (m_tree->isRowHidden(row, parent))
            continue;
        const QModelIndex index = m_model->index(row, 0, parent);
        if (!SocketModel::isGroup(index))
            sockets.append(SocketModel::socketAt(index));
        if (m_tree->isExpanded(index))
            appendTo(sockets, index);
    }
}

QScrollBar* TableRows::scrollBar() const { return m_tree->verticalScrollBar(); }

SocketId TableRows::current() const { return SocketModel::socketAt(m_tree->currentIndex()); }

LaneKey TableRows::currentLane() const { return SocketModel::laneAt(m_tree->currentIndex()); }

void TableRows::setCurrent(LaneKey lane) {
    const QModelIndex index = m_model->indexOf(lane);
    if (!index.isValid()) {
        m_tree->selectionModel()->clear();
        return;
    }
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

void TableRows::setHovered(LaneKey lane) { m_tree->setHovered(lane); }

void TableRows::walk(int rows) { m_tree->walk(rows); }

void TableRows::fold(bool folded) { m_tree->foldCurrent(folded); }

SocketInfo TableRows::info(SocketId socket) const { return m_model->info(socket); }

} // namespace readyscope
