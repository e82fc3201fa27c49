// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The live trace: append-only chunks a lane, written by the engine's thread alone, read by any through snapshots.
// Bounded in bytes over everything kept; the oldest chunks go first, counted and recorded as gaps.
// Every append is O(1) and takes no lock; a record is published by one release store of its log's count.

#include "core/trace/source.h"

#include <memory>

namespace readyscope {

inline constexpr std::size_t kDefaultTraceBytes = std::size_t{256} << 20;

class Store final : public Source {
public:
    explicit Store(std::size_t bytes = kDefaultTraceBytes);
    ~Store() override;

    std::shared_ptr<const Snapshot> snapshot() const override;

    // All below: the writer's thread only.

    // Begins the capture; earlier content is gone (readers keep the snapshots they hold). Ids stay unused again.
    void clear(Nanos begin);
    void setBound(std::size_t bytes);
    // `transition.previous` is the lane's state, its time not before the lane's last. A time that goes back is
    // recorded as a gap of that lane and the transition is kept at the lane's last time.
    void append(const Transition& transition);
    void append(const Wait& wait);
    void append(const Hit& hit);
    void append(const Marker& marker);
    void append(const Gap& gap);
    void append(ClockPair clock);
    void beginWatch(SocketId socket, Nanos from, bool accepted);
    void endWatch(SocketId socket, Nanos to, WatchEnd end);
    // Everything up to `now` is known: nothing earlier than this comes any more, except falls learned late.
    void advance(Nanos now);
    Events state(SocketId socket) const;

private:
    struct Private;
    std::shared_ptr<Private> m;
};

} // namespace readyscope
