// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/arrivals.h"

#include <algorithm>
#include <ctime>

namespace readyscope::bench {

namespace {

constexpr std::size_t kBound = std::size_t{512} << 20;
constexpr Nanos kTick = kMillisecond;
constexpr std::uint64_t kSampleRate = 9'091; // transitions in a second of the sample's own time

} // namespace

Arrivals::Arrivals(SocketId sockets, std::uint64_t rate, std::uint64_t before)
    : m_rate(rate), m_pressed(static_cast<Nanos>(std::max<std::uint64_t>(1, rate / kSampleRate))), m_store(kBound),
      m_trace(sockets) {
    write(before);
}

void Arrivals::start() {
    m_going = true;
    m_thread = std::thread([this] {
        Nanos due = monotonicNow();
        while (m_going.load(std::memory_order_relaxed)) {
            const Nanos before = monotonicNow();
            write(m_rate * kTick / kSecond);
            m_batches.push_back(monotonicNow() - before);
            due += kTick;
            const timespec until{.tv_sec = due / kSecond, .tv_nsec = due % kSecond};
            ::clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr);
        }
    });
}

void Arrivals::stop() {
    m_going = false;
    if (m_thread.joinable())
        m_thread.join();
}

void Arrivals::write(std::uint64_t count) {
    for (std::uint64_t i = 0; i < count; ++i) {
        Transition transition = m_trace.next();
        transition.time = kSecond + (transition.time - kSecond) / m_pressed;
        Wait wait;
        wait.entered = m_last;
        wait.returned = m_last = transition.time;
        wait.ready = 1;
        m_store.append(wait);
        m_store.append(transition);
    }
    m_store.advance(m_last);
}

} // namespace readyscope::bench
