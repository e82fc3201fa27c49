// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/dropqueue.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace readyscope {

namespace {

bool later(const Droppable& a, const Droppable& b) { return std::tie(a.time, a.serial) > std::tie(b.time, b.serial); }

} // namespace

void DropQueue::add(std::unique_ptr<Chunk> chunk, Nanos time, ChunkKind kind, SocketId socket) {
    push({time, m_serial++, std::move(chunk), socket, kind});
    refresh();
}

// Chunks are queued by their first record and take in newer ones later. A few are put right each time, in turn: else
// the open chunks of all lanes would come up as the oldest at once, and one append would pay for all of them.
void DropQueue::refresh() {
    constexpr int kEachTime = 4;
    for (int i = 0; i < kEachTime; ++i) {
        const std::size_t at = m_refreshed++;
        m_refreshed = m_refreshed < m_heap.size() ? m_refreshed : 0;
        Droppable& item = m_heap[at];
        if (item.chunk->used == 0 || item.chunk->lastTime() <= item.time)
            continue;
        item.time = item.chunk->lastTime();
        sink(at);
    }
}

void DropQueue::sink(std::size_t at) {
    for (std::size_t child = 2 * at + 1; child < m_heap.size(); child = 2 * at + 1) {
        if (child + 1 < m_heap.size() && later(m_heap[child], m_heap[child + 1]))
            ++child;
        if (!later(m_heap[at], m_heap[child]))
            return;
        std::swap(m_heap[at], m_heap[child]);
        at = child;
    }
}

void DropQueue::push(Droppable item) {
    m_heap.push_back(std::move(item));
    std::push_heap(m_heap.begin(), m_heap.end(), later);
}

Droppable DropQueue::pop() {
    std::pop_heap(m_heap.begin(), m_heap.end(), later);
    Droppable item = std::move(m_heap.back());
    m_heap.pop_back();
    m_refreshed = m_refreshed < m_heap.size() ? m_refreshed : 0;
    return item;
}

Droppable DropQueue::takeOldest(const Chunk* spared) {
    Droppable oldest;
    Droppable aside;
    while (!m_heap.empty() && !oldest.chunk) {
        Droppable item = pop();
        if (item.chunk.get() == spared) {
            aside = std::move(item);
            continue;
        }
        // What has not been put right yet is now.
        const Nanos newest = item.chunk->lastTime();
        if (newest > item.time) {
            item.time = newest;
            push(std::move(item));
        } else {
            oldest = std::move(item);
        }
    }
    if (aside.chunk)
        push(std::move(aside));
    return oldest;
}

} // namespace readyscope
