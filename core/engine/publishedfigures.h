// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The engine's counters as other threads see them. Each field is whole by itself; nothing is ordered by them.

#include "core/engine/figures.h"

#include <atomic>

namespace readyscope {

class PublishedFigures {
public:
    // The engine's thread. `calls`: those of the multiplexers, beside those counted in `now`.
    void publish(const EngineFigures& now, std::uint64_t calls) {
        m_backend.store(now.backend, std::memory_order_relaxed);
        put(m_waits, now.waits);
        put(m_ready, now.ready);
        put(m_timedOut, now.timedOut);
        put(m_looked, now.looked);
        put(m_calls, now.calls + calls);
        put(m_transitions, now.transitions);
        put(m_hits, now.hits);
        put(m_sampled, now.sampled);
        put(m_inWait, now.inWait);
        put(m_setUp, now.setUp);
        put(m_call, now.call);
    }

    // Any thread; without the CPU time.
    EngineFigures read() const {
        EngineFigures now;
        now.backend = m_backend.load(std::memory_order_relaxed);
        now.waits = get(m_waits);
        now.ready = get(m_ready);
        now.timedOut = get(m_timedOut);
        now.looked = get(m_looked);
        now.calls = get(m_calls);
        now.transitions = get(m_transitions);
        now.hits = get(m_hits);
        now.sampled = get(m_sampled);
        now.inWait = get(m_inWait);
        now.setUp = get(m_setUp);
        now.call = get(m_call);
        return now;
    }

private:
    template <typename T> static void put(std::atomic<T>& to, T value) { to.store(value, std::memory_order_relaxed); }
    template <typename T> static T get(const std::atomic<T>& from) { return from.load(std::memory_order_relaxed); }

    std::atomic<Backend> m_backend{Backend::Poll};
    std::atomic<std::uint64_t> m_waits{0}, m_ready{0}, m_timedOut{0}, m_looked{0}, m_calls{0}, m_transitions{0},
        m_hits{0}, m_sampled{0};
    std::atomic<Nanos> m_inWait{0}, m_setUp{0}, m_call{0};
};

} // namespace readyscope
