// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// ppoll(2): poll with nanoseconds, and a signal mask that is swapped in and out atomically with the wait. The system
// call writes the time that is left back; glibc keeps it from us by passing a copy.

#include "core/multiplexer/pollarray.h"
#include "core/multiplexer/timeouts.h"
#include "core/readiness/directcall.h"

#include <cerrno>

namespace readyscope {

class PPollMultiplexer final : public PollArrayMultiplexer {
public:
    static const Traits kTraits;
    Backend backend() const override { return Backend::PPoll; }
    const Traits& traits() const override { return kTraits; }
    Outcome wait(Nanos timeout, const sigset_t* mask, std::vector<Ready>& ready) override;

    [[gnu::always_inline]] Outcome call(Nanos timeout, const sigset_t* mask) {
        return ppoll(fdsToAsk(), timeout, mask);
    }

protected:
    Outcome callWith(std::span<pollfd> fds, Nanos timeout, const sigset_t* mask) override;

private:
    [[gnu::always_inline]] static Outcome ppoll(std::span<pollfd> fds, Nanos timeout, const sigset_t* mask) {
        Outcome outcome;
        outcome.passed = timeout;
        timespec duration = toTimespec(timeout == kInfinite ? 0 : timeout);
        outcome.entered = monotonicNow();
        outcome.returned = direct::ppoll(fds.data(), fds.size(), timeout == kInfinite ? nullptr : &duration, mask);
        if (outcome.returned < 0) [[unlikely]]
            outcome.error = errno;
        outcome.ended = monotonicNow();
        outcome.looked = static_cast<std::uint32_t>(fds.size());
        return outcome;
    }
};

} // namespace readyscope
