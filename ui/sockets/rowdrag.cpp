// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/rowdrag.h"

#include "ui/sockets/socketmodel.h"
#include "ui/sockets/sockettree.h"

#include <QApplication>

#include <cstdlib>

namespace readyscope {

void RowDrag::press(QPoint position) {
    cancel();
    const QModelIndex index = m_tree.indexAt(position);
    if (m_model.sortColumn() < 0 && SocketModel::laneAt(index).subLane.empty())
        m_socket = SocketModel::socketAt(index);
    m_pressed = position;
}

bool RowDrag::moveTo(QPoint position) {
    if (m_socket == kNoSocket)
        return false;
    m_isDragging |= std::abs(position.y() - m_pressed.y()) >= QApplication::startDragDistance();
    if (m_isDragging)
        m_place = placeAt(position.y());
    return m_isDragging;
}

// The border between two of its neighbours that is nearest; a neighbour's own rows belong to it.
std::optional<RowDrag::Place> RowDrag::placeAt(int y) const {
    const QModelIndex from = m_model.indexOf(m_socket);
    std::optional<Place> nearest;
    const auto offer = [&](int by, int border) {
        if ((by == 0 || m_model.canMove(m_socket, by)) && (!nearest || std::abs(border - y) < std::abs(nearest->y - y)))
            nearest = Place{by, border};
    };
    int last = 0; // of the neighbour above the border at the end
    int bottom = 0;
    for (const SocketTree::Row& row : m_tree.visibleRows()) {
        QModelIndex neighbour = row.index;
        while (neighbour.isValid() && neighbour.parent() != from.parent())
            neighbour = neighbour.parent();
        if (!neighbour.isValid())
            continue;
        const int by = neighbour.row() - from.row();
        if (neighbour == row.index)
            offer(by > 0 ? by - 1 : by, row.rect.top());
        last = by;
        bottom = row.rect.bottom() + 1;
    }
    offer(last > 0 ? last : last < 0 ? last + 1 : 0, bottom);
    return nearest;
}

QRect RowDrag::line() const {
    return m_isDragging && m_place && m_place->by != 0 ? QRect(0, m_place->y - 1, m_tree.viewport()->width(), 2)
                                                       : QRect();
}

bool RowDrag::release() {
    const bool wasDragging = m_isDragging;
    if (wasDragging && m_place)
        m_model.move(m_socket, m_place->by);
    cancel();
    return wasDragging;
}

void RowDrag::cancel() {
    m_socket = kNoSocket;
    m_place.reset();
    m_isDragging = false;
}

} // namespace readyscope
