// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/traceloader.h"

#include <algorithm>
#include <limits>

namespace readyscope {

namespace {

// All of a file is kept: its lines are several times as long as what is kept of them.
constexpr std::size_t kNoBound = std::numeric_limits<std::size_t>::max() / 2;

bool isBlank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

// Of a contract that we know.
constexpr std::int64_t kVersion = 1;

// An open descriptor that the backend takes is watched, a failed connection's too.
bool isWatchable(const SocketInfo& socket) { return socket.fd >= 0 && socket.state != SocketState::Unsupported; }

// The row says which socket it is; a message begins with its name or its address, which have no blank in them.
std::string withoutSubject(const std::string& message) {
    const std::size_t colon = message.find(": ");
    return colon == std::string::npos || message.find(' ') < colon ? message : message.substr(colon + 2);
}

WatchEnd endOf(const SocketInfo& socket) {
    switch (socket.state) {
    case SocketState::Unsupported:
        return WatchEnd::Unsupported;
    case SocketState::Failed:
        return WatchEnd::Failed;
    default:
        return WatchEnd::Closed;
    }
}

} // namespace

TraceLoader::TraceLoader() { m_trace.store = std::make_unique<Store>(kNoBound); }

void TraceLoader::take(std::string_view line) {
    ++m_trace.lines;
    if (m_over || isBlank(line))
        return;
    auto read = m_reader.read(line);
    if (const Sentence* const wrong = std::get_if<Sentence>(&read)) {
        if (!m_begun && !m_refusal)
            m_refusal = LineProblem{m_trace.lines, *wrong, true};
        refuse(m_trace.lines, *wrong);
        return;
    }
    std::visit([this](auto& record) { take(record); }, std::get<JsonRecord>(read));
}

void TraceLoader::add(LineProblem problem) {
    ++m_trace.problemCount;
    m_trace.leftOut += problem.left ? 1 : 0;
    if (m_trace.problems.size() < OpenedTrace::kMostProblems)
        m_trace.problems.push_back(std::move(problem));
}

void TraceLoader::note(Sentence words) { add({m_trace.lines, std::move(words), false}); }

void TraceLoader::refuse(std::uint64_t line, Sentence words) { add({line, std::move(words), true}); }

void TraceLoader::begin(Nanos time) {
    m_begun = true;
    m_last = time;
    m_trace.store->clear(time);
}

void TraceLoader::keepOrder(Nanos time) {
    if (!m_begun) {
        note({READYSCOPE_TEXT("the first record is not a “capture”: what the capture began with is not known"), {}});
        begin(time);
        m_trace.notes.header.clock.monotonic = time;
    }
    if (time < m_last)
        note({READYSCOPE_TEXT("its time is before that of a line above it"), {}});
    m_last = std::max(m_last, time);
}

TraceLoader::Lane& TraceLoader::lane(SocketId socket) {
    if (socket >= m_lanes.size())
        m_lanes.resize(std::max<std::size_t>(socket + std::size_t{1}, m_lanes.size() * 2));
    Lane& lane = m_lanes[socket];
    if (!lane.info) {
        // Its transitions came without a word about it; they are to be seen all the same.
        SocketInfo unknown;
        unknown.id = socket;
        unknown.kind = Kind::Inherited;
        unknown.state = SocketState::Open;
        unknown.name = "unknown-" + std::to_string(socket);
        lane.info = std::make_shared<const SocketInfo>(std::move(unknown));
    }
    return lane;
}

void TraceLoader::take(CaptureRecord& record) {
    if (m_begun) {
        refuse(m_trace.lines, {READYSCOPE_TEXT("another capture begins here: it and what follows are left out"), {}});
        m_over = true;
        return;
    }
    if (record.version > kVersion)
        note({READYSCOPE_TEXT("it was written for version %1 of the format: what version 1 has is read"),
              {std::to_string(record.version)}});
    begin(record.header.clock.monotonic);
    m_trace.store->append(record.header.clock);
    m_trace.notes.header = std::move(record.header);
}

void TraceLoader::take(ClockPair clock) {
    keepOrder(clock.monotonic);
    m_trace.store->append(clock);
}

void TraceLoader::watch(const SocketInfo& socket, Lane& lane) {
    const bool another = lane.watched && lane.info->fd != socket.fd && socket.fd >= 0;
    if (lane.watched && (another || !isWatchable(socket))) {
        m_trace.store->endWatch(socket.id, socket.time, another ? WatchEnd::Closed : endOf(socket));
        lane.watched = false;
    }
    if (lane.watched || !isWatchable(socket))
        return;
    m_trace.store->beginWatch(socket.id, socket.time, socket.parent != kNoSocket && !lane.everWatched);
    lane.watched = lane.everWatched = true;
}

void TraceLoader::take(SocketInfo& socket) {
    keepOrder(socket.time);
    Lane& lane = this->lane(socket.id);
    watch(socket, lane);
    socket.opened = lane.info->opened;
    if (socket.fd >= 0 && lane.info->fd != socket.fd)
        socket.opened = socket.time;
    const bool failed = socket.state == SocketState::Failed || socket.state == SocketState::Unsupported;
    if (socket.state == SocketState::Closed || failed)
        socket.ended = lane.info->ended != kNoTime ? lane.info->ended : socket.time;
    if (failed && !lane.problem.empty())
        socket.problem = SysError{{}, 0, socket.name, lane.problem};
    lane.told = true;
    lane.info = std::make_shared<const SocketInfo>(std::move(socket));
    m_trace.notes.sockets.push_back(lane.info);
}

void TraceLoader::take(const Transition& transition) {
    keepOrder(transition.time);
    Lane& lane = this->lane(transition.socket);
    if (transition.previous != lane.state) {
        note({READYSCOPE_TEXT("“previous” is not what the socket's last transition said: lines between are missing"),
              {}});
        m_trace.store->append(Gap{lane.last == kNoTime ? transition.time : std::min(lane.last, transition.time),
                                  transition.time, 0, transition.socket});
    }
    lane.state = transition.revents;
    lane.last = std::max(lane.last, transition.time);
    ++m_transitions;
    m_trace.store->append(transition);
}

void TraceLoader::take(const Hit& hit) {
    keepOrder(hit.time);
    lane(hit.socket);
    m_trace.store->append(hit);
}

void TraceLoader::take(const Wait& wait) {
    keepOrder(wait.returned);
    ++m_waits;
    m_trace.store->append(wait);
}

void TraceLoader::take(const Marker& marker) {
    keepOrder(marker.time);
    m_trace.store->append(marker);
    if (marker.kind == MarkerKind::Stop)
        stopAll(marker.time);
    if (marker.kind == MarkerKind::Start)
        resumeAll(marker.time);
}

void TraceLoader::stopAll(Nanos time) {
    for (SocketId socket = 0; socket < m_lanes.size(); ++socket)
        if (std::exchange(m_lanes[socket].watched, false))
            m_trace.store->endWatch(socket, time, WatchEnd::Stopped);
}

void TraceLoader::resumeAll(Nanos time) {
    for (SocketId socket = 0; socket < m_lanes.size(); ++socket) {
        Lane& lane = m_lanes[socket];
        if (lane.watched || !lane.told || !isWatchable(*lane.info))
            continue;
        m_trace.store->beginWatch(socket, time, false);
        lane.watched = true;
    }
}

void TraceLoader::take(const Gap& gap) {
    keepOrder(gap.to);
    m_trace.store->append(gap);
}

void TraceLoader::take(ToldError& error) {
    keepOrder(error.time);
    if (error.socket != kNoSocket) {
        Lane& lane = this->lane(error.socket);
        lane.problem = withoutSubject(error.message);
        if (lane.told && lane.info->state == SocketState::Failed && !lane.info->problem) {
            SocketInfo failed = *lane.info;
            failed.problem = SysError{{}, 0, failed.name, lane.problem};
            lane.info = std::make_shared<const SocketInfo>(std::move(failed));
        }
    }
    m_trace.notes.errors.push_back(std::move(error));
}

void TraceLoader::take(const CaptureTotals& end) {
    keepOrder(end.time);
    m_trace.ended = true;
    m_trace.notes.waitsLeftOut = std::max(end.waits, m_waits) - m_waits;
    if (end.transitions != m_transitions)
        note({READYSCOPE_TEXT("it counts %1 transitions, but %2 are here"),
              {std::to_string(end.transitions), std::to_string(m_transitions)}});
}

OpenedTrace TraceLoader::finish() {
    for (const Lane& lane : m_lanes)
        if (lane.info)
            m_trace.sockets.push_back(*lane.info);
    m_trace.store->advance(m_last);
    return std::move(m_trace);
}

} // namespace readyscope
