// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A time as a person types it: "6.272 5 s" and "1 min 06.27 s" from the trace's beginning, "+1.5 ms" and "-20 us" from
// where they are, "14:03:07.272" by the wall clock, with the date in front or without. What the screen writes can be
// read back. In integers: every nanosecond that is typed is meant.

#include "core/readiness/clock.h"

#include <QString>

#include <optional>

namespace readyscope {

struct TimeContext {
    Nanos begin = 0;      // of the trace
    Nanos end = 0;        // as far as it is known
    Nanos here = 0;       // what + and - count from
    Nanos wallOffset = 0; // local wall clock, ns since 1970, less monotonic
};

struct TimeReading {
    std::optional<Nanos> time;
    QString problem; // why there is none
};

TimeReading readTime(const QString& text, const TimeContext& context);

} // namespace readyscope
