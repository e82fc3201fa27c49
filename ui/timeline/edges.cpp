// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/edges.h"

#include <algorithm>
#include <cstdlib>

namespace readyscope {

namespace {

class Nearest {
public:
    Nearest(Nanos time, Nanos reach) : m_time(time), m_reach(reach) {}
    void offer(Nanos edge) {
        const Nanos distance = std::abs(edge - m_time);
        if (distance > m_reach || (m_edge && distance >= std::abs(*m_edge - m_time)))
            return;
        m_edge = edge;
    }
    std::optional<Nanos> edge() const { return m_edge; }

private:
    Nanos m_time;
    Nanos m_reach;
    std::optional<Nanos> m_edge;
};

} // namespace

std::optional<Nanos> nearestEdge(const Snapshot& snapshot, SocketId socket, Nanos time, Nanos reach) {
    const LaneSummary lane = snapshot.lane(socket);
    if (lane.first == lane.end)
        return std::nullopt;
    Nearest nearest(time, reach);
    const std::uint64_t position = snapshot.lowerBound(socket, time);
    if (position < lane.end)
        nearest.offer(snapshot.transition(socket, position).time);
    if (position > lane.first)
        nearest.offer(snapshot.transition(socket, position - 1).time);
    return nearest.edge();
}

std::optional<Nanos> nearestWaitEdge(const Snapshot& snapshot, Nanos time, Nanos reach) {
    Nearest nearest(time, reach);
    const std::uint64_t position = snapshot.lowerBoundWait(time);
    // The wait around the time, the one before it, and the one after, which may have been entered just now.
    const std::uint64_t first = position > snapshot.firstWait() ? position - 1 : position;
    for (std::uint64_t i = first; i < std::min(snapshot.endWait(), position + 2); ++i) {
        const Wait wait = snapshot.wait(i);
        nearest.offer(wait.entered);
        nearest.offer(wait.returned);
    }
    return nearest.edge();
}

} // namespace readyscope
