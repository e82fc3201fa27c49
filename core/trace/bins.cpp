// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Pixel columns of a lane, and of how much of their time its bits were set: one walk through it in order of time.

#include "core/trace/edges.h"
#include "core/trace/lane.h"
#include "core/trace/sharesums.h"
#include "core/trace/timewalk.h"

#include <algorithm>

namespace readyscope {

namespace {

class Uncertainty {
public:
    Uncertainty(Nanos from, Nanos to, const Edges& edges, std::vector<Bin>& bins)
        : m_from(from), m_to(to), m_edges(edges), m_bins(bins) {}

    // Every transition of a chunk from `index` on, `visible` of them published.
    void add(const ChunkSlot<TransitionChunk>& slot, std::uint32_t index, std::uint32_t visible) {
        const TransitionChunk& chunk = *slot.chunk;
        if (index == 0 && visible == chunk.capacity && addWhole(chunk))
            return;
        const auto& notes = chunk.notes();
        const std::uint32_t count = notes.count();
        for (std::uint32_t i = notes.lowerBound(index); i < count && notes.at(i).index < visible; ++i) {
            const TransitionNote& note = notes.at(i);
            if (note.since != kNoTime)
                spread(chunk.previous(note.index) ^ chunk.revents(note.index), note.since, chunk.times()[note.index]);
        }
    }

private:
    // Where all of the chunk touches one column at most.
    bool addWhole(const TransitionChunk& chunk) {
        if (chunk.uncertain().empty() || chunk.earliestSince() >= m_to)
            return true;
        const Nanos since = chunk.earliestSince();
        const Nanos last = chunk.times()[chunk.capacity - 1];
        if (since < m_from || last >= m_to || m_edges.columnOf(since) != m_edges.columnOf(last))
            return false;
        spread(chunk.uncertain(), since, last);
        return true;
    }
    void spread(Events bits, Nanos since, Nanos time) {
        const Nanos first = since < m_from ? m_from : since + 1;
        const Nanos last = std::min(time, m_to - 1);
        if (first > last)
            return;
        if (last < m_left || last >= m_right)
            moveTo(m_edges.columnOf(last));
        m_bins[static_cast<std::size_t>(m_column)].uncertain |= bits;
        if (first > m_left)
            return;
        for (int column = m_edges.firstColumnOf(first); column < m_column; ++column)
            m_bins[static_cast<std::size_t>(column)].uncertain |= bits;
    }
    void moveTo(int column) {
        m_column = column;
        m_left = m_edges.at(column);
        m_right = m_edges.at(column + 1);
    }

    Nanos m_from;
    Nanos m_to;
    Edges m_edges;
    std::vector<Bin>& m_bins;
    // The column of the last edge, where the next one mostly is: a division less, or two.
    int m_column = 0;
    Nanos m_left = 0;
    Nanos m_right = 0;
};

// The columns' bins; `walk` stands at their begin.
template <typename Sums> void fill(TimeWalk<Sums>& walk, const Columns& columns, std::vector<Bin>& bins) {
    EdgeWalk edges(columns.from, columns.to, columns.count);
    for (std::size_t column = 0; column < bins.size(); ++column)
        walk.advance(edges.next(), column + 1 < bins.size() ? edges.width() : 0, bins[column]);
}

void addUncertain(const LaneView& lane, const Columns& columns, std::vector<Bin>& bins) {
    if (!lane.sampled || columns.to == columns.from)
        return;
    LogCursor<TransitionChunk> begin(lane.transitions);
    begin.seek(columns.from);
    // Those right of the last column too: they may have happened within.
    Uncertainty uncertainty(columns.from, columns.to, Edges(columns.from, columns.to, columns.count), bins);
    for (std::uint32_t slot = begin.slot; slot < lane.transitions.count; ++slot)
        uncertainty.add(lane.transitions.chunks[slot], slot == begin.slot ? begin.index : 0,
                        lane.transitions.visible(slot));
}

} // namespace

void LaneView::bins(Nanos from, Nanos to, int columns, std::vector<Bin>& out) const {
    out.assign(static_cast<std::size_t>(std::max(columns, 0)), Bin{});
    if (columns <= 0)
        return;
    const Columns all{from, std::max(from, to), columns};
    LogCursor<TransitionChunk> begin(transitions);
    begin.seek(from);
    NoSums none;
    TimeWalk walk(begin, from, stateBefore(begin.position()), none);
    fill(walk, all, out);
    addUncertain(*this, all, out);
}

// No node is added to the shares that is longer than one of their columns: these are no narrower than those of the
// bins.
void LaneView::binsAndShares(const Columns& ofBins, std::vector<Bin>& bins, const Columns& ofShares,
                             std::vector<Shares>& shares) const {
    shares.assign(static_cast<std::size_t>(std::max(ofShares.count, 0)), Shares{});
    if (ofShares.count <= 0 || ofShares.to <= ofShares.from)
        return this->bins(ofBins.from, ofBins.to, ofBins.count, bins);
    bins.assign(static_cast<std::size_t>(std::max(ofBins.count, 0)), Bin{});
    const Nanos from = bins.empty() ? ofShares.from : std::min(ofBins.from, ofShares.from);
    LogCursor<TransitionChunk> begin(transitions);
    begin.seek(from);
    ShareSums sums(ofShares.from, ofShares.to, ofShares.count, shares);
    TimeWalk walk(begin, from, stateBefore(begin.position()), sums);
    Bin beside; // what only the shares want
    EdgeWalk edges(ofShares.from, ofShares.to, ofShares.count);
    if (bins.empty()) {
        for (int column = 0; column < ofShares.count; ++column)
            walk.advance(edges.next(), edges.width(), beside);
    } else {
        const Columns all{ofBins.from, std::max(ofBins.from, ofBins.to), ofBins.count};
        walk.advance(all.from, 0, beside);
        fill(walk, all, bins);
        addUncertain(*this, all, bins);
        walk.advance(ofShares.to, edges.width(), beside);
    }
    sums.finish();
}

} // namespace readyscope
