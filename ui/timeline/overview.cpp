// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/overview.h"

#include "core/trace/edges.h"

#include <algorithm>
#include <array>

namespace readyscope {

namespace {

// Of a lane with no more than these: bins for all columns would cost as much for one transition as for a thousand, and
// most lanes of many are quiet.
constexpr std::uint64_t kFew = 64;

void countFew(const Snapshot& snapshot, SocketId socket, const LaneSummary& lane, Overview& overview) {
    std::array<Step, kFew> steps;
    const std::size_t count = snapshot.read(socket, lane.first, std::span(steps).first(lane.end - lane.first));
    const Edges edges(overview.begin, overview.now, static_cast<int>(overview.counts.size()));
    for (std::size_t i = 0; i < count; ++i)
        if (steps[i].time >= overview.begin && steps[i].time <= overview.now) // what happened just now too
            ++overview.counts[static_cast<std::size_t>(edges.columnOf(std::min(steps[i].time, overview.now - 1)))];
}

} // namespace

Overview overviewOf(const Snapshot& snapshot, int columns, const std::function<bool()>& cancelled) {
    Overview overview;
    const TraceTotals totals = snapshot.totals();
    overview.begin = totals.begin;
    overview.now = std::max(totals.now, totals.begin + columns);
    overview.counts.assign(static_cast<std::size_t>(columns), 0);
    std::vector<Bin> bins;
    const SocketId end = snapshot.endLane();
    for (SocketId socket = kNoSocket + 1; socket < end; ++socket) {
        if (cancelled && cancelled())
            return overview;
        const LaneSummary lane = snapshot.lane(socket);
        if (lane.first == lane.end)
            continue;
        if (lane.end - lane.first <= kFew) {
            countFew(snapshot, socket, lane, overview);
            continue;
        }
        snapshot.bins(socket, overview.begin, overview.now, columns, bins);
        for (std::size_t column = 0; column < bins.size(); ++column)
            overview.counts[column] += bins[column].count;
        // The trace ends with what happened just now.
        overview.counts.back() +=
            snapshot.lowerBound(socket, overview.now + 1) - snapshot.lowerBound(socket, overview.now);
    }
    overview.greatest = *std::max_element(overview.counts.begin(), overview.counts.end());
    overview.gaps = snapshot.gaps(overview.begin, overview.now);
    for (const Marker& marker : snapshot.markers(overview.begin, overview.now))
        if (marker.kind == MarkerKind::Backend || marker.kind == MarkerKind::User)
            overview.markers.push_back(marker);
    return overview;
}

} // namespace readyscope
