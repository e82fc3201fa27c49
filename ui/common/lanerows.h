// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rows that the table and the timeline share. The table owns them; the timeline asks which are on screen and
// where, and draws each socket's lane, or sub-lane, on its row.

#include "core/readiness/events.h"
#include "core/socket/socketinfo.h"

#include <QObject>
#include <QVector>

class QScrollBar;

namespace readyscope {

inline constexpr Events kAnyEvent = Events::fromBits(0xffff);

// A socket's lane, or where it is unfolded one of its sub-lanes (sublanes.h).
struct LaneKey {
    SocketId socket = kNoSocket;
    Events subLane; // empty: the lane itself
    LaneKey() = default;
    LaneKey(SocketId id, Events events = {}) : socket(id), subLane(events) {} // NOLINT(google-explicit-constructor)
    bool operator==(const LaneKey&) const = default;
    Events bits() const { return subLane.empty() ? kAnyEvent : subLane; } // that it shows
};

struct LaneRow {
    SocketId socket = kNoSocket;
    int top = 0; // within the lanes' viewport, which begins right below the engine lane; may be negative
    int height = 0;
    bool selected = false;
    bool hovered = false;
    Events subLane; // as in LaneKey
    LaneKey key() const { return {socket, subLane}; }
    bool operator==(const LaneRow&) const = default;
};

class LaneRows : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // From top to bottom, those that touch the viewport.
    virtual QVector<LaneRow> visibleRows() const = 0;
    // All sockets that the filter lets through, in the order shown.
    virtual QVector<SocketId> order() const = 0;
    // The table's own vertical bar.
    virtual QScrollBar* scrollBar() const = 0;

    virtual SocketId current() const = 0;
    virtual LaneKey currentLane() const = 0; // of current(), the lane or a sub-lane
    virtual void setCurrent(LaneKey lane) = 0;
    virtual void setHovered(LaneKey lane) = 0;
    // From the current row on, as the arrows do in the table.
    virtual void walk(int rows) = 0;
    virtual void fold(bool folded) = 0;
    // Null-safe: an empty value for an id that is not shown.
    virtual SocketInfo info(SocketId socket) const = 0;

signals:
    void changed(); // rows moved, came, went, were selected or hovered
    void currentChanged(readyscope::SocketId socket);
};

} // namespace readyscope
