// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/loop.h"

#include <algorithm>
#include <cerrno>

#include <poll.h>
#include <pthread.h>

namespace readyscope {

namespace {

// A fall by our own act is known only when a wait has returned without naming it, so such a wait is kept short.
constexpr Nanos kPendingWait = 10 * kMillisecond;
constexpr std::size_t kBatchRecords = 4096;

Nanos sooner(Nanos a, Nanos b) { return a == kInfinite ? b : b == kInfinite ? a : std::min(a, b); }

} // namespace

Engine::Loop::Loop(const EngineSettings& settings, Store& store, BatchObserver& observer)
    : m_settings(settings), m_recorder(store, observer), m_knowledge(m_sockets, m_recorder, m_inspection, m_waker) {}

Status Engine::Loop::prepare() { return m_waker.open(); }

Nanos Engine::Loop::cpuTime() const { return m_running ? readClock(m_cpuClock) : m_cpuAtEnd.load(); }

EngineFigures Engine::Loop::figures() const {
    EngineFigures figures = m_tally.figures();
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
    m_knowledge.setResample(m_settings.resample);
    m_knowledge.setTimeout(m_settings.timeout);
    m_knowledge.useBackend(m_settings.backend);
    m_knowledge.setMode(m_settings.mode);
    m_desk.applyMask();
    m_recorder.marker(MarkerKind::Start, "start");
    while (!m_control.quit)
        turn();
    m_sockets.forEach([&](Watched& watched) {
        m_recorder.flushHit(watched);
        if (watched.bound)
            unlinkIfOurs(*watched.bound);
    });
    m_recorder.marker(MarkerKind::Stop, "stop");
    const Nanos now = monotonicNow();
    m_recorder.flush(now, now);
    m_cpuAtEnd = readClock(clock);
    m_running = false;
}

void Engine::Loop::turn() {
    takeMail();
    if (m_control.quit)
        return;
    const Nanos now = monotonicNow();
    if (const Nanos due = m_opener.nextDue(); due != kInfinite && due <= now)
        m_opener.expire(now);
    flushHits(now);
    if (!m_control.capturing) {
        flush(now);
        restUntilWoken(untilOwnDue(now));
        return;
    }
    if (const Nanos due = m_knowledge.nextSample(); due != kInfinite && due <= now) {
        m_knowledge.updateAsked();
        m_knowledge.sample();
    }
    reactToAsked();
    if (!pause())
        return;
    waitOnce();
    if (m_control.single) {
        m_control.single = false;
        m_desk.carryOut({0, command::Stop{}});
    }
}

void Engine::Loop::takeMail() {
    if (m_woken)
        m_waker.quiet();
    m_woken = false;
    if (!m_mailbox.take(m_commands, m_resolutions))
        return;
    for (const Resolution& resolution : m_resolutions)
        m_opener.resolved(resolution);
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
    Nanos due = m_opener.nextDue();
    if (m_control.capturing)
        due = sooner(due, m_knowledge.nextSample());
    for (const SocketId id : m_hitting)
        if (const Watched* watched = m_sockets.find(id))
            due = sooner(due, watched->lastHitRecord + Recorder::kHitSpacing);
    if (due != kInfinite)
        due = std::max<Nanos>(due - now, 0);
    return m_knowledge.anyPending() && m_control.capturing ? sooner(due, kPendingWait) : due;
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
    m_knowledge.updateAsked();
    if (const int signal = SignalDesk::takeNoted(); signal != 0)
        m_recorder.outsideSignal(signal);
    const Nanos now = monotonicNow();
    const Nanos timeout = sooner(untilDeadline(now), untilOwnDue(now));
    if (timeout != 0 || m_recorder.pendingRecords() >= kBatchRecords || now - m_lastFlush >= kPendingWait)
        flush(now);
    Wait wait;
    wait.backend = m_knowledge.backend();
    wait.timeout = m_control.timeout;
    wait.maskNotAtomic = m_signals.hasMask() && !m_knowledge.multiplexer().traits().masksSignals;
    const Outcome outcome = m_knowledge.multiplexer().wait(timeout, m_signals.callMask(), m_ready);
    wait.entered = outcome.entered;
    wait.returned = outcome.ended;
    told(outcome, wait);
}

void Engine::Loop::told(const Outcome& outcome, Wait& wait) {
    wait.passed = outcome.passed;
    wait.left = outcome.left;
    wait.error = static_cast<std::int16_t>(outcome.error);
    m_woken = std::erase_if(m_ready, [](const Ready& ready) { return ready.token == 0; }) > 0;
    wait.ready = std::max(outcome.returned, 0) - (m_woken ? 1 : 0);
    wait.byCommand = m_woken && wait.ready == 0;
    const int signal = SignalDesk::takeNoted();
    if (outcome.error == EINTR)
        wait.signal = static_cast<std::int16_t>(signal);
    else if (signal != 0)
        m_recorder.outsideSignal(signal);
    m_recorder.wait(wait);
    count(outcome, wait);
    m_lastReturn = wait.returned;
    if (wait.ready > 0 || (m_deadline != kInfinite && wait.returned >= m_deadline))
        m_deadline = kInfinite;
    if (outcome.error != 0) {
        waitFailed(wait);
        return;
    }
    m_knowledge.waitTold(m_ready, wait.entered, wait.returned, m_paused);
    react();
}

void Engine::Loop::count(const Outcome& outcome, const Wait& wait) {
    m_tally.backend.set(static_cast<std::uint8_t>(wait.backend));
    m_tally.waits.add(1);
    m_tally.ready.add(static_cast<std::uint64_t>(wait.ready));
    m_tally.timedOut.add(wait.timedOut() ? 1 : 0);
    m_tally.looked.add(outcome.looked);
    m_tally.inWait.add(wait.returned - wait.entered);
}

void Engine::Loop::react() {
    for (const Ready& ready : m_ready) {
        Watched* watched = m_sockets.at(ready.token);
        if (watched == nullptr)
            continue;
        if (watched->hit.count != 0 &&
            std::find(m_hitting.begin(), m_hitting.end(), watched->info.id) == m_hitting.end())
            m_hitting.push_back(watched->info.id);
        reactTo(*watched, ready.revents);
    }
}

void Engine::Loop::reactTo(Watched& watched, Events revents) {
    m_opener.connectTold(watched, revents);
    m_traffic.react(watched, revents);
}

// What an ask found ready is left out of the waits that follow, so it must be acted on now.
void Engine::Loop::reactToAsked() {
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

void Engine::Loop::flushHits(Nanos now) {
    std::erase_if(m_hitting, [&](SocketId id) {
        Watched* watched = m_sockets.find(id);
        if (watched != nullptr && watched->hit.count != 0 && now - watched->lastHitRecord < Recorder::kHitSpacing)
            return false;
        if (watched != nullptr)
            m_recorder.flushHit(*watched);
        return true;
    });
}

void Engine::Loop::flush(Nanos now) {
    Nanos horizon = sooner(now, m_knowledge.oldestPending());
    for (const SocketId id : m_hitting)
        if (const Watched* watched = m_sockets.find(id); watched != nullptr && watched->hit.count != 0)
            horizon = std::min(horizon, watched->hit.time);
    m_recorder.flush(now, horizon);
    m_lastFlush = now;
}

} // namespace readyscope
