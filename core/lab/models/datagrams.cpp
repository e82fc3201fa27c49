// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/datagrams.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

namespace readyscope {

namespace {

constexpr Nanos kBetweenLasts = 20 * kMillisecond;

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    place.sin_port = htons(port);
    return place;
}

void sleepUntil(Nanos time) {
    const timespec until{.tv_sec = time / kSecond, .tv_nsec = time % kSecond};
    while (::clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr) == EINTR) {
    }
}

class Sending {
public:
    Sending(const ModelRun& run, const std::vector<std::uint16_t>& ports)
        : m_run(run), m_ports(ports), m_socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)),
          m_buffer(static_cast<std::size_t>(run.size)) {}

    void send() {
        const Nanos begin = monotonicNow();
        for (int number = 0; number < m_run.events; ++number) {
            sleepUntil(begin + number * kSecond / m_run.rate);
            sendTo(m_ports[static_cast<std::size_t>(number) % m_ports.size()], static_cast<std::uint32_t>(number));
        }
        // Lost ones among these do no harm: whoever has heard it does not listen any more.
        for (Nanos next = monotonicNow();; next += kBetweenLasts) {
            for (const std::uint16_t port : m_ports)
                sendTo(port, DatagramHead::kLast);
            sleepUntil(next + kBetweenLasts);
        }
    }

private:
    void sendTo(std::uint16_t port, std::uint32_t number) {
        const sockaddr_in place = loopback(port);
        const DatagramHead head{.sent = realtimeNow(), .number = number, .unused = 0};
        std::memcpy(m_buffer.data(), &head, sizeof head);
        ::sendto(m_socket.get(), m_buffer.data(), m_buffer.size(), MSG_NOSIGNAL,
                 reinterpret_cast<const sockaddr*>(&place), sizeof place);
    }

    const ModelRun& m_run;
    const std::vector<std::uint16_t>& m_ports;
    Fd m_socket;
    std::vector<char> m_buffer;
};

} // namespace

std::optional<DatagramHead> headOf(std::span<const char> datagram) {
    if (datagram.size() < sizeof(DatagramHead))
        return std::nullopt;
    DatagramHead head;
    std::memcpy(&head, datagram.data(), sizeof head);
    return head;
}

Result<Fd> openReceiver() {
    Fd fd(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    if (!fd)
        return SysError{"socket", errno, "a receiver of the run", {}};
    const sockaddr_in place = loopback(0);
    if (::bind(fd.get(), reinterpret_cast<const sockaddr*>(&place), sizeof place) != 0)
        return SysError{"bind", errno, "127.0.0.1:0", {}};
    static_cast<void>(stampOfLast(fd.get()));
    return fd;
}

std::uint16_t portOf(const Fd& receiver) {
    sockaddr_in place{};
    socklen_t size = sizeof place;
    return ::getsockname(receiver.get(), reinterpret_cast<sockaddr*>(&place), &size) == 0 ? ntohs(place.sin_port)
                                                                                          : std::uint16_t{0};
}

std::optional<Nanos> stampOfLast(int receiver) {
    timespec stamp{};
    if (::ioctl(receiver, SIOCGSTAMPNS, &stamp) != 0)
        return std::nullopt;
    return static_cast<Nanos>(stamp.tv_sec) * kSecond + stamp.tv_nsec;
}

DatagramSender::~DatagramSender() {
    if (m_child <= 0)
        return;
    ::kill(m_child, SIGKILL);
    while (::waitpid(m_child, nullptr, 0) < 0 && errno == EINTR) {
    }
}

Status DatagramSender::start(const ModelRun& run, const std::vector<std::uint16_t>& ports) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return SysError{"pipe2", errno, "the sender", {}};
    Fd gate(ends[0]);
    m_go = Fd(ends[1]);
    Sending sending(run, ports); // before there are two: a child of threads may not allocate
    const pid_t parent = ::getpid();
    m_child = ::fork();
    if (m_child < 0)
        return SysError{"fork", errno, "the sender", {}};
    if (m_child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        m_go.reset();
        char go = 0;
        // At the end of the pipe, or with another parent, nobody wants it any more.
        if (::getppid() == parent && ::read(gate.get(), &go, 1) == 1)
            sending.send();
        ::_exit(0);
    }
    return Done{};
}

void DatagramSender::go() {
    const char go = 'g';
    static_cast<void>(!::write(m_go.get(), &go, 1));
}

} // namespace readyscope
