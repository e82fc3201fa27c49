// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Socket addresses of the kernel as text, the way the addresses of the outside contract write them:
// "127.0.0.1:80", "[::1]:80", "/run/x.sock", "@name". Empty where there is none.

#include <string>

#include <sys/socket.h>

namespace readyscope {

struct Endpoint {
    sockaddr_storage storage{};
    socklen_t length = 0;
    const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
    sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
    int family() const { return storage.ss_family; }
};

std::string toString(const Endpoint& endpoint);
// getsockname(2) and getpeername(2) as text.
std::string localOf(int fd);
std::string peerOf(int fd);
// sockaddr_un of a path, or of an abstract name that begins with '@' (unix(7)).
Endpoint unixEndpoint(const std::string& path);

} // namespace readyscope
