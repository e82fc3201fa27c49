// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A timeout in the units of a call, rounded up: rounded down it would return early and spin for the rest.

#include "core/readiness/clock.h"

#include <ctime>

namespace readyscope {

constexpr Nanos roundedUp(Nanos timeout, Nanos resolution) {
    return timeout == kInfinite ? kInfinite : (timeout + resolution - 1) / resolution * resolution;
}

constexpr timespec toTimespec(Nanos timeout) { return {.tv_sec = timeout / kSecond, .tv_nsec = timeout % kSecond}; }

} // namespace readyscope
