// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/known.h"

#include <algorithm>

namespace readyscope {

namespace {

void add(std::vector<Span>& spans, Nanos from, Nanos to) {
    if (from < to)
        spans.push_back({from, to});
}

std::vector<Span> without(const std::vector<Span>& spans, const Gap& gap) {
    std::vector<Span> left;
    for (const Span& span : spans) {
        if (gap.to <= span.from || gap.from >= span.to) {
            left.push_back(span);
            continue;
        }
        add(left, span.from, gap.from);
        add(left, gap.to, span.to);
    }
    return left;
}

} // namespace

std::vector<Span> knownSpans(const Snapshot& snapshot, SocketId socket, Nanos from, Nanos to) {
    const TraceTotals totals = snapshot.totals();
    const LaneSummary lane = snapshot.lane(socket);
    to = std::min(to, std::max(totals.now, lane.changed));
    std::vector<Span> spans;
    const std::vector<Watch> watches = snapshot.watches(socket);
    for (const Watch& watch : watches)
        add(spans, std::max(from, watch.from), watch.to == kInfinite ? to : std::min(to, watch.to));
    if (watches.empty()) {
        const bool any = lane.end > lane.first;
        const Nanos oldest = any ? snapshot.transition(socket, lane.first).time : totals.begin;
        add(spans, std::max(from, std::min(totals.begin, oldest)), to);
    }
    for (const Gap& gap : snapshot.gaps(from, to)) {
        if (gap.socket == socket || gap.socket == kNoSocket)
            spans = without(spans, gap);
    }
    return spans;
}

} // namespace readyscope
