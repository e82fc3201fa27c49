// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/multiplexer/poll.h"

namespace readyscope {

const Traits PollMultiplexer::kTraits{.resolution = kMillisecond, .tells = kToldByPoll};

Outcome PollMultiplexer::callWith(std::span<pollfd> fds, Nanos timeout, const sigset_t* mask) {
    return poll(fds, timeout, mask);
}

Outcome PollMultiplexer::wait(Nanos timeout, const sigset_t* mask, std::vector<Ready>& ready) {
    const Outcome outcome = call(timeout, mask);
    finish(mask, outcome, ready);
    return outcome;
}

} // namespace readyscope
