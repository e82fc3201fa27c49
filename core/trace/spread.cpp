// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/spread.h"

#include <algorithm>

namespace readyscope {

Spread spreadOf(std::vector<Nanos>& durations) {
    Spread spread;
    spread.count = durations.size();
    if (durations.empty())
        return spread;
    // Those before it are not greater once one is in its place: the next needs only the rest.
    auto done = durations.begin();
    const auto percentile = [&](std::size_t percent) {
        const std::size_t rank = (durations.size() * percent + 99) / 100;
        const auto at = durations.begin() + static_cast<std::ptrdiff_t>(rank - 1);
        std::nth_element(done, at, durations.end());
        done = at;
        return *at;
    };
    spread.p50 = percentile(50);
    spread.p95 = percentile(95);
    spread.p99 = percentile(99);
    spread.min = *std::min_element(durations.begin(), durations.end());
    spread.max = *std::max_element(done, durations.end());
    return spread;
}

} // namespace readyscope
