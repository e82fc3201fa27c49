// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The live trace: append-only chunks a lane, written by the engine's thread alone, read by any through snapshots.
// Bounded in bytes over everything kept, as allocated; the oldest chunks of all logs go first, counted and recorded as
// gaps. What a lane itself takes (about 300 bytes) and its current state are never dropped, so a bound below that is
// passed. Dropped chunks that a snapshot holds live as long as it, counted as `pinned`.
// An append is O(1): a record is published by one release store of its log's count, without a lock. A short mutex,
// shared with snapshot(), is taken only where a chunk, a lane or a watch begins or a chunk goes.

#include "core/trace/source.h"

#include <memory>

namespace readyscope {

inline constexpr std::size_t kDefaultTraceBytes = std::size_t{256} << 20;

class Trace;

class Store final : public Source {
public:
    explicit Store(std::size_t bytes = kDefaultTraceBytes);
    ~Store() override;

    // Any thread. Copies no record; costs a pointer for 64 lanes, and some 100 bytes for each lane near one that
    // changed since the last snapshot. Complete up to totals().now, with the wait of every transition in it.
    std::shared_ptr<const Snapshot> snapshot() const override;

    // All below: the writer's thread only.

    // Begins the capture; earlier content is gone (readers keep the snapshots they hold). Ids stay unused again.
    void clear(Nanos begin);
    void setBound(std::size_t bytes);
    // `transition.previous` is the lane's state and is not stored, its time not before the lane's last. A time that
    // goes back is recorded as a gap of that lane (from it to the last, nothing lost), and the transition is kept at
    // the lane's last time. So it is with hits of a lane, and with waits by `returned` (a gap of all lanes).
    void append(const Transition& transition);
    void append(const Wait& wait);
    void append(const Hit& hit);
    void append(const Marker& marker);
    void append(const Gap& gap);
    void append(ClockPair clock);
    void beginWatch(SocketId socket, Nanos from, bool accepted);
    void endWatch(SocketId socket, Nanos to, WatchEnd end);
    // Where it differs from what was noted last; a list each, not for what changes often.
    void note(SocketId socket, const FdInterest& interest);
    void note(const EngineTerms& terms);
    void append(Beside beside);
    // Everything up to `now` is known: nothing earlier than this comes any more, except falls learned late.
    void advance(Nanos now);
    Events state(SocketId socket) const;
    // What the functions above append to, until the next clear(); for the writer's shortest way.
    Trace& writer() const { return *m_writer; }

private:
    struct Private;
    std::unique_ptr<Private> m;
    Trace* m_writer;
};

} // namespace readyscope
