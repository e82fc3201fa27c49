// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rows that the table and the timeline share. The table owns them; the timeline asks which are on screen and
// where, and draws each socket's lane on its row.

#include "core/socket/socketinfo.h"

#include <QObject>
#include <QVector>

class QScrollBar;

namespace readyscope {

struct LaneRow {
    SocketId socket = kNoSocket;
    int top = 0; // within the lanes' viewport, which begins right below the engine lane; may be negative
    int height = 0;
    bool selected = false;
    bool hovered = false;
    bool operator==(const LaneRow&) const = default;
};

class LaneRows : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // From top to bottom, those that touch the viewport.
    virtual QVector<LaneRow> visibleRows() const = 0;
    // All that the filter lets through, in the order shown, for walking by keyboard.
    virtual QVector<SocketId> order() const = 0;
    // The table's own vertical bar.
    virtual QScrollBar* scrollBar() const = 0;

    virtual SocketId current() const = 0;
    virtual void setCurrent(SocketId socket) = 0;
    virtual void setHovered(SocketId socket) = 0;
    // Null-safe: an empty value for an id that is not shown.
    virtual SocketInfo info(SocketId socket) const = 0;

signals:
    void changed(); // rows moved, came, went, were selected or hovered
    void currentChanged(readyscope::SocketId socket);
};

} // namespace readyscope
