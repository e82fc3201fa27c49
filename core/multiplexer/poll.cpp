// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/multiplexer/poll.h"

#include "core/multiplexer/timeouts.h"
#include "core/readiness/directcall.h"

#include <cerrno>

namespace readyscope {

const Traits PollMultiplexer::kTraits{.resolution = kMillisecond, .tells = kToldByPoll};

Outcome PollMultiplexer::call(std::span<pollfd> fds, Nanos timeout, const sigset_t* /*mask*/) {
    Outcome outcome;
    const int milliseconds = toMilliseconds(timeout, outcome.passed);
    outcome.entered = monotonicNow();
    outcome.returned = direct::poll(fds.data(), fds.size(), milliseconds);
    if (outcome.returned < 0)
        outcome.error = errno;
    outcome.ended = monotonicNow();
    return outcome;
}

} // namespace readyscope
