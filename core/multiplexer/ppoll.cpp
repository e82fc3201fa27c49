// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/multiplexer/ppoll.h"

namespace readyscope {

const Traits PPollMultiplexer::kTraits{.resolution = 1, .tells = kToldByPoll, .masksSignals = true};

Outcome PPollMultiplexer::callWith(std::span<pollfd> fds, Nanos timeout, const sigset_t* mask) {
    return ppoll(fds, timeout, mask);
}

Outcome PPollMultiplexer::wait(Nanos timeout, const sigset_t* mask, std::vector<Ready>& ready) {
    const Outcome outcome = call(timeout, mask);
    finish(mask, outcome, ready);
    return outcome;
}

} // namespace readyscope
