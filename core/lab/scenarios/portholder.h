// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Finds a number that is free for TCP and for UDP on 127.0.0.1, and keeps both until the rows that are to have it are
// there: sockets that allow their address to be reused do not stand in the way of others that do.

#include "core/lab/actor.h"
#include "core/lab/scenarios/rowbook.h"
#include "core/socket/fd.h"

#include <cstdint>

namespace readyscope {

class PortHolder final : public Actor {
public:
    // `rows` outlives it.
    PortHolder(Sink sink, const RowBook& rows) : Actor(std::move(sink)), m_rows(rows) {}

    Status open() override;
    std::uint16_t port() const { return m_port; }
    void holdFor(std::string row) { m_waiting.push_back(std::move(row)); }

    void socketOpened(const SocketInfo& info, Nanos now) override;

private:
    const RowBook& m_rows;
    std::uint16_t m_port = 0;
    Fd m_tcp;
    Fd m_udp;
    std::vector<std::string> m_waiting;
};

} // namespace readyscope
