// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How a set of durations is spread, exactly.

#include "core/readiness/clock.h"

#include <vector>

namespace readyscope {

// All 0 of none. A percentile is the least of them that so many per cent do not exceed.
struct Spread {
    std::uint64_t count = 0;
    Nanos min = 0;
    Nanos p50 = 0;
    Nanos p95 = 0;
    Nanos p99 = 0;
    Nanos max = 0;
    bool operator==(const Spread&) const = default;
};

// Reorders them.
Spread spreadOf(std::vector<Nanos>& durations);

} // namespace readyscope
