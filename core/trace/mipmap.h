// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A chunk's transitions summed by time: nodes of 16 and of 256, each with the time of its first, the state after its
// last, and the OR and the AND of all its states; 0.93 bytes a transition, and another half for the share of its time
// that each bit was set. So who walks in order of time passes over a node, and knows what it was like, without a look
// at what is in it. Nodes are written once, a group of 64 transitions at a time, before the last of these is published:
// readers ask for those of what they see only. A node's time ends with the next one's first, so that the share of a
// group's last node comes with the group after it.

#include "core/readiness/clock.h"
#include "core/readiness/events.h"
#include "core/trace/shares.h"

#include <cstddef>
#include <memory>

namespace readyscope {

class MipMap {
public:
    static constexpr std::uint32_t kGroup = 64;
    static constexpr std::uint32_t kFine = 16;
    static constexpr std::uint32_t kCoarse = 256;

    struct Node {
        Events last;
        Events any;
        Events all = Events::fromBits(0xffff);
        void add(const Node& later) {
            last = later.last;
            any |= later.any;
            all &= later.all;
        }
    };

    // Node n is of the kSize transitions from n * kSize on. The size is known to the compiler: no walk divides by it.
    template <std::uint32_t kRecords> struct Level {
        static constexpr std::uint32_t kSize = kRecords;
        std::uint32_t count = 0; // of nodes that may be read
        const Nanos* firsts = nullptr;
        const Node* nodes = nullptr;

        // Whether one begins at `index`.
        bool hasAt(std::uint32_t index) const { return index % kSize == 0 && index / kSize < count; }
    };

    // Likewise; of each node, from its first transition to the next one's.
    template <std::uint32_t kRecords> struct SharedLevel {
        static constexpr std::uint32_t kSize = kRecords;
        std::uint32_t count = 0; // of nodes that may be read
        const NodeShares* shares = nullptr;
        const Nanos* firsts = nullptr; // of the fine nodes

        bool hasAt(std::uint32_t index) const { return index % kSize == 0 && index / kSize < count; }
        Nanos endOf(std::uint32_t node) const { return firsts[std::size_t{node + 1} * (kSize / kFine)]; }
    };

    explicit MipMap(std::uint32_t records);
    std::size_t bytes() const { return m_nodes * (sizeof(Nanos) + sizeof(Node) + sizeof(NodeShares)); }

    // The writer's thread: all of a group's transitions are written, `times` and `states` are the chunk's.
    void addGroup(std::uint32_t group, const Nanos* times, const Events* states);

    // Readers, of whom `visible` transitions are seen.
    Level<kFine> fine(std::uint32_t visible) const {
        return {visible / kGroup * (kGroup / kFine), m_firsts.get(), m_sums.get()};
    }
    Level<kCoarse> coarse(std::uint32_t visible) const {
        return {visible / kCoarse, m_firsts.get() + m_fineNodes, m_sums.get() + m_fineNodes};
    }
    SharedLevel<kFine> fineShares(std::uint32_t visible) const {
        const std::uint32_t nodes = visible / kGroup * (kGroup / kFine);
        return {nodes == 0 ? 0 : nodes - 1, m_shares.get(), m_firsts.get()};
    }
    SharedLevel<kCoarse> coarseShares(std::uint32_t visible) const {
        const std::uint32_t groups = visible / kGroup;
        const std::uint32_t nodes = groups == 0 ? 0 : (groups - 1) / (kCoarse / kGroup);
        return {nodes, m_shares.get() + m_fineNodes, m_firsts.get()};
    }
    // That the coarse level is looked at soon.
    void prefetch() const {
        __builtin_prefetch(m_firsts.get() + m_fineNodes);
        __builtin_prefetch(m_firsts.get() + m_fineNodes + 8);
        __builtin_prefetch(m_sums.get() + m_fineNodes);
        __builtin_prefetch(m_sums.get() + m_fineNodes + 11);
    }

private:
    void addShares(std::uint32_t group, const Nanos* times, const Events* states);

    const std::uint32_t m_fineNodes;
    const std::uint32_t m_nodes;
    std::unique_ptr<Nanos[]> m_firsts; // of the fine ones, then of the coarse
    std::unique_ptr<Node[]> m_sums;    // likewise
    std::unique_ptr<NodeShares[]> m_shares;
};

} // namespace readyscope
