// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/loghistogram.h"

#include <algorithm>

namespace readyscope {

namespace {

// A hundred times the fifth roots of ten.
constexpr std::array<Nanos, LogHistogram::kPerDecade> kSteps{100, 158, 251, 398, 631};

constexpr auto kEdges = [] {
    std::array<Nanos, LogHistogram::kBuckets + 1> edges{};
    Nanos decade = 1;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const Nanos step = kSteps[i % LogHistogram::kPerDecade];
        edges[i] = decade >= 100 ? decade / 100 * step : decade * step / 100;
        if (i % LogHistogram::kPerDecade == LogHistogram::kPerDecade - 1)
            decade *= 10;
    }
    return edges;
}();

} // namespace

Nanos LogHistogram::edge(std::size_t bucket) { return kEdges[std::min(bucket, kBuckets)]; }

std::size_t LogHistogram::bucketOf(Nanos duration) {
    const auto after = std::upper_bound(kEdges.begin(), kEdges.end(), duration);
    const auto index = static_cast<std::size_t>(after - kEdges.begin());
    return std::min(index == 0 ? 0 : index - 1, kBuckets - 1);
}

LogHistogram histogramOf(const std::vector<Nanos>& durations) {
    LogHistogram histogram;
    for (const Nanos duration : durations)
        histogram.add(duration);
    return histogram;
}

} // namespace readyscope
