// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A trace, or a part of it, in slices of time for JsonOrder: some thousand records at a time, so that a trace of any
// length is put in order in little memory.

#include "core/trace/jsonorder.h"
#include "core/trace/source.h"
#include "core/trace/tracenotes.h"

#include <limits>
#include <optional>
#include <queue>
#include <unordered_set>

namespace readyscope {

// What of a trace is to be written.
struct TraceSelection {
    Nanos from = std::numeric_limits<Nanos>::min();
    Nanos to = std::numeric_limits<Nanos>::max();
    std::optional<std::unordered_set<SocketId>> sockets; // none given: all
    bool isWhole() const {
        return from == std::numeric_limits<Nanos>::min() && to == std::numeric_limits<Nanos>::max() && !sockets;
    }
    bool has(SocketId socket) const { return !sockets || sockets->contains(socket); }
};

class TraceSlices {
public:
    // All three outlive this.
    TraceSlices(const Snapshot& snapshot, const TraceNotes& notes, const TraceSelection& selection);

    // Where the part begins and ends.
    Nanos begin() const { return m_begin; }
    Nanos end() const { return m_end; }
    // Transitions and waits that are to come; what else there is counts little.
    std::uint64_t records() const { return m_records; }
    std::uint64_t taken() const { return m_taken; }

    // Hands the next slice to `order`, complete up to the time returned; none: that was all.
    std::optional<Nanos> next(JsonOrder& order);

private:
    struct Stream { // a lane's transitions, or the waits where it is kNoSocket
        Nanos time = 0;
        std::uint64_t position = 0;
        std::uint64_t end = 0;
        SocketId socket = kNoSocket;
        // The waits first, then the lanes in order of ids.
        bool operator>(const Stream& other) const {
            return time != other.time ? time > other.time : socket > other.socket;
        }
    };

    void openLane(SocketId socket);
    void openWaits();
    void tellBefore(SocketId socket, const LaneSummary& lane, std::uint64_t position);
    void gatherGaps();
    void gatherSockets();
    void gatherRest();
    void push(Stream stream);
    void addFrom(Stream stream, JsonOrder& order);
    void addRest(Nanos horizon, JsonOrder& order);

    const Snapshot& m_snapshot;
    const TraceNotes& m_notes;
    const TraceSelection& m_selection;
    Nanos m_begin;
    Nanos m_end;
    std::uint64_t m_records = 0;
    std::uint64_t m_taken = 0;
    std::priority_queue<Stream, std::vector<Stream>, std::greater<>> m_streams;
    std::vector<SocketId> m_hitLanes;
    Nanos m_hitsTo = 0; // these are in up to here
    bool m_over = false;

    // By time; what comes next is at the end.
    std::vector<Transition> m_first; // what lanes were at the beginning
    std::vector<Gap> m_gaps;
    std::vector<Marker> m_markers;
    std::vector<SocketInfo> m_sockets;
    std::vector<ToldError> m_errors;
    std::vector<ClockPair> m_clocks;
};

} // namespace readyscope
