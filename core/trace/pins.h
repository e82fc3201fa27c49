// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Pieces of a trace that a snapshot may be reading, and the promise that they stay until it goes. All functions of
// Pins are called under the trace's mutex; nothing here is thread-safe by itself.

#include "core/readiness/clock.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <set>
#include <vector>

namespace readyscope {

// Anything that is taken out of the trace while snapshots may still read it.
class Kept {
public:
    Kept() = default;
    Kept(const Kept&) = delete;
    Kept& operator=(const Kept&) = delete;
    virtual ~Kept() = default;
};

// A run of records of one log, filled from the front by the writer. `used` and `bytes` are the writer's alone;
// readers know how far a chunk is filled from the log's published count.
class Chunk : public Kept {
public:
    explicit Chunk(std::uint32_t size) : capacity(size) {}
    // Of the newest record; only while there is one. The writer's thread.
    virtual Nanos lastTime() const = 0;

    const std::uint32_t capacity;
    std::uint32_t used = 0;
    std::size_t bytes = 0; // as allocated, side columns included
};

class Pins {
public:
    // A snapshot begins: whatever is retired from now on waits for unpin() of the number returned.
    std::uint64_t pin();
    // Freed at once where no snapshot lives.
    void retire(std::unique_ptr<Kept> piece, std::size_t bytes);
    // What nobody reads any more; to be freed outside the mutex.
    [[nodiscard]] std::vector<std::unique_ptr<Kept>> unpin(std::uint64_t pin);
    std::size_t bytes() const { return m_bytes; }

private:
    struct Retired {
        std::uint64_t after; // the newest pin that may read it
        std::size_t bytes;
        std::unique_ptr<Kept> piece;
    };
    std::uint64_t m_newest = 0;
    std::set<std::uint64_t> m_live;
    std::deque<Retired> m_retired; // `after` never falls
    std::size_t m_bytes = 0;
};

} // namespace readyscope
