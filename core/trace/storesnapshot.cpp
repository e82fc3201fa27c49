// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/storesnapshot.h"

#include "core/trace/markeredits.h"

#include "core/trace/waitbins.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

namespace readyscope {

namespace {

template <typename T, typename Wanted>
void copyRecords(const LogView<RecordChunk<T>>& log, std::vector<T>& out, Wanted wanted) {
    for (std::uint32_t slot = 0; slot < log.count; ++slot) {
        const std::uint32_t visible = log.visible(slot);
        for (std::uint32_t i = 0; i < visible; ++i) {
            if (wanted(log.chunks[slot].chunk->at(i)))
                out.push_back(log.chunks[slot].chunk->at(i));
        }
    }
}

// The last one that begins at `time` or before.
template <typename T> T lastAt(const ListView<T>& list, Nanos time) {
    const T* const after =
        std::upper_bound(list.begin(), list.end(), time, [](Nanos value, const T& item) { return value < item.from; });
    return after == list.begin() ? T() : *(after - 1);
}

} // namespace

StoreSnapshot::StoreSnapshot(std::shared_ptr<Trace> trace) : m_trace(std::move(trace)), m_view(m_trace->view()) {}

StoreSnapshot::~StoreSnapshot() { m_trace->giveBack(m_view); }

const LaneView& StoreSnapshot::laneView(SocketId socket) const {
    static const LaneView none;
    const std::size_t page = socket / kLanesPerPage;
    if (page >= m_view.pages.size() || !m_view.pages[page])
        return none;
    return m_view.pages[page]->lanes[socket % kLanesPerPage];
}

TraceTotals StoreSnapshot::totals() const { return m_view.totals; }

LaneSummary StoreSnapshot::lane(SocketId socket) const { return laneView(socket).summary(); }

Transition StoreSnapshot::transition(SocketId socket, std::uint64_t position) const {
    const LaneView& lane = laneView(socket);
    assert(position >= lane.transitions.first() && position < lane.transitions.end);
    return lane.transition(socket, position);
}

std::uint64_t StoreSnapshot::lowerBound(SocketId socket, Nanos time) const {
    return readyscope::lowerBound(laneView(socket).transitions, time);
}

Events StoreSnapshot::stateAt(SocketId socket, Nanos time) const {
    const LaneView& lane = laneView(socket);
    if (time == std::numeric_limits<Nanos>::max())
        return lane.stateBefore(lane.transitions.end);
    return lane.stateBefore(readyscope::lowerBound(lane.transitions, time + 1));
}

std::size_t StoreSnapshot::read(SocketId socket, std::uint64_t position, std::span<Step> out) const {
    return laneView(socket).read(position, out);
}

std::uint64_t StoreSnapshot::next(SocketId socket, std::uint64_t position, const Sought& sought) const {
    return laneView(socket).next(position, sought);
}

std::optional<std::uint64_t> StoreSnapshot::previous(SocketId socket, std::uint64_t position,
                                                     const Sought& sought) const {
    return laneView(socket).previous(position, sought);
}

void StoreSnapshot::bins(SocketId socket, Nanos from, Nanos to, int columns, std::vector<Bin>& out) const {
    laneView(socket).bins(from, to, columns, out);
}

void StoreSnapshot::shares(SocketId socket, Nanos from, Nanos to, int columns, std::vector<Shares>& out) const {
    std::vector<Bin> none;
    laneView(socket).binsAndShares({from, from, 0}, none, {from, to, columns}, out);
}

void StoreSnapshot::binsAndShares(SocketId socket, const Columns& ofBins, std::vector<Bin>& bins,
                                  const Columns& ofShares, std::vector<Shares>& shares) const {
    laneView(socket).binsAndShares(ofBins, bins, ofShares, shares);
}

std::vector<Watch> StoreSnapshot::watches(SocketId socket) const { return watchesFrom(laneView(socket).watches); }

FdInterest StoreSnapshot::interestAt(SocketId socket, Nanos time) const {
    return lastAt(laneView(socket).interests, time);
}

SocketId StoreSnapshot::endLane() const { return static_cast<SocketId>(m_view.pages.size() * kLanesPerPage); }

EngineTerms StoreSnapshot::termsAt(Nanos time) const { return lastAt(m_view.terms, time); }

std::shared_ptr<const Beside> StoreSnapshot::besideAt(Nanos time) const { return m_trace->besideAt(time); }

std::vector<Hit> StoreSnapshot::hits(SocketId socket, Nanos from, Nanos to) const {
    const LogView<HitChunk>& log = laneView(socket).hits;
    std::vector<Hit> hits;
    LogCursor<HitChunk> cursor(log);
    cursor.seek(from);
    for (std::uint64_t position = cursor.position(); position < log.end; ++position) {
        const auto& slot = log.slotOf(position);
        const Hit hit = slot.chunk->at(static_cast<std::uint32_t>(position - slot.first), socket);
        if (hit.time > to)
            break;
        hits.push_back(hit);
    }
    return hits;
}

std::uint64_t StoreSnapshot::firstWait() const { return m_view.waits.first(); }

std::uint64_t StoreSnapshot::endWait() const { return m_view.waits.end; }

Wait StoreSnapshot::wait(std::uint64_t position) const {
    assert(position >= m_view.waits.first() && position < m_view.waits.end);
    const auto& slot = m_view.waits.slotOf(position);
    return slot.chunk->at(static_cast<std::uint32_t>(position - slot.first));
}

std::uint64_t StoreSnapshot::lowerBoundWait(Nanos time) const { return readyscope::lowerBound(m_view.waits, time); }

void StoreSnapshot::waitBins(Nanos from, Nanos to, int columns, std::vector<WaitBin>& out) const {
    readyscope::waitBins(m_view.waits, from, to, columns, out);
}

std::vector<Marker> StoreSnapshot::markers(Nanos from, Nanos to) const {
    std::vector<Marker> markers;
    copyRecords(m_view.markers, markers,
                [from, to](const Marker& marker) { return marker.time >= from && marker.time <= to; });
    return edited(std::move(markers));
}

std::vector<Gap> StoreSnapshot::gaps(Nanos from, Nanos to) const {
    const auto touches = [from, to](const Gap& gap) { return gap.to >= from && gap.from <= to; };
    std::vector<Gap> gaps;
    const auto addLoss = [&](const Loss& loss, SocketId socket) {
        if (loss.any && touches(loss.gap(socket)))
            gaps.push_back(loss.gap(socket));
    };
    addLoss(m_view.gapLoss, kNoSocket);
    for (std::size_t page = 0; page < m_view.pages.size(); ++page) {
        if (!m_view.pages[page] || m_view.pages[page]->losses == 0)
            continue;
        for (std::size_t i = 0; i < kLanesPerPage; ++i)
            addLoss(m_view.pages[page]->lanes[i].loss, static_cast<SocketId>(page * kLanesPerPage + i));
    }
    copyRecords(m_view.gaps, gaps, touches);
    return gaps;
}

std::optional<Gap> StoreSnapshot::engineGap() const {
    if (!m_view.engineLoss.any)
        return std::nullopt;
    return m_view.engineLoss.gap(kNoSocket);
}

std::vector<ClockPair> StoreSnapshot::clocks() const { return {m_view.clocks.begin(), m_view.clocks.end()}; }

Nanos StoreSnapshot::realtimeAt(Nanos time) const {
    if (m_view.clocks.count == 0)
        return kNoTime;
    const ClockPair* pair = std::upper_bound(m_view.clocks.begin(), m_view.clocks.end(), time,
                                             [](Nanos value, const ClockPair& item) { return value < item.monotonic; });
    pair = pair == m_view.clocks.begin() ? pair : pair - 1;
    return pair->realtime + (time - pair->monotonic);
}

} // namespace readyscope
