// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A row of the table in the hand: among its neighbours it is let go where the line is.

#include "core/socket/socketinfo.h"

#include <QPoint>
#include <QRect>

#include <optional>

class QModelIndex;

namespace readyscope {

class SocketModel;
class SocketTree;

class RowDrag {
public:
    RowDrag(SocketTree& tree, SocketModel& model) : m_tree(tree), m_model(model) {}

    void press(QPoint position);
    // True while a row is in the hand, from where a drag begins on.
    bool moveTo(QPoint position);
    // True if one was let go.
    bool release();
    void cancel();
    bool isDragging() const { return m_isDragging; }
    // Where it would go, in the viewport; empty where it is.
    QRect line() const;

private:
    struct Place {
        int by = 0; // rows of the model, from where it is
        int y = 0;
    };
    std::optional<Place> placeAt(int y) const;

    SocketTree& m_tree;
    SocketModel& m_model;
    SocketId m_socket = kNoSocket;
    QPoint m_pressed;
    std::optional<Place> m_place;
    bool m_isDragging = false;
};

} // namespace readyscope
