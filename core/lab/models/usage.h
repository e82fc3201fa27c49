// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the kernel has counted of a thread, or of the process with all its threads: getrusage(2), and the clocks of
// processor time in clock_gettime(2), which are exact while getrusage's is that of the last tick.

#include "core/readiness/clock.h"

#include <cstdint>

namespace readyscope {

struct Usage {
    Nanos cpu = 0;
    std::int64_t voluntary = 0; // context switches
    std::int64_t involuntary = 0;

    Usage operator-(const Usage& before) const {
        return {cpu - before.cpu, voluntary - before.voluntary, involuntary - before.involuntary};
    }
};

Usage usageOfThread(); // the calling one
Usage usageOfProcess();

} // namespace readyscope
