// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/openparts.h"

namespace readyscope {

using namespace opening;

Result<Fd> opening::newSocket(const Address& address, int family, int type) {
    Fd fd(::socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!fd)
        return failed("socket", address);
    return fd;
}

namespace {

Result<Fd> boundSocket(const Address& address, const Endpoint& endpoint, int type, bool reuseAddress) {
    Result<Fd> fd = newSocket(address, endpoint.family(), type);
    if (!fd)
        return fd;
    if (const Status set = setOptions(fd->get(), address, endpoint.family(), reuseAddress); !set)
        return set.error();
    if (::bind(fd->get(), endpoint.get(), endpoint.length) != 0)
        return failed("bind", address);
    return fd;
}

Result<Opened> connectedSocket(const Address& address, const Endpoint& endpoint, const Endpoint* bind, int type) {
    Result<Fd> fd = newSocket(address, endpoint.family(), type);
    if (!fd)
        return fd.error();
    if (const Status set = setOptions(fd->get(), address, endpoint.family(), false); !set)
        return set.error();
    if (bind != nullptr && ::bind(fd->get(), bind->get(), bind->length) != 0)
        return failed("bind", address);
    const bool connected = ::connect(fd->get(), endpoint.get(), endpoint.length) == 0;
    if (!connected && errno != EINPROGRESS)
        return failed("connect", address);
    Opened opened;
    opened.fd = std::move(*fd);
    opened.connecting = !connected;
    return opened;
}

} // namespace

Result<Opened> openTcpClient(const Address& address, const Endpoint& endpoint, const Endpoint* bind) {
    return connectedSocket(address, endpoint, bind, SOCK_STREAM);
}

Result<Opened> openUdpConnected(const Address& address, const Endpoint& endpoint, const Endpoint* bind) {
    return connectedSocket(address, endpoint, bind, SOCK_DGRAM);
}

Result<Opened> openTcpListener(const Address& address, const Endpoint& endpoint) {
    Result<Fd> fd = boundSocket(address, endpoint, SOCK_STREAM, address.reuseAddress);
    if (!fd)
        return fd.error();
    if (::listen(fd->get(), address.backlog) != 0)
        return failed("listen", address);
    Opened opened;
    opened.fd = std::move(*fd);
    return opened;
}

Result<Opened> openUdpBound(const Address& address, const Endpoint& endpoint) {
    // SO_REUSEADDR on UDP lets two sockets take one port, so it is set only where asked for.
    Result<Fd> fd = boundSocket(address, endpoint, SOCK_DGRAM, address.reuseAddress);
    if (!fd)
        return fd.error();
    Opened opened;
    opened.fd = std::move(*fd);
    return opened;
}

Result<Opened> openAtOnce(const Address& address) {
    switch (address.kind) {
    case Kind::UnixClient:
    case Kind::UnixDatagram:
    case Kind::UnixSeqpacket:
        return openUnixClient(address);
    case Kind::UnixListener:
    case Kind::UnixDatagramBound:
    case Kind::UnixSeqpacketListener:
        return openUnixBound(address);
    case Kind::Fifo:
    case Kind::FifoWrite:
        return openFifo(address);
    case Kind::File:
        return openFile(address);
    case Kind::Tty:
        return openTty(address);
    case Kind::Pty:
        return openPty(address);
    case Kind::EventFd:
        return openEventFd(address);
    case Kind::TimerFd:
        return openTimerFd(address);
    case Kind::SignalFd:
        return openSignalFd(address);
    case Kind::Stdin:
    case Kind::Inherited:
        return openShared(address);
    default:
        return SysError{"open", EINVAL, address.text, "this kind is not opened by itself"};
    }
}

Result<OpenedPair> openPair(const Address& address) {
    return isPair(address.kind) ? openSocketPair(address) : openPipe(address);
}

} // namespace readyscope
