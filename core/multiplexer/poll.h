// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// poll(2): milliseconds, every bit, NVAL for one descriptor that is not open where select fails as a whole.

#include "core/multiplexer/pollarray.h"

namespace readyscope {

class PollMultiplexer final : public PollArrayMultiplexer {
public:
    static const Traits kTraits;
    Backend backend() const override { return Backend::Poll; }
    const Traits& traits() const override { return kTraits; }

protected:
    Outcome call(std::span<pollfd> fds, Nanos timeout, const sigset_t* mask) override;
};

} // namespace readyscope
