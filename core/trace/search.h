// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where to go next: over one lane or the nearest of many. Each lane costs a few look-ups wherever its match is; the
// store passes over runs that have none.

#include "core/trace/source.h"

#include <optional>
#include <span>

namespace readyscope {

struct Found {
    SocketId socket = kNoSocket;
    std::uint64_t position = 0;
    Nanos time = 0;
    bool operator==(const Found&) const = default;
};

// The first transition sought later than `after`; of lanes at the same time, the one named first.
std::optional<Found> findNext(const Snapshot& snapshot, std::span<const SocketId> lanes, Nanos after,
                              const Sought& sought);
// The last one sought earlier than `before`; of lanes at the same time, the one named first.
std::optional<Found> findPrevious(const Snapshot& snapshot, std::span<const SocketId> lanes, Nanos before,
                                  const Sought& sought);

// How many transitions of a lane lie in [from, to), and how many waits returned within; 0 where to <= from.
std::uint64_t countTransitions(const Snapshot& snapshot, SocketId socket, Nanos from, Nanos to);
std::uint64_t countWaits(const Snapshot& snapshot, Nanos from, Nanos to);

} // namespace readyscope
