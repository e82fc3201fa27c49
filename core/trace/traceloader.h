// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The records of a file, line by line, into a store: as the engine would have written it. What it is told of a socket
// says when its lane was watched. One thread.

#include "core/trace/jsonrecord.h"
#include "core/trace/openedtrace.h"

#include <optional>

namespace readyscope {

class TraceLoader {
public:
    TraceLoader();

    // The next line, counted from 1. Up to kPadding bytes after it may be read.
    void take(std::string_view line);
    // One that was not even looked at.
    void refuse(Sentence words) { refuse(++m_trace.lines, std::move(words)); }
    // Why the lines so far are no trace at all, if they are none; known after the first that is not empty.
    const std::optional<LineProblem>& refusal() const { return m_refusal; }
    bool hasBegun() const { return m_begun; }
    bool isOver() const { return m_over; } // what follows is another capture
    // What has been read.
    OpenedTrace finish();

private:
    struct Lane {
        SharedSocketInfo info; // as last told
        bool told = false;     // by a line of its own
        bool watched = false;  // is being watched
        bool everWatched = false;
        Nanos last = kNoTime; // transition
        Events state;
        std::string problem; // of the last error
    };

    void take(const UnknownRecord&) {}
    void take(CaptureRecord& record);
    void take(ClockPair clock);
    void take(SocketInfo& socket);
    void take(const Transition& transition);
    void take(const Hit& hit);
    void take(const Wait& wait);
    void take(const Marker& marker);
    void take(const Gap& gap);
    void take(ToldError& error);
    void take(const CaptureTotals& end);

    void begin(Nanos time);
    void note(Sentence words);
    void refuse(std::uint64_t line, Sentence words);
    void add(LineProblem problem);
    void keepOrder(Nanos time);
    Lane& lane(SocketId socket);
    void watch(const SocketInfo& socket, Lane& lane);
    void stopAll(Nanos time);
    void resumeAll(Nanos time);

    JsonRecordReader m_reader;
    OpenedTrace m_trace;
    std::optional<LineProblem> m_refusal;
    std::vector<Lane> m_lanes; // by id
    bool m_begun = false;
    bool m_over = false;
    Nanos m_last = 0; // the greatest time so far
    std::uint64_t m_transitions = 0;
    std::uint64_t m_waits = 0;
};

} // namespace readyscope
