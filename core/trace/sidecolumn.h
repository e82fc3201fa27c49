// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A sparse column beside a chunk: notes for the few records that have something to say, in order of T::index. Blocks
// that never move, each four times the one before; one writer, readers without a lock.

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace readyscope {

template <typename T> class SideColumn {
public:
    // The writer's thread.
    bool full() const { return m_count.load(std::memory_order_relaxed) == m_capacity; }
    // Room for more where it is full; returns the bytes allocated.
    std::size_t grow() {
        const std::uint32_t size = kSmallest << (2 * m_blockCount);
        m_next = (m_blocks[m_blockCount++] = std::make_unique_for_overwrite<T[]>(size)).get();
        m_capacity += size;
        return size * sizeof(T);
    }
    // Visible to readers at once, so before the record it belongs to is published.
    void push(const T& note) {
        *m_next++ = note;
        m_count.store(m_count.load(std::memory_order_relaxed) + 1, std::memory_order_release);
    }

    // Any thread. May be more than a view's records have, never fewer.
    std::uint32_t count() const { return m_count.load(std::memory_order_acquire); }
    const T& at(std::uint32_t note) const { return slot(note); }
    // Number of the first note with an index >= `index`.
    std::uint32_t lowerBound(std::uint32_t index) const {
        std::uint32_t low = 0;
        std::uint32_t high = count();
        while (low < high) {
            const std::uint32_t middle = low + (high - low) / 2;
            if (slot(middle).index < index)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
    // Null where the record has none.
    const T* find(std::uint32_t index) const {
        const std::uint32_t note = lowerBound(index);
        return note < count() && slot(note).index == index ? &slot(note) : nullptr;
    }

private:
    static constexpr std::uint32_t kSmallest = 8;
    static constexpr std::size_t kBlocks = 6; // 8 + 32 + … + 8,192 is more than any chunk holds

    const T& slot(std::uint32_t note) const {
        std::size_t block = 0;
        std::uint32_t size = kSmallest;
        for (; note >= size; ++block, size *= 4)
            note -= size;
        return m_blocks[block][note];
    }

    std::array<std::unique_ptr<T[]>, kBlocks> m_blocks;
    std::atomic<std::uint32_t> m_count{0};
    T* m_next = nullptr; // in the last block, which has room
    std::uint32_t m_capacity = 0;
    std::uint32_t m_blockCount = 0;
};

} // namespace readyscope
