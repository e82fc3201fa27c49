// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/demodatagrams.h"

#include "core/lab/wire.h"

#include <array>

#include <sys/socket.h>

namespace readyscope {

namespace {

constexpr Nanos kMs = kMillisecond;

// Sends and receives with this one alone; datagrams of others find no socket at the port.
// Where that fails nobody is answered, which the engine's side shows.
void turn(const Fd& fd, const Endpoint& peer) { static_cast<void>(::connect(fd.get(), peer.get(), peer.length)); }

} // namespace

DemoMetrics::DemoMetrics(Sink sink) : Actor(std::move(sink)) {
    std::vector<Step> script;
    for (int burst = 0; burst < 3; ++burst)
        for (int datagram = 0; datagram < 4; ++datagram)
            script.push_back(measure(datagram == 0 ? 650 * kMs : 40 * kMs, 120));
    script.push_back(measure(500 * kMs, 0));
    setScript(std::move(script));
}

Actor::Step DemoMetrics::measure(Nanos pause, std::size_t bytes) {
    return {pause, [this, bytes] { wire::say(m_fd, std::string(bytes, 'm')); }};
}

Status DemoMetrics::open() {
    Result<Fd> fd = wire::bound(wire::loopback("127.0.0.1:0"), SOCK_DGRAM);
    if (!fd)
        return fd.error();
    m_fd = std::move(*fd);
    return Done{};
}

void DemoMetrics::socketOpened(const SocketInfo& info, Nanos now) {
    if (info.id != m_engines && info.address != address())
        return;
    m_engines = info.removed ? kNoSocket : info.id;
    if (info.removed || info.local.empty() || info.state == SocketState::Closed)
        return stop();
    turn(m_fd, wire::loopback(info.local));
    if (!begun())
        begin(now);
}

DemoNames::DemoNames(Sink sink) : Actor(std::move(sink)) {
    setScript({turnTo(100 * kMs, true), query(150 * kMs), query(120 * kMs), query(120 * kMs), query(700 * kMs),
               turnTo(500 * kMs, false), query(100 * kMs), query(900 * kMs), turnTo(600 * kMs, true), query(200 * kMs),
               query(800 * kMs)});
}

Actor::Step DemoNames::query(Nanos pause) {
    return {pause, [this] {
                if (m_engines != kNoSocket)
                    post(command::Send{{m_engines, {}}, "A? demo.example"});
            }};
}

Actor::Step DemoNames::turnTo(Nanos pause, bool engine) {
    return {pause, [this, engine] { turn(m_fd, engine ? m_engine : wire::loopback(m_text)); }};
}

Status DemoNames::open() {
    Result<Fd> fd = wire::bound(wire::loopback("127.0.0.1:0"), SOCK_DGRAM);
    if (!fd)
        return fd.error();
    m_fd = std::move(*fd);
    m_text = localOf(m_fd.get());
    return Done{};
}

void DemoNames::socketOpened(const SocketInfo& info, Nanos now) {
    if (info.id != m_engines && info.address != address())
        return;
    m_engines = info.removed ? kNoSocket : info.id;
    if (info.removed || info.local.empty())
        return stop();
    m_engine = wire::loopback(info.local);
    if (!begun())
        begin(now);
}

void DemoNames::readable(int) {
    std::array<char, 512> question{};
    // More than one may wait; each gets its answer. An ICMP error of our own ends up here too and is taken by recv.
    for (int turn = 0; turn < 16; ++turn) {
        if (::recv(m_fd.get(), question.data(), question.size(), 0) <= 0)
            return;
        wire::say(m_fd, "A 127.0.0.1");
    }
}

} // namespace readyscope
