// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recorder.h"

#include "core/text/errors.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace readyscope {

void Recorder::transition(Watched& watched, Events revents, Nanos time, Nanos since, Cause cause, const Events* raw) {
    Transition transition;
    transition.time = std::max(time, watched.lastTransition);
    transition.since = since;
    transition.socket = watched.info.id;
    transition.revents = revents;
    transition.previous = watched.known;
    transition.cause = cause;
    if (raw != nullptr) {
        transition.raw = *raw;
        transition.hasRaw = true;
    }
    watched.known = revents;
    watched.lastTransition = transition.time;
    ++m_count.transitions;
    m_newest = std::max(m_newest, transition.time);
    m_store.append(transition);
    if (m_wanted)
        m_batch.transitions.push_back(transition);
    ++m_records;
}

void Recorder::hit(Watched& watched, Events revents, Nanos time, bool each) {
    watched.hit.socket = watched.info.id;
    watched.hit.revents = revents;
    watched.hit.time = time;
    ++watched.hit.count;
    ++m_count.hits;
    if (each || time - watched.lastHitRecord >= kHitSpacing) {
        flushHit(watched);
    } else if (!watched.hitListed) {
        watched.hitListed = true;
        m_hitting.push_back(&watched);
    }
}

void Recorder::flushHit(Watched& watched) {
    if (watched.hit.count == 0)
        return;
    m_store.append(watched.hit);
    if (m_wanted)
        m_batch.hits.push_back(watched.hit);
    watched.lastHitRecord = watched.hit.time;
    watched.hit.count = 0;
    ++m_records;
}

void Recorder::flushHits(Nanos now) {
    std::erase_if(m_hitting, [&](Watched* watched) {
        if (watched->hit.count != 0 && now - watched->lastHitRecord < kHitSpacing)
            return false;
        flushHit(*watched);
        watched->hitListed = false;
        return true;
    });
}

Nanos Recorder::soonest(Nanos (*of)(const Watched&)) const {
    Nanos soonest = kInfinite;
    for (const Watched* watched : m_hitting)
        if (watched->hit.count != 0 && (soonest == kInfinite || of(*watched) < soonest))
            soonest = of(*watched);
    return soonest;
}

Nanos Recorder::nextHit() const {
    return soonest([](const Watched& watched) { return watched.lastHitRecord + kHitSpacing; });
}

Nanos Recorder::oldestHit() const {
    return soonest([](const Watched& watched) { return watched.hit.time; });
}

void Recorder::forget(Watched& watched) {
    flushHit(watched);
    if (std::exchange(watched.hitListed, false))
        std::erase(m_hitting, &watched);
}

void Recorder::wait(const Wait& wait) {
    m_newest = std::max(m_newest, wait.returned);
    m_store.append(wait);
    if (m_wanted)
        m_batch.waits.push_back(wait);
    ++m_records;
}

void Recorder::waitAtLength(Outcome outcome, Backend backend) {
    Wait wait;
    wait.entered = outcome.entered;
    wait.returned = outcome.ended;
    wait.passed = outcome.passed;
    wait.left = outcome.left;
    wait.ready = outcome.returned;
    wait.backend = backend;
    m_store.append(wait);
}

void Recorder::keepAtLength(Watched& watched, Events revents, Nanos time) {
    transition(watched, revents, time);
    --m_count.transitions;
}

void Recorder::beside(Beside beside, Nanos timeout, int returned) {
    Wait asked;
    asked.kind = WaitKind::Ask;
    asked.backend = Backend::Poll;
    asked.entered = beside.entered;
    asked.returned = beside.returned;
    asked.timeout = timeout;
    asked.passed = 0;
    asked.ready = std::max(returned, 0);
    asked.error = static_cast<std::int16_t>(beside.error);
    wait(asked);
    m_store.append(std::move(beside));
}

void Recorder::info(Watched& watched) {
    watched.info.time = m_newest = monotonicNow();
    m_batch.sockets.push_back(watched.info);
    ++m_records;
    ++m_others;
}

void Recorder::error(SocketId socket, const SysError& error) {
    m_newest = monotonicNow();
    m_batch.errors.push_back({m_newest, socket, error});
    ++m_records;
    ++m_others;
}

void Recorder::marker(MarkerKind kind, const std::string& text, const std::string& from, const std::string& to) {
    marker({monotonicNow(), kind, text, from, to});
}

void Recorder::marker(const Marker& marker) {
    m_newest = monotonicNow();
    m_store.append(marker);
    m_batch.markers.push_back(marker);
    ++m_records;
    ++m_others;
}

void Recorder::alsoSignal(int signal) { marker(MarkerKind::Signal, signalName(signal) + " came with it"); }

void Recorder::outsideSignal(int signal) { marker(MarkerKind::Signal, signalName(signal) + " came between two waits"); }

void Recorder::answer(CommandId id, SocketId socket, std::optional<SysError> error, Yield yield) {
    m_batch.answers.push_back({id, socket, std::move(error), std::move(yield)});
    ++m_records;
    ++m_others;
}

void Recorder::flush(Nanos horizon) {
    if (m_batch.empty())
        return;
    m_batch.horizon = horizon;
    m_observer.engineBatch(m_batch);
    forgetTrace();
    m_batch.sockets.clear();
    m_batch.errors.clear();
    m_batch.answers.clear();
    m_records = m_others = 0;
}

void Recorder::forgetTrace() {
    m_batch.transitions.clear();
    m_batch.waits.clear();
    m_batch.hits.clear();
    m_batch.markers.clear();
    m_batch.gaps.clear();
}

// Looked at with other work and at most once a second, so that an idle engine is never woken for it.
void Recorder::keepClock(Nanos now) {
    const ClockPair pair = readClockPair();
    const Nanos ahead = boottimeNow() - pair.monotonic;
    const Nanos jump = (pair.realtime - pair.monotonic) - (m_clock.realtime - m_clock.monotonic);
    // BOOTTIME runs on while the machine sleeps, MONOTONIC stands still: nothing could be asked in between.
    if (m_clockLooked != 0 && ahead - m_boottimeAhead > 10 * kMillisecond)
        m_store.append(Gap{m_clockLooked, pair.monotonic, 0, kNoSocket});
    if (m_clockLooked == 0 || std::abs(jump) > kMillisecond || pair.monotonic - m_clock.monotonic >= 60 * kSecond) {
        m_store.append(pair);
        m_clock = pair;
    }
    m_clockLooked = now;
    m_boottimeAhead = ahead;
}

} // namespace readyscope
