// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/util/peers.h"

#include "core/socket/endpoint.h"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace readyscope::test {

namespace {

void check(bool good, const char* what) {
    if (good)
        return;
    std::fprintf(stderr, "peer: %s: %s\n", what, std::strerror(errno));
    std::abort();
}

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

Fd boundTo(std::uint16_t port, int type) {
    Fd fd(::socket(AF_INET, type | SOCK_CLOEXEC, 0));
    check(bool(fd), "socket");
    const sockaddr_in address = loopback(port);
    check(::bind(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0, "bind");
    return fd;
}

} // namespace

Fd tcpListener(int backlog) {
    Fd fd = boundTo(0, SOCK_STREAM);
    check(::listen(fd.get(), backlog) == 0, "listen");
    return fd;
}

Fd tcpConnect(std::uint16_t port) {
    Fd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const sockaddr_in address = loopback(port);
    check(::connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0, "connect");
    return fd;
}

Fd acceptOne(const Fd& listener) {
    Fd fd(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
    check(bool(fd), "accept");
    return fd;
}

Fd udpSocket() { return boundTo(0, SOCK_DGRAM); }

void udpConnect(const Fd& socket, std::uint16_t port) {
    const sockaddr_in address = loopback(port);
    check(::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0, "connect");
}

Fd unixListener(const std::string& abstractName) {
    Fd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const Endpoint endpoint = unixEndpoint(abstractName);
    check(::bind(fd.get(), endpoint.get(), endpoint.length) == 0, "bind");
    check(::listen(fd.get(), 16) == 0, "listen");
    return fd;
}

Fd unixConnect(const std::string& abstractName) {
    Fd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const Endpoint endpoint = unixEndpoint(abstractName);
    check(::connect(fd.get(), endpoint.get(), endpoint.length) == 0, "connect");
    return fd;
}

std::uint16_t portOf(const Fd& socket) { return portIn(localOf(socket.get())); }

std::uint16_t portIn(const std::string& endpoint) {
    return static_cast<std::uint16_t>(std::stoi(endpoint.substr(endpoint.rfind(':') + 1)));
}

// Each stays bound and never listens, so that no other test gets the port while this program lives: its listener would
// accept who expects to be refused.
std::uint16_t freePort() {
    static std::vector<Fd> kept;
    kept.push_back(boundTo(0, SOCK_STREAM));
    return portOf(kept.back());
}

void sendAll(const Fd& socket, const std::string& bytes) {
    std::size_t sent = 0;
    do {
        const ssize_t now = ::send(socket.get(), bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        check(now >= 0, "send");
        sent += static_cast<std::size_t>(now);
    } while (sent < bytes.size());
}

std::string receive(const Fd& socket, std::size_t bytes) {
    std::string got(bytes, '\0');
    std::size_t have = 0;
    while (have < bytes) {
        const ssize_t now = ::recv(socket.get(), got.data() + have, bytes - have, 0);
        check(now >= 0, "recv");
        if (now == 0)
            break;
        have += static_cast<std::size_t>(now);
    }
    got.resize(have);
    return got;
}

void resetNow(Fd& socket) {
    const linger now{.l_onoff = 1, .l_linger = 0};
    check(::setsockopt(socket.get(), SOL_SOCKET, SO_LINGER, &now, sizeof now) == 0, "setsockopt");
    socket.reset();
}

std::string uniqueName() {
    static std::atomic<int> number{0};
    return "@readyscope-test-" + std::to_string(::getpid()) + '-' + std::to_string(++number);
}

} // namespace readyscope::test
