// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Holds what the backends told after a step against what the readiness table says. Pure.

#include "core/lab/recipes/recipereport.h"

namespace readyscope::recipes {

// So many returns within a step are a loop that spins.
inline constexpr std::uint32_t kMany = 16;

// Of those that watch. `before` is the look that was foretold before this step, null where there was none: what rose
// since is an edge to be told. A lane of epoll-et may show more than there is, as no fall is told to it.
std::vector<Deviation> deviationsOf(const RecipeStep& step, const semantics::Look* before,
                                    const std::array<Seen, kBackends.size()>& seen);

} // namespace readyscope::recipes
