// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/runrows.h"

#include "ui/main/controller.h"

#include <QPointer>

#include <algorithm>

namespace readyscope {

RunRows::RunRows(Controller& controller, QObject* parent) : QObject(parent), m_controller(controller) {
    connect(&controller.engine(), &EngineThread::socketsChanged, this, &RunRows::takeSockets);
    connect(&controller.engine(), &EngineThread::advanced, this, &RunRows::tellFirst);
}

void RunRows::add(const std::vector<Address>& addresses) {
    m_toldFirst = false;
    for (const Address& address : addresses) {
        const CommandId id = m_controller.ask(command::Add{address}, [guard = QPointer(this)](const Answer& answer) {
            if (guard)
                guard->take(answer);
        });
        m_awaited.append({id, address.text, false});
    }
}

bool RunRows::isOf(const SocketInfo& socket) const {
    return isNow(socket) || m_left.contains(socket.id) || m_left.contains(socket.parent);
}

void RunRows::takeAway() {
    for (Awaited& one : m_awaited)
        one.leaving = true;
    m_toldFirst = true;
    m_left.unite(QSet<SocketId>(m_rows.begin(), m_rows.end()));
    m_rows.clear();
    for (const SocketId socket : m_controller.family(m_left))
        remove(socket);
}

void RunRows::takeSockets(const QVector<SocketInfo>& sockets) {
    for (const SocketInfo& socket : sockets) {
        claim(socket);
        // Accepted while its listener was on its way out.
        if (!socket.removed && m_left.contains(socket.parent))
            remove(socket.id);
        m_newest = std::max(m_newest, socket.id);
    }
}

// An address that is opened is told of before its add is answered, which may be when it is connected.
void RunRows::claim(const SocketInfo& socket) {
    const auto awaited = std::find_if(m_awaited.begin(), m_awaited.end(),
                                      [&socket](const Awaited& one) { return one.address == socket.address; });
    if (awaited == m_awaited.end() || socket.id <= m_newest) // the latter was there before
        return;
    const bool leaving = awaited->leaving;
    m_awaited.erase(awaited);
    if (!leaving) {
        m_rows.append(socket.id);
        return;
    }
    m_left.insert(socket.id);
    remove(socket.id);
}

void RunRows::take(const Answer& answer) {
    const auto awaited = std::find_if(m_awaited.begin(), m_awaited.end(),
                                      [&answer](const Awaited& one) { return one.add == answer.id; });
    if (awaited == m_awaited.end() || answer.socket != kNoSocket)
        return;
    const bool leaving = awaited->leaving;
    m_awaited.erase(awaited);
    if (!leaving && answer.error)
        emit refused(*answer.error);
}

void RunRows::tellFirst() {
    if (m_toldFirst || m_rows.isEmpty())
        return;
    m_toldFirst = true;
    emit firstAdded(m_rows.constFirst());
}

// Past the controller's remove(): that one is gone already is nothing to tell, nor one to undo.
void RunRows::remove(SocketId socket) { m_controller.engine().post(command::Remove{{socket, {}}, true}); }

} // namespace readyscope
