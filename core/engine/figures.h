// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the engine's work costs: totals since it began. Two samples make a rate. Written by the engine's thread, read by
// any; the fields of one sample are each exact, and together at most one wait apart.

#include "core/readiness/backend.h"
#include "core/readiness/clock.h"

#include <cstdint>

namespace readyscope {

struct EngineFigures {
    Backend backend = Backend::Poll;
    std::uint64_t waits = 0; // of the loop, without asks and resamples
    std::uint64_t ready = 0; // what they returned, the waker not counted
    std::uint64_t timedOut = 0;
    std::uint64_t looked = 0; // descriptors that these calls went through
    std::uint64_t calls = 0;  // system calls of the thread: waits, asks, control calls, reads, writes, accepts
    std::uint64_t transitions = 0;
    std::uint64_t hits = 0;
    Nanos inWait = 0; // time spent within the waits, blocked or not
    Nanos cpu = 0;    // CPU time of the thread
    // Sums over some waits, a few each second, whose cost was measured.
    std::uint64_t sampled = 0;
    Nanos setUp = 0; // from the end of one wait's work to the next call: sets copied, control calls
    Nanos call = 0;  // CPU time of the call itself, blocking not counted
};

} // namespace readyscope
