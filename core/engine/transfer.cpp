// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/transfer.h"

#include <algorithm>
#include <cerrno>

#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace readyscope {

namespace {

bool answersNow(int fd, short events) {
    pollfd question{.fd = fd, .events = events, .revents = 0};
    return ::poll(&question, 1, 0) == 1;
}

// Descriptors that are others' too stay blocking, so the read itself must be told not to. Terminals, FIFOs and some
// files do not know RWF_NOWAIT; there the question just before has to do.
ssize_t readShared(int fd, std::span<char> buffer) {
    iovec part{.iov_base = buffer.data(), .iov_len = buffer.size()};
    const ssize_t got = ::preadv2(fd, &part, 1, -1, RWF_NOWAIT);
    if (got >= 0 || errno != EOPNOTSUPP)
        return got;
    if (!answersNow(fd, POLLIN)) {
        errno = EAGAIN;
        return -1;
    }
    return ::read(fd, buffer.data(), buffer.size());
}

// Likewise. A terminal that is writable may have room for less than is given, and would wait for the rest: a byte at a
// time it does not.
ssize_t writeShared(int fd, std::span<const char> bytes) {
    iovec part{.iov_base = const_cast<char*>(bytes.data()), .iov_len = bytes.size()};
    const ssize_t sent = ::pwritev2(fd, &part, 1, -1, RWF_NOWAIT);
    if (sent >= 0 || errno != EOPNOTSUPP)
        return sent;
    if (!answersNow(fd, POLLOUT)) {
        errno = EAGAIN;
        return -1;
    }
    const bool terminal = ::isatty(fd) == 1;
    return ::write(fd, bytes.data(), terminal ? std::min<std::size_t>(bytes.size(), 1) : bytes.size());
}

int typeOfSocket(int fd) {
    int type = 0;
    socklen_t length = sizeof type;
    return ::getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &length) == 0 ? type : 0;
}

// A record of no bytes, or the end: the end also tells RDHUP, and nothing is queued before it.
Got zeroOfSeqpacket(int fd) {
    int queued = 0;
    const bool ended = answersNow(fd, POLLRDHUP) && (::ioctl(fd, FIONREAD, &queued) != 0 || queued == 0);
    return ended ? Got::End : Got::Bytes;
}

Got zeroOfInherited(int fd) {
    switch (typeOfSocket(fd)) {
    case SOCK_STREAM:
        return Got::End;
    case SOCK_SEQPACKET:
        return zeroOfSeqpacket(fd);
    case SOCK_DGRAM:
        return Got::Bytes;
    default:
        return Got::Paused;
    }
}

Got meaningOfZero(const Watched& watched) {
    switch (watched.info.kind) {
    case Kind::UnixSeqpacket:
    case Kind::UnixSeqpacketAccepted:
    case Kind::PairSeqpacket:
        return zeroOfSeqpacket(watched.fd());
    case Kind::Inherited:
        return zeroOfInherited(watched.fd());
    case Kind::Fifo:
    case Kind::Tty:
    case Kind::Pty:
        return Got::Paused;
    default:
        return isDatagram(watched.info.kind) ? Got::Bytes : Got::End;
    }
}

} // namespace

Got outcomeOf(const Watched& watched, ssize_t got, int error) {
    if (got > 0)
        return Got::Bytes;
    if (got == 0)
        return meaningOfZero(watched);
    if (error == EAGAIN || error == EWOULDBLOCK || error == EINTR)
        return Got::Again;
    // What the master of a pty gets while nobody has the slave open.
    return watched.info.kind == Kind::Pty && error == EIO ? Got::Paused : Got::Failed;
}

bool endStands(const Watched& watched) { return answersNow(watched.fd(), POLLIN); }

ssize_t readSome(const Watched& watched, std::span<char> buffer, Endpoint* from) {
    switch (watched.info.kind) {
    case Kind::Stdin:
    case Kind::Tty:
    case Kind::Inherited:
        return readShared(watched.fd(), buffer);
    case Kind::PipeRead:
    case Kind::PipeWrite:
    case Kind::Fifo:
    case Kind::FifoWrite:
    case Kind::Pty:
    case Kind::EventFd:
    case Kind::TimerFd:
    case Kind::SignalFd:
    case Kind::File:
        return ::read(watched.fd(), buffer.data(), buffer.size());
    default:
        if (from == nullptr)
            return ::recv(watched.fd(), buffer.data(), buffer.size(), MSG_DONTWAIT);
        from->length = sizeof from->storage;
        return ::recvfrom(watched.fd(), buffer.data(), buffer.size(), MSG_DONTWAIT, from->get(), &from->length);
    }
}

ssize_t writeSome(const Watched& watched, std::span<const char> bytes, const Endpoint* to) {
    switch (watched.info.kind) {
    case Kind::Tty:
    case Kind::Inherited:
        return writeShared(watched.fd(), bytes);
    case Kind::PipeWrite:
    case Kind::FifoWrite:
    case Kind::Pty:
    case Kind::EventFd:
        return ::write(watched.fd(), bytes.data(), bytes.size());
    case Kind::PipeRead:
    case Kind::Stdin:
    case Kind::Fifo:
    case Kind::TimerFd:
    case Kind::SignalFd:
    case Kind::File:
        errno = EBADF;
        return -1;
    default:
        return ::sendto(watched.fd(), bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL,
                        to != nullptr ? to->get() : nullptr, to != nullptr ? to->length : 0);
    }
}

} // namespace readyscope
