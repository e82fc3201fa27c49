// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Everybody who can run the chain: the bare calls, the engine, and the libraries of others.

#include "tests/bench/chain.h"

#include <string_view>

namespace readyscope::bench {

struct Driver {
    std::string_view name; // "libev"
    std::string_view call; // the backend that it uses, in our words
    // Watches the chain's pairs in a thread of its own, and returns when the chain has ended.
    void (*run)(Chain& chain);
};

// Those that work here.
const std::vector<Driver>& drivers();
const Driver* findDriver(std::string_view name, std::string_view call);

// The loops of C: the wait and nothing else, and the same with a clock read before and after each.
std::vector<Driver> bareDrivers();
std::vector<Driver> bareRingDrivers();
std::vector<Driver> engineDrivers();
std::vector<Driver> libeventDrivers();
std::vector<Driver> libevDrivers();
std::vector<Driver> libuvDrivers();
std::vector<Driver> qtDrivers();

} // namespace readyscope::bench
