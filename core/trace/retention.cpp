// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The old end of a trace: what goes when it is over its bound, and what is said of it. And the views that freeze the
// rest. All under the mutex.

#include "core/trace/trace.h"

#include <algorithm>
#include <utility>

namespace readyscope {

// `spared`: the chunk that is being written to. The writer's thread.
void Trace::enforce(const Chunk* spared) {
    while (m_kept + m_queue.bytes() > m_bound) {
        Droppable oldest = m_queue.takeOldest(spared);
        if (!oldest.chunk)
            break;
        drop(std::move(oldest));
    }
    m_bytes.store(m_kept + m_queue.bytes(), std::memory_order_relaxed);
}

void Trace::drop(Droppable oldest) {
    const Chunk& chunk = *oldest.chunk;
    switch (oldest.kind) {
    case ChunkKind::Transitions:
        m_dropped += dropTransitions(static_cast<const TransitionChunk&>(chunk), oldest.socket);
        break;
    case ChunkKind::Hits:
        m_dropped += dropHits(static_cast<const HitChunk&>(chunk), oldest.socket);
        break;
    case ChunkKind::Waits:
        m_dropped += dropWaits(static_cast<const WaitChunk&>(chunk));
        break;
    case ChunkKind::Markers:
        m_dropped += dropMarkers(static_cast<const MarkerChunk&>(chunk));
        break;
    case ChunkKind::Gaps:
        dropGaps(static_cast<const GapChunk&>(chunk));
        break;
    }
    m_whole = std::max(m_whole, chunk.lastTime() + 1);
    const std::size_t bytes = chunk.bytes;
    m_kept -= bytes;
    m_pins.retire(std::move(oldest.chunk), bytes);
}

std::uint64_t Trace::dropTransitions(const TransitionChunk& chunk, SocketId socket) {
    LanePage& page = this->page(socket);
    Lane& lane = page.lane(socket);
    lane.loss.add(chunk.times()[0], chunk.lastTime(), chunk.used);
    lane.loss.state = chunk.revents(chunk.used - 1);
    lane.loss.changed = chunk.lastTime();
    lane.transitions.dropFirst();
    page.touch();
    return chunk.used;
}

std::uint64_t Trace::dropHits(const HitChunk& chunk, SocketId socket) {
    LanePage& page = this->page(socket);
    Lane& lane = page.lane(socket);
    const std::uint64_t lost = chunk.totalBefore(chunk.used) - chunk.totalBefore(0);
    lane.loss.add(chunk.times()[0], chunk.lastTime(), lost);
    lane.loss.hits = chunk.totalBefore(chunk.used);
    lane.hits.dropFirst();
    page.touch();
    return lost;
}

std::uint64_t Trace::dropWaits(const WaitChunk& chunk) {
    m_engineLoss.add(chunk.times()[0], chunk.lastTime(), chunk.used);
    m_waitSums = chunk.sums();
    m_waits.dropFirst();
    return chunk.used;
}

std::uint64_t Trace::dropMarkers(const MarkerChunk& chunk) {
    for (std::uint32_t i = 0; i < chunk.used; ++i)
        m_engineLoss.add(chunk.at(i).time, chunk.at(i).time, 1);
    m_markers.dropFirst();
    return chunk.used;
}

// A gap is not forgotten: it becomes part of the gap at the old end.
void Trace::dropGaps(const GapChunk& chunk) {
    for (std::uint32_t i = 0; i < chunk.used; ++i) {
        const Gap& gap = chunk.at(i);
        if (gap.socket == kNoSocket) {
            m_gapLoss.add(gap.from, gap.to, gap.lost);
            continue;
        }
        LanePage& page = this->page(gap.socket);
        page.lane(gap.socket).loss.add(gap.from, gap.to, gap.lost);
        page.touch();
    }
    m_gaps.dropFirst();
}

TraceView Trace::view() {
    TraceView view;
    const std::lock_guard lock(m_mutex);
    // In this order: all up to `now` has been published before it, and a wait before its transitions.
    view.totals.now = m_now.load(std::memory_order_acquire);
    view.pages.reserve(m_pages.size());
    for (const auto& page : m_pages)
        view.pages.push_back(page ? page->view() : nullptr);
    view.waits = m_waits.view();
    view.markers = m_markers.view();
    view.gaps = m_gaps.view();
    view.clocks = m_clocks.view();
    view.terms = m_terms.view();
    view.engineLoss = m_engineLoss;
    view.gapLoss = m_gapLoss;
    fillTotals(view);
    view.pin = m_pins.pin();
    return view;
}

void Trace::fillTotals(TraceView& view) const {
    TraceTotals& totals = view.totals;
    totals.begin = m_begin;
    totals.kept = m_whole;
    totals.waits = view.waits.end;
    totals.dropped = m_dropped;
    totals.gaps = view.gaps.end - view.gaps.first() + (view.gapLoss.any ? 1 : 0) + (view.engineLoss.any ? 1 : 0);
    for (const auto& page : view.pages) {
        if (!page)
            continue;
        totals.transitions += page->transitions;
        totals.hits += page->hits;
        totals.gaps += page->losses;
    }
    totals.bytes = m_bytes.load(std::memory_order_relaxed);
    totals.bound = m_bound;
    totals.pinned = m_pins.bytes();
}

void Trace::giveBack(const TraceView& view) {
    std::vector<std::unique_ptr<Kept>> free;
    const std::lock_guard lock(m_mutex);
    free = m_pins.unpin(view.pin);
}

} // namespace readyscope
