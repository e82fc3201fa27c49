// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Bare descriptors for the tests of the multiplexers, and one look at a wait.

#include "core/multiplexer/multiplexer.h"
#include "core/socket/fd.h"

#include <QTest>

#include <map>
#include <string>

#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace readyscope::test {

// A Unix stream: the peer's close is IN RDHUP HUP at once.
struct Pair {
    Pair() {
        int ends[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0)
            qFatal("socketpair");
        ours = Fd(ends[0]);
        peer = Fd(ends[1]);
    }
    void peerSends() const {
        if (::send(peer.get(), "x", 1, 0) != 1)
            qFatal("send");
    }
    void read() const {
        char byte = 0;
        if (::recv(ours.get(), &byte, 1, 0) != 1)
            qFatal("recv");
    }
    Fd ours;
    Fd peer;
};

inline Fd eventCounter(unsigned start) {
    Fd fd(::eventfd(start, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!fd)
        qFatal("eventfd");
    return fd;
}

inline void bump(const Fd& counter) {
    const std::uint64_t one = 1;
    if (::write(counter.get(), &one, sizeof one) != ssize_t{sizeof one})
        qFatal("write");
}

// What one wait told, by token: "IN+OUT", or "IN (OUT)" where the call's own mask was OUT.
struct Told {
    Outcome outcome;
    std::map<Token, std::string> states;
};

inline Told look(Multiplexer& multiplexer, Nanos timeout = 0) {
    Told told;
    std::vector<Ready> ready;
    told.outcome = multiplexer.wait(timeout, nullptr, ready);
    for (const Ready& one : ready)
        told.states[one.token] =
            toString(one.revents) + (one.raw == one.revents ? std::string() : " (" + toString(one.raw) + ")");
    return told;
}

using States = std::map<Token, std::string>;

} // namespace readyscope::test
