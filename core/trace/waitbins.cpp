// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/waitbins.h"

#include "core/trace/edges.h"

#include <algorithm>

namespace readyscope {

namespace {

using Cursor = LogCursor<WaitChunk>;

// What had been counted, and how long calls had blocked, up to an edge.
struct Reached {
    WaitSums sums;
    std::uint64_t position = 0;
};

Reached reach(const Cursor& cursor, Nanos edge) {
    Reached reached;
    reached.position = cursor.position();
    const LogView<WaitChunk>& log = *cursor.view;
    if (log.count == 0)
        return reached;
    reached.sums = log.chunks[cursor.slot].chunk->sumsBefore(cursor.index);
    if (reached.position < log.end) {
        const auto& slot = log.slotOf(reached.position);
        const auto index = static_cast<std::uint32_t>(reached.position - slot.first);
        reached.sums.blocked += std::max<Nanos>(0, edge - slot.chunk->entered(index));
    }
    return reached;
}

std::uint32_t difference(std::uint64_t from, std::uint64_t to) { return static_cast<std::uint32_t>(to - from); }

} // namespace

void waitBins(const LogView<WaitChunk>& waits, Nanos from, Nanos to, int columns, std::vector<WaitBin>& out) {
    out.assign(static_cast<std::size_t>(std::max(columns, 0)), WaitBin{});
    if (columns <= 0)
        return;
    const Edges edges(from, std::max(from, to), columns);
    Cursor cursor(waits);
    cursor.seek(from);
    Reached left = reach(cursor, from);
    int column = 0;
    for (WaitBin& bin : out) {
        const Nanos edge = edges.at(++column);
        cursor.seek(edge);
        const Reached right = reach(cursor, edge);
        bin.returned = difference(left.position, right.position);
        bin.ready = difference(left.sums.ready, right.sums.ready);
        bin.timedOut = difference(left.sums.timedOut, right.sums.timedOut);
        bin.interrupted = difference(left.sums.interrupted, right.sums.interrupted);
        bin.beside = difference(left.sums.beside, right.sums.beside);
        bin.blocked = std::max<Nanos>(0, right.sums.blocked - left.sums.blocked);
        left = right;
    }
}

} // namespace readyscope
