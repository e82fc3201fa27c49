// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// ppoll(2): poll with nanoseconds, and a signal mask that is swapped in and out atomically with the wait. The system
// call writes the time that is left back; glibc keeps it from us by passing a copy.

#include "core/multiplexer/pollarray.h"

namespace readyscope {

class PPollMultiplexer final : public PollArrayMultiplexer {
public:
    static const Traits kTraits;
    Backend backend() const override { return Backend::PPoll; }
    const Traits& traits() const override { return kTraits; }

protected:
    Outcome call(std::span<pollfd> fds, Nanos timeout, const sigset_t* mask) override;
};

} // namespace readyscope
