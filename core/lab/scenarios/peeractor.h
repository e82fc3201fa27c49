// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Plays a peer's table: a client of our rows, or a server that they connect to.

#include "core/lab/actor.h"
#include "core/lab/scenarios/keyboard.h"
#include "core/lab/scenarios/rowbook.h"
#include "core/lab/scenarios/scenario.h"
#include "core/socket/fd.h"

namespace readyscope {

class PeerActor final : public Actor {
public:
    // These outlive it.
    PeerActor(Sink sink, const ScenarioPeer& peer, const RowBook& rows, const Keyboard& keyboard);

    // A server's listener, with its port.
    Status open() override;
    const std::string& place() const { return m_place; } // "127.0.0.1:5000"; empty for a client

    void socketOpened(const SocketInfo& info, Nanos now) override;
    void collect(std::vector<int>& readers) const override;
    void readable(int fd) override;

private:
    struct Connection {
        Fd fd;
        bool datagrams = false;
        bool ended = false; // the other side writes no more
    };

    std::vector<Step> script(const ScenarioPeer& peer);
    std::function<void()> act(const ScenarioStep& step);
    void connect(const std::string& row);
    void forEach(const std::function<void(Connection&)>& act);
    void say(const std::string& bytes);
    void await();
    void take(std::size_t most);
    bool takeSome(Connection& connection, std::size_t& most) const;
    void acceptAll();
    void crowd();
    void relieve();
    void tell(const Command& command) const;
    void heard();

    const ScenarioPeer& m_peer;
    const RowBook& m_rows;
    const Keyboard& m_keyboard;
    std::string m_place;
    Fd m_listener;
    std::vector<Fd> m_crowd; // our own clients, who fill the listener's queue
    std::vector<Connection> m_connections;
    bool m_reading = true;
    bool m_begun = false;
    bool m_heard = false;    // something came, or ended, since the last await
    bool m_awaiting = false; // the script stands at one
};

} // namespace readyscope
