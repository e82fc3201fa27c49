// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/multiplexer/select.h"

#include "core/multiplexer/timeouts.h"
#include "core/readiness/directcall.h"

#include <cerrno>

namespace readyscope {

const Traits SelectMultiplexer::kTraits{
    .resolution = kMicrosecond, .descriptorLimit = FD_SETSIZE, .tells = kToldBySets, .stopsAtBadDescriptor = true};

Outcome SelectMultiplexer::call(DescriptorSets& sets, Nanos timeout, const sigset_t* /*mask*/) {
    Outcome outcome;
    outcome.passed = roundedUp(timeout, kTraits.resolution);
    timeval left{};
    if (outcome.passed != kInfinite)
        left = {.tv_sec = outcome.passed / kSecond, .tv_usec = outcome.passed % kSecond / kMicrosecond};
    outcome.entered = monotonicNow();
    outcome.returned =
        direct::select(sets.nfds, DescriptorSets::native(sets.read), DescriptorSets::native(sets.write),
                       DescriptorSets::native(sets.except), outcome.passed == kInfinite ? nullptr : &left);
    outcome.error = outcome.returned < 0 ? errno : 0;
    outcome.ended = monotonicNow();
    if (outcome.passed != kInfinite)
        outcome.left = left.tv_sec * kSecond + left.tv_usec * kMicrosecond;
    return outcome;
}

} // namespace readyscope
