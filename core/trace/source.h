// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What every view and exporter reads: a trace, being captured or opened from a file. A Source hands out snapshots;
// a snapshot is a frozen, consistent view that stays valid and unchanged while the engine writes on, whatever is
// dropped meanwhile. Any thread may take and read one. Positions in a lane are counted from the lane's first
// transition ever, so that they stay true when old ones are dropped.

#include "core/readiness/records.h"
#include "core/trace/shares.h"
#include "core/trace/sought.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace readyscope {

// One pixel column of a lane: [from + k·span/columns, from + (k+1)·span/columns), exact in integers. One narrower than
// a nanosecond may be empty; it has the state of its edge.
struct Bin {
    Events before;    // the state that comes in at the column's left edge; an edge just there is within
    Events after;     // the state that goes out at its right edge, and into the next column
    Events any;       // every bit set at some time within, `before` included
    Events all;       // every bit set all the time within
    Events uncertain; // bits with an edge only known to lie after `since` and not after `time`, which may be here
    std::uint32_t count = 0; // transitions within
    bool operator==(const Bin&) const = default;
};

// Equal columns of time.
struct Columns {
    Nanos from = 0;
    Nanos to = 0;
    int count = 0;
};

// One pixel column of the engine lane.
struct WaitBin {
    std::uint32_t returned = 0; // waits that returned within
    std::uint32_t ready = 0;    // of these, with something ready
    std::uint32_t timedOut = 0;
    std::uint32_t interrupted = 0;
    std::uint32_t beside = 0; // asks and resamples
    Nanos blocked = 0;        // time spent within calls in this column
    bool operator==(const WaitBin&) const = default;
};

enum class WatchEnd : std::uint8_t { Open, Closed, Failed, Unsupported, Stopped };

// When a lane was watched. Before, between and after, nothing is known of it.
struct Watch {
    Nanos from = 0;
    Nanos to = kInfinite; // kInfinite: still
    WatchEnd end = WatchEnd::Open;
    bool accepted = false; // began as a listener's child
    bool operator==(const Watch&) const = default;
};

// What a lane's descriptor was from a time on, and what the engine had to hear of it: what its questions are made of.
struct FdInterest {
    Nanos from = 0;
    int fd = -1;     // -1: there is none
    Events interest; // in poll's bits: the user's, and what the engine needs to do what it was told to
    bool operator==(const FdInterest&) const = default;
};

// How the engine asked from a time on.
struct EngineTerms {
    Nanos from = 0;
    Mode mode = Mode::Transitions;
    int waker = -1; // the descriptor that interrupts its waits
    bool operator==(const EngineTerms&) const = default;
};

// The same question as a wait's, put to poll(2) right after it: a call of its own, not derived.
struct BesideAnswer {
    SocketId socket = kNoSocket;
    int fd = -1;
    Events events;
    Events revents;
    bool operator==(const BesideAnswer&) const = default;
};
struct Beside {
    Nanos waited = 0; // when the wait returned
    Nanos entered = 0;
    Nanos returned = 0;
    int error = 0;                     // errno(3) of poll
    std::vector<BesideAnswer> answers; // all that were asked about, in id order
    bool operator==(const Beside&) const = default;
};

// A transition without what few of them have.
struct Step {
    Nanos time = 0;
    Events revents;
    bool operator==(const Step&) const = default;
};

struct LaneSummary {
    std::uint64_t first = 0; // position of the oldest transition kept
    std::uint64_t end = 0;   // one past the newest; end - first are kept, first were dropped
    std::uint64_t hits = 0;  // ever: the sum of their counts
    Events state;            // now
    Nanos changed = kNoTime; // when it became so
    bool operator==(const LaneSummary&) const = default;
};

struct TraceTotals {
    Nanos begin = 0;               // when the capture began
    Nanos kept = 0;                // nothing before this is kept whole; from here on all is
    Nanos now = 0;                 // nothing right of this is known yet
    std::uint64_t transitions = 0; // ever
    std::uint64_t waits = 0;       // ever, asks and resamples included
    std::uint64_t hits = 0;        // ever: the sum of their counts
    std::uint64_t dropped = 0;     // transitions, waits, hits and markers no longer kept
    std::uint64_t gaps = 0;        // those of gaps(), and engineGap() where there is one
    std::size_t bytes = 0;         // held now, everything kept
    std::size_t bound = 0;         // bytes it may hold
    std::size_t pinned = 0;        // bytes beside these: dropped, but held for snapshots that live on
    bool operator==(const TraceTotals&) const = default;
};

