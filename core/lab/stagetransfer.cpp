// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What goes through a descriptor, what is waited for, and its end.

#include "core/lab/stageparts.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace readyscope::semantics {

namespace {

Result<Amount> moved(ssize_t got, std::size_t wanted, const char* call, const Step& step) {
    if (got < 0)
        return failed(call, step);
    return Amount{static_cast<long>(got), static_cast<long>(wanted)};
}

Result<Amount> sent(Scene& scene, const Step& step, int flags) {
    const std::string bytes = bytesOf(step.argument(2));
    return moved(::send(scene.fd(step, 1), bytes.data(), bytes.size(), flags | MSG_NOSIGNAL), bytes.size(), "send",
                 step);
}
Result<Amount> send(Scene& scene, const Step& step) { return sent(scene, step, 0); }
Result<Amount> urgent(Scene& scene, const Step& step) { return sent(scene, step, MSG_OOB); }

Result<Amount> write(Scene& scene, const Step& step) {
    const std::string bytes = bytesOf(step.argument(2));
    return moved(::write(scene.fd(step, 1), bytes.data(), bytes.size()), bytes.size(), "write", step);
}

Result<Amount> received(Scene& scene, const Step& step, int flags) {
    std::vector<char> bytes(static_cast<std::size_t>(numberIn(step, 2)));
    return moved(::recv(scene.fd(step, 1), bytes.data(), bytes.size(), flags), bytes.size(), "recv", step);
}
Result<Amount> recv(Scene& scene, const Step& step) { return received(scene, step, 0); }
Result<Amount> peek(Scene& scene, const Step& step) { return received(scene, step, MSG_PEEK); }
Result<Amount> recvUrgent(Scene& scene, const Step& step) { return received(scene, step, MSG_OOB); }

Result<Amount> read(Scene& scene, const Step& step) {
    std::vector<char> bytes(static_cast<std::size_t>(numberIn(step, 2)));
    return moved(::read(scene.fd(step, 1), bytes.data(), bytes.size()), bytes.size(), "read", step);
}

// Writes, as many bytes at a time as said, until the kernel takes no more. TCP may make room for a while after the
// first EAGAIN, as acknowledgements come (a delayed one after 40 ms): it is full when none came for longer than that.
Result<Amount> fill(Scene& scene, const Step& step) {
    constexpr int kLongerThanDelayedAck = 250; // ms
    const int fd = scene.fd(step, 1);
    const std::array<char, 4096> page{};
    const std::size_t piece = std::min(static_cast<std::size_t>(numberIn(step, 2, page.size())), page.size());
    int domain = AF_UNSPEC;
    socklen_t length = sizeof domain;
    ::getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &length); // what is no socket has none
    for (;;) {
        ssize_t put = 0;
        while (put >= 0)
            put = ::write(fd, page.data(), piece);
        if (errno != EAGAIN)
            return failed("write", step);
        pollfd asked{.fd = fd, .events = POLLOUT, .revents = 0};
        if (::poll(&asked, 1, domain == AF_INET ? kLongerThanDelayedAck : 0) == 0)
            return Amount{};
        if ((asked.revents & POLLOUT) == 0)
            return SysError{"poll", 0, step.text, "it told " + toString(Events::fromPoll(asked.revents))};
    }
}

// Reads until the kernel has no more, or the stream has ended.
Result<Amount> drain(Scene& scene, const Step& step) {
    std::vector<char> bytes(1 << 16);
    ssize_t got = 1;
    while (got > 0)
        got = ::read(scene.fd(step, 1), bytes.data(), bytes.size());
    return got == 0 || errno == EAGAIN ? Result<Amount>(Amount{}) : failed("read", step);
}

Result<Amount> await(Scene& scene, const Step& step) {
    return awaited(scene, scene.fd(step, 1), parseEvents(step.argument(2)).value_or(Events()), step);
}

// For bytes that have come without making the socket readable there is no event to wait for: the queue itself is asked.
Result<Amount> awaitQueue(Scene& scene, const Step& step) {
    constexpr int kLooks = 10'000;
    for (int look = 0; look < kLooks; ++look) {
        int queued = 0;
        if (::ioctl(scene.fd(step, 1), FIONREAD, &queued) != 0)
            return failed("FIONREAD", step);
        if (queued >= numberIn(step, 2))
            return Amount{};
        if (!passes(scene, 1)) { // gives the kernel's own threads the processor
            errno = ECANCELED;
            return failed("FIONREAD", step);
        }
    }
    errno = ETIMEDOUT;
    return failed("FIONREAD", step);
}

Result<Amount> close(Scene& scene, const Step& step) {
    scene.fds[step.argument(1)].reset();
    return Amount{};
}

Result<Amount> duplicate(Scene& scene, const Step& step) {
    return keep(scene, step, 1, "fcntl", ::fcntl(scene.fd(step, 2), F_DUPFD_CLOEXEC, 0));
}

// Gives the descriptor a number from the given one on, its old one is free then.
Result<Amount> renumber(Scene& scene, const Step& step) {
    return keep(scene, step, 1, "fcntl",
                ::fcntl(scene.fd(step, 1), F_DUPFD_CLOEXEC, static_cast<int>(numberIn(step, 2))));
}

constexpr std::array<Verb, 14> kVerbs{{
    {{"send", "FD TEXT"}, send},
    {{"urgent", "FD TEXT"}, urgent},
    {{"recv", "FD NUMBER"}, recv},
    {{"peek", "FD NUMBER"}, peek},
    {{"recv-urgent", "FD NUMBER"}, recvUrgent},
    {{"write", "FD TEXT"}, write},
    {{"read", "FD NUMBER"}, read},
    {{"fill", "FD [NUMBER]"}, fill},
    {{"drain", "FD"}, drain},
    {{"await", "FD EVENTS"}, await},
    {{"await-queue", "FD NUMBER"}, awaitQueue},
    {{"close", "FD"}, close},
    {{"dup", "NEW FD"}, duplicate},
    {{"renumber", "FD NUMBER"}, renumber},
}};

} // namespace

std::span<const Verb> transferVerbs() { return kVerbs; }

} // namespace readyscope::semantics
