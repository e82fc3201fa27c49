// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/slowgap.h"

#include <algorithm>
#include <iterator>

namespace readyscope {

namespace {

void count(SlowGap& loss, Nanos time) {
    loss.from = loss.count == 0 ? time : std::min(loss.from, time);
    loss.to = loss.count == 0 ? time : std::max(loss.to, time);
    ++loss.count;
}

template <typename T> void append(std::vector<T>& to, std::vector<T>& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    from.clear();
}

} // namespace

std::size_t weightOf(const Batch& batch) {
    return batch.transitions.size() * sizeof(Transition) + batch.waits.size() * sizeof(Wait) +
           batch.hits.size() * sizeof(Hit) + batch.sockets.size() * sizeof(SocketInfo) +
           batch.errors.size() * sizeof(ErrorRecord) + batch.markers.size() * sizeof(Marker) +
           batch.gaps.size() * sizeof(Gap);
}

void thin(Batch& batch, SlowGap& loss) {
    for (const Transition& transition : batch.transitions) {
        count(loss, transition.time);
        loss.last[transition.socket] = transition;
    }
    for (const Wait& wait : batch.waits)
        count(loss, wait.returned);
    for (const Hit& hit : batch.hits)
        count(loss, hit.time);
    batch.transitions.clear();
    batch.waits.clear();
    batch.hits.clear();
}

void join(Batch& batch, Batch& later) {
    append(batch.sockets, later.sockets);
    append(batch.errors, later.errors);
    append(batch.markers, later.markers);
    append(batch.gaps, later.gaps);
    batch.horizon = std::max(batch.horizon, later.horizon);
}

Gap gapOf(const SlowGap& loss) { return {loss.from, loss.to, loss.count - loss.last.size(), kNoSocket}; }

std::vector<Transition> toldOf(const SlowGap& loss) {
    std::vector<Transition> told;
    for (const auto& [socket, transition] : loss.last) {
        told.push_back(transition);
        // Its bits changed within the gap, one by one perhaps, and after the moment just before it.
        Nanos& since = told.back().since;
        since = since == kNoTime ? loss.from - 1 : std::min(since, loss.from - 1);
    }
    return told;
}

} // namespace readyscope
