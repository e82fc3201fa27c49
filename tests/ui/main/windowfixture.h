// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A real window over a real engine, and a peer on loopback that the test speaks for.

#include "core/engine/enginethread.h"
#include "core/socket/fd.h"
#include "ui/common/lanerows.h"
#include "ui/common/settings.h"
#include "ui/main/actions.h"
#include "ui/main/capturepage.h"
#include "ui/main/controller.h"
#include "ui/main/mainwindow.h"
#include "ui/main/statusbar.h"
#include "ui/sockets/socketmodel.h"
#include "ui/sockets/sockettableview.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace readyscope {

// Listens on 127.0.0.1, on a port that the kernel chooses.
class Listener {
public:
    Listener() : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof place;
        auto* address = reinterpret_cast<sockaddr*>(&place);
        if (::bind(m_fd.get(), address, size) != 0 || ::listen(m_fd.get(), 8) != 0 ||
            ::getsockname(m_fd.get(), address, &size) != 0)
            qFatal("no listener on loopback");
        m_port = ntohs(place.sin_port);
    }
    QString address() const { return QStringLiteral("tcp:127.0.0.1:%1").arg(m_port); }
    // Blocks until somebody connects.
    Fd accept() const { return Fd(::accept4(m_fd.get(), nullptr, nullptr, SOCK_CLOEXEC)); }
    void close() { m_fd.reset(); }

private:
    Fd m_fd;
    std::uint16_t m_port = 0;
};

struct Shown {
    // With no settings yet.
    Shown() : Shown(QString()) {}
    explicit Shown(const QString& settingsFile)
        : settings(settingsFile.isEmpty() ? folder.filePath(QStringLiteral("settings.ini")) : settingsFile),
          engine(settings.engine()), started(engine.start()), window(engine, settings) {
        window.show();
        window.activateWindow();
    }

    QTemporaryDir folder;
    Settings settings;
    EngineThread engine;
    Status started;
    MainWindow window;

    SocketTableView& table() { return window.capturePage().table(); }
    TimelineView& timeline() { return window.capturePage().timeline(); }
    Actions& actions() { return window.actions(); }
    SocketModel* model() { return table().model(); }

    // kNoSocket while there is none of this name.
    SocketId named(const QString& name) {
        const auto order = table().rows()->order();
        for (const SocketId socket : order)
            if (QString::fromStdString(model()->info(socket).name) == name)
                return socket;
        return kNoSocket;
    }
    Events revents(SocketId socket) { return engine.source().snapshot()->lane(socket).state; }
    void add(const QString& address) { window.addSocket(std::get<Address>(parseAddress(address.toStdString()))); }
    // As if typed while the table has the keyboard.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        table().setFocus();
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
};

} // namespace readyscope
