// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/transfer.h"

#include <cerrno>

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace readyscope {

namespace {

// Standard input is others' too and stays blocking, so the read itself must be told not to. Terminals do not know
// RWF_NOWAIT; there the question just before has to do.
ssize_t readShared(int fd, std::span<char> buffer) {
    iovec part{.iov_base = buffer.data(), .iov_len = buffer.size()};
    const ssize_t got = ::preadv2(fd, &part, 1, -1, RWF_NOWAIT);
    if (got >= 0 || errno != EOPNOTSUPP)
        return got;
    pollfd ready{.fd = fd, .events = POLLIN, .revents = 0};
    if (::poll(&ready, 1, 0) != 1) {
        errno = EAGAIN;
        return -1;
    }
    return ::read(fd, buffer.data(), buffer.size());
}

} // namespace

bool isDatagram(Kind kind) { return kind == Kind::UdpBound || kind == Kind::UdpConnected; }

bool isStreamSocket(Kind kind) {
    return kind == Kind::TcpClient || kind == Kind::TcpAccepted || kind == Kind::UnixClient ||
           kind == Kind::UnixAccepted;
}

ssize_t readSome(const Watched& watched, std::span<char> buffer, Endpoint* from) {
    switch (watched.info.kind) {
    case Kind::Stdin:
        return readShared(watched.fd(), buffer);
    case Kind::PipeRead:
    case Kind::PipeWrite:
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
    case Kind::Stdin:
        errno = EBADF;
        return -1;
    case Kind::PipeRead:
    case Kind::PipeWrite:
        return ::write(watched.fd(), bytes.data(), bytes.size());
    default:
        return ::sendto(watched.fd(), bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL,
                        to != nullptr ? to->get() : nullptr, to != nullptr ? to->length : 0);
    }
}

} // namespace readyscope
