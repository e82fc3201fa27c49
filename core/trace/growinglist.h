// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A list that grows seldom, under the trace's mutex: watches of a lane, clock pairs. A view is a pointer and a count; a
// block that became too small is retired.

#include "core/trace/pins.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>

namespace readyscope {

template <typename T> struct ListView {
    const T* items = nullptr;
    std::uint32_t count = 0;
    const T* begin() const { return items; }
    const T* end() const { return items + count; }
};

template <typename T> class GrowingList {
public:
    struct Block final : Kept {
        explicit Block(std::uint32_t size) : capacity(size), items(std::make_unique<T[]>(size)) {}
        std::size_t bytes() const { return sizeof(*this) + capacity * sizeof(T); }
        const std::uint32_t capacity;
        std::unique_ptr<T[]> items;
    };

    // All under the mutex.
    bool full() const { return !m_block || m_count == m_block->capacity; }
    // `replaced`: the block that was too small, to be retired. Returns the bytes newly allocated. Of a full list the
    // first `needless` items go; it keeps its size if that is a quarter of it, else it grows by half.
    std::size_t push(const T& item, std::unique_ptr<Block>& replaced, std::uint32_t needless = 0) {
        std::size_t grown = 0;
        if (full()) {
            const std::uint32_t size = m_block ? m_block->capacity : 1;
            const bool keeps = needless > 0 && needless >= size / 4;
            auto block = std::make_unique<Block>(keeps ? size : size + (size + 1) / 2);
            if (m_block)
                std::copy_n(m_block->items.get() + needless, m_count - needless, block->items.get());
            m_count -= m_block ? needless : 0;
            grown = block->bytes();
            replaced = std::exchange(m_block, std::move(block));
            m_items = m_block->items.get();
        }
        m_block->items[m_count++] = item;
        return grown;
    }
    ListView<T> view() const { return {m_items, m_count}; }

private:
    const T* m_items = nullptr; // the block's: a view of many lanes does not look at each one's block
    std::unique_ptr<Block> m_block;
    std::uint32_t m_count = 0;
};

} // namespace readyscope
