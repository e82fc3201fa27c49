// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readiness/clock.h"

namespace readyscope::bench {

// The thread's own: what else runs on the machine counts little.
inline Nanos ownNow() { return readClock(CLOCK_THREAD_CPUTIME_ID); }

inline double milliseconds(Nanos nanos) { return static_cast<double>(nanos) / 1e6; }

} // namespace readyscope::bench
