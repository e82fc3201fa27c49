// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The share of time set in a lane's columns: nodes of the mip-map where they are shorter than a column.

#include "core/trace/lane.h"
#include "core/trace/sharesums.h"

namespace readyscope {

namespace {

class ShareWalk {
public:
    ShareWalk(Nanos from, Nanos to, int columns, std::vector<Shares>& out)
        : m_sums(from, to, columns, out), m_to(to), m_width((to - from) / columns) {}

    void before(Nanos from, Nanos first, Events state) { m_sums.add(from, first, state); }
    void finish() { m_sums.finish(); }

    // From `index` on, the first of them at or after the columns' begin. `bound`: when the chunk's last state ends.
    void add(const TransitionChunk& chunk, std::uint32_t index, std::uint32_t visible, Nanos bound) {
        const auto coarse = chunk.mipMap().coarseShares(visible);
        const auto fine = chunk.mipMap().fineShares(visible);
        Nanos time = chunk.times()[index];
        while (index < visible && time < m_to) {
            if (addNodes(coarse, coarse.count, index, time) || addNodes(fine, fineEnd(fine, index), index, time))
                continue;
            const Nanos next = index + 1 < visible ? chunk.times()[index + 1] : bound;
            m_sums.add(time, next, chunk.revents(index));
            time = next;
            ++index;
        }
    }

private:
    // Up to where a coarse one may be taken again.
    static std::uint32_t fineEnd(const MipMap::SharedLevel<MipMap::kFine>& fine, std::uint32_t index) {
        return std::min(fine.count, (index / MipMap::kCoarse + 1) * (MipMap::kCoarse / MipMap::kFine));
    }
    // Those from here on, up to the node `end`; false where there is none. One that is longer than a column would be
    // spread over what it does not tell apart.
    template <typename Level> bool addNodes(const Level& level, std::uint32_t end, std::uint32_t& index, Nanos& time) {
        if (!level.hasAt(index))
            return false;
        const std::uint32_t begin = index / level.kSize;
        std::uint32_t node = begin;
        for (; node < end && time < m_to; ++node) {
            const Nanos next = level.endOf(node);
            if (next - time > m_width)
                break;
            m_sums.add(time, next, level.shares[node]);
            time = next;
        }
        index = node * level.kSize;
        return node > begin;
    }

    ShareSums m_sums;
    Nanos m_to;
    Nanos m_width;
};

} // namespace

void LaneView::shares(Nanos from, Nanos to, int columns, std::vector<Shares>& out) const {
    out.assign(static_cast<std::size_t>(std::max(columns, 0)), Shares{});
    if (columns <= 0 || to <= from)
        return;
    LogCursor<TransitionChunk> begin(transitions);
    begin.seek(from);
    ShareWalk walk(from, to, columns, out);
    const std::uint64_t position = begin.position();
    const Events state = stateBefore(position);
    if (position == transitions.end) {
        walk.before(from, to, state);
        return walk.finish();
    }
    if (begin.index == transitions.visible(begin.slot)) {
        ++begin.slot;
        begin.index = 0;
    }
    walk.before(from, transitions.slots[begin.slot].chunk->times()[begin.index], state);
    for (std::uint32_t slot = begin.slot; slot < transitions.count && transitions.slots[slot].time < to; ++slot) {
        const bool last = slot + 1 == transitions.count || transitions.visible(slot + 1) == 0;
        walk.add(*transitions.slots[slot].chunk, slot == begin.slot ? begin.index : 0, transitions.visible(slot),
                 last ? to : transitions.slots[slot + 1].time);
    }
    walk.finish();
}

} // namespace readyscope
