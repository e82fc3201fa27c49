// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/overview.h"

#include <algorithm>

namespace readyscope {

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
