// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/openparts.h"

#include <sys/stat.h>
#include <unistd.h>

namespace readyscope {

using namespace opening;

namespace {

int typeOf(Kind kind) {
    if (isDatagram(kind))
        return SOCK_DGRAM;
    const bool seqpacket =
        kind == Kind::UnixSeqpacket || kind == Kind::UnixSeqpacketListener || kind == Kind::PairSeqpacket;
    return seqpacket ? SOCK_SEQPACKET : SOCK_STREAM;
}

Result<Fd> unixSocket(const Address& address) {
    Result<Fd> fd = newSocket(address, AF_UNIX, typeOf(address.kind));
    if (fd)
        if (const Status set = setOptions(fd->get(), address, AF_UNIX, false); !set)
            return set.error();
    return fd;
}

} // namespace

void unlinkIfOurs(const BoundPath& bound) {
    struct stat now {};
    if (::lstat(bound.path.c_str(), &now) == 0 && now.st_dev == bound.device && now.st_ino == bound.inode)
        ::unlink(bound.path.c_str());
}

Result<Opened> openUnixClient(const Address& address) {
    Result<Fd> fd = unixSocket(address);
    if (!fd)
        return fd.error();
    // A datagram socket without a name cannot be answered; bound to a family alone it gets a name of the kernel's in
    // the abstract name space (unix(7), autobind).
    if (isDatagram(address.kind)) {
        sockaddr unnamed{};
        unnamed.sa_family = AF_UNIX;
        if (::bind(fd->get(), &unnamed, sizeof unnamed.sa_family) != 0)
            return failed("bind", address);
    }
    const Endpoint endpoint = unixEndpoint(address.path);
    const bool connected = ::connect(fd->get(), endpoint.get(), endpoint.length) == 0;
    if (!connected && errno != EINPROGRESS)
        return failed("connect", address);
    Opened opened;
    opened.fd = std::move(*fd);
    opened.connecting = !connected;
    return opened;
}

Result<Opened> openUnixBound(const Address& address) {
    Result<Fd> fd = unixSocket(address);
    if (!fd)
        return fd.error();
    const Endpoint endpoint = unixEndpoint(address.path);
    if (::bind(fd->get(), endpoint.get(), endpoint.length) != 0)
        return failed("bind", address);
    Opened opened;
    opened.fd = std::move(*fd);
    struct stat made {};
    if (address.path.front() != '@' && ::lstat(address.path.c_str(), &made) == 0)
        opened.bound = BoundPath{address.path, made.st_dev, made.st_ino};
    if (isListener(address.kind) && ::listen(opened.fd.get(), address.backlog) != 0) {
        const SysError error = failed("listen", address);
        if (opened.bound)
            unlinkIfOurs(*opened.bound);
        return error;
    }
    return opened;
}

Result<OpenedPair> openSocketPair(const Address& address) {
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, typeOf(address.kind) | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) != 0)
        return failed("socketpair", address);
    OpenedPair pair{Fd(ends[0]), Fd(ends[1])};
    for (const int end : ends)
        if (const Status set = setOptions(end, address, AF_UNIX, false); !set)
            return set.error();
    return pair;
}

} // namespace readyscope
