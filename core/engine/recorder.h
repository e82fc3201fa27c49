// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Puts what happened into the store and into the batch for the observer, at once and in one place, so that the two
// never differ. The engine's thread only.

#include "core/engine/batch.h"
#include "core/engine/figures.h"
#include "core/engine/watched.h"
#include "core/trace/store.h"
#include "core/trace/trace.h"

namespace readyscope {

class Recorder {
public:
    Recorder(Store& store, BatchObserver& observer, EngineFigures& count)
        : m_store(store), m_observer(observer), m_wanted(observer.wantsRecords()), m_count(count) {}

    Store& store() { return m_store; }

    // The same for a change that is exact, has no raw mask and no hits before it, and that nobody isWatched() for;
    // `watched.tail` is the lane's. To be counted by the caller.
    void keep(Watched& watched, Events revents, Nanos time) {
        if (!watched.tail.append(revents, time)) [[unlikely]] {
            keepAtLength(watched, revents, time);
            return;
        }
        watched.known = revents;
        watched.lastTransition = time;
    }
    // One that rose at `confirmed`, is not kept yet, and fell to `left` by the read.
    [[gnu::always_inline]] void keepPulse(Watched& watched, Events left) {
        if (!watched.tail.appendPulse(watched.known, watched.confirmed, left, watched.read.at)) [[unlikely]] {
            keepRise(watched, watched.known - left);
            keep(watched, left, watched.read.at);
            return;
        }
        watched.known = left;
        watched.lastTransition = watched.read.at;
    }
    void keepRise(Watched& watched, Events rose) {
        const Events known = watched.known;
        watched.known = known - rose;
        keep(watched, known, watched.confirmed);
    }
    // `watched.known` becomes `revents`. Never before the lane's last.
    // `raw`: the call's own mask, where it differs.
    void transition(Watched& watched, Events revents, Nanos time, Nanos since = kNoTime, Cause cause = Cause::None,
                    const Events* raw = nullptr);
    // A return that repeated a known state: summed, at most one record each kHitSpacing a socket.
    // `each`: recorded by itself (edges).
    void hit(Watched& watched, Events revents, Nanos time, bool each);
    void flushHit(Watched& watched);
    // Records the sums that are due at `now`.
    void flushHits(Nanos now);
    // When the next sum is due, and the oldest hit that is not recorded yet; kInfinite if none.
    Nanos nextHit() const;
    Nanos oldestHit() const;
    bool hasHits() const { return !m_hitting.empty(); }
    void forget(Watched& watched);
    void wait(const Wait& wait);
    // The same for one that found something, with an infinite timeout; where nobody isWatched().
    [[gnu::always_inline]] void plainWait(const Outcome& outcome, Backend backend) {
        if (!m_store.writer().appendPlain(outcome.entered, outcome.ended, outcome.returned, outcome.passed,
                                          outcome.left, backend)) [[unlikely]]
            waitAtLength(outcome, backend);
    }
    // A question to poll beside a wait, and what it returned.
    void beside(Beside beside, Nanos timeout, int returned);
    // It came between two waits and so interrupted none.
    void outsideSignal(int signal);
    // It came together with the one that is recorded.
    void alsoSignal(int signal);
    void info(Watched& watched); // stamps it
    void error(SocketId socket, const SysError& error);
    void marker(MarkerKind kind, const std::string& text, const std::string& from = {}, const std::string& to = {});
    void marker(const Marker& marker); // its time is the user's choice
    void answer(CommandId id, SocketId socket, std::optional<SysError> error = std::nullopt, Yield yield = {});

    // The newest time on a record: before it, all has been recorded.
    Nanos newest() const { return m_newest; }
    std::size_t pendingRecords() const { return m_records; }
    // All before `now` has been recorded.
    void advance(Nanos now) {
        m_store.writer().advance(now);
        if (now - m_clockLooked >= kSecond)
            keepClock(now);
    }
    // Whether every record is handed over, not only kept.
    bool isWatched() const { return m_wanted; }
    // Whether there is something to hand over.
    bool hasNews() const { return m_wanted ? m_records != 0 : m_others != 0; }
    // Hands the batch over. `horizon`: nothing older comes any more.
    void flush(Nanos horizon);
    void forgetTrace(); // what of it is not handed over yet, when history is cleared

    static constexpr Nanos kHitSpacing = 100 * kMillisecond;

private:
    void keepAtLength(Watched& watched, Events revents, Nanos time);
    void waitAtLength(Outcome outcome, Backend backend);
    void keepClock(Nanos now);
    Nanos soonest(Nanos (*of)(const Watched&)) const;

    Store& m_store;
    BatchObserver& m_observer;
    const bool m_wanted; // the batches hold what the store has
    EngineFigures& m_count;
    Batch m_batch;
    std::size_t m_records = 0; // since the last batch
    std::size_t m_others = 0;  // of these, what the store does not have or what is rare
    Nanos m_newest = 0;
    std::vector<Watched*> m_hitting; // with hits that are not recorded yet
    ClockPair m_clock;
    Nanos m_clockLooked = 0;
    Nanos m_boottimeAhead = 0;
};

} // namespace readyscope
