// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// select(2): microseconds, no signal mask; Linux writes the time that is left back into the timeval.
// One descriptor that is not open fails the whole call with EBADF.

#include "core/multiplexer/sets.h"
#include "core/multiplexer/timeouts.h"
#include "core/readiness/directcall.h"

#include <cerrno>

namespace readyscope {

class SelectMultiplexer final : public SetMultiplexer {
public:
    static const Traits kTraits;
    Backend backend() const override { return Backend::Select; }
    const Traits& traits() const override { return kTraits; }
    Outcome wait(Nanos timeout, const sigset_t* mask, std::vector<Ready>& ready) override;

    [[gnu::always_inline]] Outcome call(Nanos timeout, const sigset_t* mask) {
        return select(setsToAsk(), timeout, mask);
    }

protected:
    Outcome callWith(DescriptorSets& sets, Nanos timeout, const sigset_t* mask) override;

private:
    [[gnu::always_inline]] static Outcome select(DescriptorSets& sets, Nanos timeout, const sigset_t* /*mask*/) {
        Outcome outcome;
        outcome.passed = roundedUp(timeout, kMicrosecond);
        timeval left{};
        if (timeout != kInfinite)
            left = {.tv_sec = outcome.passed / kSecond, .tv_usec = outcome.passed % kSecond / kMicrosecond};
        outcome.entered = monotonicNow();
        outcome.returned =
            direct::select(sets.nfds, DescriptorSets::native(sets.read), DescriptorSets::native(sets.write),
                           DescriptorSets::native(sets.except), timeout == kInfinite ? nullptr : &left);
        if (outcome.returned < 0) [[unlikely]]
            outcome.error = errno;
        outcome.ended = monotonicNow();
        outcome.looked = static_cast<std::uint32_t>(sets.nfds);
        if (timeout != kInfinite)
            outcome.left = left.tv_sec * kSecond + left.tv_usec * kMicrosecond;
        return outcome;
    }
};

} // namespace readyscope
