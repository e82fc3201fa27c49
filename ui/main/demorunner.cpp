// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/demorunner.h"

#include "core/lab/demo.h"
#include "core/text/errors.h"
#include "ui/common/texts.h"
#include "ui/main/controller.h"
#include "ui/main/runrows.h"

namespace readyscope {

DemoRunner::DemoRunner(Controller& controller, QObject* parent)
    : QObject(parent), m_controller(controller), m_rows(new RunRows(controller, this)) {
    connect(&controller.engine(), &EngineThread::socketsChanged, this, &DemoRunner::takeSockets);
    connect(m_rows, &RunRows::firstAdded, this, &DemoRunner::firstAdded);
    connect(m_rows, &RunRows::refused, this, [this](const SysError& error) {
        emit m_controller.said({translated(sentenceFor(error)), true, {}, {}});
    });
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
    m_rows->add(m_demo->addresses());
    emit runningChanged(true);
}

bool DemoRunner::isOf(const SocketInfo& socket) const { return m_rows->isOf(socket); }

void DemoRunner::stop() {
    if (!m_demo)
        return;
    m_demo.reset();
    m_rows->takeAway();
    emit runningChanged(false);
}

void DemoRunner::takeSockets(const QVector<SocketInfo>& sockets) {
    if (!m_demo)
        return;
    for (const SocketInfo& socket : sockets)
        m_demo->socketOpened(socket);
}

} // namespace readyscope
