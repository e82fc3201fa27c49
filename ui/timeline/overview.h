// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The whole trace in one strip, as values: how much happened in each column, what was lost, what is marked.

#include "core/trace/source.h"

#include <functional>

namespace readyscope {

struct Overview {
    Nanos begin = 0;
    Nanos now = 0;
    std::vector<std::uint64_t> counts; // transitions of all lanes, a column each
    std::uint64_t greatest = 0;
    std::vector<Gap> gaps;
    std::vector<Marker> markers; // switches of the backend, and the user's
};

// Any thread. Its cost depends on lanes and columns, not on the history; stops early once `cancelled` says so.
Overview overviewOf(const Snapshot& snapshot, int columns, const std::function<bool()>& cancelled = {});

} // namespace readyscope
