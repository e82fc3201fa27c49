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
}

void DropQueue::push(Droppable item) {
    m_heap.push_back(std::move(item));
    std::push_heap(m_heap.begin(), m_heap.end(), later);
}

Droppable DropQueue::pop() {
    std::pop_heap(m_heap.begin(), m_heap.end(), later);
    Droppable item = std::move(m_heap.back());
    m_heap.pop_back();
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
        // Chunks are queued by their first record and take in newer ones later; put right when they come up.
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
