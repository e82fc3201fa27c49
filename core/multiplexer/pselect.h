// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// pselect(2): nanoseconds, and a signal mask that is swapped in and out atomically with the wait. Never changes its
// timeout (glibc copies it).

#include "core/multiplexer/sets.h"

namespace readyscope {

class PSelectMultiplexer final : public SetMultiplexer {
public:
    static const Traits kTraits;
    Backend backend() const override { return Backend::PSelect; }
    const Traits& traits() const override { return kTraits; }

protected:
    Outcome call(DescriptorSets& sets, Nanos timeout, const sigset_t* mask) override;
};

} // namespace readyscope
