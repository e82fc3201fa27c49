// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The loops that a textbook would write, each around its bare call: poll(2), ppoll(2), select(2), pselect(2), epoll(7),
// io_uring(7). What they do for it is `Work`'s: pairs(), readEnd(), extra(), start(), waited(), readable(), ended().

#include "tests/bench/chain.h"

#include <algorithm>
#include <array>
#include <bit>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>

namespace readyscope::bench {

// Whether there is a clock read before and after each call.
enum class Clock { Not, Read };

template <Clock clock, typename Work, typename Call> auto stamped(Work& work, Call call) {
    Stamps stamps;
    if constexpr (clock == Clock::Read)
        stamps.entered = monotonicNow();
    const auto result = call();
    if constexpr (clock == Clock::Read) {
        stamps.returned = monotonicNow();
        work.waited(stamps);
    }
    return result;
}

inline timespec toTimespec(int milliseconds) {
    return {.tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1'000'000L};
}

template <Clock clock, bool nanoseconds, typename Work> void pollLoop(Work& work) {
    std::vector<pollfd> fds;
    for (int pair = 0; pair < work.pairs(); ++pair)
        fds.push_back({.fd = work.readEnd(pair), .events = POLLIN, .revents = 0});
    const Extra extra = work.extra();
    if (extra.fd >= 0)
        fds.push_back({.fd = extra.fd, .events = POLLIN, .revents = 0});
    work.start();
    while (!work.ended()) {
        int left = stamped<clock>(work, [&] {
            if constexpr (nanoseconds) {
                const timespec timeout = toTimespec(extra.milliseconds);
                return ::ppoll(fds.data(), fds.size(), extra.milliseconds < 0 ? nullptr : &timeout, nullptr);
            } else {
                return ::poll(fds.data(), fds.size(), extra.milliseconds);
            }
        });
        for (std::size_t i = 0; left > 0; ++i)
            if (fds[i].revents != 0) {
                --left;
                work.readable(static_cast<int>(i));
            }
    }
}

// The sets as the words that they are, so that a word without a bit costs one look.
template <Clock clock, bool nanoseconds, typename Work> void selectLoop(Work& work) {
    constexpr std::size_t kWords = FD_SETSIZE / 64;
    std::array<std::uint64_t, kWords> wanted{};
    std::array<int, FD_SETSIZE> pairOf{};
    int count = 0;
    for (int pair = 0; pair < work.pairs(); ++pair) {
        const auto fd = static_cast<std::size_t>(work.readEnd(pair));
        if (fd >= FD_SETSIZE)
            return;
        wanted[fd / 64] |= std::uint64_t{1} << fd % 64;
        pairOf[fd] = pair;
        count = std::max(count, work.readEnd(pair) + 1);
    }
    const Extra extra = work.extra();
    if (extra.fd >= 0) {
        wanted[static_cast<std::size_t>(extra.fd) / 64] |= std::uint64_t{1} << static_cast<unsigned>(extra.fd) % 64;
        count = std::max(count, extra.fd + 1);
    }
    const std::size_t words = (static_cast<std::size_t>(count) + 63) / 64;
    work.start();
    while (!work.ended()) {
        std::array<std::uint64_t, kWords> set;
        std::copy_n(wanted.begin(), words, set.begin());
        auto* const sets = reinterpret_cast<fd_set*>(set.data());
        int left = stamped<clock>(work, [&] {
            const bool mayEnd = extra.milliseconds >= 0;
            if constexpr (nanoseconds) {
                const timespec timeout = toTimespec(extra.milliseconds);
                return ::pselect(count, sets, nullptr, nullptr, mayEnd ? &timeout : nullptr, nullptr);
            } else {
                timeval timeout{.tv_sec = 0, .tv_usec = extra.milliseconds * 1000L};
                return ::select(count, sets, nullptr, nullptr, mayEnd ? &timeout : nullptr);
            }
        });
        for (std::size_t word = 0; left > 0; ++word)
            for (std::uint64_t bits = set[word]; bits != 0; bits &= bits - 1) {
                --left;
                work.readable(pairOf[word * 64 + static_cast<std::size_t>(std::countr_zero(bits))]);
            }
    }
}

template <Clock clock, std::uint32_t flags, typename Work> void epollLoop(Work& work) {
    const Fd epoll(::epoll_create1(EPOLL_CLOEXEC));
    for (int pair = 0; pair < work.pairs(); ++pair) {
        epoll_event event{.events = EPOLLIN | flags, .data = {.u32 = static_cast<std::uint32_t>(pair)}};
        if (::epoll_ctl(epoll.get(), EPOLL_CTL_ADD, work.readEnd(pair), &event) != 0)
            die("epoll_ctl");
    }
    const Extra extra = work.extra();
    epoll_event reached{.events = EPOLLIN, .data = {.u32 = 0}};
    if (extra.fd >= 0 && ::epoll_ctl(epoll.get(), EPOLL_CTL_ADD, extra.fd, &reached) != 0)
        die("epoll_ctl");
    work.start();
    std::array<epoll_event, 256> events;
    while (!work.ended()) {
        const int ready = stamped<clock>(work, [&] {
            return ::epoll_wait(epoll.get(), events.data(), static_cast<int>(events.size()), extra.milliseconds);
        });
        for (int i = 0; i < ready; ++i)
            work.readable(static_cast<int>(events[static_cast<std::size_t>(i)].data.u32));
    }
}

} // namespace readyscope::bench
