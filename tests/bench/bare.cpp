// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The loops that a textbook would write, each around its bare call: poll(2), ppoll(2), select(2), pselect(2), epoll(7).

#include "tests/bench/bare.h"
#include "tests/bench/drivers.h"

#include <algorithm>
#include <array>
#include <bit>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>

namespace readyscope::bench {

namespace {

template <Clock clock, bool nanoseconds> void pollLoop(Chain& chain) {
    std::vector<pollfd> fds;
    for (int pair = 0; pair < chain.pairs(); ++pair)
        fds.push_back({.fd = chain.readEnd(pair), .events = POLLIN, .revents = 0});
    chain.start();
    Stamps stamps;
    while (!chain.ended()) {
        int left = stamped<clock>(stamps, [&] {
            if constexpr (nanoseconds)
                return ::ppoll(fds.data(), fds.size(), nullptr, nullptr);
            else
                return ::poll(fds.data(), fds.size(), -1);
        });
        for (std::size_t i = 0; left > 0; ++i)
            if (fds[i].revents != 0) {
                --left;
                chain.readable(static_cast<int>(i));
            }
    }
}

// The sets as the words that they are, so that a word without a bit costs one look.
template <Clock clock, bool nanoseconds> void selectLoop(Chain& chain) {
    constexpr std::size_t kWords = FD_SETSIZE / 64;
    std::array<std::uint64_t, kWords> wanted{};
    std::array<int, FD_SETSIZE> pairOf{};
    int count = 0;
    for (int pair = 0; pair < chain.pairs(); ++pair) {
        const auto fd = static_cast<std::size_t>(chain.readEnd(pair));
        if (fd >= FD_SETSIZE)
            return;
        wanted[fd / 64] |= std::uint64_t{1} << fd % 64;
        pairOf[fd] = pair;
        count = std::max(count, chain.readEnd(pair) + 1);
    }
    const std::size_t words = (static_cast<std::size_t>(count) + 63) / 64;
    chain.start();
    Stamps stamps;
    while (!chain.ended()) {
        std::array<std::uint64_t, kWords> set;
        std::copy_n(wanted.begin(), words, set.begin());
        auto* const sets = reinterpret_cast<fd_set*>(set.data());
        int left = stamped<clock>(stamps, [&] {
            if constexpr (nanoseconds)
                return ::pselect(count, sets, nullptr, nullptr, nullptr, nullptr);
            else
                return ::select(count, sets, nullptr, nullptr, nullptr);
        });
        for (std::size_t word = 0; left > 0; ++word)
            for (std::uint64_t bits = set[word]; bits != 0; bits &= bits - 1) {
                --left;
                chain.readable(pairOf[word * 64 + static_cast<std::size_t>(std::countr_zero(bits))]);
            }
    }
}

template <Clock clock, std::uint32_t flags> void epollLoop(Chain& chain) {
    const Fd epoll(::epoll_create1(EPOLL_CLOEXEC));
    for (int pair = 0; pair < chain.pairs(); ++pair) {
        epoll_event event{.events = EPOLLIN | flags, .data = {.u32 = static_cast<std::uint32_t>(pair)}};
        if (::epoll_ctl(epoll.get(), EPOLL_CTL_ADD, chain.readEnd(pair), &event) != 0)
            die("epoll_ctl");
    }
    chain.start();
    std::array<epoll_event, 256> events;
    Stamps stamps;
    while (!chain.ended()) {
        const int ready = stamped<clock>(
            stamps, [&] { return ::epoll_wait(epoll.get(), events.data(), static_cast<int>(events.size()), -1); });
        for (int i = 0; i < ready; ++i)
            chain.readable(static_cast<int>(events[static_cast<std::size_t>(i)].data.u32));
    }
}

template <Clock clock> void add(std::vector<Driver>& all, std::string_view name) {
    all.push_back({name, "select", inThread<selectLoop<clock, false>>});
    all.push_back({name, "pselect", inThread<selectLoop<clock, true>>});
    all.push_back({name, "poll", inThread<pollLoop<clock, false>>});
    all.push_back({name, "ppoll", inThread<pollLoop<clock, true>>});
    all.push_back({name, "epoll", inThread<epollLoop<clock, 0>>});
    all.push_back({name, "epoll-et", inThread<epollLoop<clock, EPOLLET>>});
}

} // namespace

std::vector<Driver> bareDrivers() {
    std::vector<Driver> all;
    add<Clock::Not>(all, "bare");
    add<Clock::Read>(all, "stamped");
    return all;
}

} // namespace readyscope::bench
