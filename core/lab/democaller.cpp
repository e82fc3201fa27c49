// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/democaller.h"

#include "core/lab/wire.h"

#include <sys/socket.h>

namespace readyscope {

namespace {

constexpr Nanos kMs = kMillisecond;

} // namespace

DemoCaller::DemoCaller(Sink sink, std::string listener, Manner manner)
    : Actor(std::move(sink)), m_listener(std::move(listener)) {
    setScript(scriptOf(manner));
}

std::vector<Actor::Step> DemoCaller::scriptOf(Manner manner) {
    switch (manner) {
    case Manner::Chatter:
        return {call(60 * kMs),         say(90 * kMs, "one"),  say(70 * kMs, "two"), say(50 * kMs, "three"),
                say(600 * kMs, "four"), say(30 * kMs, "five"), say(30 * kMs, "six"), call(700 * kMs)};
    case Manner::HalfClose:
        return {call(250 * kMs),
                say(120 * kMs, "GET /\r\n"),
                say(160 * kMs, "Host: demo\r\n"),
                say(160 * kMs, "\r\n"),
                finish(420 * kMs),
                hangUp(1100 * kMs),
                forget(1000 * kMs),
                leave(0)};
    case Manner::Reset:
        return {call(500 * kMs),  say(150 * kMs, "begin"), say(110 * kMs, "more"), say(340 * kMs, "and more"),
                reset(700 * kMs), forget(1700 * kMs)};
    case Manner::Leave:
        return {call(400 * kMs),          say(200 * kMs, "status\n"), say(300 * kMs, "reload\n"),
                say(500 * kMs, "quit\n"), leave(250 * kMs),           forget(1200 * kMs)};
    }
    return {};
}

Actor::Step DemoCaller::call(Nanos pause) {
    return {pause, [this] {
                if (m_fd && !m_ended)
                    return;
                m_ended = false;
                m_child = kNoSocket;
                m_fd = wire::connected(m_target, SOCK_STREAM);
                m_local = m_fd ? localOf(m_fd.get()) : std::string();
            }};
}

Actor::Step DemoCaller::say(Nanos pause, std::string_view words) {
    return {pause, [this, words] { wire::say(m_fd, words); }};
}

Actor::Step DemoCaller::finish(Nanos pause) {
    return {pause, [this] {
                if (m_fd)
                    ::shutdown(m_fd.get(), SHUT_WR);
            }};
}

// The engine's side ends its half as well: both are closed then, which is HUP.
Actor::Step DemoCaller::hangUp(Nanos pause) {
    return {pause, [this] {
                if (m_child != kNoSocket)
                    post(command::ShutDown{{m_child, {}}, Direction::Write});
            }};
}

Actor::Step DemoCaller::leave(Nanos pause) {
    return {pause, [this] { m_fd.reset(); }};
}

Actor::Step DemoCaller::reset(Nanos pause) {
    return {pause, [this] { wire::reset(m_fd); }};
}

Actor::Step DemoCaller::forget(Nanos pause) {
    return {pause, [this] {
                if (m_child != kNoSocket)
                    post(command::Remove{{m_child, {}}});
                m_child = kNoSocket;
            }};
}

void DemoCaller::socketOpened(const SocketInfo& info, Nanos now) {
    const bool listener = info.id == m_listenerId || (info.address == m_listener && !info.removed);
    if (listener && info.removed) {
        stop();
        m_fd.reset();
        m_listenerId = kNoSocket;
    } else if (listener && info.state == SocketState::Listening) {
        m_listenerId = info.id;
        m_target = info.local.rfind('@', 0) == 0 ? unixEndpoint(info.local) : wire::loopback(info.local);
        if (!begun())
            begin(now);
    } else if (m_listenerId != kNoSocket && info.parent == m_listenerId && !m_local.empty() && info.peer == m_local) {
        m_child = info.removed ? kNoSocket : info.id;
    }
}

void DemoCaller::collect(std::vector<int>& readers) const {
    if (m_fd && !m_ended)
        readers.push_back(m_fd.get());
}

void DemoCaller::readable(int fd) {
    if (fd == m_fd.get() && !wire::takeAll(m_fd))
        m_ended = true;
}

} // namespace readyscope
