// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readiness/clock.h"

namespace readyscope {

// How much later than asked the kernel may let a timeout of the calling thread end, so that timers fall together
// (PR_GET_TIMERSLACK in prctl(2), 50 µs unless somebody changed it). A thread inherits that of the one that made it.
Nanos timerSlack();

} // namespace readyscope
