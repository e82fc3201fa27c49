// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readiness/clock.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

namespace readyscope {

// The value that `share` of the sorted ones do not exceed.
inline std::optional<Nanos> quantile(const std::vector<Nanos>& sorted, double share) {
    if (sorted.empty())
        return std::nullopt;
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
    return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

} // namespace readyscope
