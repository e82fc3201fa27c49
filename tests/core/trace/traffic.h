// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One writer and the readers that check it, without Qt, so that the thread sanitizer sees all of it. What the writer
// appends is a pure function of a number, so that a reader knows what every position must hold.

#include "core/trace/store.h"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>

namespace readyscope {

// Number n (from 1) is one wait and, after it, one transition at time n.
class Traffic {
public:
    static constexpr SocketId kLanes = 9;

    static SocketId socketOf(std::uint64_t number) { return static_cast<SocketId>(number % kLanes + 1); }
    static Transition transition(std::uint64_t number);
    static Wait wait(std::uint64_t number);
    // Number of the transition at a lane's position.
    static std::uint64_t numberAt(SocketId socket, std::uint64_t position);
    // Transitions of a lane with numbers up to `number`.
    static std::uint64_t countUpTo(SocketId socket, std::uint64_t number);
    static void append(Store& store, std::uint64_t number);
};

// Writes and reads at the same time until `numbers` are written and every reader has checked `snapshots` from which
// chunks have already been dropped.
struct Exercise {
    std::size_t bound = std::size_t{512} << 10;
    std::uint64_t numbers = 200'000;
    int readers = 2;
    int snapshots = 50;
    bool clears = false; // the writer begins a new capture now and then
};
// Empty, or the first contradiction that a reader found.
std::string run(const Exercise& exercise);

// Empty, or how the snapshot contradicts itself or the traffic.
std::string contradictionIn(const Snapshot& snapshot);

} // namespace readyscope
