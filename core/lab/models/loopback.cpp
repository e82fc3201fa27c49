// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/loopback.h"

#include <cerrno>

#include <sys/socket.h>

namespace readyscope {

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    place.sin_port = htons(port);
    return place;
}

Status bindToLoopback(const Fd& socket) {
    const sockaddr_in place = loopback(0);
    if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&place), sizeof place) != 0)
        return SysError{"bind", errno, "127.0.0.1:0", {}};
    return Done{};
}

std::uint16_t portOf(const Fd& socket) {
    sockaddr_in place{};
    socklen_t size = sizeof place;
    return ::getsockname(socket.get(), reinterpret_cast<sockaddr*>(&place), &size) == 0 ? ntohs(place.sin_port)
                                                                                        : std::uint16_t{0};
}

} // namespace readyscope
