// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A trace as plain vectors, read the slow and obvious way: the reference that faster stores and views are compared
// with. A snapshot copies everything.

#include "core/trace/source.h"

#include <algorithm>
#include <map>
#include <memory>
#include <vector>

namespace readyscope::test {

struct MemoryTrace {
    TraceTotals totals;
    std::map<SocketId, std::vector<Transition>> lanes;
    std::map<SocketId, std::vector<Watch>> watched;
    std::vector<Hit> hits;
    std::vector<Wait> waits;
    std::vector<Marker> markers;
    std::vector<Gap> gaps;
    std::vector<ClockPair> clocks;

    Events state(SocketId socket) const {
        const auto lane = lanes.find(socket);
        return lane == lanes.end() || lane->second.empty() ? Events() : lane->second.back().revents;
    }
    // Sets the lane's state; `previous` is known here.
    void set(SocketId socket, Nanos time, Events revents, Nanos since = kNoTime) {
        Transition transition;
        transition.time = time;
        transition.since = since;
        transition.socket = socket;
        transition.previous = state(socket);
        transition.revents = revents;
        lanes[socket].push_back(transition);
        ++totals.transitions;
        totals.now = std::max(totals.now, time);
    }
    void watch(SocketId socket, Nanos from, bool accepted = false) {
        watched[socket].push_back({from, kInfinite, WatchEnd::Open, accepted});
    }
    void endWatch(SocketId socket, Nanos to, WatchEnd end) {
        watched[socket].back().to = to;
        watched[socket].back().end = end;
    }
    void addWait(const Wait& wait) {
        waits.push_back(wait);
        ++totals.waits;
        totals.now = std::max(totals.now, wait.returned);
    }
};

class MemorySnapshot final : public Snapshot {
public:
    explicit MemorySnapshot(const MemoryTrace& trace) : m(trace) {}

    TraceTotals totals() const override { return m.totals; }

    LaneSummary lane(SocketId socket) const override {
        LaneSummary summary;
        const auto& transitions = of(socket);
        summary.end = transitions.size();
        for (const Hit& hit : m.hits)
            summary.hits += hit.socket == socket ? hit.count : 0;
        if (!transitions.empty()) {
            summary.state = transitions.back().revents;
            summary.changed = transitions.back().time;
        }
        return summary;
    }
    Transition transition(SocketId socket, std::uint64_t position) const override { return of(socket).at(position); }
    std::uint64_t lowerBound(SocketId socket, Nanos time) const override {
        const auto& transitions = of(socket);
        std::uint64_t position = 0;
        while (position < transitions.size() && transitions[position].time < time)
            ++position;
        return position;
    }
    Events stateAt(SocketId socket, Nanos time) const override {
        Events state;
        for (const Transition& transition : of(socket))
            if (transition.time <= time)
                state = transition.revents;
        return state;
    }
    void bins(SocketId socket, Nanos from, Nanos to, int columns, std::vector<Bin>& out) const override {
        out.clear();
        for (int column = 0; column < columns; ++column)
            out.push_back(bin(socket, edge(from, to, columns, column), edge(from, to, columns, column + 1)));
    }
    std::vector<Watch> watches(SocketId socket) const override {
        const auto found = m.watched.find(socket);
        return found == m.watched.end() ? std::vector<Watch>() : found->second;
    }
    std::vector<Hit> hits(SocketId socket, Nanos from, Nanos to) const override {
        std::vector<Hit> found;
        for (const Hit& hit : m.hits)
            if (hit.socket == socket && hit.time >= from && hit.time <= to)
                found.push_back(hit);
        return found;
    }

    std::uint64_t firstWait() const override { return 0; }
    std::uint64_t endWait() const override { return m.waits.size(); }
    Wait wait(std::uint64_t position) const override { return m.waits.at(position); }
    std::uint64_t lowerBoundWait(Nanos time) const override {
        std::uint64_t position = 0;
        while (position < m.waits.size() && m.waits[position].returned < time)
            ++position;
        return position;
    }
    void waitBins(Nanos from, Nanos to, int columns, std::vector<WaitBin>& out) const override {
        out.clear();
        for (int column = 0; column < columns; ++column)
            out.push_back(waitBin(edge(from, to, columns, column), edge(from, to, columns, column + 1)));
    }
    std::vector<Marker> markers(Nanos from, Nanos to) const override {
        std::vector<Marker> found;
        for (const Marker& marker : m.markers)
            if (marker.time >= from && marker.time <= to)
                found.push_back(marker);
        return found;
    }
    std::vector<Gap> gaps(Nanos from, Nanos to) const override {
        std::vector<Gap> found;
        for (const Gap& gap : m.gaps)
            if (gap.to >= from && gap.from <= to)
                found.push_back(gap);
        return found;
    }
    std::vector<ClockPair> clocks() const override { return m.clocks; }
    Nanos realtimeAt(Nanos time) const override {
        ClockPair last = m.clocks.empty() ? ClockPair{} : m.clocks.front();
        for (const ClockPair& pair : m.clocks)
            if (pair.monotonic <= time)
                last = pair;
        return last.realtime + (time - last.monotonic);
    }

private:
    static Nanos edge(Nanos from, Nanos to, int columns, int column) {
        __extension__ typedef __int128 Wide;
        return from + static_cast<Nanos>(static_cast<Wide>(to - from) * column / columns);
    }
    const std::vector<Transition>& of(SocketId socket) const {
        static const std::vector<Transition> none;
        const auto found = m.lanes.find(socket);
        return found == m.lanes.end() ? none : found->second;
    }
    Bin bin(SocketId socket, Nanos from, Nanos to) const {
        Bin bin;
        bin.before = bin.after = stateAt(socket, from - 1);
        bin.any = bin.all = bin.before;
        for (const Transition& transition : of(socket)) {
            // Sampled edges happened after `since` and not after `time`: some of these columns hold them.
            if (transition.since != kNoTime && transition.since + 1 < to && transition.time >= from)
                bin.uncertain |= transition.revents ^ transition.previous;
            if (transition.time < from || transition.time >= to)
                continue;
            ++bin.count;
            bin.after = transition.revents;
            bin.any |= transition.revents;
            bin.all &= transition.revents;
        }
        return bin;
    }
    WaitBin waitBin(Nanos from, Nanos to) const {
        WaitBin bin;
        for (const Wait& wait : m.waits) {
            bin.blocked += std::max<Nanos>(0, std::min(wait.returned, to) - std::max(wait.entered, from));
            if (wait.returned < from || wait.returned >= to)
                continue;
            ++bin.returned;
            bin.ready += wait.ready > 0 ? 1U : 0U;
            bin.timedOut += wait.timedOut() ? 1U : 0U;
            bin.interrupted += wait.error == 4 ? 1U : 0U; // EINTR
            bin.beside += wait.kind != WaitKind::Loop ? 1U : 0U;
        }
        return bin;
    }

    MemoryTrace m;
};

class MemorySource final : public Source {
public:
    MemoryTrace trace;
    std::shared_ptr<const Snapshot> snapshot() const override { return std::make_shared<MemorySnapshot>(trace); }
};

} // namespace readyscope::test
