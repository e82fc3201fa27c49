// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/multiplexer/pselect.h"

#include "core/multiplexer/timeouts.h"

#include <cerrno>

namespace readyscope {

const Traits PSelectMultiplexer::kTraits{.resolution = 1,
                                         .descriptorLimit = FD_SETSIZE,
                                         .tells = kToldBySets,
                                         .masksSignals = true,
                                         .stopsAtBadDescriptor = true};

Outcome PSelectMultiplexer::call(DescriptorSets& sets, Nanos timeout, const sigset_t* mask) {
    Outcome outcome;
    outcome.passed = timeout;
    const timespec duration = toTimespec(timeout == kInfinite ? 0 : timeout);
    outcome.entered = monotonicNow();
    outcome.returned = ::pselect(sets.nfds, DescriptorSets::native(sets.read), DescriptorSets::native(sets.write),
                                 DescriptorSets::native(sets.except), timeout == kInfinite ? nullptr : &duration, mask);
    outcome.error = outcome.returned < 0 ? errno : 0;
    outcome.ended = monotonicNow();
    return outcome;
}

} // namespace readyscope
