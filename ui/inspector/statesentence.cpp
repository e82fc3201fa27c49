// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/detailspage.h"

#include <QCoreApplication>

namespace readyscope {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("StateSentence", text); }

QString whileOpen(Events revents) {
    if (revents.any(Events::Nval))
        return tr("its number is not an open descriptor");
    if (revents.any(Events::Err))
        return tr("an error waits in SO_ERROR");
    if (revents.any(Events::Hup))
        return tr("both halves are closed; close it or connect again");
    if (revents.any(Events::RdHup))
        return tr("reading has ended; answers can still be sent");
    const bool readable = revents.any(Events::In | Events::R);
    const bool writable = revents.any(Events::Out | Events::W);
    if (readable)
        return writable ? tr("data or an end of file waits; there is room to send")
                        : tr("data or an end of file waits");
    return writable ? tr("there is room to send") : tr("nothing to read, no room to send");
}

} // namespace

QString stateSentence(const SocketInfo& socket, Events revents) {
    switch (socket.state) {
    case SocketState::Opening:
        return tr("its name is looked up");
    case SocketState::Connecting:
        return tr("OUT will say that the connection stands");
    case SocketState::Listening:
        return socket.policy == Policy::Accept ? tr("connections are taken as they come")
                                               : tr("connections wait in the backlog");
    case SocketState::Open:
        return whileOpen(revents);
    case SocketState::Closed:
        return tr("its lane stays in the trace");
    case SocketState::Failed:
        return tr("the reason is above; its lane stays in the trace");
    case SocketState::Unsupported:
        return tr("choose another backend to watch it again");
    }
    return {};
}

} // namespace readyscope
