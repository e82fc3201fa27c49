// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The sample trace in a store, that it goes on writing to on a thread of its own, each transition with its wait.

#include "core/trace/store.h"
#include "tests/bench/sampletrace.h"

#include <atomic>
#include <thread>
#include <vector>

namespace readyscope::bench {

class Arrivals {
public:
    // `rate`: transitions a second, a multiple of a thousand; `before`: how many are there already.
    Arrivals(SocketId sockets, std::uint64_t rate, std::uint64_t before);
    ~Arrivals() { stop(); }
    Arrivals(const Arrivals&) = delete;
    Arrivals& operator=(const Arrivals&) = delete;

    const Store& store() const { return m_store; }
    void start();
    void stop();
    // What the arrivals of a millisecond took, by the clock.
    const std::vector<Nanos>& batches() const { return m_batches; }

private:
    void write(std::uint64_t count);

    std::uint64_t m_rate;
    Nanos m_pressed; // the sample's time, to come to this rate
    Store m_store;
    SampleTrace m_trace;
    Nanos m_last = kSecond;
    std::vector<Nanos> m_batches;
    std::atomic<bool> m_going{false};
    std::thread m_thread;
};

} // namespace readyscope::bench
