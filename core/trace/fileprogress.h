// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How far the reading or writing of a file is, and the wish that it end. Any thread.

#include <atomic>
#include <cstdint>

namespace readyscope {

struct FileProgress {
    std::atomic<std::uint64_t> done{0};
    std::atomic<std::uint64_t> total{0}; // 0: not known yet
    std::atomic<bool> cancelled{false};
};

} // namespace readyscope
