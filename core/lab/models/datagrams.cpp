// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/datagrams.h"

#include "core/lab/models/loopback.h"
#include "core/lab/models/stamps.h"

#include <cerrno>
#include <cstring>

#include <sys/socket.h>

namespace readyscope {

namespace {

constexpr Nanos kBetweenLasts = 20 * kMillisecond;

class SendingDatagrams final : public Sending {
public:
    explicit SendingDatagrams(std::vector<std::uint16_t> ports)
        : m_ports(std::move(ports)), m_socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {}

    Status open() override { return Done{}; }

    // One that is lost is one of the run's figures.
    bool send(std::size_t socket, std::span<const char> message) override {
        const sockaddr_in place = loopback(m_ports[socket]);
        ::sendto(m_socket.get(), message.data(), message.size(), MSG_NOSIGNAL,
                 reinterpret_cast<const sockaddr*>(&place), sizeof place);
        return true;
    }

    // Lost ones among these do no harm: whoever has heard it does not listen any more.
    void end(std::span<char> message) override {
        const MessageHead head{.sent = realtimeNow(), .number = MessageHead::kLast, .unused = 0};
        std::memcpy(message.data(), &head, sizeof head);
        for (Nanos next = monotonicNow();; next += kBetweenLasts) {
            for (std::size_t i = 0; i < m_ports.size(); ++i)
                send(i, message);
            sleepUntil(next + kBetweenLasts);
        }
    }

private:
    std::vector<std::uint16_t> m_ports;
    Fd m_socket;
};

} // namespace

Result<Fd> openReceiver() {
    Fd fd(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    if (!fd)
        return SysError{"socket", errno, "a receiver of the run", {}};
    if (const Status bound = bindToLoopback(fd); !bound)
        return bound.error();
    static_cast<void>(stampOfLast(fd.get()));
    return fd;
}

std::unique_ptr<Sending> sendingDatagrams(std::vector<std::uint16_t> ports) {
    return std::make_unique<SendingDatagrams>(std::move(ports));
}

} // namespace readyscope
