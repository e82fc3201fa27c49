// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// pselect(2): nanoseconds, and a signal mask that is swapped in and out atomically with the wait. Never changes its
// timeout (glibc copies it).

#include "core/multiplexer/sets.h"
#include "core/multiplexer/timeouts.h"
#include "core/readiness/directcall.h"

#include <cerrno>

namespace readyscope {

class PSelectMultiplexer final : public SetMultiplexer {
public:
    static const Traits kTraits;
    Backend backend() const override { return Backend::PSelect; }
    const Traits& traits() const override { return kTraits; }
    Outcome wait(Nanos timeout, const sigset_t* mask, std::vector<Ready>& ready) override;

    [[gnu::always_inline]] Outcome call(Nanos timeout, const sigset_t* mask) {
        return pselect(setsToAsk(), timeout, mask);
    }

protected:
    Outcome callWith(DescriptorSets& sets, Nanos timeout, const sigset_t* mask) override;

private:
    [[gnu::always_inline]] static Outcome pselect(DescriptorSets& sets, Nanos timeout, const sigset_t* mask) {
        Outcome outcome;
        outcome.passed = timeout;
        timespec duration = toTimespec(timeout == kInfinite ? 0 : timeout);
        outcome.entered = monotonicNow();
        outcome.returned =
            direct::pselect(sets.nfds, DescriptorSets::native(sets.read), DescriptorSets::native(sets.write),
                            DescriptorSets::native(sets.except), timeout == kInfinite ? nullptr : &duration, mask);
        if (outcome.returned < 0) [[unlikely]]
            outcome.error = errno;
        outcome.ended = monotonicNow();
        outcome.looked = static_cast<std::uint32_t>(sets.nfds);
        return outcome;
    }
};

} // namespace readyscope
