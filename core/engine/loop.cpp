// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/loop.h"

#include <algorithm>
#include <cerrno>

#include <poll.h>
#include <pthread.h>

namespace readyscope {

namespace {

constexpr std::size_t kBatchRecords = 4096;

} // namespace

Engine::Loop::Loop(const EngineSettings& settings, Store& store, BatchObserver& observer)
    : m_settings(settings), m_recorder(store, observer, m_count),
      m_knowledge(m_sockets, m_recorder, m_inspection, m_waker) {}

Status Engine::Loop::prepare() { return m_waker.open(); }

Nanos Engine::Loop::cpuTime() const { return m_running ? readClock(m_cpuClock) : m_cpuAtEnd.load(); }

EngineFigures Engine::Loop::figures() const {
    EngineFigures figures = m_figures.read();
    figures.cpu = cpuTime();
    return figures;
}

void Engine::Loop::run() {
    clockid_t clock{};
    ::pthread_getcpuclockid(::pthread_self(), &clock);
    m_cpuClock = clock;
    m_running = true;
    m_signals.install();
    m_control.timeout = m_settings.timeout;
    m_control.pace = m_settings.pace;
    m_control.askBeside = m_settings.askBeside;
    m_knowledge.setResample(m_settings.resample);
    m_knowledge.setTimeout(m_settings.timeout);
    useFirstBackend();
    if (const Status set = m_knowledge.setMode(m_settings.mode); !set)
        m_recorder.error(kNoSocket, set.error());
    m_desk.applyMask();
    m_recorder.marker(MarkerKind::Start, "start");
    while (!m_control.quit) {
        turn();
        if (isCalm())
            turnPlainly();
    }
    m_sockets.forEach([&](Watched& watched) {
        m_recorder.flushHit(watched);
        if (watched.bound)
            unlinkIfOurs(*watched.bound);
    });
    m_inspection.takeBackAll(); // the descriptors go with the loop
    m_recorder.marker(MarkerKind::Stop, "stop");
    const Nanos now = monotonicNow();
    m_recorder.advance(now);
    m_recorder.flush(now);
    publish(now);
    m_cpuAtEnd = readClock(clock);
    m_running = false;
}

// poll is there always.
void Engine::Loop::useFirstBackend() {
    const Status used = m_knowledge.useBackend(m_settings.backend);
    if (used)
        return;
    m_recorder.error(kNoSocket, used.error());
    if (const Status fallen = m_knowledge.useBackend(Backend::Poll); !fallen)
        m_recorder.error(kNoSocket, fallen.error());
}

void Engine::Loop::turn() {
    if (m_woken || m_mailbox.hasMail())
        takeMail();
    if (m_control.quit)
        return;
    if (m_timed)
        careForDue(monotonicNow());
    if (!m_control.capturing) {
        const Nanos now = monotonicNow();
        flush(now);
        restUntilWoken(untilOwnDue(now));
        return;
    }
    reactToAsked();
    if (m_knowledge.mayDoubt()) {
        m_knowledge.updateAsked();
        m_knowledge.askDoubtful();
        reactToAsked();
    }
    if (!pause())
        return;
    waitOnce();
    if (m_control.single) {
        m_control.single = false;
        m_desk.carryOut({0, command::Stop{}});
    }
}

void Engine::Loop::careForDue(Nanos now) {
    if (const Nanos due = m_opener.nextDue(); due != kInfinite && due <= now)
        m_opener.expire(now);
    m_recorder.flushHits(now);
    if (const Nanos due = m_knowledge.nextSample(); m_control.capturing && due != kInfinite && due <= now) {
        m_knowledge.updateAsked();
        m_knowledge.sample();
    }
}

void Engine::Loop::takeMail() {
    if (m_woken)
        m_waker.quiet();
    m_woken = false;
    if (!m_mailbox.take(m_commands, m_resolutions, m_files))
        return;
    for (const Resolution& resolution : m_resolutions)
        m_opener.resolved(resolution);
    for (LoadedFile& file : m_files)
        m_desk.loaded(std::move(file));
    for (PostedCommand& command : m_commands)
        m_desk.carryOut(std::move(command));
}

// Between two waits in every-return mode. False if it was cut short.
bool Engine::Loop::pause() {
    m_paused = false;
    if (m_control.pace <= 0 || m_lastReturn == 0 || m_knowledge.mode() != Mode::EveryReturn)
        return true;
    const Nanos now = monotonicNow();
    const Nanos left = m_lastReturn + m_control.pace - now;
    if (left <= 0)
        return true;
    flush(now);
    restUntilWoken(left);
    m_paused = true;
    return !m_woken;
}

void Engine::Loop::restUntilWoken(Nanos due) {
    pollfd waker{.fd = m_waker.fd(), .events = POLLIN, .revents = 0};
    const timespec left{.tv_sec = due / kSecond, .tv_nsec = due % kSecond};
    ::ppoll(&waker, 1, due == kInfinite ? nullptr : &left, nullptr);
    m_woken = waker.revents != 0;
}

Nanos Engine::Loop::untilOwnDue(Nanos now) const {
    Nanos due = sooner(m_opener.nextDue(), m_recorder.nextHit());
    if (m_control.capturing)
        due = sooner(due, m_knowledge.nextSample());
    if (due != kInfinite)
        due = std::max<Nanos>(due - now, 0);
    if (!m_control.capturing)
        return due;
    // What may still be there must be asked again at once, and whoever else is ready gets a turn in between.
    if (m_knowledge.mayDoubt())
        return 0;
    return m_knowledge.anyPending() ? sooner(due, kPendingWait) : due;
}

Nanos Engine::Loop::untilDeadline(Nanos now) {
    if (std::exchange(m_control.timeoutChanged, false))
        m_deadline = kInfinite;
    if (m_control.timeout == kInfinite)
        return kInfinite;
    if (m_deadline == kInfinite)
        m_deadline = now + m_control.timeout;
    return std::max<Nanos>(m_deadline - now, 0);
}

void Engine::Loop::waitOnce() {
    if (m_lastReturn - m_lastMeasured >= kMeasureSpacing) {
        measuredWait();
        return;
    }
    m_knowledge.updateAsked();
    told(m_knowledge.multiplexer().wait(readyToWait(), m_signals.callMask(), m_ready));
}

// A few each second, so that their cost is known and costs nothing.
void Engine::Loop::measuredWait() {
    const Nanos begun = monotonicNow();
    m_knowledge.updateAsked();
    const Nanos timeout = readyToWait();
    const Nanos cpuBefore = readClock(CLOCK_THREAD_CPUTIME_ID);
    const Outcome outcome = m_knowledge.multiplexer().wait(timeout, m_signals.callMask(), m_ready);
    m_count.call += readClock(CLOCK_THREAD_CPUTIME_ID) - cpuBefore;
    m_count.setUp += outcome.entered - begun;
    m_count.sampled += 1;
    m_lastMeasured = outcome.ended;
    told(outcome);
}

void Engine::Loop::publish(Nanos now) {
    m_count.backend = m_knowledge.backend();
    m_figures.publish(m_count, m_knowledge.calls());
    m_lastPublished = now;
}

// What has to be done before a wait that may block. The time that it may last.
Nanos Engine::Loop::readyToWait() {
    while (const int signal = SignalDesk::takeNoted())
        m_recorder.outsideSignal(signal);
    m_timed = m_control.timeout != kInfinite || m_control.timeoutChanged || m_opener.isConnecting() ||
              m_recorder.hasHits() || m_knowledge.nextSample() != kInfinite;
    // Who is handed every record is not to wait for one until the next return.
    const Nanos now = m_timed || m_recorder.isWatched() ? monotonicNow() : m_lastReturn;
    const Nanos timeout = m_timed                    ? sooner(untilDeadline(now), untilOwnDue(now))
                          : m_knowledge.mayDoubt()   ? 0
                          : m_knowledge.anyPending() ? kPendingWait
                                                     : kInfinite;
    if (timeout == kInfinite || now - m_lastPublished >= kChoreSpacing)
        publish(now);
    if (timeout != 0 || m_recorder.pendingRecords() >= kBatchRecords || now - m_lastFlush >= kPendingWait)
        flush(now);
    return timeout;
}

void Engine::Loop::told(const Outcome& outcome) {
    Wait wait;
    wait.entered = outcome.entered;
    wait.returned = outcome.ended;
    wait.timeout = m_control.timeout;
    wait.passed = outcome.passed;
    wait.left = outcome.left;
    wait.error = static_cast<std::int16_t>(outcome.error);
    wait.backend = m_knowledge.backend();
    wait.maskNotAtomic = m_signals.hasMask() && !m_knowledge.multiplexer().traits().masksSignals;
    m_woken = m_knowledge.beginAnswer(m_ready);
    wait.ready = std::max(outcome.returned, 0) - (m_woken ? 1 : 0);
    wait.woken = m_woken;
    wait.byCommand = m_woken && wait.ready == 0;
    const int signal = SignalDesk::takeNoted();
    if (outcome.error == EINTR)
        wait.signal = static_cast<std::int16_t>(signal);
    else if (signal != 0)
        m_recorder.outsideSignal(signal);
    while (const int other = signal != 0 ? SignalDesk::takeNoted() : 0)
        m_recorder.alsoSignal(other);
    m_recorder.wait(wait);
    if (m_control.askBeside) {
        m_beside.ask(m_sockets, wait);
        ++m_count.calls;
    }
    count(outcome, wait);
    m_lastReturn = wait.returned;
    if (wait.ready > 0 || (m_deadline != kInfinite && wait.returned >= m_deadline))
        m_deadline = kInfinite;
    if (outcome.error != 0) {
        waitFailed(wait);
        return;
    }
    m_knowledge.settle(wait.returned);
    takeNamed(wait);
    m_knowledge.takeRefused();
}

void Engine::Loop::takeNamed(const Wait& wait) {
    // After a pause, a wait that did not block cannot say whether a rise came in it or before.
    const bool unsure = m_paused && wait.returned - wait.entered < kMillisecond;
    const Nanos since = unsure ? m_knowledge.lastReturn() : kNoTime;
    for (const Ready& ready : m_ready)
        if (Watched* const watched = m_sockets.at(ready.token))
            m_knowledge.named(*watched, ready, wait.returned, since);
    m_knowledge.endAnswer(wait.returned);
    react();
}

void Engine::Loop::count(const Outcome& outcome, const Wait& wait) {
    m_count.waits += 1;
    m_count.ready += static_cast<std::uint64_t>(wait.ready);
    m_count.looked += outcome.looked;
    m_count.inWait += wait.returned - wait.entered;
    if (wait.ready == 0)
        m_count.timedOut += wait.timedOut() ? 1U : 0U;
}

void Engine::Loop::react() {
    for (const Ready& ready : m_ready)
        if (Watched* watched = m_sockets.at(ready.token))
            reactTo(*watched, ready.revents);
}

void Engine::Loop::reactTo(Watched& watched, Events revents) {
    if (watched.supported == SocketState::Connecting)
        m_opener.connectTold(watched, revents);
    m_traffic.react(watched, revents);
    m_knowledge.touchIfNeeded(watched);
}

// What an ask found ready is left out of the waits that follow, so it must be acted on now.
void Engine::Loop::reactToAsked() {
    if (!m_knowledge.hasTold())
        return;
    for (const Knowledge::Told& told : m_knowledge.takeTold())
        if (Watched* watched = m_sockets.find(told.socket))
            reactTo(*watched, told.revents);
}

void Engine::Loop::waitFailed(const Wait& wait) {
    if (wait.error == EINTR || (wait.error == EBADF && m_knowledge.takeOutBad()))
        return;
    // Out of memory, or a limit: said once a second at most, and tried again, without spinning meanwhile.
    m_recorder.error(kNoSocket, {std::string(nameOf(wait.backend)), wait.error, "the wait", {}});
    const Nanos now = monotonicNow();
    flush(now);
    restUntilWoken(kSecond);
}

// `now` may be as old as the last return, and what was recorded since then must not be held back by it.
void Engine::Loop::flush(Nanos now) {
    now = std::max(now, m_recorder.newest());
    m_recorder.advance(now);
    if (m_recorder.hasNews())
        m_recorder.flush(sooner(sooner(now, m_knowledge.oldestPending()), m_recorder.oldestHit()));
    m_lastFlush = now;
}

} // namespace readyscope
