// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The trace that timelines are measured with: bursts of mean 200 transitions, mean 10 µs apart, three quarters of each
// burst on four neighbouring sockets, then a silence of mean 20 ms. Each toggles one bit of one socket: IN 60 %, OUT
// 30 %, the rest rare. 10 M of them last 1,100 s. The same for the same number of sockets, always.

#include "core/readiness/records.h"

#include <cstdint>
#include <random>
#include <vector>

namespace readyscope::bench {

class SampleTrace {
public:
    // Ids 1 to `sockets`.
    explicit SampleTrace(SocketId sockets) : m_sockets(sockets), m_states(sockets + 1) {}
    Transition next();
    Nanos time() const { return m_time; } // of the last one

private:
    double chance(); // [0, 1)
    Nanos exponential(double mean);
    SocketId below(SocketId end) { return static_cast<SocketId>(m_dice() % end); }
    Events bit();
    void begin();

    SocketId m_sockets;
    std::vector<Events> m_states;
    std::mt19937_64 m_dice{20'260'101};
    Nanos m_time = kSecond;
    std::int64_t m_left = 0; // of the burst
    SocketId m_busy = 1;     // the first of the four
};

} // namespace readyscope::bench
