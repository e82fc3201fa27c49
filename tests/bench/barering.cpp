// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/barering.h"
#include "tests/bench/drivers.h"
#include "tests/bench/inthread.h"

namespace readyscope::bench {

std::vector<Driver> bareRingDrivers() {
    if (!Ring().works())
        return {};
    return {{"bare", "io_uring", inThread<ringLoop<Clock::Not, Chain>>},
            {"stamped", "io_uring", inThread<ringLoop<Clock::Read, Chain>>}};
}

} // namespace readyscope::bench
