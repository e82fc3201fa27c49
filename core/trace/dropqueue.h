// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which chunk goes first when the trace is over its bound: the one whose newest record is oldest, over all logs.
// Owns the chunks that are kept. The writer's thread alone.

#include "core/readiness/records.h"
#include "core/trace/pins.h"

#include <cstdint>
#include <deque>
#include <memory>

namespace readyscope {

enum class ChunkKind : std::uint8_t { Transitions, Hits, Waits, Markers, Gaps };

struct Droppable {
    Nanos time = 0;           // at most the newest record's
    std::uint64_t serial = 0; // of chunks equally old the one added first goes first: a log is dropped in order
    std::unique_ptr<Chunk> chunk;
    SocketId socket = kNoSocket;
    ChunkKind kind = ChunkKind::Transitions;
};

class DropQueue {
public:
    // `time`: of the first record it will hold, not before the last one of the log's chunk before.
    void add(std::unique_ptr<Chunk> chunk, Nanos time, ChunkKind kind, SocketId socket);
    // The oldest other than `spared` (which may still be empty); without a chunk where there is no other.
    Droppable takeOldest(const Chunk* spared);
    std::size_t bytes() const { return m_heap.size() * sizeof(Droppable); }

private:
    void push(Droppable item);
    Droppable pop();
    void refresh();
    void sink(std::size_t at);

    // In pieces, so that it never moves as a whole: with many lanes there are ten thousands.
    std::deque<Droppable> m_heap;
    std::size_t m_refreshed = 0; // up to here, in this round
    std::uint64_t m_serial = 0;
};

} // namespace readyscope
