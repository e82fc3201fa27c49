// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/multiplexer/pselect.h"

namespace readyscope {

const Traits PSelectMultiplexer::kTraits{.resolution = 1,
                                         .descriptorLimit = FD_SETSIZE,
                                         .tells = kToldBySets,
                                         .masksSignals = true,
                                         .stopsAtBadDescriptor = true};

Outcome PSelectMultiplexer::callWith(DescriptorSets& sets, Nanos timeout, const sigset_t* mask) {
    return pselect(sets, timeout, mask);
}

Outcome PSelectMultiplexer::wait(Nanos timeout, const sigset_t* mask, std::vector<Ready>& ready) {
    const Outcome outcome = call(timeout, mask);
    finish(mask, outcome, ready);
    return outcome;
}

} // namespace readyscope
