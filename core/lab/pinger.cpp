// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/pinger.h"

#include <cerrno>
#include <chrono>

#include <netinet/in.h>
#include <sys/socket.h>

namespace readyscope {

Pinger::~Pinger() { stop(); }

Status Pinger::open(std::uint16_t port) {
    m_socket = Fd(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!m_socket)
        return SysError{"socket", errno, "the pinger", {}};
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    place.sin_port = htons(port);
    if (::connect(m_socket.get(), reinterpret_cast<const sockaddr*>(&place), sizeof place) != 0)
        return SysError{"connect", errno, "the pinger", {}};
    return Done{};
}

void Pinger::start(Nanos every) {
    stop();
    m_ending = false;
    m_thread = std::thread([this, every] { run(every); });
}

std::vector<Nanos> Pinger::stop() {
    if (!m_thread.joinable())
        return {};
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
    return std::exchange(m_sent, {});
}

void Pinger::run(Nanos every) {
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, std::chrono::nanoseconds(every), [this] { return m_ending; })) {
        const Nanos now = monotonicNow();
        if (::send(m_socket.get(), "p", 1, MSG_NOSIGNAL) == 1)
            m_sent.push_back(now);
    }
}

} // namespace readyscope
