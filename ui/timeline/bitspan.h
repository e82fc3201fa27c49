// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How long one bit stayed set around a place in a lane. Looks at a bounded number of transitions, as it is asked
// while the pointer moves.

#include "core/trace/source.h"

#include <optional>

namespace readyscope {

struct BitEdge {
    Nanos time = 0;
    Nanos since = kNoTime; // as in Transition
};

// The rise that began the bit's set time before `position` (the bit is set in the state before it); none where it
// lies too far back or was dropped.
std::optional<BitEdge> riseBefore(const Snapshot& snapshot, SocketId socket, std::uint64_t position, Events::Bit bit);
// The fall after the transition at `position`, which left the bit set; none while it still is, or where too far.
std::optional<BitEdge> fallAfter(const Snapshot& snapshot, SocketId socket, std::uint64_t position, Events::Bit bit);

} // namespace readyscope
