// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/pairs.h"

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace readyscope::bench {

namespace {

constexpr int kAbove = 1'100;

struct Address {
    explicit Address(const std::string& name) {
        unixAddress.sun_family = AF_UNIX;
        std::memcpy(unixAddress.sun_path + 1, name.data(), name.size());
        length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
    }
    const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&unixAddress); }
    sockaddr_un unixAddress{};
    socklen_t length = 0;
};

Fd connectOne(const Address& address) {
    const Fd low(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    Fd fd(::fcntl(low.get(), F_DUPFD_CLOEXEC, kAbove));
    if (::connect(fd.get(), address.get(), address.length) != 0)
        die("connect");
    return fd;
}

} // namespace

void die(const char* what) {
    std::fprintf(stderr, "%s: %s\n", what, std::strerror(errno));
    std::exit(1);
}

std::string freshName() {
    static int count = 0;
    return "readyscope-bench-" + std::to_string(::getpid()) + '-' + std::to_string(++count);
}

Fd listenAt(const std::string& name) {
    const Address address(name);
    Fd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::bind(fd.get(), address.get(), address.length) != 0 || ::listen(fd.get(), SOMAXCONN) != 0)
        die("listen");
    return fd;
}

std::vector<Fd> connectTo(const std::string& name, int count) {
    const Address address(name);
    std::vector<Fd> ends;
    while (count-- > 0)
        ends.push_back(connectOne(address));
    return ends;
}

std::vector<Fd> acceptFrom(const Fd& listener, int count) {
    std::vector<Fd> ends;
    while (count-- > 0) {
        ends.emplace_back(::accept4(listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (!ends.back())
            die("accept");
    }
    return ends;
}

} // namespace readyscope::bench
