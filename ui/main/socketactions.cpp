// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/socketactions.h"

#include "ui/common/texts.h"
#include "ui/main/actions.h"
#include "ui/main/controller.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>

namespace readyscope {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("SocketActions", text); }

QString nameOfSocket(const SocketInfo& socket) { return QString::fromStdString(socket.name); }

bool isOpen(const SocketInfo& socket) {
    return socket.state == SocketState::Open || socket.state == SocketState::Listening ||
           socket.state == SocketState::Connecting || socket.state == SocketState::Unsupported;
}

bool isAccepted(const SocketInfo& socket) { return socket.parent != kNoSocket; }
bool isTcpConnection(Kind kind) { return kind == Kind::TcpClient || kind == Kind::TcpAccepted; }
bool isPipe(Kind kind) { return kind == Kind::PipeRead || kind == Kind::PipeWrite; }
// An inherited descriptor may be a socket.
bool mayBeSocket(Kind kind) {
    return isListener(kind) || isConnection(kind) || isDatagram(kind) || kind == Kind::Inherited;
}

// Each gives why not, or nothing.

QString whyNotOpen(const SocketInfo& socket) {
    return isOpen(socket) ? QString() : tr("%1 is %2.").arg(nameOfSocket(socket), stateText(socket.state));
}

// A failed one keeps its descriptor, so that what the kernel says of it goes on being shown.
QString whyNotClose(const SocketInfo& socket) {
    return socket.fd >= 0 ? QString() : tr("%1 is %2.").arg(nameOfSocket(socket), stateText(socket.state));
}

QString whyNotAccept(const SocketInfo& socket) {
    return isListener(socket.kind) ? whyNotOpen(socket) : tr("Only a listener accepts.");
}

QString whyNotConnect(const SocketInfo& socket) {
    if (isAccepted(socket) || socket.address.empty())
        return tr("%1 was accepted; its peer would have to connect again.").arg(nameOfSocket(socket));
    if (socket.kind == Kind::Stdin || isPipe(socket.kind) || isPair(socket.kind))
        return tr("%1 is not connected to an address.").arg(nameOfSocket(socket));
    if (isOpen(socket) || socket.state == SocketState::Opening)
        return tr("%1 is %2. Close it first.").arg(nameOfSocket(socket), stateText(socket.state));
    return {};
}

QString whyNotSend(const SocketInfo& socket) {
    if (isListener(socket.kind))
        return tr("A listener has no peer to send to.");
    if (socket.kind == Kind::UdpBound || socket.kind == Kind::UnixDatagramBound)
        return tr("%1 is not connected, so there is no peer to send to.").arg(nameOfSocket(socket));
    if (!isWritable(socket.kind))
        return tr("%1 is only read.").arg(nameOfSocket(socket));
    return whyNotOpen(socket);
}

QString whyNotUrgent(const SocketInfo& socket) {
    if (!isStreamSocket(socket.kind) && socket.kind != Kind::Inherited)
        return tr("Only TCP connections and Unix streams have urgent data.");
    return whyNotOpen(socket);
}

QString whyNotReceive(const SocketInfo& socket) {
    if (isListener(socket.kind))
        return tr("A listener has nothing to read; Accept takes its connections.");
    if (!isReadable(socket.kind))
        return tr("%1 is only written.").arg(nameOfSocket(socket));
    return whyNotOpen(socket);
}

QString whyNotPeek(const SocketInfo& socket) {
    if (!mayBeSocket(socket.kind))
        return tr("Only a socket can be looked into without taking from it.");
    return whyNotReceive(socket);
}

QString whyNotOptions(const SocketInfo& socket) {
    return !mayBeSocket(socket.kind) ? tr("Only a socket has options.") : whyNotOpen(socket);
}

QString whyNotShutDown(const SocketInfo& socket) {
    if (!mayBeSocket(socket.kind))
        return tr("Only a socket's directions are shut down; close it instead.");
    return whyNotOpen(socket);
}

QString whyNotReset(const SocketInfo& socket) {
    return isTcpConnection(socket.kind) ? whyNotClose(socket) : tr("Only a TCP connection can be reset.");
}

} // namespace

SocketActions::SocketActions(Actions& actions, Controller& controller) : m_actions(actions), m_controller(controller) {
    wire();
    setWhyNone({});
    fit({});
}

