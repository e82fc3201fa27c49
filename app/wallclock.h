// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Notices what the two clocks do to each other: a minute passed, the wall clock was set, the machine slept.
// timerfd_create(2), TFD_TIMER_CANCEL_ON_SET.

#include "core/readiness/records.h"
#include "core/socket/fd.h"

#include <optional>

namespace readyscope {

class WallClock {
public:
    WallClock();

    // Readable when there is something to take; -1 where the kernel gives no timer, then nothing is noticed.
    int fd() const { return m_timer.get(); }

    struct News {
        ClockPair pair;
        std::optional<Gap> slept;
    };
    // To be called when fd() is readable.
    News take();

private:
    void arm();

    Fd m_timer;
    Nanos m_slept; // BOOTTIME runs on while the machine sleeps, MONOTONIC does not
};

} // namespace readyscope
