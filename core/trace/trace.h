// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All of one capture: what Store writes and its snapshots read. Lives until the store has begun another one and the
// last snapshot has gone. A short mutex guards which chunks there are; records themselves are published without it.

#include "core/trace/besidering.h"
#include "core/trace/dropqueue.h"
#include "core/trace/lane.h"
#include "core/trace/recordchunk.h"
#include "core/trace/waitchunk.h"

#include <mutex>

namespace readyscope {

using MarkerChunk = RecordChunk<Marker>;
using GapChunk = RecordChunk<Gap>;

// Frozen: complete up to totals.now, and a wait for every transition that is in it.
struct TraceView {
    std::vector<std::shared_ptr<const LanePageView>> pages;
    LogView<WaitChunk> waits;
    LogView<MarkerChunk> markers;
    LogView<GapChunk> gaps;
    ListView<ClockPair> clocks;
    ListView<EngineTerms> terms;
    Loss engineLoss; // waits and markers
    Loss gapLoss;    // gaps of all lanes, dropped
    TraceTotals totals;
    std::uint64_t pin = 0;
};

class Trace {
public:
    Trace(std::size_t bound, Nanos begin);

    // Any thread. Every view is given back.
    TraceView view();
    void giveBack(const TraceView& view);
    std::shared_ptr<const Beside> besideAt(Nanos time);

    // The writer's thread; as in Store.
    void setBound(std::size_t bytes);
    void append(const Transition& transition);
    void append(const Wait& wait);
    LaneTail tail(SocketId socket) { return {page(socket), socket}; }
    // The same for what most waits are like (WaitChunk), none before the last one; false, and nothing is done, where
    // append() is needed.
    bool appendPlain(Nanos entered, Nanos returned, std::int32_t ready, Nanos passed, Nanos left, Backend backend) {
        WaitChunk* const chunk = m_waits.open();
        if (chunk == nullptr || !chunk->writePlain(entered, returned, ready, passed, left, backend))
            return false;
        m_lastReturned = returned;
        m_waits.publish();
        return true;
    }
    void append(const Hit& hit);
    void append(const Marker& marker);
    void append(const Gap& gap);
    void append(ClockPair clock);
    void step(SocketId socket, const WatchStep& step);
    void note(SocketId socket, const FdInterest& interest);
    void note(const EngineTerms& terms);
    void append(Beside beside);
    void advance(Nanos now) {
        if (now > m_now.load(std::memory_order_relaxed))
            m_now.store(now, std::memory_order_release);
    }
    Events state(SocketId socket) const;
    std::size_t bound() const { return m_bound; }

private:
    LanePage& page(SocketId socket);
    LanePage& addPage(std::size_t number);
    template <typename C, typename Make>
    void addChunk(ChunkLog<C>& log, Nanos time, ChunkKind kind, SocketId socket, Make make);
    template <typename C> void appendRecord(ChunkLog<C>& log, ChunkKind kind, const auto& record, Nanos time);
    // A record's place in its log when its time goes back: at the last one's, and the gap is recorded.
    Nanos inOrder(Nanos time, Nanos last, SocketId socket);

    // Under the mutex.
    template <typename T> void retire(std::unique_ptr<T> replaced);
    template <typename T> void push(GrowingList<T>& list, const T& item);
    void enforce(const Chunk* spared);
    void drop(Droppable oldest);
    std::uint64_t dropTransitions(const TransitionChunk& chunk, SocketId socket);
    std::uint64_t dropHits(const HitChunk& chunk, SocketId socket);
    std::uint64_t dropWaits(const WaitChunk& chunk);
    std::uint64_t dropMarkers(const MarkerChunk& chunk);
    void dropGaps(const GapChunk& chunk);
    void fillTotals(TraceView& view) const;

    std::mutex m_mutex;
    std::vector<std::unique_ptr<LanePage>> m_pages; // changed under the mutex
    ChunkLog<WaitChunk> m_waits;
    ChunkLog<MarkerChunk> m_markers;
    ChunkLog<GapChunk> m_gaps;
    std::atomic<Nanos> m_now;
    std::atomic<std::size_t> m_bytes{0}; // m_kept and the drop queue, for readers

    // Guarded by the mutex.
    GrowingList<ClockPair> m_clocks;
    GrowingList<EngineTerms> m_terms;
    BesideRing m_beside;
    Loss m_engineLoss;
    Loss m_gapLoss;
    Pins m_pins;
    const Nanos m_begin;
    Nanos m_whole; // nothing is dropped from here on
    std::size_t m_bound;
    std::uint64_t m_dropped = 0;

    // The writer's.
    DropQueue m_queue;
    std::size_t m_kept = 0;
    WaitSums m_waitSums; // of the waits dropped
    Nanos m_lastReturned = std::numeric_limits<Nanos>::min();
    Nanos m_lastMarker = std::numeric_limits<Nanos>::min();
    Nanos m_lastGap = std::numeric_limits<Nanos>::min();
};

} // namespace readyscope
