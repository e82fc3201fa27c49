// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Fits the actions on a socket to the one that is current: those that cannot do anything for its kind or in its state
// are disabled, and their tips say why.

#include "core/socket/socketinfo.h"

#include <QString>

class QAction;

namespace readyscope {

class Actions;
class Controller;

// Wires the actions to the controller; they act on what `current` gives at that time.
class SocketActions {
public:
    SocketActions(Actions& actions, Controller& controller);

    // kNoSocket's info: nothing is current.
    void fit(const SocketInfo& socket);
    // The tip of all while nothing is current; empty: to select a socket.
    void setWhyNone(const QString& why);
    SocketId socket() const { return m_socket.id; }

private:
    void wire();
    void fitOne(QAction* action, bool current, const QString& whyNot) const;
    void fitInterest();
    void fitPolicies();

    Actions& m_actions;
    Controller& m_controller;
    SocketInfo m_socket;
    QString m_whyNone;
};

} // namespace readyscope
