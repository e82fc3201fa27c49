// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/messages.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>

namespace readyscope {

namespace {

// Message after message, each at its time.
void sendAll(const ModelRun& run, Sending& sending, std::span<char> message) {
    const auto sockets = static_cast<std::size_t>(run.descriptors);
    const Nanos begin = monotonicNow();
    for (int number = 0; number < run.events; ++number) {
        sleepUntil(begin + number * kSecond / run.rate);
        const MessageHead head{.sent = realtimeNow(), .number = static_cast<std::uint32_t>(number), .unused = 0};
        std::memcpy(message.data(), &head, sizeof head);
        if (!sending.send(static_cast<std::size_t>(number) % sockets, message))
            return;
    }
    sending.end(message);
}

} // namespace

void sleepUntil(Nanos time) {
    const timespec until{.tv_sec = time / kSecond, .tv_nsec = time % kSecond};
    while (::clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr) == EINTR) {
    }
}

std::optional<MessageHead> headOf(std::span<const char> message) {
    if (message.size() < sizeof(MessageHead))
        return std::nullopt;
    MessageHead head;
    std::memcpy(&head, message.data(), sizeof head);
    return head;
}

MessageSender::~MessageSender() {
    if (m_child <= 0)
        return;
    ::kill(m_child, SIGKILL);
    while (::waitpid(m_child, nullptr, 0) < 0 && errno == EINTR) {
    }
}

Status MessageSender::start(const ModelRun& run, std::unique_ptr<Sending> sending) {
    int gates[2];
    if (::pipe2(gates, O_CLOEXEC) != 0)
        return SysError{"pipe2", errno, "the sender", {}};
    Fd gate(gates[0]);
    m_go = Fd(gates[1]);
    int reports[2];
    if (::pipe2(reports, O_CLOEXEC) != 0)
        return SysError{"pipe2", errno, "the sender", {}};
    m_report = Fd(reports[0]);
    Fd report(reports[1]);
    // Before there are two: a child of threads may not allocate.
    std::vector<char> message(static_cast<std::size_t>(run.size));
    const pid_t parent = ::getpid();
    m_child = ::fork();
    if (m_child < 0)
        return SysError{"fork", errno, "the sender", {}};
    if (m_child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        m_go.reset();
        m_report.reset();
        if (const Status opened = sending->open(); !opened)
            static_cast<void>(!::write(report.get(), &opened.error().errnum, sizeof(int)));
        else if (char go = 0; ::getppid() == parent && ::read(gate.get(), &go, 1) == 1)
            sendAll(run, *sending, message); // at the end of the pipe, or with another parent, nobody wants it any more
        ::_exit(0);
    }
    return Done{};
}

SysError MessageSender::failure() const {
    int error = 0;
    if (::read(m_report.get(), &error, sizeof error) == static_cast<ssize_t>(sizeof error))
        return {"connect", error, "127.0.0.1, of the sender", {}};
    return {"accept4", 0, "the sender", "it ended before all were connected"};
}

void MessageSender::go() {
    const char go = 'g';
    static_cast<void>(!::write(m_go.get(), &go, 1));
}

} // namespace readyscope
