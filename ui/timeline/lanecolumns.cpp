// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What all lanes have in common: where their bins begin, where they end, and where the sets were asked.

#include "ui/timeline/lanegeometry.h"

#include <algorithm>

namespace readyscope {

int firstBin(const TimeScale& scale, int bin) {
    __extension__ typedef __int128 Wide;
    // The view's left edge counted in columns, to the nearest: its own place among them changes as one pans.
    const Wide twice = Wide{scale.from()} * scale.width() * 2 + scale.span();
    const Wide around = Wide{scale.span()} * 2 * bin;
    const Wide past = (twice % around + around) % around / (Wide{scale.span()} * 2);
    return -static_cast<int>(past);
}

int knownColumns(const Snapshot& snapshot, const TimeScale& scale) {
    return std::clamp(scale.columnAt(snapshot.totals().now) + 1, 0, scale.width());
}

QVector<ColumnRange> setRanges(const Snapshot& snapshot, const TimeScale& scale) {
    const TraceTotals totals = snapshot.totals();
    bool sets =
        snapshot.endWait() > snapshot.firstWait() && answersInSets(snapshot.wait(snapshot.endWait() - 1).backend);
    QVector<ColumnRange> ranges;
    // Backwards from what asks now; a switch names the backend before it.
    int to = knownColumns(snapshot, scale);
    const std::vector<Marker> markers = snapshot.markers(totals.begin, totals.now);
    for (auto marker = markers.rbegin(); marker != markers.rend() && to > 0; ++marker) {
        if (marker->kind != MarkerKind::Backend)
            continue;
        if (const auto after = backendNamed(marker->to))
            sets = answersInSets(*after);
        const int from = std::clamp(scale.columnAt(marker->time), 0, to);
        if (sets && from < to)
            ranges.prepend({from, to});
        to = from;
        if (const auto before = backendNamed(marker->from))
            sets = answersInSets(*before);
    }
    if (sets && to > 0)
        ranges.prepend({0, to});
    return ranges;
}

} // namespace readyscope
