// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/search.h"

#include <limits>

namespace readyscope {

std::optional<Found> findNext(const Snapshot& snapshot, std::span<const SocketId> lanes, Nanos after,
                              const Sought& sought) {
    std::optional<Found> nearest;
    if (after == std::numeric_limits<Nanos>::max())
        return nearest;
    for (const SocketId socket : lanes) {
        const std::uint64_t position = snapshot.next(socket, snapshot.lowerBound(socket, after + 1), sought);
        if (position == snapshot.lane(socket).end)
            continue;
        const Nanos time = snapshot.transition(socket, position).time;
        if (!nearest || time < nearest->time)
            nearest = Found{socket, position, time};
    }
    return nearest;
}

std::optional<Found> findPrevious(const Snapshot& snapshot, std::span<const SocketId> lanes, Nanos before,
                                  const Sought& sought) {
    std::optional<Found> nearest;
    for (const SocketId socket : lanes) {
        const auto position = snapshot.previous(socket, snapshot.lowerBound(socket, before), sought);
        if (!position)
            continue;
        const Nanos time = snapshot.transition(socket, *position).time;
        if (!nearest || time > nearest->time)
            nearest = Found{socket, *position, time};
    }
    return nearest;
}

std::uint64_t countTransitions(const Snapshot& snapshot, SocketId socket, Nanos from, Nanos to) {
    return to <= from ? 0 : snapshot.lowerBound(socket, to) - snapshot.lowerBound(socket, from);
}

std::uint64_t countWaits(const Snapshot& snapshot, Nanos from, Nanos to) {
    return to <= from ? 0 : snapshot.lowerBoundWait(to) - snapshot.lowerBoundWait(from);
}

} // namespace readyscope