void SocketActions::wire() {
    const auto on = [this](QAction* action, auto make) {
        QObject::connect(action, &QAction::triggered, &m_controller, [this, make] {
            m_controller.post(make(Target{m_socket.id, {}}));
        });
    };
    on(m_actions.accept, [](const Target& target) { return command::Accept{target, false}; });
    on(m_actions.connectAgain, [](const Target& target) { return command::Connect{target}; });
    const auto act = [this](QAction* action, void (Controller::*what)(SocketId)) {
        QObject::connect(action, &QAction::triggered, &m_controller,
                         [this, what] { (m_controller.*what)(m_socket.id); });
    };
    act(m_actions.flood, &Controller::flood);
    act(m_actions.receive, &Controller::receive);
    act(m_actions.peek, &Controller::peek);
    on(m_actions.shutDownRead, [](const Target& target) { return command::ShutDown{target, Direction::Read}; });
    on(m_actions.shutDownWrite, [](const Target& target) { return command::ShutDown{target, Direction::Write}; });
    on(m_actions.shutDownBoth, [](const Target& target) { return command::ShutDown{target, Direction::Both}; });
    on(m_actions.close, [](const Target& target) { return command::Close{target, true}; });
    on(m_actions.reset, [](const Target& target) { return command::Reset{target, true}; });
    QObject::connect(m_actions.remove, &QAction::triggered, &m_controller,
                     [this] { m_controller.remove(m_socket.id); });
    QObject::connect(m_actions.copyAddress, &QAction::triggered, &m_controller, [this] {
        QApplication::clipboard()->setText(
            QString::fromStdString(m_socket.address.empty() ? m_socket.peer : m_socket.address));
    });
    for (QAction* action : std::as_const(m_actions.interest))
        on(action, [this, action](const Target& target) {
            const Events bit = Events::fromBits(static_cast<std::uint16_t>(action->data().toInt()));
            return command::SetInterest{target,
                                        action->isChecked() ? m_socket.interest | bit : m_socket.interest - bit};
        });
    const auto policies = m_actions.policy->actions();
    for (QAction* action : policies)
        on(action, [action](const Target& target) {
            return command::SetPolicy{target, static_cast<Policy>(action->data().toInt())};
        });
}

// A disabled action's tip is the reason; an enabled one's its own, made from its text.
void SocketActions::fitOne(QAction* action, bool current, const QString& whyNot) const {
    const bool enabled = current && whyNot.isEmpty();
    if (action->isEnabled() && !action->property("tip").isValid())
        action->setProperty("tip", action->toolTip());
    action->setEnabled(enabled);
    action->setToolTip(enabled ? action->property("tip").toString() : current ? whyNot : m_whyNone);
}

void SocketActions::setWhyNone(const QString& why) { m_whyNone = why.isEmpty() ? tr("Select a socket first.") : why; }

void SocketActions::fit(const SocketInfo& socket) {
    m_socket = socket;
    const bool current = socket.id != kNoSocket && !socket.removed;
    fitOne(m_actions.accept, current, whyNotAccept(socket));
    fitOne(m_actions.connectAgain, current, whyNotConnect(socket));
    fitOne(m_actions.send, current, whyNotSend(socket));
    fitOne(m_actions.flood, current, whyNotSend(socket));
    fitOne(m_actions.sendUrgent, current, whyNotUrgent(socket));
    fitOne(m_actions.receive, current, whyNotReceive(socket));
    fitOne(m_actions.peek, current, whyNotPeek(socket));
    fitOne(m_actions.options, current, whyNotOptions(socket));
    fitOne(m_actions.allBackends, current, whyNotClose(socket));
    for (QAction* action : {m_actions.shutDownRead, m_actions.shutDownWrite, m_actions.shutDownBoth})
        fitOne(action, current, whyNotShutDown(socket));
    fitOne(m_actions.close, current, whyNotClose(socket));
    fitOne(m_actions.reset, current, whyNotReset(socket));
    fitOne(m_actions.rename, current, {});
    fitOne(m_actions.remove, current, {});
    fitOne(m_actions.copyAddress, current, {});
    fitInterest();
    fitPolicies();
}

void SocketActions::fitInterest() {
    for (QAction* action : std::as_const(m_actions.interest)) {
        const Events bit = Events::fromBits(static_cast<std::uint16_t>(action->data().toInt()));
        action->setChecked(m_socket.interest.any(bit));
        fitOne(action, m_socket.id != kNoSocket, {});
    }
}

void SocketActions::fitPolicies() {
    const auto policies = m_actions.policy->actions();
    for (QAction* action : policies) {
        const auto policy = static_cast<Policy>(action->data().toInt());
        const bool forListener = isListenerPolicy(policy);
        fitOne(action, m_socket.id != kNoSocket,
               forListener == isListener(m_socket.kind) ? QString()
               : forListener                            ? tr("For listeners only.")
                                                        : tr("A listener has nothing to read."));
        action->setChecked(action->isEnabled() && policy == m_socket.policy);
    }
}

} // namespace readyscope
