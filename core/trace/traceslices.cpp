// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/traceslices.h"

#include <algorithm>
#include <unordered_map>

namespace readyscope {

namespace {

constexpr std::uint64_t kSlice = 8192; // records of the streams

Nanos timeOf(const Transition& transition) { return transition.time; }
Nanos timeOf(const Gap& gap) { return gap.to; }
Nanos timeOf(const Marker& marker) { return marker.time; }
Nanos timeOf(const SocketInfo& socket) { return socket.time; }
Nanos timeOf(const ToldError& error) { return error.time; }
Nanos timeOf(ClockPair clock) { return clock.monotonic; }

// The next ones to the end, from where they are taken; of one time in the order they came.
template <typename Record> void turn(std::vector<Record>& records) {
    std::stable_sort(records.begin(), records.end(),
                     [](const Record& a, const Record& b) { return timeOf(a) < timeOf(b); });
    std::reverse(records.begin(), records.end());
}

template <typename Record> void addUpTo(Nanos horizon, std::vector<Record>& records, JsonOrder& order) {
    while (!records.empty() && timeOf(records.back()) <= horizon) {
        order.add(records.back());
        records.pop_back();
    }
}

} // namespace

TraceSlices::TraceSlices(const Snapshot& snapshot, const TraceNotes& notes, const TraceSelection& selection)
    : m_snapshot(snapshot), m_notes(notes), m_selection(selection) {
    const TraceTotals totals = snapshot.totals();
    m_begin = std::max(selection.from, totals.begin);
    m_end = std::max(m_begin, std::min(selection.to, totals.now));
    m_hitsTo = std::numeric_limits<Nanos>::min();
    gatherGaps();
    gatherSockets();
    gatherRest();
    openWaits();
    for (SocketId socket = kNoSocket + 1; socket < snapshot.endLane(); ++socket)
        if (selection.has(socket))
            openLane(socket);
    turn(m_first);
}

// A whole trace keeps gaps that begin before it; of a part's they are cut at its ends.
void TraceSlices::gatherGaps() {
    const bool whole = m_selection.isWhole();
    const Nanos from = whole ? std::numeric_limits<Nanos>::min() : m_begin;
    const Nanos to = whole ? std::numeric_limits<Nanos>::max() : m_end;
    std::vector<Gap> gaps = m_snapshot.gaps(from, to);
    if (const std::optional<Gap> engine = m_snapshot.engineGap(); engine && engine->to >= from && engine->from <= to)
        gaps.push_back(*engine);
    for (Gap gap : gaps) {
        if (gap.socket != kNoSocket && !m_selection.has(gap.socket))
            continue;
        gap.from = std::max(gap.from, from);
        gap.to = std::min(gap.to, to);
        m_gaps.push_back(gap);
    }
    turn(m_gaps);
}

// A part begins with what was last known of each socket, said at its beginning.
void TraceSlices::gatherSockets() {
    std::unordered_map<SocketId, std::size_t> before;
    for (const SharedSocketInfo& info : m_notes.sockets) {
        if (!m_selection.has(info->id) || info->time > m_end)
            continue;
        if (info->time >= m_begin) {
            m_sockets.push_back(*info);
            continue;
        }
        const auto [place, isNew] = before.try_emplace(info->id, m_sockets.size());
        if (isNew)
            m_sockets.push_back(*info);
        else
            m_sockets[place->second] = *info;
        m_sockets[place->second].time = m_begin;
    }
    turn(m_sockets);
}

void TraceSlices::gatherRest() {
    m_markers = m_snapshot.markers(m_begin, m_end);
    turn(m_markers);
    for (const ToldError& error : m_notes.errors)
        if (m_selection.has(error.socket) || error.socket == kNoSocket)
            if (error.time >= m_begin && error.time <= m_end)
                m_errors.push_back(error);
    turn(m_errors);
    // The first is in the header.
    for (const ClockPair& clock : m_snapshot.clocks())
        if (clock.monotonic > m_begin && clock.monotonic <= m_end)
            m_clocks.push_back(clock);
    turn(m_clocks);
}

void TraceSlices::openWaits() {
    Stream waits;
    waits.position = std::max(m_snapshot.firstWait(), m_snapshot.lowerBoundWait(m_begin));
    waits.end = m_snapshot.lowerBoundWait(m_end + 1);
    m_records += std::max(waits.position, waits.end) - waits.position;
    push(waits);
}

void TraceSlices::openLane(SocketId socket) {
    const LaneSummary lane = m_snapshot.lane(socket);
    if (lane.hits > 0)
        m_hitLanes.push_back(socket);
    Stream stream;
    stream.socket = socket;
    stream.position = std::max(lane.first, m_snapshot.lowerBound(socket, m_begin));
    stream.end = m_snapshot.lowerBound(socket, m_end + 1);
    m_records += std::max(stream.position, stream.end) - stream.position;
    if (stream.position > lane.first || lane.first > 0)
        tellBefore(socket, lane, stream.position);
    push(stream);
}

// What the lane was when the part begins, or where the bound's gap ends: it became so some time before, which is what
// `since` says.
void TraceSlices::tellBefore(SocketId socket, const LaneSummary& lane, std::uint64_t position) {
    Transition before;
    before.socket = socket;
    before.time = m_begin;
    if (position > lane.first) {
        before.revents = m_snapshot.transition(socket, position - 1).revents;
        before.since = std::max<Nanos>(0, m_snapshot.transition(socket, position - 1).time - 1);
    } else {
        for (const Gap& gap : m_gaps)
            if (gap.socket == socket) {
                before.time = std::max(m_begin, gap.to);
                before.since = std::max<Nanos>(0, gap.from - 1);
            }
        const bool any = position < lane.end;
        before.revents = any ? m_snapshot.transition(socket, position).previous : lane.state;
        if (any)
            before.time = std::min(before.time, m_snapshot.transition(socket, position).time);
        before.since = std::min(before.since, before.time);
    }
    if (!before.revents.empty())
        m_first.push_back(before);
}

void TraceSlices::push(Stream stream) {
    if (stream.position >= stream.end)
        return;
    stream.time = stream.socket == kNoSocket ? m_snapshot.wait(stream.position).returned
                                             : m_snapshot.transition(stream.socket, stream.position).time;
    m_streams.push(stream);
}

void TraceSlices::addFrom(Stream stream, JsonOrder& order) {
    // What a lane was goes in before what it becomes at the same time.
    addUpTo(stream.time, m_first, order);
    if (stream.socket == kNoSocket)
        order.add(m_snapshot.wait(stream.position));
    else
        order.add(m_snapshot.transition(stream.socket, stream.position));
    ++stream.position;
    ++m_taken;
    push(stream);
}

void TraceSlices::addRest(Nanos horizon, JsonOrder& order) {
    addUpTo(horizon, m_first, order);
    addUpTo(horizon, m_gaps, order);
    addUpTo(horizon, m_markers, order);
    addUpTo(horizon, m_sockets, order);
    addUpTo(horizon, m_errors, order);
    addUpTo(horizon, m_clocks, order);
    const Nanos from = m_hitsTo == std::numeric_limits<Nanos>::min() ? m_begin : m_hitsTo + 1;
    for (const SocketId socket : m_hitLanes)
        for (const Hit& hit : m_snapshot.hits(socket, from, std::min(horizon, m_end)))
            order.add(hit);
    m_hitsTo = horizon;
}

std::optional<Nanos> TraceSlices::next(JsonOrder& order) {
    if (m_over)
        return std::nullopt;
    Nanos horizon = m_begin;
    for (std::uint64_t n = 0; !m_streams.empty() && (n < kSlice || m_streams.top().time <= horizon); ++n) {
        const Stream stream = m_streams.top();
        m_streams.pop();
        horizon = stream.time;
        addFrom(stream, order);
    }
    m_over = m_streams.empty();
    if (m_over)
        horizon = std::numeric_limits<Nanos>::max() - 1;
    addRest(horizon, order);
    return horizon;
}

} // namespace readyscope
