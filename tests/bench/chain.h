// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The workload: N pairs of Unix stream sockets are watched for reading, A bytes travel among 2 A of them. An event
// reads one byte and writes one to the next active pair, so that every wait finds A ready, and none of them twice in a
// row. The active pairs stand at the end of their share, but before the very last one, which takes the listener's place
// in the engine's table: a loop that scans in order gains nothing by stopping early where A is 1.

#include "core/readiness/clock.h"
#include "tests/bench/pairs.h"

#include <functional>
#include <semaphore>
#include <vector>

namespace readyscope::bench {

// When a call was made and when it came back, as the engine keeps it too.
struct Stamps {
    Nanos entered = 0;
    Nanos returned = 0;
};

// What a loop waits for beside the pairs: a descriptor by which others reach it, and a time after which it looks again,
// as the engine does. -1: neither.
struct Extra {
    int fd = -1;
    int milliseconds = -1;
};

struct Shape {
    int pairs = 16;
    int active = 1;
    long events = 10'000; // those measured
    long warmUp = 800;    // before them: caches, and what grows by doubling, settle
};

class Chain {
public:
    explicit Chain(const Shape& shape);

    const Shape& shape() const { return m_shape; }
    int pairs() const { return m_shape.pairs; }

    // The ends to read, unless somebody else reads them.
    void setReadEnds(std::vector<Fd> ends) { m_readEnds = std::move(ends); }
    void setWriteEnds(std::vector<Fd> ends);
    void awaitWriteEnds() { m_connected.acquire(); }
    int readEnd(int pair) const { return m_readEnds[static_cast<std::size_t>(pair)].get(); }
    int writeEnd(int pair) const { return m_writeEnds[static_cast<std::size_t>(pair)].get(); }

    // Called once within the event that is the last.
    void onEnd(std::function<void()> end) { m_end = std::move(end); }
    // Sends the first bytes.
    void start();
    static constexpr Extra extra() { return {}; }
    void waited(const Stamps&) {}
    // Pair `pair` is readable.
    void readable(int pair);
    // A byte of pair `pair` has been read.
    void passOn(int pair);
    bool ended() const { return m_ended; }
    // Of the measured events.
    double nanosPerEvent() const;

private:
    void mark();

    Shape m_shape;
    std::vector<Fd> m_readEnds;
    std::vector<Fd> m_writeEnds;
    std::vector<int> m_active; // pairs, in the order of the chain
    std::vector<int> m_next;   // by pair: the descriptor to write to
    std::binary_semaphore m_connected{0};
    std::function<void()> m_end;
    long m_seen = 0;
    long m_mark = 0;
    bool m_measuring = false;
    bool m_ended = false;
    Nanos m_from = 0;
    Nanos m_to = 0;
};

} // namespace readyscope::bench
