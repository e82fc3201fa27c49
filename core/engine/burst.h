// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readiness/clock.h"

#include <algorithm>
#include <cstdint>

namespace readyscope {

// Whether one event follows the other at once. Then a wait that may last gains nothing and costs much: for its timeout
// the kernel reads the clock up to three times, and select and poll queue themselves at each descriptor before the
// first one that is ready (do_select, do_poll in fs/select.c). So a burst is waited for with a timeout of 0, and the
// wait that ends it finds nothing. Where events come singly such a wait would be made in vain before each: after every
// one made in vain twice as many turns go by until the next is tried.
class Burst {
public:
    bool goesOn() {
        if (m_turns == 0)
            return true;
        --m_turns;
        return false;
    }
    // A wait of at most `mayLast` that did not go on plainly, after `waits` of its turn that did.
    void ended(Nanos mayLast, int returned, std::uint64_t waits) {
        if (mayLast != 0 || returned != 0)
            return;
        m_skipped = waits >= kWorthIt ? 0 : std::min(2 * m_skipped + 1, kMostSkipped);
        m_turns = m_skipped;
    }

private:
    static constexpr std::uint64_t kWorthIt = 8;
    static constexpr int kMostSkipped = 63;

    int m_turns = 0; // to go by before the next is tried
    int m_skipped = 0;
};

} // namespace readyscope
