// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace readyscope::bench {

// The value that `part` of all (0 to 1) do not exceed; 0 of none.
template <typename T> T quantile(std::vector<T> values, double part) {
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    const auto at = static_cast<std::size_t>(part * static_cast<double>(values.size()));
    return values[std::min(at, values.size() - 1)];
}

template <typename T> T median(std::vector<T> values) { return quantile(std::move(values), 0.5); }

} // namespace readyscope::bench
