// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rows of something that the window starts and stops by itself, such as the demo: added with it, and taken away
// again with it, whatever they are doing then. Those that its listeners accept are of them.

#include "core/engine/command.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QVector>

#include <vector>

namespace readyscope {

class Controller;

class RunRows : public QObject {
    Q_OBJECT
public:
    explicit RunRows(Controller& controller, QObject* parent = nullptr);

    void add(const std::vector<Address>& addresses);
    // Also those that the engine has not told of yet.
    void takeAway();

    // Of this run; not what they accepted.
    bool isRow(SocketId socket) const { return m_rows.contains(socket); }
    // Of this run.
    bool isNow(const SocketInfo& socket) const { return isRow(socket.id) || isRow(socket.parent); }
    // Of this run or an earlier one.
    bool isOf(const SocketInfo& socket) const;
    // Of this run, in the order of their addresses, as far as they are there.
    const QList<SocketId>& rows() const { return m_rows; }

signals:
    void firstAdded(readyscope::SocketId socket); // of each run, when all who are told of sockets know it
    // A row that there is not, because its name was taken meanwhile.
    void refused(const readyscope::SysError& error);

private:
    struct Awaited {
        CommandId add = 0;
        std::string address;
        bool leaving = false;
    };
    void takeSockets(const QVector<SocketInfo>& sockets);
    void claim(const SocketInfo& socket);
    void take(const Answer& answer);
    void tellFirst();
    void remove(SocketId socket);

    Controller& m_controller;
    QList<Awaited> m_awaited; // in the order in which the engine adds them
    QList<SocketId> m_rows;
    QSet<SocketId> m_left;         // those of earlier runs; ids are never used again
    SocketId m_newest = kNoSocket; // told of so far
    bool m_toldFirst = true;
};

} // namespace readyscope
