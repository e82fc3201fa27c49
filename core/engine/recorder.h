// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Puts what happened into the store and into the batch for the observer, at once and in one place, so that the two
// never differ. The engine's thread only.

#include "core/engine/batch.h"
#include "core/engine/watched.h"
#include "core/trace/store.h"

namespace readyscope {

class Recorder {
public:
    Recorder(Store& store, BatchObserver& observer)
        : m_store(store), m_observer(observer), m_wanted(observer.wantsRecords()) {}

    Store& store() { return m_store; }

    // `watched.known` becomes `revents`. Never before the lane's last.
    void transition(Watched& watched, Events revents, Nanos time, Nanos since = kNoTime, Cause cause = Cause::None);
    // A return that repeated a known state: summed, at most one record each kHitSpacing a socket.
    void hit(Watched& watched, Events revents, Nanos time);
    void flushHit(Watched& watched);
    void wait(const Wait& wait);
    // It came between two waits and so interrupted none.
    void outsideSignal(int signal);
    void info(Watched& watched); // stamps it
    void error(SocketId socket, const SysError& error);
    void marker(MarkerKind kind, const std::string& text, const std::string& from = {}, const std::string& to = {});
    void answer(CommandId id, SocketId socket, std::optional<SysError> error = std::nullopt);

    std::size_t pendingRecords() const { return m_records; }
    // Hands the batch over. `now`: all before it has been recorded, `horizon`: nothing older comes any more.
    void flush(Nanos now, Nanos horizon);
    void forgetTrace(); // what of it is not handed over yet, when history is cleared

    static constexpr Nanos kHitSpacing = 100 * kMillisecond;

private:
    void keepClock(Nanos now);

    Store& m_store;
    BatchObserver& m_observer;
    const bool m_wanted;
    Batch m_batch;
    std::size_t m_records = 0;
    ClockPair m_clock;
    Nanos m_clockLooked = 0;
    Nanos m_boottimeAhead = 0;
};

} // namespace readyscope
