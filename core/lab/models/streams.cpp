// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/streams.h"

#include "core/lab/models/loopback.h"
#include "core/lab/models/stamps.h"

#include <array>
#include <cerrno>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

namespace readyscope {

namespace {

constexpr int kMostTries = 1'000;
constexpr Nanos kBetweenTries = kMillisecond; // nothing tells when it has begun

class SendingStreams final : public Sending {
public:
    SendingStreams(Fd& listener, int connections)
        : m_listener(listener), m_port(portOf(listener)), m_wanted(static_cast<std::size_t>(connections)) {
        m_connections.reserve(m_wanted);
    }

    // One after the other: they are accepted in this order.
    Status open() override {
        m_listener.reset(); // this process's own, by fork
        while (m_connections.size() < m_wanted) {
            Result<Fd> connection = connectStream(m_port);
            if (!connection)
                return connection.error();
            m_connections.push_back(std::move(*connection));
        }
        return Done{};
    }

    bool send(std::size_t socket, std::span<const char> message) override {
        while (!message.empty()) {
            const ssize_t sent = ::send(m_connections[socket].get(), message.data(), message.size(), MSG_NOSIGNAL);
            if (sent < 0 && errno != EINTR)
                return false;
            message = message.subspan(sent > 0 ? static_cast<std::size_t>(sent) : 0);
        }
        return true;
    }

    // And stays until it is killed: while the last is still being read its exit would take a processor's time.
    void end(std::span<char> /*message*/) override {
        for (const Fd& connection : m_connections)
            ::shutdown(connection.get(), SHUT_WR);
        for (;;)
            ::pause();
    }

private:
    Fd& m_listener;
    std::uint16_t m_port;
    std::size_t m_wanted;
    std::vector<Fd> m_connections;
};

} // namespace

Result<Fd> openListener(int connections) {
    Fd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!fd)
        return SysError{"socket", errno, "a listener of the run", {}};
    if (const Status bound = bindToLoopback(fd); !bound)
        return bound.error();
    // What is accepted inherits both. Closing with a reset leaves no port behind in TIME_WAIT, of a thousand a run.
    if (const Status asked = askForStamps(fd.get()); !asked)
        return asked.error();
    const linger reset{.l_onoff = 1, .l_linger = 0};
    if (::setsockopt(fd.get(), SOL_SOCKET, SO_LINGER, &reset, sizeof reset) != 0)
        return SysError{"setsockopt", errno, "SO_LINGER", {}};
    if (::listen(fd.get(), connections) != 0)
        return SysError{"listen", errno, "127.0.0.1", {}};
    return fd;
}

Result<Fd> acceptStream(const Fd& listener) {
    for (;;) {
        Fd fd(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
        if (fd)
            return fd;
        if (errno != EINTR)
            return SysError{"accept4", errno, "127.0.0.1", {}};
    }
}

Result<Fd> acceptStream(const Fd& listener, const MessageSender& sender) {
    std::array<pollfd, 2> asked{pollfd{.fd = listener.get(), .events = POLLIN, .revents = 0},
                                pollfd{.fd = sender.report(), .events = POLLIN, .revents = 0}};
    while (::poll(asked.data(), asked.size(), -1) < 0)
        if (errno != EINTR)
            return SysError{"poll", errno, "127.0.0.1", {}};
    return asked[0].revents != 0 ? acceptStream(listener) : sender.failure();
}

Result<Fd> connectStream(std::uint16_t port) {
    Fd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!fd)
        return SysError{"socket", errno, "the sender", {}};
    const sockaddr_in place = loopback(port);
    if (::connect(fd.get(), reinterpret_cast<const sockaddr*>(&place), sizeof place) != 0)
        return SysError{"connect", errno, "127.0.0.1", {}};
    const int on = 1;
    if (::setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) != 0)
        return SysError{"setsockopt", errno, "TCP_NODELAY", {}};
    return fd;
}

Result<SocketPair> openStreamPair() {
    const Result<Fd> listener = openListener(1);
    if (!listener)
        return listener.error();
    Result<Fd> sender = connectStream(portOf(*listener));
    if (!sender)
        return sender.error();
    Result<Fd> receiver = acceptStream(*listener);
    if (!receiver)
        return receiver.error();
    return SocketPair{std::move(*receiver), std::move(*sender)};
}

Status awaitStamps() {
    const Result<SocketPair> pair = openStreamPair();
    if (!pair)
        return pair.error();
    StampedMessage message;
    for (int i = 0; i < kMostTries; ++i) {
        char byte = 's';
        if (::send(pair->sender.get(), &byte, 1, MSG_NOSIGNAL) < 0)
            return SysError{"send", errno, "127.0.0.1", {}};
        if (::recvmsg(pair->receiver.get(), message.into({&byte, 1}), 0) < 0)
            return SysError{"recvmsg", errno, "127.0.0.1", {}};
        if (message.stamp())
            return Done{};
        sleepUntil(monotonicNow() + kBetweenTries);
    }
    return SysError{"recvmsg", 0, "SO_TIMESTAMPNS", "this kernel does not stamp what it receives"};
}

std::unique_ptr<Sending> sendingStreams(Fd& listener, int connections) {
    return std::make_unique<SendingStreams>(listener, connections);
}

} // namespace readyscope
