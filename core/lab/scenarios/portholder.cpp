// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/scenarios/portholder.h"

#include <cerrno>

#include <netinet/in.h>
#include <sys/socket.h>

namespace readyscope {

namespace {

constexpr int kTries = 64;

SysError failed(const char* call) { return {call, errno, "a port for TCP and UDP", {}}; }

Result<Fd> held(int type, std::uint16_t port) {
    Fd fd(::socket(AF_INET, type | SOCK_CLOEXEC, 0));
    if (!fd)
        return failed("socket");
    const int on = 1;
    ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(port);
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(fd.get(), reinterpret_cast<const sockaddr*>(&place), sizeof place) != 0)
        return failed("bind");
    return fd;
}

std::uint16_t portOf(const Fd& fd) {
    sockaddr_in place{};
    socklen_t length = sizeof place;
    ::getsockname(fd.get(), reinterpret_cast<sockaddr*>(&place), &length);
    return ntohs(place.sin_port);
}

} // namespace

// The kernel gives a number that is free for the one; whether it is for the other is tried.
Status PortHolder::open() {
    for (int tries = 1;; ++tries) {
        Result<Fd> udp = held(SOCK_DGRAM, 0);
        if (!udp)
            return udp.error();
        Result<Fd> tcp = held(SOCK_STREAM, portOf(*udp));
        if (!tcp && (tcp.error().errnum != EADDRINUSE || tries == kTries))
            return tcp.error();
        if (!tcp)
            continue;
        m_port = portOf(*udp);
        m_udp = std::move(*udp);
        m_tcp = std::move(*tcp);
        return Done{};
    }
}

void PortHolder::socketOpened(const SocketInfo&, Nanos) {
    std::erase_if(m_waiting, [this](const std::string& name) {
        const SocketInfo* row = m_rows.row(name);
        return row != nullptr && row->state != SocketState::Opening;
    });
    if (!m_waiting.empty())
        return;
    m_tcp.reset();
    m_udp.reset();
}

} // namespace readyscope
