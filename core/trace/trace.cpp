// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/trace.h"

#include <algorithm>
#include <utility>

namespace readyscope {

namespace {

constexpr std::size_t kBesideShare = 16; // of the bound, one part

// A chunk is a small part of the bound, so that little is dropped at a time.
template <typename C> std::uint32_t largestChunk(std::size_t bound) {
    return static_cast<std::uint32_t>(std::min<std::size_t>(bound / 16 / C::kBytesEach, C::kLargest));
}

} // namespace

Trace::Trace(std::size_t bound, Nanos begin) : m_now(begin), m_begin(begin), m_whole(begin), m_bound(bound) {}

LanePage& Trace::page(SocketId socket) {
    const std::size_t number = socket / kLanesPerPage;
    if (number < m_pages.size() && m_pages[number])
        return *m_pages[number];
    return addPage(number);
}

LanePage& Trace::addPage(std::size_t number) {
    auto page = std::make_unique<LanePage>();
    LanePage& added = *page;
    const std::lock_guard lock(m_mutex);
    const std::size_t before = m_pages.capacity();
    if (number >= m_pages.size())
        m_pages.resize(number + 1);
    m_pages[number] = std::move(page);
    // The page keeps the view of itself that snapshots share.
    m_kept += sizeof(LanePage) + sizeof(LanePageView) + (m_pages.capacity() - before) * sizeof(m_pages[0]);
    enforce(nullptr);
    return added;
}

template <typename T> void Trace::retire(std::unique_ptr<T> replaced) {
    if (!replaced)
        return;
    const std::size_t bytes = replaced->bytes();
    m_kept -= bytes;
    m_pins.retire(std::move(replaced), bytes);
}

template <typename C, typename Make>
void Trace::addChunk(ChunkLog<C>& log, Nanos time, ChunkKind kind, SocketId socket, Make make) {
    std::unique_ptr<C> chunk = make(log.nextCapacity(largestChunk<C>(m_bound)));
    C* const added = chunk.get();
    std::unique_ptr<ChunkTable<C>> replaced;
    const std::lock_guard lock(m_mutex);
    m_kept += added->bytes;
    m_kept += log.add(added, time, replaced);
    retire(std::move(replaced));
    m_queue.add(std::move(chunk), time, kind, socket);
    if (socket != kNoSocket)
        page(socket).touch();
    enforce(added);
}

Nanos Trace::inOrder(Nanos time, Nanos last, SocketId socket) {
    if (time >= last)
        return time;
    append(Gap{time, last, 0, socket});
    return last;
}

void Trace::append(const Transition& transition) {
    LanePage& page = this->page(transition.socket);
    Lane& lane = page.lane(transition.socket);
    lane.last = inOrder(transition.time, lane.last, transition.socket);
    if (lane.transitions.full())
        addChunk(lane.transitions, lane.last, ChunkKind::Transitions, transition.socket,
                 [&lane](std::uint32_t size) { return std::make_unique<TransitionChunk>(size, lane.state); });
    TransitionChunk& chunk = *lane.transitions.open();
    if (TransitionChunk::needsNote(transition) && chunk.notesFull()) {
        m_kept -= chunk.bytes;
        chunk.growNotes();
        m_kept += chunk.bytes;
        const std::lock_guard lock(m_mutex);
        enforce(&chunk);
    }
    if (transition.since != kNoTime)
        lane.sampled.store(true, std::memory_order_relaxed);
    chunk.write(transition, lane.last);
    lane.transitions.publish();
    page.touch();
    lane.state = transition.revents;
}

void Trace::append(const Wait& wait) {
    m_lastReturned = inOrder(wait.returned, m_lastReturned, kNoSocket);
    if (m_waits.full()) {
        const WaitSums sums = m_waits.open() == nullptr ? m_waitSums : m_waits.open()->sums();
        addChunk(m_waits, m_lastReturned, ChunkKind::Waits, kNoSocket,
                 [&sums](std::uint32_t size) { return std::make_unique<WaitChunk>(size, sums); });
    }
    WaitChunk& chunk = *m_waits.open();
    Wait kept = wait;
    kept.returned = m_lastReturned;
    if (chunk.needsRoom(kept)) {
        m_kept -= chunk.bytes;
        chunk.makeRoom(kept);
        m_kept += chunk.bytes;
        const std::lock_guard lock(m_mutex);
        enforce(&chunk);
    }
    chunk.write(kept);
    m_waits.publish();
}

void Trace::append(const Hit& hit) {
    LanePage& page = this->page(hit.socket);
    Lane& lane = page.lane(hit.socket);
    lane.lastHit = inOrder(hit.time, lane.lastHit, hit.socket);
    if (lane.hits.full())
        addChunk(lane.hits, lane.lastHit, ChunkKind::Hits, hit.socket, [&lane](std::uint32_t size) {
            const HitChunk* const last = lane.hits.open();
            return std::make_unique<HitChunk>(size, last ? last->totalBefore(last->used) : lane.loss.hits);
        });
    lane.hits.open()->write(hit, lane.lastHit);
    lane.hits.publish();
    page.touch();
}

template <typename C> void Trace::appendRecord(ChunkLog<C>& log, ChunkKind kind, const auto& record, Nanos time) {
    if (log.full())
        addChunk(log, time, kind, kNoSocket, [](std::uint32_t size) { return std::make_unique<C>(size); });
    const std::size_t before = log.open()->bytes;
    log.open()->write(record, time);
    m_kept += log.open()->bytes - before;
    log.publish();
}

void Trace::append(const Marker& marker) {
    m_lastMarker = std::max(m_lastMarker, marker.time);
    appendRecord(m_markers, ChunkKind::Markers, marker, m_lastMarker);
}

void Trace::append(const Gap& gap) {
    if (gap.socket != kNoSocket)
        page(gap.socket); // where it goes when it is dropped
    m_lastGap = std::max(m_lastGap, gap.to);
    appendRecord(m_gaps, ChunkKind::Gaps, gap, m_lastGap);
}

void Trace::append(ClockPair clock) {
    std::unique_ptr<GrowingList<ClockPair>::Block> replaced;
    const std::lock_guard lock(m_mutex);
    m_kept += m_clocks.push(clock, replaced);
    retire(std::move(replaced));
    enforce(nullptr);
}

void Trace::step(SocketId socket, const WatchStep& step) {
    LanePage& page = this->page(socket);
    std::unique_ptr<GrowingList<WatchStep>::Block> replaced;
    const std::lock_guard lock(m_mutex);
    m_kept += page.lane(socket).watches.push(step, replaced);
    retire(std::move(replaced));
    page.touch();
    enforce(nullptr);
}

// What is older than every wait kept is forgotten where the list would have to grow.
template <typename T> void Trace::push(GrowingList<T>& list, const T& item) {
    std::unique_ptr<typename GrowingList<T>::Block> replaced;
    const ListView<T> old = list.view();
    std::uint32_t needless = 0;
    while (list.full() && needless + 1 < old.count && old.items[needless + 1].from <= m_whole)
        ++needless;
    m_kept += list.push(item, replaced, needless);
    retire(std::move(replaced));
}

void Trace::note(SocketId socket, const FdInterest& interest) {
    LanePage& page = this->page(socket);
    const std::lock_guard lock(m_mutex);
    push(page.lane(socket).interests, interest);
    page.touch();
    enforce(nullptr);
}

void Trace::note(const EngineTerms& terms) {
    const std::lock_guard lock(m_mutex);
    push(m_terms, terms);
    enforce(nullptr);
}

void Trace::append(Beside beside) {
    const std::lock_guard lock(m_mutex);
    m_kept -= m_beside.bytes();
    m_beside.add(std::move(beside), m_bound / kBesideShare);
    m_kept += m_beside.bytes();
    enforce(nullptr);
}

std::shared_ptr<const Beside> Trace::besideAt(Nanos time) {
    const std::lock_guard lock(m_mutex);
    return m_beside.at(time);
}

Events Trace::state(SocketId socket) const {
    const std::size_t number = socket / kLanesPerPage;
    if (number >= m_pages.size() || !m_pages[number])
        return {};
    return m_pages[number]->lane(socket).state;
}

void Trace::setBound(std::size_t bytes) {
    const std::lock_guard lock(m_mutex);
    m_bound = bytes;
    enforce(nullptr);
}

} // namespace readyscope
