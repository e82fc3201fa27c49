// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/bitspan.h"

#include <algorithm>

namespace readyscope {

namespace {
constexpr std::uint64_t kFarthest = 4096;
}

std::optional<BitEdge> riseBefore(const Snapshot& snapshot, SocketId socket, std::uint64_t position, Events::Bit bit) {
    const std::uint64_t first = snapshot.lane(socket).first;
    const std::uint64_t least = position > first + kFarthest ? position - kFarthest : first;
    while (position > least) {
        const Transition transition = snapshot.transition(socket, --position);
        if (transition.revents.any(bit) && !transition.previous.any(bit))
            return BitEdge{transition.time, transition.since};
    }
    return std::nullopt;
}

std::optional<BitEdge> fallAfter(const Snapshot& snapshot, SocketId socket, std::uint64_t position, Events::Bit bit) {
    const std::uint64_t end = std::min(snapshot.lane(socket).end, position + kFarthest);
    while (++position < end) {
        const Transition transition = snapshot.transition(socket, position);
        if (!transition.revents.any(bit))
            return BitEdge{transition.time, transition.since};
    }
    return std::nullopt;
}

} // namespace readyscope
