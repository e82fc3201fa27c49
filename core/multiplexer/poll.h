// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// poll(2): milliseconds, every bit, NVAL for one descriptor that is not open where select fails as a whole.

#include "core/multiplexer/pollarray.h"
#include "core/multiplexer/timeouts.h"
#include "core/readiness/directcall.h"

#include <cerrno>

namespace readyscope {

class PollMultiplexer final : public PollArrayMultiplexer {
public:
    static const Traits kTraits;
    Backend backend() const override { return Backend::Poll; }
    const Traits& traits() const override { return kTraits; }
    Outcome wait(Nanos timeout, const sigset_t* mask, std::vector<Ready>& ready) override;

    [[gnu::always_inline]] Outcome call(Nanos timeout, const sigset_t* mask) { return poll(fdsToAsk(), timeout, mask); }

protected:
    Outcome callWith(std::span<pollfd> fds, Nanos timeout, const sigset_t* mask) override;

private:
    [[gnu::always_inline]] static Outcome poll(std::span<pollfd> fds, Nanos timeout, const sigset_t* /*mask*/) {
        Outcome outcome;
        const int milliseconds = toMilliseconds(timeout, outcome.passed);
        outcome.entered = monotonicNow();
        outcome.returned = direct::poll(fds.data(), fds.size(), milliseconds);
        if (outcome.returned < 0) [[unlikely]]
            outcome.error = errno;
        outcome.ended = monotonicNow();
        outcome.looked = static_cast<std::uint32_t>(fds.size());
        return outcome;
    }
};

} // namespace readyscope
