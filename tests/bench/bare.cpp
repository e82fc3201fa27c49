// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bareloops.h"
#include "tests/bench/drivers.h"
#include "tests/bench/inthread.h"

namespace readyscope::bench {

namespace {

template <Clock clock> void add(std::vector<Driver>& all, std::string_view name) {
    all.push_back({name, "select", inThread<selectLoop<clock, false, Chain>>});
    all.push_back({name, "pselect", inThread<selectLoop<clock, true, Chain>>});
    all.push_back({name, "poll", inThread<pollLoop<clock, false, Chain>>});
    all.push_back({name, "ppoll", inThread<pollLoop<clock, true, Chain>>});
    all.push_back({name, "epoll", inThread<epollLoop<clock, 0, Chain>>});
    all.push_back({name, "epoll-et", inThread<epollLoop<clock, EPOLLET, Chain>>});
}

} // namespace

std::vector<Driver> bareDrivers() {
    std::vector<Driver> all;
    add<Clock::Not>(all, "bare");
    add<Clock::Read>(all, "stamped");
    return all;
}

} // namespace readyscope::bench
