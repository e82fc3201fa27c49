// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Opens the dialogs and joins them to the controller. None of them blocks the window: the capture is watched on.

#include "core/readiness/clock.h"
#include "core/socket/socketinfo.h"

#include <QObject>
#include <QPointer>

class QMenuBar;

namespace readyscope {

class AddSocketDialog;
struct Address;
class Controller;
class KeysDialog;
class PreferencesDialog;
class Settings;
class SignalsDialog;

class Dialogs : public QObject {
    Q_OBJECT
public:
    // The dialogs are children of `window`; all must outlive this.
    Dialogs(QWidget& window, Controller& controller, Settings& settings);

    void addSocket();
    void send(SocketId socket, bool urgent);
    void options(SocketId socket);
    const QList<int>& blockedSignals() const { return m_blocked; }
    // Signals that are blocked, raised by the window's actions too.
    void signalSet();
    // Of the capture as it is, in the words of any backend; then of the I/O models.
    void captureProgram();
    void rename(SocketId socket);
    void resamplePeriod();
    // Null while it is open already.
    PreferencesDialog* preferences();
    // Of the actions in the menus, and of the views.
    void keys(const QMenuBar& menus);
    void eventWords();
    // The readiness table, at that case where one is named.
    void semantics(const QString& name = {});
    void backends();
    void about();

signals:
    void addressAccepted(const readyscope::Address& address);

private:
    QWidget& m_window;
    Controller& m_controller;
    Settings& m_settings;
    void tellMask(const QList<int>& blocked);

    QPointer<AddSocketDialog> m_add;
    QPointer<SignalsDialog> m_signals;
    QList<int> m_blocked; // as the engine has answered
    QPointer<PreferencesDialog> m_preferences;
    QPointer<KeysDialog> m_keys;
};

} // namespace readyscope
