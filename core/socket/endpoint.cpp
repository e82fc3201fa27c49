// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/endpoint.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/un.h>

namespace readyscope {

namespace {

std::string inetText(const Endpoint& endpoint) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const auto* v4 = reinterpret_cast<const sockaddr_in*>(&endpoint.storage);
    ::inet_ntop(AF_INET, &v4->sin_addr, text.data(), text.size());
    return std::string(text.data()) + ':' + std::to_string(ntohs(v4->sin_port));
}

std::string inet6Text(const Endpoint& endpoint) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const auto* v6 = reinterpret_cast<const sockaddr_in6*>(&endpoint.storage);
    ::inet_ntop(AF_INET6, &v6->sin6_addr, text.data(), text.size());
    return '[' + std::string(text.data()) + "]:" + std::to_string(ntohs(v6->sin6_port));
}

std::string unixText(const Endpoint& endpoint) {
    const auto* un = reinterpret_cast<const sockaddr_un*>(&endpoint.storage);
    const std::size_t head = offsetof(sockaddr_un, sun_path);
    if (endpoint.length <= head)
        return {}; // unnamed
    const std::size_t length = std::min(endpoint.length - head, sizeof un->sun_path);
    if (un->sun_path[0] == '\0')
        return '@' + std::string(un->sun_path + 1, length - 1);
    return std::string(un->sun_path, ::strnlen(un->sun_path, length));
}

} // namespace

std::string toString(const Endpoint& endpoint) {
    switch (endpoint.length == 0 ? AF_UNSPEC : endpoint.family()) {
    case AF_INET:
        return inetText(endpoint);
    case AF_INET6:
        return inet6Text(endpoint);
    case AF_UNIX:
        return unixText(endpoint);
    default:
        return {};
    }
}

std::string localOf(int fd) {
    Endpoint endpoint;
    endpoint.length = sizeof endpoint.storage;
    return ::getsockname(fd, endpoint.get(), &endpoint.length) == 0 ? toString(endpoint) : std::string();
}

std::string peerOf(int fd) {
    Endpoint endpoint;
    endpoint.length = sizeof endpoint.storage;
    return ::getpeername(fd, endpoint.get(), &endpoint.length) == 0 ? toString(endpoint) : std::string();
}

Endpoint unixEndpoint(const std::string& path) {
    Endpoint endpoint;
    auto* un = reinterpret_cast<sockaddr_un*>(&endpoint.storage);
    un->sun_family = AF_UNIX;
    const std::size_t length = std::min(path.size(), sizeof un->sun_path - 1);
    std::memcpy(un->sun_path, path.data(), length);
    const bool abstract = !path.empty() && path.front() == '@';
    if (abstract)
        un->sun_path[0] = '\0';
    // An abstract name is exactly as long as it is said to be; a path ends at its zero byte.
    endpoint.length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + length + (abstract ? 0 : 1));
    return endpoint;
}

} // namespace readyscope
