// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A walk through a lane's transitions in order of time, from one column's edge to the next. A node of the mip-map, or a
// whole chunk, that ends before the edge is passed over in one step; one that the edge divides is entered only where it
// is longer than a column: else all of it goes to the column that it begins in. So a transition may be drawn one column
// too early where 16 or more share one, and 100 M of them cost no more than what is drawn. At the last edge nothing is.
// What is passed over can be summed up on the way: its pieces of time, and the shares of it that the bits were set.

#include "core/trace/lane.h"
#include "core/trace/sharesums.h"

#include <algorithm>
#include <limits>
#include <type_traits>

namespace readyscope {

struct NoSums {
    void add(Nanos, Nanos, Events) {}
    void add(Nanos, Nanos, const NodeShares&) {}
};

// Sums: ShareSums or NoSums.
template <typename Sums> class TimeWalk {
public:
    // `state`: the one before what is at `begin`, and from `from` on.
    TimeWalk(const LogCursor<TransitionChunk>& begin, Nanos from, Events state, Sums& sums);

    // To the first transition at or after `edge`, which is not before the last one's, or up to `latitude` further.
    // Fills in all of the column that ends there but what is uncertain.
    void advance(Nanos edge, std::uint64_t latitude, Bin& bin) {
        m_latitude = latitude;
        bin.before = bin.any = bin.all = m_state;
        if (m_time < edge)
            pass(edge, bin);
        bin.after = m_state;
    }

private:
    // Of no transition: no edge is after it.
    static constexpr Nanos kNever = std::numeric_limits<Nanos>::max();
    static constexpr std::uint32_t kAhead = 6; // nodes

    void enter();
    void pass(Nanos edge, Bin& bin);
    bool passWhole(Nanos edge, Bin& bin);
    template <typename Level, typename SharedLevel>
    bool passNodes(const Level& level, const SharedLevel& shared, std::uint32_t end, Nanos edge, Bin& bin);
    void passSingly(Nanos edge, Bin& bin);
    // What lies from m_time to `end` at most.
    bool mayPass(Nanos end, Nanos edge) const { return end < edge || !isLonger(m_time, end); }
    bool isLonger(Nanos from, Nanos to) const {
        return static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from) > m_latitude;
    }
    void nextChunk();
    static constexpr bool kSums = !std::is_same_v<Sums, NoSums>;

    // Of the fine nodes, up to where a coarse one may be passed again.
    std::uint32_t fineEnd() const {
        constexpr std::uint32_t kEach = MipMap::kCoarse / MipMap::kFine;
        return std::min(m_fine.count, (m_index / m_coarse.kSize + 1) * kEach);
    }
    Nanos timeAt(std::uint32_t index) const { return index < m_visible ? m_times[index] : m_bound; }
    // When the state at `index` - 1 ends.
    Nanos endOfState(std::uint32_t index) const { return index < m_visible ? m_times[index] : m_stateEnd; }

    Sums& m_sums;
    const LogView<TransitionChunk>* m_log;
    Events m_state;
    std::uint64_t m_latitude = 0;
    Nanos m_time = kNever; // of the next transition
    std::uint32_t m_slot;
    std::uint32_t m_index;
    bool m_entered = false; // what follows is of this slot's chunk
    std::uint32_t m_visible = 0;
    Nanos m_bound = 0;         // no transition of the chunk is later
    Nanos m_stateEnd = kNever; // of the chunk's last state
    const Nanos* m_times = nullptr;
    const Events* m_states = nullptr;
    MipMap::Level<MipMap::kFine> m_fine;
    MipMap::Level<MipMap::kCoarse> m_coarse;
    MipMap::SharedLevel<MipMap::kFine> m_fineShares; // where they are summed up
    MipMap::SharedLevel<MipMap::kCoarse> m_coarseShares;
};

} // namespace readyscope
