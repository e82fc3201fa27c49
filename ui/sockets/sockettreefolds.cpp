// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How rows of SocketTree fold and unfold, and move, by mouse and by key.

#include "ui/common/look.h"
#include "ui/sockets/rowdrag.h"
#include "ui/sockets/socketmodel.h"
#include "ui/sockets/sockettree.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace readyscope {

void SocketTree::unfolded(const QModelIndex& index) {
    if (m_sockets != nullptr && !m_sockets->hasAccepted(index))
        m_sockets->openSubLanes(index);
}

void SocketTree::openSubLanes(const QModelIndex& socket) {
    m_sockets->openSubLanes(socket);
    expand(socket);
}

void SocketTree::unfoldAll() {
    m_sockets->openAllSubLanes();
    expandAll();
    emit rowsMoved();
}

void SocketTree::unfoldGroups() {
    for (int row = 0; row < model()->rowCount(); ++row)
        if (const QModelIndex index = model()->index(row, 0); SocketModel::isGroup(index))
            expand(index);
}

int SocketTree::stepsToNeighbour(int direction) const {
    const QModelIndex current = currentIndex();
    const SocketId socket = SocketModel::socketAt(current);
    const QModelIndex row = m_sockets->indexOf(socket);
    for (int by = direction; row.isValid() && m_sockets->canMove(socket, by); by += direction)
        if (!isRowHidden(row.row() + by, row.parent()))
            return by;
    return 0;
}

void SocketTree::moveCurrent(int direction) {
    m_sockets->move(SocketModel::socketAt(currentIndex()), stepsToNeighbour(direction));
    scrollTo(currentIndex());
    emit rowsMoved();
}

void SocketTree::mousePressEvent(QMouseEvent* event) {
    const QPoint position = event->position().toPoint();
    const QModelIndex index = indexAt(position).siblingAtColumn(0);
    if (event->button() == Qt::LeftButton && !(index.isValid() && foldRect(index).contains(position)))
        m_drag->press(position);
    QTreeView::mousePressEvent(event);
}

void SocketTree::mouseReleaseEvent(QMouseEvent* event) {
    const bool wasMoved = event->button() == Qt::LeftButton && m_drag->release();
    dropRow();
    if (wasMoved)
        setState(NoState);
    else
        QTreeView::mouseReleaseEvent(event);
}

// The hand is empty again.
void SocketTree::dropRow() {
    m_drag->cancel();
    viewport()->unsetCursor();
    viewport()->update();
    emit rowsMoved();
}

void SocketTree::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_drag->isDragging())
        return dropRow();
    QTreeView::keyPressEvent(event);
}

void SocketTree::paintEvent(QPaintEvent* event) {
    QTreeView::paintEvent(event);
    QPainter painter(viewport());
    painter.fillRect(m_drag->line(), Look::of(palette()).accent);
}

void SocketTree::walk(int rows) {
    QModelIndex index = currentIndex().siblingAtColumn(0);
    if (!index.isValid())
        index = indexAt(QPoint(1, 0)).siblingAtColumn(0);
    for (int left = std::abs(rows); left > 0; --left) {
        const QModelIndex next = rows < 0 ? indexAbove(index) : indexBelow(index);
        if (!next.isValid())
            break;
        index = next.siblingAtColumn(0);
    }
    if (index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
    }
}

void SocketTree::foldCurrent(bool folded) {
    if (const QModelIndex index = moveCursor(folded ? MoveLeft : MoveRight, Qt::NoModifier); index.isValid())
        setCurrentIndex(index);
}

QModelIndex SocketTree::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
    const QModelIndex current = currentIndex().siblingAtColumn(0);
    const bool isListener = current.isValid() && m_sockets->hasAccepted(current);
    const int subLanes = current.isValid() ? m_sockets->subLaneCount(current) : 0;
    if (action == MoveRight && isListener && subLanes == 0 && m_sockets->canOpenSubLanes() &&
        (isExpanded(current) || !hasVisibleChildren(current))) {
        openSubLanes(current);
        return currentIndex();
    }
    if (action == MoveLeft && isListener && subLanes > 0) {
        m_sockets->closeSubLanes(current);
        return currentIndex();
    }
    return QTreeView::moveCursor(action, modifiers);
}

QRect SocketTree::foldRect(const QModelIndex& index) const {
    const int left = columnViewportPosition(0) + depthOf(index) * indentation();
    return {left, visualRect(index).top(), indentation(), visualRect(index).height()};
}

void SocketTree::mouseDoubleClickEvent(QMouseEvent* event) {
    const QPoint position = event->position().toPoint();
    const QModelIndex index = indexAt(position).siblingAtColumn(0);
    if (SocketModel::socketAt(index) != kNoSocket && SocketModel::laneAt(index).subLane.empty() &&
        foldRect(index).contains(position))
        openSubLanes(index);
    else
        QTreeView::mouseDoubleClickEvent(event);
}

// The current row would move on to a stranger's otherwise.
void SocketTree::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) {
    const QModelIndex current = currentIndex();
    const bool goes = current.isValid() && current.parent() == parent && current.row() >= start && current.row() <= end;
    if (goes && !SocketModel::laneAt(current).subLane.empty())
        setCurrentIndex(parent);
    QTreeView::rowsAboutToBeRemoved(parent, start, end);
}

} // namespace readyscope
