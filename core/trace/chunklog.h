// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An append-only log in chunks: one writer, any number of readers. The writer fills the open chunk and publishes each
// record by one release store of the log's count; no lock is taken for that. Adding and dropping chunks happens under
// the trace's mutex, and so does taking a view; a view then needs no lock at all.

#include "core/trace/pins.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>
#include <utility>

namespace readyscope {

template <typename C> struct ChunkSlot {
    C* chunk = nullptr;      // owned by the drop queue, later by Pins
    std::uint64_t first = 0; // position of its first record, counted from the log's first ever
    Nanos time = 0;          // of that record
};

template <typename C> struct ChunkTable final : Kept {
    explicit ChunkTable(std::uint32_t size) : capacity(size), chunks(std::make_unique<ChunkSlot<C>[]>(size)) {}
    std::size_t bytes() const { return sizeof(*this) + capacity * sizeof(ChunkSlot<C>); }
    const std::uint32_t capacity;
    std::unique_ptr<ChunkSlot<C>[]> chunks;
};

// A frozen view. All but the last chunk are full.
template <typename C> struct LogView {
    const ChunkSlot<C>* chunks = nullptr; // oldest first
    std::uint32_t count = 0;
    std::uint64_t end = 0;

    // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): where there is a chunk there is its slot
    std::uint64_t first() const { return count == 0 ? end : chunks[0].first; }
    // How many records of a slot's chunk belong to this view; without a look at the chunk.
    std::uint32_t visible(std::uint32_t slot) const {
        return static_cast<std::uint32_t>((slot + 1 < count ? chunks[slot + 1].first : end) - chunks[slot].first);
    }
    // `position` in [first(), end).
    const ChunkSlot<C>& slotOf(std::uint64_t position) const {
        return *(std::upper_bound(chunks, chunks + count, position,
                                  [](std::uint64_t value, const ChunkSlot<C>& slot) { return value < slot.first; }) -
                 1);
    }
};

// A place between two records of a view that moves forward in time only. C::times() must not fall.
template <typename C> struct LogCursor {
    explicit LogCursor(const LogView<C>& log) : view(&log) {}

    // To the first record at or after `time`.
    void seek(Nanos time) {
        if (slot == view->count)
            return;
        const ChunkSlot<C>* const here = view->chunks + slot;
        const ChunkSlot<C>* const next =
            std::partition_point(here + 1, view->chunks + view->count,
                                 [time](const ChunkSlot<C>& candidate) { return candidate.time < time; });
        if (next != here + 1) {
            slot = static_cast<std::uint32_t>(next - view->chunks) - 1;
            index = 0;
        }
        const Nanos* const times = view->chunks[slot].chunk->times();
        const Nanos* const last = times + view->visible(slot);
        index = static_cast<std::uint32_t>(std::lower_bound(times + index, last, time) - times);
    }
    std::uint64_t position() const { return slot == view->count ? view->end : view->chunks[slot].first + index; }

    const LogView<C>* view;
    std::uint32_t slot = 0;
    std::uint32_t index = 0; // may be one past a chunk's last
};

template <typename C> std::uint64_t lowerBound(const LogView<C>& view, Nanos time) {
    LogCursor<C> cursor(view);
    cursor.seek(time);
    return cursor.position();
}

template <typename C> class ChunkLog {
public:
    // The writer's thread.
    bool full() const { return m_open == nullptr || m_open->used == m_open->capacity; }
    C* open() const { return m_open; }
    // After the records have been written at open()->used.
    void publish(std::uint32_t records = 1) {
        m_open->used += records;
        m_end.store(m_end.load(std::memory_order_relaxed) + records, std::memory_order_release);
    }
    // Chunks start small and grow while the log does; none is larger than `largest`. From the second size on, the room
    // that a new one leaves empty is a small part of what the log has had.
    std::uint32_t nextCapacity(std::uint32_t largest) const {
        constexpr std::uint32_t kGrowth = 8;
        std::uint32_t size = m_open == nullptr ? C::kSmallest : m_open->capacity;
        const std::uint64_t worth = size <= C::kSmallest ? 1 : std::uint64_t{size} * kGrowth * kGrowth;
        if (m_open != nullptr && m_end.load(std::memory_order_relaxed) >= worth)
            size *= kGrowth;
        return std::max(C::kSmallest, std::min({size, C::kLargest, largest}));
    }

    // The writer's thread, under the mutex.
    // `replaced`: the table that was too small, to be retired. Returns the bytes newly allocated.
    std::size_t add(C* chunk, Nanos time, std::unique_ptr<ChunkTable<C>>& replaced) {
        std::size_t grown = 0;
        if (!m_table || m_first + m_count == m_table->capacity) {
            auto table = std::make_unique<ChunkTable<C>>(m_count + m_count / 2 + 1);
            if (m_table)
                std::copy_n(m_table->chunks.get() + m_first, m_count, table->chunks.get());
            grown = table->bytes();
            replaced = std::exchange(m_table, std::move(table));
            m_first = 0;
        }
        m_table->chunks[m_first + m_count] = {chunk, m_end.load(std::memory_order_relaxed), time};
        m_slots = m_table->chunks.get() + m_first;
        ++m_count;
        m_open = chunk;
        return grown;
    }
    void dropFirst() {
        ++m_first;
        ++m_slots;
        if (--m_count == 0)
            m_open = nullptr;
    }

    // Under the mutex, any thread.
    LogView<C> view() const {
        LogView<C> view;
        view.end = m_end.load(std::memory_order_acquire);
        view.count = m_count;
        view.chunks = m_slots;
        return view;
    }

private:
    std::atomic<std::uint64_t> m_end{0};
    const ChunkSlot<C>* m_slots = nullptr; // of those kept: a view of many lanes does not look at each one's table
    std::unique_ptr<ChunkTable<C>> m_table;
    std::uint32_t m_first = 0; // chunks before this are dropped
    std::uint32_t m_count = 0;
    C* m_open = nullptr;
};

} // namespace readyscope
