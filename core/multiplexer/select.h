// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// select(2): microseconds, no signal mask; Linux writes the time that is left back into the timeval.
// One descriptor that is not open fails the whole call with EBADF.

#include "core/multiplexer/sets.h"

namespace readyscope {

class SelectMultiplexer final : public SetMultiplexer {
public:
    static const Traits kTraits;
    Backend backend() const override { return Backend::Select; }
    const Traits& traits() const override { return kTraits; }

protected:
    Outcome call(DescriptorSets& sets, Nanos timeout, const sigset_t* mask) override;
};

} // namespace readyscope
