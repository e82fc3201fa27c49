// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/multiplexer/select.h"

namespace readyscope {

const Traits SelectMultiplexer::kTraits{
    .resolution = kMicrosecond, .descriptorLimit = FD_SETSIZE, .tells = kToldBySets, .stopsAtBadDescriptor = true};

Outcome SelectMultiplexer::callWith(DescriptorSets& sets, Nanos timeout, const sigset_t* mask) {
    return select(sets, timeout, mask);
}

Outcome SelectMultiplexer::wait(Nanos timeout, const sigset_t* mask, std::vector<Ready>& ready) {
    const Outcome outcome = call(timeout, mask);
    finish(mask, outcome, ready);
    return outcome;
}

} // namespace readyscope
