// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wallclock.h"

#include <cstdint>

#include <sys/timerfd.h>
#include <unistd.h>

namespace readyscope {

namespace {

Nanos sleptSoFar() { return boottimeNow() - monotonicNow(); }

} // namespace

WallClock::WallClock() : m_timer(::timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK)), m_slept(sleptSoFar()) {
    arm();
}

// Absolute, so that setting the clock cancels it; waking from sleep does so too.
void WallClock::arm() {
    const Nanos next = realtimeNow() + 60 * kSecond;
    itimerspec when{};
    when.it_value.tv_sec = next / kSecond;
    when.it_value.tv_nsec = next % kSecond;
    ::timerfd_settime(m_timer.get(), TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, nullptr);
}

WallClock::News WallClock::take() {
    std::uint64_t expirations = 0;
    // Fails with ECANCELED after a jump; either way it is no longer readable.
    [[maybe_unused]] const ssize_t got = ::read(m_timer.get(), &expirations, sizeof expirations);
    arm();
    News news{readClockPair(), std::nullopt};
    const Nanos slept = sleptSoFar();
    // The reads of the clocks lie some ns apart.
    if (slept - m_slept > 10 * kMillisecond)
        news.slept = Gap{news.pair.monotonic, news.pair.monotonic, 0, kNoSocket};
    m_slept = slept;
    return news;
}

} // namespace readyscope
