// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Serves the connections that a listener's row accepts, by commands: what the policy of the row does not do. Each is
// closed when it is over; the last few stay as rows to be looked at.

#include "core/lab/actor.h"
#include "core/lab/scenarios/protocols.h"
#include "core/lab/scenarios/rowbook.h"

#include <deque>
#include <map>

namespace readyscope {

class Servant final : public Actor {
public:
    // `rows` outlives it.
    Servant(Sink sink, const RowBook& rows, std::string row, Service service);

    void socketOpened(const SocketInfo& info, Nanos now) override;
    void answered(const Answer& answer, Nanos now) override;
    Nanos due() const override;
    void run(Nanos now) override;

private:
    struct Child {
        CommandId awaited = 0;
        std::string request; // so far
        std::string name;
        std::string peer;
        bool finished = false; // all is said; only the peer's end is waited for
        Nanos due = kInfinite; // then no longer than that
    };

    void begin(SocketId id, Child& child, Nanos now);
    void finish(SocketId id, Child& child, std::string lastWords, Nanos now);
    void goOnWith(SocketId id, Child& child, const Answer& answer, Nanos now);
    void readRequest(SocketId id, Child& child, const Answer& answer, Nanos now);
    void close(SocketId id);

    const RowBook& m_rows;
    std::string m_row;
    Service m_service;
    std::map<SocketId, Child> m_children;
    std::deque<SocketId> m_closed;
};

// Answers each datagram that comes to a bound row.
class DatagramServant final : public Actor {
public:
    DatagramServant(Sink sink, const RowBook& rows, std::string row, Service service);

    void socketOpened(const SocketInfo& info, Nanos now) override;
    void answered(const Answer& answer, Nanos now) override;

private:
    void receive();
    std::string words();

    const RowBook& m_rows;
    std::string m_row;
    Service m_service;
    SocketId m_id = kNoSocket; // while it is open
    CommandId m_awaited = 0;
    std::size_t m_length = 0; // of the last datagram of chargen
};

} // namespace readyscope
