// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/wire.h"

#include "core/socket/resolve.h"

#include <array>
#include <cerrno>
#include <charconv>

#include <sys/socket.h>

namespace readyscope::wire {

namespace {

Fd makeSocket(int family, int type) { return Fd(::socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)); }

} // namespace

Endpoint loopback(std::string_view localText) {
    HostPort place{"127.0.0.1", 0};
    const std::string_view digits = localText.substr(localText.rfind(':') + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), place.port);
    const auto endpoints = resolveAtOnce(place, SOCK_STREAM, false);
    return endpoints && !endpoints->empty() ? endpoints->front() : Endpoint{};
}

Result<Fd> bound(const Endpoint& endpoint, int type) {
    Fd fd = makeSocket(endpoint.family(), type);
    if (!fd)
        return SysError{"socket", errno, "a peer", {}};
    const int on = 1;
    // So that a second socket may hold the port while the first one comes and goes.
    if (type == SOCK_STREAM)
        ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::bind(fd.get(), endpoint.get(), endpoint.length) != 0)
        return SysError{"bind", errno, "a peer", {}};
    return fd;
}

Fd connected(const Endpoint& endpoint, int type, int window) {
    Fd fd = makeSocket(endpoint.family(), type);
    if (!fd)
        return {};
    if (window > 0)
        ::setsockopt(fd.get(), SOL_SOCKET, SO_RCVBUF, &window, sizeof window);
    if (endpoint.family() == AF_UNIX) {
        // A name from the kernel, so that its peer can be told from others (unix(7), autobind).
        const sa_family_t family = AF_UNIX;
        sockaddr nameless{};
        nameless.sa_family = family;
        static_cast<void>(::bind(fd.get(), &nameless, sizeof family)); // without a name it talks as well
    }
    if (::connect(fd.get(), endpoint.get(), endpoint.length) != 0 && errno != EINPROGRESS)
        return {};
    return fd;
}

Fd accepted(int listener) { return Fd(::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)); }

void say(const Fd& fd, std::string_view bytes) {
    if (fd) [[maybe_unused]]
        const ssize_t sent = ::send(fd.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

bool takeAll(const Fd& fd) {
    std::array<char, 65'536> buffer;
    for (;;) {
        const ssize_t got = ::recv(fd.get(), buffer.data(), buffer.size(), 0);
        if (got > 0)
            continue;
        return got < 0 && (errno == EAGAIN || errno == EINTR);
    }
}

void reset(Fd& fd) {
    const linger atOnce{1, 0};
    if (fd)
        ::setsockopt(fd.get(), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    fd.reset();
}

} // namespace readyscope::wire
