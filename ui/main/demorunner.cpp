// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/demorunner.h"

#include "core/lab/demo.h"
#include "core/text/errors.h"
#include "ui/common/texts.h"
#include "ui/main/controller.h"

namespace readyscope {

DemoRunner::DemoRunner(Controller& controller, QObject* parent) : QObject(parent), m_controller(controller) {
    connect(&controller.engine(), &EngineThread::socketsChanged, this, &DemoRunner::takeSockets);
}

DemoRunner::~DemoRunner() = default;

void DemoRunner::start() {
    if (m_demo)
        return;
    // What the demo's peers ask of our side is theirs: whether it succeeds is seen on the lanes. From its thread, which
    // post() allows.
    EngineThread& engine = m_controller.engine();
    auto demo = std::make_unique<Demo>([&engine](const Command& command) { engine.post(command); });
    if (const Status started = demo->start(); !started) {
        emit m_controller.said({translated(sentenceFor(started.error())), true, {}, {}});
        emit runningChanged(false);
        return;
    }
    m_demo = std::move(demo);
    for (const Address& address : m_demo->addresses())
        m_controller.add(address, [this](SocketId socket) {
            m_sockets.insert(socket);
            if (m_sockets.size() == 1)
                emit firstAdded(socket);
        });
    emit runningChanged(true);
}

bool DemoRunner::isOf(const SocketInfo& socket) const {
    const auto has = [this](SocketId id) { return m_sockets.contains(id) || m_left.contains(id); };
    return has(socket.id) || has(socket.parent);
}

void DemoRunner::stop() {
    if (!m_demo)
        return;
    m_demo.reset();
    m_left.unite(std::exchange(m_sockets, {}));
    for (const SocketId socket : m_controller.family(m_left))
        takeAway(socket);
    emit runningChanged(false);
}

void DemoRunner::takeSockets(const QVector<SocketInfo>& sockets) {
    for (const SocketInfo& socket : sockets) {
        if (m_demo)
            m_demo->socketOpened(socket);
        // Accepted while its listener was on its way out.
        if (!socket.removed && m_left.contains(socket.parent))
            takeAway(socket.id);
    }
}

// Past the controller: that one is gone already is nothing to tell.
void DemoRunner::takeAway(SocketId socket) { m_controller.engine().post(command::Remove{{socket, {}}, true}); }

} // namespace readyscope
