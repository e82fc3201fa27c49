// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What one run of a comparison measured: a value made of two samples of the engine's totals and of the pings between.

#include "core/engine/figures.h"
#include "core/text/sentence.h"
#include "core/trace/source.h"

#include <optional>
#include <vector>

namespace readyscope {

struct Measurement {
    bool done = false;
    Sentence refused;          // why it could not be measured; empty: it was, or is still to come
    std::uint64_t sockets = 0; // watched
    std::uint64_t waits = 0;
    std::uint64_t transitions = 0;
    std::uint64_t pings = 0;      // answered
    std::optional<double> call;   // ns of CPU a wait call, mean of those measured
    std::optional<double> calls;  // system calls a transition
    double cpu = 0;               // share of one core
    std::optional<Nanos> wakeP50; // ping sent to wait returned
    std::optional<Nanos> wakeP99;
    bool isMeasured() const { return done && refused.empty(); }
};

struct ComparisonRow {
    Backend backend = Backend::Poll;
    Measurement now;      // the sockets that are there
    Measurement withIdle; // and idle ones more
};

// `latencies` in any order.
Measurement measured(const EngineFigures& before, const EngineFigures& after, Nanos passed,
                     std::vector<Nanos> latencies);

// For each ping the time until the wait returned that told of it: the first rise of `lane` at or after it and before
// the next ping, or a hit that stands alone, as each edge under epoll-et. Those without one are left out. `sent` in
// order.
std::vector<Nanos> wakeLatencies(const Snapshot& snapshot, SocketId lane, const std::vector<Nanos>& sent);

} // namespace readyscope
