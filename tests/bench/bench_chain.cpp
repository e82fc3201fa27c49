// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_chain DRIVER CALL N A EVENTS   runs the chain once, for callgrind and strace to look at.
// bench_chain                          lists the drivers and calls there are.

#include "tests/bench/drivers.h"

#include "core/engine/engine.h"

#include <cstdio>
#include <cstdlib>

using namespace readyscope::bench;

int main(int argc, char** argv) {
    readyscope::blockUserSignals();
    if (argc == 1) {
        for (const Driver& driver : drivers())
            std::printf("%.*s %.*s\n", static_cast<int>(driver.name.size()), driver.name.data(),
                        static_cast<int>(driver.call.size()), driver.call.data());
        return 0;
    }
    const Driver* driver = argc == 6 ? findDriver(argv[1], argv[2]) : nullptr;
    if (driver == nullptr) {
        std::fprintf(stderr, "bench_chain: no such driver and call; without arguments it lists them\n");
        return 2;
    }
    Chain chain({.pairs = std::atoi(argv[3]), .active = std::atoi(argv[4]), .events = std::atol(argv[5])});
    driver->run(chain);
    if (!chain.ended())
        return 3; // it cannot watch so many
    std::printf("%ld events, %.0f ns each\n", chain.shape().events, chain.nanosPerEvent());
    return 0;
}
