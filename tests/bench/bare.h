// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the loops in bare.cpp and barering.cpp share: the stamps that the engine takes too.

#include "tests/bench/chain.h"

#include <thread>

namespace readyscope::bench {

// Whether there is a clock read before and after each call.
enum class Clock { Not, Read };

struct Stamps {
    Nanos entered = 0;
    Nanos returned = 0;
};

template <Clock clock, typename Call> auto stamped(Stamps& stamps, Call call) {
    if constexpr (clock == Clock::Read)
        stamps.entered = monotonicNow();
    const auto result = call();
    if constexpr (clock == Clock::Read)
        stamps.returned = monotonicNow();
    return result;
}

// As in the window, the loop is not the only thread.
template <void (*loop)(Chain&)> void inThread(Chain& chain) {
    chain.makePairs();
    std::thread thread([&chain] { loop(chain); });
    thread.join();
}

} // namespace readyscope::bench
