// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/reading.h"

#include "core/engine/transfer.h"
#include "core/readiness/directcall.h"

#include <cerrno>

#include <sys/socket.h>

namespace readyscope {

namespace {

constexpr Events kEnded = Events::Pri | Events::RdHup | Events::Hup | Events::Err;

// What did not stand behind when the socket was told comes with an edge of its own.
bool wouldBeTold(const Watched& watched) { return watched.behind.empty() && !watched.known.any(kEnded); }

// A read takes the whole count, all expirations, and every signal that fits (eventfd(2), timerfd_create(2),
// signalfd(2)).
bool readTakesAll(Kind kind) { return kind == Kind::EventFd || kind == Kind::TimerFd || kind == Kind::SignalFd; }

bool isUnixStream(Kind kind) { return kind == Kind::UnixClient || kind == Kind::UnixAccepted; }

// A message with descriptors ends a read of a Unix stream early; the kernel then says that they were cut off.
Reading readUnixStream(const Watched& watched, std::span<char> buffer) {
    iovec part{.iov_base = buffer.data(), .iov_len = buffer.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    const ssize_t got = direct::recvmsg(watched.fd(), &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    Reading reading{got, got < 0 ? errno : 0, false};
    reading.emptied = got > 0 && static_cast<std::size_t>(got) < buffer.size() &&
                      (message.msg_flags & MSG_CTRUNC) == 0 && wouldBeTold(watched);
    return reading;
}

} // namespace

bool Reading::nothing() const { return got < 0 && (error == EAGAIN || error == EWOULDBLOCK); }

Reading readOnce(const Watched& watched, std::span<char> buffer, Endpoint* from) {
    Reading reading;
    if (watched.toldByEdge() && isUnixStream(watched.info.kind)) {
        reading = readUnixStream(watched, buffer);
    } else {
        reading.got = readSome(watched, buffer, from);
        reading.error = reading.got < 0 ? errno : 0;
        reading.emptied =
            reading.got > 0 && static_cast<std::size_t>(reading.got) < buffer.size() &&
            ((isStreamSocket(watched.info.kind) && wouldBeTold(watched)) || readTakesAll(watched.info.kind));
    }
    reading.emptied = reading.emptied || reading.nothing();
    return reading;
}

} // namespace readyscope
