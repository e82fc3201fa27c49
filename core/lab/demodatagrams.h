// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The two datagram peers: one that sends to the engine's bound socket, and a name server that goes away at times.

#include "core/lab/actor.h"
#include "core/socket/endpoint.h"
#include "core/socket/fd.h"

namespace readyscope {

// Sends measurements, an empty datagram now and then, to a bound socket of the engine's.
class DemoMetrics final : public Actor {
public:
    explicit DemoMetrics(Sink sink);
    Status open() override;
    std::string address() const override { return "udp-listen:127.0.0.1:0,name=metrics,policy=drain"; }
    void socketOpened(const SocketInfo& info, Nanos now) override;
    void collect(std::vector<int>&) const override {}
    void readable(int) override {}

private:
    Step measure(Nanos pause, std::size_t bytes);

    Fd m_fd;
    SocketId m_engines = kNoSocket;
};

// Answers what the engine's connected socket asks; while it is away the kernel answers "port unreachable" (ERR).
class DemoNames final : public Actor {
public:
    explicit DemoNames(Sink sink);
    Status open() override;
    std::string address() const override { return "udp:" + m_text + ",name=dns,policy=drain"; }
    void socketOpened(const SocketInfo& info, Nanos now) override;
    void collect(std::vector<int>& readers) const override { readers.push_back(m_fd.get()); }
    void readable(int fd) override;

private:
    Step query(Nanos pause);
    Step turnTo(Nanos pause, bool engine);

    Fd m_fd;
    std::string m_text;
    SocketId m_engines = kNoSocket;
    Endpoint m_engine; // where it asks from
};

} // namespace readyscope
