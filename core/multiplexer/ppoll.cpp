// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/multiplexer/ppoll.h"

#include "core/multiplexer/timeouts.h"
#include "core/readiness/directcall.h"

#include <cerrno>

namespace readyscope {

const Traits PPollMultiplexer::kTraits{.resolution = 1, .tells = kToldByPoll, .masksSignals = true};

Outcome PPollMultiplexer::call(std::span<pollfd> fds, Nanos timeout, const sigset_t* mask) {
    Outcome outcome;
    outcome.passed = timeout;
    timespec duration = toTimespec(timeout == kInfinite ? 0 : timeout);
    outcome.entered = monotonicNow();
    outcome.returned = direct::ppoll(fds.data(), fds.size(), timeout == kInfinite ? nullptr : &duration, mask);
    outcome.error = outcome.returned < 0 ? errno : 0;
    outcome.ended = monotonicNow();
    return outcome;
}

} // namespace readyscope
