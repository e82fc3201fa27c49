// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Wake-ups by a byte at a time: when each was sent, and when the wait that it ended had returned.

#include "tests/bench/pairs.h"

#include "core/readiness/backend.h"
#include "core/readiness/clock.h"

#include <functional>
#include <semaphore>
#include <vector>

namespace readyscope::bench {

// One byte at a time to one pair after the other. The thread that makes it moves to the last processor, where the
// threads stay that it begins from then on, and to the first one when it writes.
class WakeWriter {
public:
    static constexpr std::size_t kWakes = 150; // a round

    WakeWriter();
    // Called by whoever has read the byte, on any thread.
    void taken() { m_taken.release(); }
    void write(const std::vector<Fd>& ends);
    // To the times at which waits returned with something, in order.
    std::vector<Nanos> latencies(const std::vector<Nanos>& returned) const;

private:
    std::counting_semaphore<> m_taken{0};
    std::vector<Nanos> m_sent;
};

// A round of the engine with `pairs` sockets, drained.
std::vector<Nanos> engineLatencies(Backend backend, int pairs);

} // namespace readyscope::bench
