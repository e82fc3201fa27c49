// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One socket's lane in the live trace, and pages of them: ids are dense and never used again, so a page of 64 is found
// by a shift. A snapshot shares the views of pages in which nothing has happened since the last one.

#include "core/trace/chunklog.h"
#include "core/trace/growinglist.h"
#include "core/trace/hitchunk.h"
#include "core/trace/source.h"
#include "core/trace/transitionchunk.h"

#include <array>
#include <atomic>
#include <limits>
#include <memory>
#include <vector>

namespace readyscope {

// A beginning or an end; beginWatch() and endWatch() as they came.
struct WatchStep {
    Nanos time = 0;
    bool begins = true;
    bool accepted = false;
    WatchEnd end = WatchEnd::Open;
};
std::vector<Watch> watchesFrom(ListView<WatchStep> steps);

// What the byte bound has taken from a log's old end, as one growing gap.
struct Loss {
    std::uint64_t lost = 0;
    Nanos from = 0;
    Nanos to = 0;
    bool any = false; // a gap may stand for no record at all
    void add(Nanos first, Nanos last, std::uint64_t records);
    Gap gap(SocketId socket) const { return {from, to, lost, socket}; }
};

// Changed under the mutex only, when something is dropped.
struct LaneLoss : Loss {
    std::uint64_t hits = 0;  // all hits before the oldest kept
    Nanos changed = kNoTime; // time of the newest transition dropped
    Events state;            // the state after it
};

struct LaneView {
    LogView<TransitionChunk> transitions;
    LogView<HitChunk> hits;
    ListView<WatchStep> watches;
    ListView<FdInterest> interests;
    LaneLoss loss;
    std::uint64_t hitCount = 0; // ever
    bool sampled = false;       // some transition has a `since`

    // The state before the first one kept.
    Events base() const { return loss.state; }
    Transition transition(SocketId socket, std::uint64_t position) const;
    // The state before the transition at `position`, in [first, end].
    Events stateBefore(std::uint64_t position) const;
    LaneSummary summary() const;
    // As in Snapshot.
    std::size_t read(std::uint64_t position, std::span<Step> out) const;
    std::uint64_t next(std::uint64_t position, const Sought& sought) const;
    std::optional<std::uint64_t> previous(std::uint64_t position, const Sought& sought) const;
    void bins(Nanos from, Nanos to, int columns, std::vector<Bin>& out) const;
    void binsAndShares(const Columns& ofBins, std::vector<Bin>& bins, const Columns& ofShares,
                       std::vector<Shares>& shares) const;
};

struct Lane {
    ChunkLog<TransitionChunk> transitions;
    ChunkLog<HitChunk> hits;
    GrowingList<WatchStep> watches;
    GrowingList<FdInterest> interests;
    LaneLoss loss;
    std::atomic<bool> sampled{false};
    // The writer's.
    Events state;
    Nanos last = std::numeric_limits<Nanos>::min();
    Nanos lastHit = std::numeric_limits<Nanos>::min();

    LaneView view() const;
};

inline constexpr std::uint32_t kLanesPerPage = 64;

struct LanePageView {
    std::array<LaneView, kLanesPerPage> lanes;
    std::uint64_t transitions = 0;
    std::uint64_t hits = 0;
    std::uint64_t losses = 0; // lanes that lost something
};

class LanePage {
public:
    Lane& lane(SocketId socket) { return m_lanes[socket % kLanesPerPage]; }
    // The writer, after it has changed or published something in one of the lanes.
    void touch() { m_touched.store(true, std::memory_order_release); }
    // Under the mutex, any thread.
    std::shared_ptr<const LanePageView> view();

private:
    std::array<Lane, kLanesPerPage> m_lanes;
    std::atomic<bool> m_touched{true};
    std::shared_ptr<const LanePageView> m_view; // guarded by the mutex
};

// The open end of one lane, for the writer's shortest way to it. Good until the store is cleared.
class LaneTail {
public:
    LaneTail() = default;
    LaneTail(LanePage& page, SocketId socket) : m_lane(&page.lane(socket)), m_page(&page) {}
    bool isNull() const { return m_lane == nullptr; }
    // A transition without notes, not before the lane's last; false, and nothing is done, where it needs a new chunk.
    bool append(Events revents, Nanos time) const {
        TransitionChunk* const chunk = m_lane->transitions.open();
        if (chunk == nullptr || chunk->used == chunk->capacity)
            return false;
        m_lane->last = time;
        m_lane->state = revents;
        chunk->write(revents, time);
        m_lane->transitions.publish();
        m_page->touch();
        return true;
    }

    // Two at once, `up` at `rise` and `down` at `fall`; likewise.
    bool appendPulse(Events up, Nanos rise, Events down, Nanos fall) const {
        TransitionChunk* const chunk = m_lane->transitions.open();
        if (chunk == nullptr || !chunk->hasRoomForPulse())
            return false;
        m_lane->last = fall;
        m_lane->state = down;
        chunk->writePulse(up, rise, down, fall);
        m_lane->transitions.publish(2);
        m_page->touch();
        return true;
    }

private:
    Lane* m_lane = nullptr;
    LanePage* m_page = nullptr;
};

} // namespace readyscope
