// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The engine's counters: one writer, any reader. Plain loads and stores that no compiler tears; nothing is ordered by
// them.

#include "core/engine/figures.h"

#include <atomic>

namespace readyscope {

// A counter that one thread adds to.
template <typename T> class Counter {
public:
    void add(T amount) { m_value.store(m_value.load(std::memory_order_relaxed) + amount, std::memory_order_relaxed); }
    void set(T value) { m_value.store(value, std::memory_order_relaxed); }
    T get() const { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<T> m_value{0};
};

struct Tally {
    Counter<std::uint8_t> backend;
    Counter<std::uint64_t> waits, ready, timedOut, looked, transitions, hits, sampled;
    Counter<std::uint64_t> calls;       // reads, writes and accepts
    Counter<std::uint64_t> multiplexer; // waits, asks and control calls
    Counter<Nanos> inWait, setUp, call;

    EngineFigures figures() const {
        EngineFigures now;
        now.backend = static_cast<Backend>(backend.get());
        now.waits = waits.get();
        now.ready = ready.get();
        now.timedOut = timedOut.get();
        now.looked = looked.get();
        now.calls = calls.get() + multiplexer.get();
        now.transitions = transitions.get();
        now.hits = hits.get();
        now.sampled = sampled.get();
        now.inWait = inWait.get();
        now.setUp = setUp.get();
        now.call = call.get();
        return now;
    }
};

} // namespace readyscope
