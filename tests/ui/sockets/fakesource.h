// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A trace whose content a test writes down, for the table alone.

#include "core/trace/source.h"

#include <algorithm>
#include <map>

namespace readyscope::test {

struct FakeTrace {
    std::map<SocketId, std::vector<Transition>> lanes;
    std::vector<Wait> waits;
    std::vector<Marker> markers;
    int lanesRead = 0;
};

class FakeSnapshot : public Snapshot {
public:
    explicit FakeSnapshot(FakeTrace& trace) : m_trace(trace) {}

    TraceTotals totals() const override { return {}; }
    LaneSummary lane(SocketId socket) const override {
        ++m_trace.lanesRead;
        LaneSummary summary;
        const auto found = m_trace.lanes.find(socket);
        if (found == m_trace.lanes.end() || found->second.empty())
            return summary;
        summary.end = found->second.size();
        summary.state = found->second.back().revents;
        summary.changed = found->second.back().time;
        return summary;
    }
    Transition transition(SocketId socket, std::uint64_t position) const override {
        return m_trace.lanes.at(socket).at(position);
    }
    std::uint64_t lowerBound(SocketId socket, Nanos time) const override {
        const auto& lane = m_trace.lanes.at(socket);
        const auto first = std::partition_point(lane.begin(), lane.end(),
                                                [time](const Transition& entry) { return entry.time < time; });
        return static_cast<std::uint64_t>(first - lane.begin());
    }
    Events stateAt(SocketId, Nanos) const override { return {}; }
    void bins(SocketId, Nanos, Nanos, int, std::vector<Bin>& out) const override { out.clear(); }
    std::vector<Watch> watches(SocketId) const override { return {}; }
    std::vector<Hit> hits(SocketId, Nanos, Nanos) const override { return {}; }

    std::uint64_t firstWait() const override { return 0; }
    std::uint64_t endWait() const override { return m_trace.waits.size(); }
    Wait wait(std::uint64_t position) const override { return m_trace.waits.at(position); }
    std::uint64_t lowerBoundWait(Nanos) const override { return 0; }
    void waitBins(Nanos from, Nanos to, int, std::vector<WaitBin>& out) const override {
        out.assign(1, WaitBin());
        for (const Wait& entry : m_trace.waits) {
            if (entry.returned < from || entry.returned >= to)
                continue;
            ++out[0].returned;
            out[0].timedOut += entry.timedOut() ? 1U : 0U;
            out[0].interrupted += entry.error != 0 ? 1U : 0U;
        }
    }
    std::vector<Marker> markers(Nanos, Nanos) const override { return m_trace.markers; }
    std::vector<Gap> gaps(Nanos, Nanos) const override { return {}; }
    std::vector<ClockPair> clocks() const override { return {}; }
    Nanos realtimeAt(Nanos) const override { return 0; }

private:
    FakeTrace& m_trace;
};

class FakeSource : public Source {
public:
    std::shared_ptr<const Snapshot> snapshot() const override { return std::make_shared<FakeSnapshot>(trace); }
    void set(SocketId socket, Nanos time, Events revents) {
        Transition transition;
        transition.time = time;
        transition.socket = socket;
        transition.revents = revents;
        trace.lanes[socket].push_back(transition);
    }
    mutable FakeTrace trace;
};

} // namespace readyscope::test
