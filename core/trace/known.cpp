// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/known.h"

#include <algorithm>

namespace readyscope {

namespace {

std::vector<Gap> gapsOf(const Snapshot& snapshot, SocketId socket, Nanos from, Nanos to) {
    std::vector<Gap> gaps = snapshot.gaps(from, to);
    std::erase_if(gaps, [socket](const Gap& gap) { return gap.socket != socket && gap.socket != kNoSocket; });
    std::sort(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) { return a.from < b.from; });
    return gaps;
}

// What the gaps leave of [from, to). `gaps`: in order of `from`.
void add(std::vector<Span>& spans, Nanos from, Nanos to, const std::vector<Gap>& gaps) {
    for (const Gap& gap : gaps) {
        if (gap.to <= from)
            continue;
        if (gap.from >= to)
            break;
        if (from < gap.from)
            spans.push_back({from, gap.from});
        from = gap.to;
    }
    if (from < to)
        spans.push_back({from, to});
}

} // namespace

std::vector<Span> knownSpans(const Snapshot& snapshot, SocketId socket, Nanos from, Nanos to) {
    const TraceTotals totals = snapshot.totals();
    const LaneSummary lane = snapshot.lane(socket);
    to = std::min(to, std::max(totals.now, lane.changed));
    const std::vector<Gap> gaps = gapsOf(snapshot, socket, from, to);
    const std::vector<Watch> watches = snapshot.watches(socket);
    std::vector<Span> spans;
    for (const Watch& watch : watches)
        add(spans, std::max(from, watch.from), watch.to == kInfinite ? to : std::min(to, watch.to), gaps);
    if (watches.empty()) {
        const bool any = lane.end > lane.first;
        const Nanos oldest = any ? snapshot.transition(socket, lane.first).time : totals.begin;
        add(spans, std::max(from, std::min(totals.begin, oldest)), to, gaps);
    }
    return spans;
}

} // namespace readyscope
