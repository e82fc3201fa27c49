// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Times are nanoseconds in a signed 64-bit integer, of CLOCK_MONOTONIC unless said otherwise (clock_gettime(2)).

#include <cstdint>
#include <ctime>

namespace readyscope {

using Nanos = std::int64_t;

inline constexpr Nanos kMicrosecond = 1'000;
inline constexpr Nanos kMillisecond = 1'000'000;
inline constexpr Nanos kSecond = 1'000'000'000;

// The timeout that never ends (NULL of select, -1 of poll), and "no time here" in records that may lack one.
inline constexpr Nanos kInfinite = -1;
inline constexpr Nanos kNoTime = -1;
// Of two that may be kInfinite.
constexpr Nanos sooner(Nanos a, Nanos b) { return a == kInfinite ? b : b == kInfinite || a < b ? a : b; }

inline Nanos readClock(clockid_t clock) {
    timespec now; // NOLINT(cppcoreguidelines-pro-type-member-init): the call fills it
    ::clock_gettime(clock, &now);
    return static_cast<Nanos>(now.tv_sec) * kSecond + now.tv_nsec;
}

inline Nanos monotonicNow() { return readClock(CLOCK_MONOTONIC); }
inline Nanos realtimeNow() { return readClock(CLOCK_REALTIME); }
inline Nanos boottimeNow() { return readClock(CLOCK_BOOTTIME); }

// A moment on both clocks. One is kept at the start, each minute and after each jump of the wall clock.
struct ClockPair {
    Nanos monotonic = 0;
    Nanos realtime = 0;
    bool operator==(const ClockPair&) const = default;
};

inline ClockPair readClockPair() { return {monotonicNow(), realtimeNow()}; }

} // namespace readyscope