class Snapshot {
public:
    Snapshot() = default;
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;
    virtual ~Snapshot() = default;

    virtual TraceTotals totals() const = 0;

    // Lanes. One that does not exist reads as empty.
    virtual LaneSummary lane(SocketId socket) const = 0;
    // `position` in [first, end).
    virtual Transition transition(SocketId socket, std::uint64_t position) const = 0;
    // Position of the first transition with time >= `time`, in [first, end].
    virtual std::uint64_t lowerBound(SocketId socket, Nanos time) const = 0;
    // The state just after every transition at or before `time`; where these were dropped, the state before the first
    // one kept.
    virtual Events stateAt(SocketId socket, Nanos time) const = 0;
    // Steps from `position`, in [first, end], as many as there are and fit; returns how many.
    virtual std::size_t read(SocketId socket, std::uint64_t position, std::span<Step> out) const;
    // The first one sought at `position`, in [first, end], or after it; `end` where there is none.
    virtual std::uint64_t next(SocketId socket, std::uint64_t position, const Sought& sought) const;
    // The last one sought before `position`, in [first, end].
    virtual std::optional<std::uint64_t> previous(SocketId socket, std::uint64_t position, const Sought& sought) const;
    // The state just before the transition at `position`, in [first, end].
    Events stateBefore(SocketId socket, std::uint64_t position) const;
    // `columns` equal columns over [from, to); cost depends on the columns, not on the history between. Where 16
    // transitions and more share a column, those that belong into the next may be among them: none is lost, none comes
    // too late, and the first column begins and the last one ends exactly.
    virtual void bins(SocketId socket, Nanos from, Nanos to, int columns, std::vector<Bin>& out) const = 0;
    // The same columns: how much of each one's time every bit was set, within two hundredths; with the same latitude.
    virtual void shares(SocketId socket, Nanos from, Nanos to, int columns, std::vector<Shares>& out) const;
    // Both at once, the shares of columns of their own, which are no narrower and end no earlier than the bins begin.
    virtual void binsAndShares(SocketId socket, const Columns& ofBins, std::vector<Bin>& bins, const Columns& ofShares,
                               std::vector<Shares>& shares) const;
    virtual std::vector<Watch> watches(SocketId socket) const = 0;
    // At `time`; a source that does not keep it knows of none. True for any wait that is kept.
    virtual FdInterest interestAt(SocketId /*socket*/, Nanos /*time*/) const { return {}; }
    // One past the greatest id that a lane may have.
    virtual SocketId endLane() const { return kNoSocket; }
    virtual EngineTerms termsAt(Nanos /*time*/) const { return {}; }
    // The last one beside a wait that returned at `time` or before. Only the newest are kept, in a small part of the
    // bound; one may go while the snapshot lives. Null where there is none.
    virtual std::shared_ptr<const Beside> besideAt(Nanos /*time*/) const { return nullptr; }
    // By the time of the last return of each, in [from, to].
    virtual std::vector<Hit> hits(SocketId socket, Nanos from, Nanos to) const = 0;

    // Waits, in order of `returned`.
    virtual std::uint64_t firstWait() const = 0;
    virtual std::uint64_t endWait() const = 0;
    virtual Wait wait(std::uint64_t position) const = 0;
    // Position of the first wait with returned >= `time`.
    virtual std::uint64_t lowerBoundWait(Nanos time) const = 0;
    virtual void waitBins(Nanos from, Nanos to, int columns, std::vector<WaitBin>& out) const = 0;

    // In [from, to], as they were set, under the names that they have now; without those that were taken away.
    virtual std::vector<Marker> markers(Nanos from, Nanos to) const = 0;
    // Those that touch [from, to]. What the byte bound took is one gap a lane, from the first record dropped to the
    // last, after which the lane is whole again.
    virtual std::vector<Gap> gaps(Nanos from, Nanos to) const = 0;
    // The same for the engine lane: waits and markers dropped.
    virtual std::optional<Gap> engineGap() const { return std::nullopt; }
    virtual std::vector<ClockPair> clocks() const = 0;
    // The wall clock at `time`, from the last pair at or before it (else the first); kNoTime where there is no pair.
    virtual Nanos realtimeAt(Nanos time) const = 0;
};

class Source {
public:
    Source() = default;
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;
    virtual ~Source() = default;
    virtual std::shared_ptr<const Snapshot> snapshot() const = 0;
};

} // namespace readyscope
