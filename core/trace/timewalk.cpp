// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/timewalk.h"

#include <algorithm>

namespace readyscope {

template <typename Sums>
TimeWalk<Sums>::TimeWalk(const LogCursor<TransitionChunk>& begin, Nanos from, Events state, Sums& sums)
    : m_sums(sums), m_log(begin.view), m_state(state), m_slot(begin.slot), m_index(begin.index) {
    // The last chunk may still be empty.
    if (m_slot < m_log->count && m_log->visible(m_slot) > 0) {
        enter();
        if (m_index < m_visible)
            m_time = m_times[m_index];
        else
            nextChunk();
    }
    m_sums.add(from, m_time, state);
}

template <typename Sums> void TimeWalk<Sums>::enter() {
    const TransitionChunk& chunk = *m_log->chunks[m_slot].chunk;
    m_entered = true;
    m_visible = m_log->visible(m_slot);
    m_times = chunk.times();
    m_states = chunk.states();
    m_fine = chunk.mipMap().fine(m_visible);
    m_coarse = chunk.mipMap().coarse(m_visible);
    m_bound = m_slot + 1 < m_log->count ? m_log->chunks[m_slot + 1].time : m_times[m_visible - 1];
    if constexpr (kSums) {
        m_fineShares = chunk.mipMap().fineShares(m_visible);
        m_coarseShares = chunk.mipMap().coarseShares(m_visible);
        const bool isLast = m_slot + 1 == m_log->count || m_log->visible(m_slot + 1) == 0;
        m_stateEnd = isLast ? kNever : m_log->chunks[m_slot + 1].time;
    }
}

// A chunk costs two misses of the cache, one after the other: both are over when the walk comes to it. (Not a function
// of its own: GCC takes one that only prefetches for one that does nothing, and leaves the call out.)
template <typename Sums> void TimeWalk<Sums>::nextChunk() {
    constexpr std::size_t kLine = 64;
    ++m_slot;
    m_index = 0;
    m_entered = false;
    m_time = m_slot < m_log->count && m_log->visible(m_slot) > 0 ? m_log->chunks[m_slot].time : kNever;
    if (m_slot + 2 < m_log->count) {
        const auto* const chunk = reinterpret_cast<const std::byte*>(m_log->chunks[m_slot + 2].chunk);
        for (std::size_t at = 0; at < sizeof(TransitionChunk); at += kLine)
            __builtin_prefetch(chunk + at);
    }
    if (m_slot + 1 < m_log->count)
        m_log->chunks[m_slot + 1].chunk->mipMap().prefetch();
}

// The chunk's own arrays stay untouched. It has no shares of its own.
template <typename Sums> bool TimeWalk<Sums>::passWhole(Nanos edge, Bin& bin) {
    if (kSums || m_slot + 1 >= m_log->count || !mayPass(m_log->chunks[m_slot + 1].time, edge))
        return false;
    const TransitionChunk& chunk = *m_log->chunks[m_slot].chunk;
    const MipMap::Node* const whole = chunk.whole();
    if (whole == nullptr)
        return false;
    bin.any |= whole->any;
    bin.all &= whole->all;
    bin.count += chunk.capacity;
    m_state = whole->last;
    return true;
}

// Those from here on, up to the node `end`; false where the first of them is not passed.
template <typename Sums>
template <typename Level, typename SharedLevel>
bool TimeWalk<Sums>::passNodes(const Level& level, const SharedLevel& shared, std::uint32_t end, Nanos edge, Bin& bin) {
    if (!(kSums ? shared.hasAt(m_index) : level.hasAt(m_index)))
        return false;
    end = kSums ? std::min(end, shared.count) : end;
    const std::uint32_t begin = m_index / level.kSize;
    MipMap::Node sum{m_state, bin.any, bin.all};
    std::uint32_t node = begin;
    do {
        const Nanos next = node + 1 < level.count ? level.firsts[node + 1] : timeAt((node + 1) * level.kSize);
        if (!mayPass(next, edge))
            break;
        sum.add(level.nodes[node]);
        if constexpr (kSums)
            m_sums.add(m_time, next, shared.shares[node]);
        m_time = next;
        // One that will be entered costs a miss of the cache in each array: over when the walk comes to it.
        if (const std::uint32_t ahead = node + kAhead; Level::kSize == MipMap::kFine && ahead + 1 < level.count &&
                                                       isLonger(level.firsts[ahead], level.firsts[ahead + 1])) {
            __builtin_prefetch(m_times + std::size_t{ahead} * level.kSize);
            __builtin_prefetch(m_times + std::size_t{ahead} * level.kSize + level.kSize / 2);
            __builtin_prefetch(m_states + std::size_t{ahead} * level.kSize);
        }
    } while (++node < end && m_time < edge);
    bin.any = sum.any;
    bin.all = sum.all;
    bin.count += (node - begin) * level.kSize;
    m_state = sum.last;
    m_index = node * level.kSize;
    return node > begin;
}

// Not beyond the node that it is in.
template <typename Sums> void TimeWalk<Sums>::passSingly(Nanos edge, Bin& bin) {
    const std::uint32_t end = std::min(m_visible, m_index - m_index % m_fine.kSize + m_fine.kSize);
    const std::uint32_t begin = m_index;
    Events any = bin.any;
    Events all = bin.all;
    do {
        any |= m_states[m_index];
        all &= m_states[m_index];
        if constexpr (kSums)
            m_sums.add(m_times[m_index], endOfState(m_index + 1), m_states[m_index]);
    } while (++m_index < end && m_times[m_index] < edge);
    bin.any = any;
    bin.all = all;
    bin.count += m_index - begin;
    m_state = m_states[m_index - 1];
    m_time = timeAt(m_index);
}

template <typename Sums> void TimeWalk<Sums>::pass(Nanos edge, Bin& bin) {
    while (m_time < edge) {
        if (!m_entered) {
            if (passWhole(edge, bin)) {
                nextChunk();
                continue;
            }
            enter();
        }
        if (!passNodes(m_coarse, m_coarseShares, m_coarse.count, edge, bin) &&
            !passNodes(m_fine, m_fineShares, fineEnd(), edge, bin))
            passSingly(edge, bin);
        if (m_index == m_visible)
            nextChunk();
    }
}

template class TimeWalk<NoSums>;
template class TimeWalk<ShareSums>;

} // namespace readyscope
