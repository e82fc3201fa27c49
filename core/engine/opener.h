// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// From an address to a descriptor that is watched: names resolved, opened, connected, or failed with its reason.
// The engine's thread only; resolved names come to it through the mailbox.

#include "core/engine/knowledge.h"
#include "core/engine/mailbox.h"
#include "core/engine/signals.h"

#include <functional>

namespace readyscope {

class Opener {
public:
    Opener(SocketTable& sockets, Recorder& recorder, Knowledge& knowledge, Mailbox& mailbox, SignalDesk& signalDesk)
        : m_sockets(sockets), m_recorder(recorder), m_knowledge(knowledge), m_mailbox(mailbox), m_signals(signalDesk) {}

    // Makes the row (two for a pipe or a pair) and begins to open. Answers `id` when it is open, connecting or has
    // failed.
    void add(const Address& address, CommandId id);
    // Opens a row again whose descriptor has been closed.
    void open(Watched& watched, CommandId id);
    void resolved(const Resolution& resolution);
    // Something was told of a socket that connects.
    void connectTold(Watched& watched, Events revents);

    bool isConnecting() const { return !m_connecting.empty(); }
    Nanos nextDue() const; // of a connect-timeout; kInfinite if none
    void expire(Nanos now);
    // How an opener lets go of a descriptor again; what is done when a socket has stopped opening.
    void setClose(std::function<void(Watched&, SocketState)> close) { m_close = std::move(close); }
    void setSettled(std::function<void(Watched&)> settled) { m_settled = std::move(settled); }

private:
    Watched* newRow(const Address& address, const std::string& name, CommandId id);
    void addPair(const Address& address, const std::string& name, CommandId id);
    void start(Watched& watched);
    Result<Opened> openNext(Watched& watched);
    Result<Opened> openWithoutEndpoint(const Watched& watched);
    void adopt(Watched& watched, Opened opened);
    void fail(Watched& watched, const SysError& why);
    bool resolve(Watched& watched, const HostPort& place, bool forBind);
    void answer(Watched& watched, std::optional<SysError> error);

    SocketTable& m_sockets;
    Recorder& m_recorder;
    Knowledge& m_knowledge;
    Mailbox& m_mailbox;
    SignalDesk& m_signals;
    Resolver m_resolver;
    std::vector<SocketId> m_connecting;
    std::function<void(Watched&, SocketState)> m_close;
    std::function<void(Watched&)> m_settled;
};

} // namespace readyscope
