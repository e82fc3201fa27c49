// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/laneasked.h"

#include <algorithm>

namespace readyscope {

namespace {

// Of the last wait that had returned, else of the first there is.
Backend backendAt(const Snapshot& snapshot, std::optional<Nanos> time) {
    const std::uint64_t first = snapshot.firstWait();
    const std::uint64_t end = snapshot.endWait();
    if (first == end)
        return Backend::Poll;
    const std::uint64_t after = time ? snapshot.lowerBoundWait(*time + 1) : end;
    return snapshot.wait(std::max(first + 1, after) - 1).backend;
}

SocketState stateAfter(const Watch& watch) {
    switch (watch.end) {
    case WatchEnd::Closed:
        return SocketState::Closed;
    case WatchEnd::Failed:
        return SocketState::Failed;
    case WatchEnd::Unsupported:
        return SocketState::Unsupported;
    case WatchEnd::Open:
    case WatchEnd::Stopped:
        break;
    }
    return SocketState::Opening; // not watched
}

// What it is now says what it was while it was watched, but for what has ended meanwhile.
SocketState stateWatched(const SocketInfo& socket, Events revents) {
    switch (socket.state) {
    case SocketState::Connecting:
    case SocketState::Listening:
        return socket.state;
    case SocketState::Failed: // told of as soon as the connect has failed; until then nothing is
        return revents.empty() ? SocketState::Connecting : SocketState::Failed;
    default:
        return isListener(socket.kind) ? SocketState::Listening : SocketState::Open;
    }
}

SocketState stateAt(const Snapshot& snapshot, const SocketInfo& socket, Nanos time, Events revents) {
    SocketState state = SocketState::Opening;
    for (const Watch& watch : snapshot.watches(socket.id)) {
        if (watch.from > time)
            break;
        if (watch.to == kInfinite)
            return stateWatched(socket, revents);
        if (time < watch.to) // what the row is now was another connection's
            return isListener(socket.kind) ? SocketState::Listening : SocketState::Open;
        state = stateAfter(watch);
    }
    return state;
}

} // namespace

Asked laneAsked(const Snapshot& snapshot, const SocketInfo& socket, std::optional<Nanos> time) {
    const Nanos now = snapshot.totals().now;
    const bool isNow = !time || *time >= now;
    const Nanos at = isNow ? now : *time;
    Asked asked;
    asked.kind = socket.kind;
    asked.revents = isNow ? snapshot.lane(socket.id).state : snapshot.stateAt(socket.id, at);
    asked.backend = backendAt(snapshot, isNow ? std::nullopt : time);
    // A switch is known by the mask before a wait of the new one has returned.
    if (!asked.revents.empty() && asked.revents.isSets() != answersInSets(asked.backend))
        asked.backend = asked.revents.isSets() ? Backend::Select : Backend::Poll;
    const FdInterest interest = snapshot.interestAt(socket.id, at);
    asked.interest = interest.fd >= 0 ? interest.interest : socket.interest;
    asked.state = stateAt(snapshot, socket, at, asked.revents);
    return asked;
}

} // namespace readyscope
