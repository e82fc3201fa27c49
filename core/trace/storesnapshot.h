// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A frozen view of the live trace, with the questions of Snapshot answered from it. Any thread; no lock but at its
// beginning and end.

#include "core/trace/source.h"
#include "core/trace/trace.h"

namespace readyscope {

class StoreSnapshot final : public Snapshot {
public:
    explicit StoreSnapshot(std::shared_ptr<Trace> trace);
    ~StoreSnapshot() override;

    TraceTotals totals() const override;
    LaneSummary lane(SocketId socket) const override;
    Transition transition(SocketId socket, std::uint64_t position) const override;
    std::uint64_t lowerBound(SocketId socket, Nanos time) const override;
    Events stateAt(SocketId socket, Nanos time) const override;
    std::size_t read(SocketId socket, std::uint64_t position, std::span<Step> out) const override;
    std::uint64_t next(SocketId socket, std::uint64_t position, const Sought& sought) const override;
    std::optional<std::uint64_t> previous(SocketId socket, std::uint64_t position, const Sought& sought) const override;
    void shares(SocketId socket, Nanos from, Nanos to, int columns, std::vector<Shares>& out) const override;
    void binsAndShares(SocketId socket, const Columns& ofBins, std::vector<Bin>& bins, const Columns& ofShares,
                       std::vector<Shares>& shares) const override;
    void bins(SocketId socket, Nanos from, Nanos to, int columns, std::vector<Bin>& out) const override;
    std::vector<Watch> watches(SocketId socket) const override;
    FdInterest interestAt(SocketId socket, Nanos time) const override;
    SocketId endLane() const override;
    EngineTerms termsAt(Nanos time) const override;
    std::shared_ptr<const Beside> besideAt(Nanos time) const override;
    std::vector<Hit> hits(SocketId socket, Nanos from, Nanos to) const override;
    std::uint64_t firstWait() const override;
    std::uint64_t endWait() const override;
    Wait wait(std::uint64_t position) const override;
    std::uint64_t lowerBoundWait(Nanos time) const override;
    void waitBins(Nanos from, Nanos to, int columns, std::vector<WaitBin>& out) const override;
    std::vector<Marker> markers(Nanos from, Nanos to) const override;
    std::vector<Gap> gaps(Nanos from, Nanos to) const override;
    std::optional<Gap> engineGap() const override;
    std::vector<ClockPair> clocks() const override;
    Nanos realtimeAt(Nanos time) const override;

private:
    const LaneView& laneView(SocketId socket) const;

    std::shared_ptr<Trace> m_trace;
    TraceView m_view;
};

} // namespace readyscope
