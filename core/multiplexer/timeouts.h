// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A timeout in the units of a call, rounded up: rounded down it would return early and spin for the rest.

#include "core/readiness/clock.h"

#include <climits>
#include <ctime>

namespace readyscope {

constexpr Nanos roundedUp(Nanos timeout, Nanos resolution) {
    return timeout == kInfinite ? kInfinite : (timeout + resolution - 1) / resolution * resolution;
}

constexpr timespec toTimespec(Nanos timeout) {
    if (timeout == 0) // each wait of a burst
        return {};
    return {.tv_sec = timeout / kSecond, .tv_nsec = timeout % kSecond};
}

// For poll and epoll_wait; -1 never ends. `passed` is the same in nanoseconds. The longest that an int holds is
// 24.8 days; the caller's deadline goes on after it.
constexpr int toMilliseconds(Nanos timeout, Nanos& passed) {
    if (timeout == 0) {
        passed = 0;
        return 0;
    }
    constexpr Nanos kLongest = INT_MAX * kMillisecond;
    passed = timeout > kLongest ? kLongest : roundedUp(timeout, kMillisecond);
    return passed == kInfinite ? -1 : static_cast<int>(passed / kMillisecond);
}

} // namespace readyscope
