// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/open.h"

#include <cerrno>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/stat.h>
#include <unistd.h>

namespace readyscope {

namespace {

SysError failed(const char* call, const Address& address) { return {call, errno, address.text, {}}; }

Result<Fd> newSocket(const Address& address, int family, int type) {
    Fd fd(::socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!fd)
        return failed("socket", address);
    return fd;
}

bool setFlag(int fd, int level, int option, int value) {
    return ::setsockopt(fd, level, option, &value, sizeof value) == 0;
}

// What the address asks for; what is off by default and not asked for is left alone.
Status setOptions(int fd, const Address& address, int family, bool reuseAddress) {
    struct Option {
        bool wanted;
        int level;
        int name;
        const char* call;
    };
    const bool tcp = address.kind == Kind::TcpClient || address.kind == Kind::TcpListener;
    for (const Option& option : {Option{reuseAddress, SOL_SOCKET, SO_REUSEADDR, "setsockopt SO_REUSEADDR"},
                                 Option{address.reusePort, SOL_SOCKET, SO_REUSEPORT, "setsockopt SO_REUSEPORT"},
                                 Option{address.keepAlive, SOL_SOCKET, SO_KEEPALIVE, "setsockopt SO_KEEPALIVE"},
                                 Option{tcp && address.noDelay, IPPROTO_TCP, TCP_NODELAY, "setsockopt TCP_NODELAY"}})
        if (option.wanted && !setFlag(fd, option.level, option.name, 1))
            return failed(option.call, address);
    // "*" is one dual-stack socket whatever net.ipv6.bindv6only says.
    if (family == AF_INET6 && !setFlag(fd, IPPROTO_IPV6, IPV6_V6ONLY, address.v6Only ? 1 : 0))
        return failed("setsockopt IPV6_V6ONLY", address);
    return Done{};
}

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
    if (endpoint.family() != AF_UNIX)
        if (const Status set = setOptions(fd->get(), address, endpoint.family(), false); !set)
            return set.error();
    if (bind != nullptr && ::bind(fd->get(), bind->get(), bind->length) != 0)
        return failed("bind", address);
    const bool connected = ::connect(fd->get(), endpoint.get(), endpoint.length) == 0;
    if (!connected && errno != EINPROGRESS)
        return failed("connect", address);
    return Opened{std::move(*fd), !connected, std::nullopt};
}

} // namespace

void unlinkIfOurs(const BoundPath& bound) {
    struct stat now {};
    if (::lstat(bound.path.c_str(), &now) == 0 && now.st_dev == bound.device && now.st_ino == bound.inode)
        ::unlink(bound.path.c_str());
}

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
    return Opened{std::move(*fd), false, std::nullopt};
}

Result<Opened> openUdpBound(const Address& address, const Endpoint& endpoint) {
    // SO_REUSEADDR on UDP lets two sockets take one port, so it is set only where asked for.
    Result<Fd> fd = boundSocket(address, endpoint, SOCK_DGRAM, false);
    if (!fd)
        return fd.error();
    return Opened{std::move(*fd), false, std::nullopt};
}

Result<Opened> openUnixClient(const Address& address) {
    return connectedSocket(address, unixEndpoint(address.path), nullptr, SOCK_STREAM);
}

Result<Opened> openUnixListener(const Address& address) {
    Result<Fd> fd = newSocket(address, AF_UNIX, SOCK_STREAM);
    if (!fd)
        return fd.error();
    const Endpoint endpoint = unixEndpoint(address.path);
    if (::bind(fd->get(), endpoint.get(), endpoint.length) != 0)
        return failed("bind", address);
    Opened opened{std::move(*fd), false, std::nullopt};
    struct stat made {};
    if (address.path.front() != '@' && ::lstat(address.path.c_str(), &made) == 0)
        opened.bound = BoundPath{address.path, made.st_dev, made.st_ino};
    if (::listen(opened.fd.get(), address.backlog) != 0) {
        const SysError error = failed("listen", address);
        if (opened.bound)
            unlinkIfOurs(*opened.bound);
        return error;
    }
    return opened;
}

Result<OpenedPipe> openPipe(const Address& address) {
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return failed("pipe2", address);
    return OpenedPipe{Fd(ends[0]), Fd(ends[1])};
}

Result<int> openStdin(const Address& address) {
    if (::fcntl(STDIN_FILENO, F_GETFD) < 0)
        return failed("fcntl", address);
    return STDIN_FILENO;
}

} // namespace readyscope
