// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The next and the last transition that is sought in a lane: chunks and nodes that cannot have one are passed over.

#include "core/trace/lane.h"

#include <algorithm>

namespace readyscope {

namespace {

// A chunk, as far as a view sees it.
class ChunkSearch {
public:
    ChunkSearch(const LogView<TransitionChunk>& log, std::uint32_t slot, const Sought& sought)
        : m_chunk(*log.chunks[slot].chunk), m_sought(sought), m_visible(log.visible(slot)),
          m_fine(m_chunk.mipMap().fine(m_visible)), m_coarse(m_chunk.mipMap().coarse(m_visible)) {}

    std::uint32_t visible() const { return m_visible; }
    bool isHopeless() const {
        const MipMap::Node* const whole = m_visible == m_chunk.capacity ? m_chunk.whole() : nullptr;
        return whole != nullptr && !m_sought.mayBeIn(m_chunk.previous(0), whole->any, whole->all);
    }
    // `visible` where there is none.
    std::uint32_t next(std::uint32_t index) const {
        while (index < m_visible) {
            if (const std::uint32_t size = hopelessFrom(index)) {
                index += size;
                continue;
            }
            const std::uint32_t end = std::min(m_visible, index - index % m_fine.kSize + m_fine.kSize);
            for (; index < end; ++index)
                if (matches(index))
                    return index;
        }
        return m_visible;
    }
    // Before `index`.
    std::optional<std::uint32_t> previous(std::uint32_t index) const {
        while (index > 0) {
            if (const std::uint32_t size = hopelessUpTo(index)) {
                index -= size;
                continue;
            }
            const std::uint32_t begin = (index - 1) - (index - 1) % m_fine.kSize;
            while (index-- > begin)
                if (matches(index))
                    return index;
            index = begin;
        }
        return std::nullopt;
    }

private:
    bool matches(std::uint32_t index) const {
        return m_sought.matches(m_chunk.previous(index), m_chunk.revents(index));
    }
    template <typename Level> bool isHopeless(const Level& level, std::uint32_t index) const {
        if (!level.hasAt(index))
            return false;
        const MipMap::Node& node = level.nodes[index / level.kSize];
        return !m_sought.mayBeIn(m_chunk.previous(index), node.any, node.all);
    }
    // The size of the largest node there that has none; 0: there is no such.
    std::uint32_t hopelessFrom(std::uint32_t index) const {
        if (isHopeless(m_coarse, index))
            return m_coarse.kSize;
        return isHopeless(m_fine, index) ? m_fine.kSize : 0;
    }
    std::uint32_t hopelessUpTo(std::uint32_t index) const {
        if (index >= m_coarse.kSize && isHopeless(m_coarse, index - m_coarse.kSize))
            return m_coarse.kSize;
        return index >= m_fine.kSize && isHopeless(m_fine, index - m_fine.kSize) ? m_fine.kSize : 0;
    }

    const TransitionChunk& m_chunk;
    const Sought& m_sought;
    const std::uint32_t m_visible;
    const MipMap::Level<MipMap::kFine> m_fine;
    const MipMap::Level<MipMap::kCoarse> m_coarse;
};

} // namespace

std::uint64_t LaneView::next(std::uint64_t position, const Sought& sought) const {
    if (position >= transitions.end)
        return transitions.end;
    const auto& begin = transitions.slotOf(position);
    auto index = static_cast<std::uint32_t>(position - begin.first);
    for (auto slot = static_cast<std::uint32_t>(&begin - transitions.chunks); slot < transitions.count; ++slot) {
        const ChunkSearch search(transitions, slot, sought);
        if (!search.isHopeless()) {
            const std::uint32_t found = search.next(index);
            if (found < search.visible())
                return transitions.chunks[slot].first + found;
        }
        index = 0;
    }
    return transitions.end;
}

std::optional<std::uint64_t> LaneView::previous(std::uint64_t position, const Sought& sought) const {
    if (position <= transitions.first())
        return std::nullopt;
    const auto& begin = transitions.slotOf(position - 1);
    auto index = static_cast<std::uint32_t>(position - begin.first);
    for (auto slot = static_cast<std::uint32_t>(&begin - transitions.chunks);; --slot) {
        const ChunkSearch search(transitions, slot, sought);
        if (!search.isHopeless()) {
            if (const auto found = search.previous(index))
                return transitions.chunks[slot].first + *found;
        }
        if (slot == 0)
            return std::nullopt;
        index = transitions.visible(slot - 1);
    }
}

} // namespace readyscope
