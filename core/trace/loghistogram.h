// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How durations are spread over the decades: five buckets each, from a nanosecond to some hours.

#include "core/readiness/clock.h"

#include <array>
#include <cstddef>
#include <vector>

namespace readyscope {

struct LogHistogram {
    static constexpr std::size_t kPerDecade = 5;
    static constexpr std::size_t kBuckets = 14 * kPerDecade;

    std::array<std::uint64_t, kBuckets> counts{};
    bool operator==(const LogHistogram&) const = default;

    // Bucket `i` counts the durations in [edge(i), edge(i + 1)); what is below or above goes into the first or last.
    static Nanos edge(std::size_t bucket);
    static std::size_t bucketOf(Nanos duration);
    void add(Nanos duration) { ++counts[bucketOf(duration)]; }
};

LogHistogram histogramOf(const std::vector<Nanos>& durations);

} // namespace readyscope
