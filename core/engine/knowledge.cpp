// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/knowledge.h"

#include "core/engine/reading.h"
#include "core/engine/transfer.h"
#include "core/multiplexer/registry.h"

#include <algorithm>
#include <cerrno>

namespace readyscope {

Knowledge::Knowledge(SocketTable& sockets, Recorder& recorder, Inspection& inspection, const Waker& waker)
    : m_sockets(sockets), m_recorder(recorder), m_inspection(inspection), m_waker(waker) {
    m_sockets.setLeaving([this](Watched& watched) { forget(watched); });
}

void Knowledge::forget(Watched& watched) {
    m_recorder.forget(watched);
    std::erase(m_dirty, &watched);
    std::erase(m_pending, &watched);
    m_sampled.forget(watched);
    m_settling.forget(watched);
}

Result<std::unique_ptr<Multiplexer>> Knowledge::newMultiplexer(Backend backend) const {
    std::unique_ptr<Multiplexer> made = makeMultiplexer(backend);
    if (!made)
        return SysError{std::string(nameOf(backend)), ENOTSUP, {}, "this kernel does not have it"};
    made->setMode(m_mode);
    // The waker comes first, so that every backend takes its number.
    if (const Status added = made->add(0, m_waker.fd(), inWordsOf(backend, Events::In), Trigger::Level); !added)
        return added.error();
    return made;
}

Status Knowledge::useBackend(Backend backend) {
    Result<std::unique_ptr<Multiplexer>> made = newMultiplexer(backend);
    if (!made)
        return made.error();
    use(std::move(*made));
    return Done{};
}

void Knowledge::use(std::unique_ptr<Multiplexer> multiplexer) {
    if (m_multiplexer) {
        updateAsked();
        m_callsBefore += m_multiplexer->calls();
    }
    m_multiplexer = std::move(multiplexer);
    const bool otherWords = answersInSets(backend()) != m_inSets;
    m_sockets.forEach([&](Watched& watched) {
        watched.asked = {false, {}};
        // In other words nobody can say what fell by our own act and what by the switch.
        if (otherWords)
            forgetPending(watched);
        if (watched.info.state == SocketState::Unsupported)
            restore(watched);
        touch(watched);
    });
    updateAsked();
    askAll();
}

// What one backend could not take the next one may.
void Knowledge::restore(Watched& watched) {
    watched.info.state = watched.supported;
    watched.info.problem.reset();
    watched.confirmed = monotonicNow();
    m_recorder.store().beginWatch(watched.info.id, watched.confirmed, false);
    m_recorder.info(watched);
}

Status Knowledge::setMode(Mode mode) {
    const Mode before = std::exchange(m_mode, mode);
    noteTerms(monotonicNow());
    // io_uring arms its polls in another way in each mode.
    if (backend() == Backend::IoUring && before != mode)
        return useBackend(Backend::IoUring);
    m_sockets.forEach([&](Watched& watched) { touch(watched); });
    updateAsked();
    askAll();
    return Done{};
}

void Knowledge::begin(Watched& watched, bool accepted) {
    const Nanos now = monotonicNow();
    watched.confirmed = now;
    watched.info.opened = now;
    watched.info.ended = kNoTime;
    watched.readEnded = watched.writeEnded = watched.starved = false;
    watched.mayBeSampled = othersTakeReadiness(watched.info.kind) || hangUpCanEnd(watched.info.kind);
    m_recorder.store().beginWatch(watched.info.id, now, accepted);
    m_inspection.lend(watched.info.id, watched.fd(), watched.info.kind);
    touch(watched);
}

void Knowledge::end(Watched& watched, WatchEnd how, Cause cause) {
    const Nanos now = monotonicNow();
    m_inspection.takeBack(watched.info.id);
    if (watched.asked.watched)
        m_multiplexer->remove(watched.token);
    watched.asked = {false, {}};
    m_recorder.flushHit(watched);
    forgetPending(watched);
    if (!watched.known.empty())
        m_recorder.transition(watched, {}, now, kNoTime, cause);
    if (watched.info.state != SocketState::Unsupported)
        m_recorder.store().endWatch(watched.info.id, now, how);
    watched.info.ended = now;
    watched.info.fd = -1;
    watched.effective = {};
    noteInterest(watched, now);
    touch(watched);
}

void Knowledge::setState(Watched& watched, SocketState state) {
    watched.supported = state;
    if (watched.info.state != SocketState::Unsupported || !watched.isOpen())
        watched.info.state = state;
}

void Knowledge::updateAsked() {
    // By index: a refusal touches, and so appends.
    for (std::size_t i = 0; i < m_dirty.size(); ++i)
        if (m_dirty[i]->dirty)
            update(*m_dirty[i]);
    m_dirty.clear();
}

void Knowledge::update(Watched& watched) {
    updateEffective(watched);
    watched.drainsPlainly = isPlainDrain(watched);
    watched.dirty = false;
    Asking wanted{false, {}};
    if (isAskable(watched))
        wanted = whatToAsk(backend(), m_mode, watched.effective, watched.known, watched.pending());
    if (wanted != watched.asked) {
        if (const Status done = askFor(watched, wanted); !done) {
            refuse(watched, done.error());
            return;
        }
        watched.asked = wanted;
    }
    watched.leftOut = watched.known - watched.pending();
    findPlain(watched);
    updateSampled(watched);
}

bool Knowledge::isPlainDrain(const Watched& watched) {
    return watched.isOpen() && watched.info.policy == Policy::Drain && isStreamSocket(watched.info.kind) &&
           watched.echo.empty() && watched.sending.empty() && !watched.readEnded &&
           watched.supported == SocketState::Open;
}

// The shortest way is for a socket of which nothing is in question: asked for data alone, or told by edges.
void Knowledge::findPlain(Watched& watched) {
    watched.plain = {};
    const Events data = inWordsOf(backend(), Events::In);
    const Events told = m_inSets ? watched.asked.events : watched.asked.events | kUnaskable;
    if (!watched.drainsPlainly || !watched.queue.empty() || watched.mayBeSampled || m_mode != Mode::Transitions ||
        !watched.asked.watched || !watched.asked.events.all(data) || !watched.pending().empty() ||
        watched.known.any(data | kUnaskable | Events::Pri | Events::E) || watched.fresh.any(told) ||
        watched.hit.count != 0)
        return;
    watched.behind = backend() == Backend::IoUring ? Events() : kStandBehind - watched.asked.events;
    // Told by edges, a short read has to prove that nothing is left.
    const bool edge = watched.asked.trigger == Trigger::Edge;
    if (edge && (!watched.behind.empty() || watched.known.any(kStandBehind)))
        return;
    watched.tail = m_recorder.store().writer().tail(watched.info.id);
    watched.plain = edge ? watched.known | data : data;
    watched.readsMessages = edge && mayBringDescriptors(watched.info.kind);
}

Status Knowledge::askFor(Watched& watched, const Asking& wanted) {
    if (wanted.watched && !watched.asked.watched)
        return m_multiplexer->add(watched.token, watched.fd(), wanted.events, wanted.trigger);
    if (wanted.watched)
        return m_multiplexer->modify(watched.token, wanted.events, wanted.trigger);
    if (watched.asked.watched)
        m_multiplexer->remove(watched.token);
    return Done{};
}

// Interest, and what the engine itself must hear of to do what it was told to.
void Knowledge::updateEffective(Watched& watched) {
    Events effective = watched.isOpen() ? watched.info.interest : Events();
    if (watched.isOpen()) {
        const bool writes =
            watched.supported == SocketState::Connecting || !watched.echo.empty() || !watched.sending.empty();
        const bool reads = watched.info.policy == Policy::Drain || watched.info.policy == Policy::Echo ||
                           watched.info.policy == Policy::Accept;
        effective |= (writes ? Events(Events::Out) : Events()) | (reads ? Events(Events::In) : Events());
        effective |= watched.waitsFor;
        // Where edges are told, a short read tells that nothing is left, if these would have been told.
        if (reads && backend() == Backend::EpollEt && isStreamSocket(watched.info.kind))
            effective |= kStandBehind;
    }
    if (effective == watched.effective) {
        if (watched.fd() != watched.notedFd)
            noteInterest(watched, monotonicNow());
        return;
    }
    const Events toldNow = inWordsOf(backend(), effective) | (m_inSets ? Events() : kUnaskable);
    const Events toldBefore = inWordsOf(backend(), watched.effective);
    watched.fresh |= inWordsOf(backend(), effective) - toldBefore;
    watched.effective = effective;
    noteInterest(watched, monotonicNow());
    // A bit that is asked for no longer is not known any longer.
    if (m_inSets != answersInSets(backend()) || (watched.known - toldNow).empty())
        return;
    m_recorder.transition(watched, watched.known & toldNow, monotonicNow());
    // Nor will any answer settle whether it fell: as long as that is to be asked, no wait may last.
    watched.read.bits &= toldNow;
    watched.write.bits &= toldNow;
}

// What the questions of the waits can be told from afterwards.
void Knowledge::noteInterest(Watched& watched, Nanos at) {
    watched.notedFd = watched.fd();
    m_recorder.store().note(watched.info.id, FdInterest{at, watched.fd(), watched.effective});
}

void Knowledge::noteTerms(Nanos at) { m_recorder.store().note(EngineTerms{at, m_mode, m_waker.fd()}); }

void Knowledge::updateSampled(Watched& watched) {
    const bool leftOut = !watched.asked.watched && !answersInSets(backend());
    // What has been told once as an edge, or stands in select's R, ends unheard; a datagram socket's ends by our read.
    const bool hangsUp =
        !isDatagram(watched.info.kind) && watched.known.any(answersInSets(backend()) ? Events(Events::R) : kUnaskable);
    const bool sampled = m_mode == Mode::Transitions && isAskable(watched) &&
                         ((othersTakeReadiness(watched.info.kind) && !watched.known.empty()) ||
                          ((leftOut || hangsUp) && hangUpCanEnd(watched.info.kind)));
    // The kernel ends a connection step by step, and a call that comes in between tells a part of it: tcp_reset() sets
    // the error before tcp_done() sets the state, unix_release_sock() hangs up before it sets the error. And one that
    // has hung up may still fail: the last FIN is answered by a reset, or never.
    const bool settling = m_mode == Mode::Transitions && isAskable(watched) && leftOut && !sampled;
    if (sampled == watched.sampled && settling == watched.settling)
        return;
    const Nanos now = monotonicNow();
    m_sampled.list(watched, sampled, now);
    m_settling.list(watched, settling, now);
}

void Knowledge::refuse(Watched& watched, const SysError& why) {
    SysError problem = why;
    problem.subject = watched.info.name;
    if (watched.asked.watched)
        m_multiplexer->remove(watched.token);
    watched.asked = {false, {}};
    forgetPending(watched);
    watched.info.state = SocketState::Unsupported;
    watched.info.problem = problem;
    const Nanos now = monotonicNow();
    if (!watched.known.empty())
        m_recorder.transition(watched, {}, now, kNoTime, Cause::Unsupported);
    watched.dirty = false;
    updateSampled(watched);
    m_recorder.store().endWatch(watched.info.id, now, WatchEnd::Unsupported);
    m_recorder.info(watched);
    m_recorder.error(watched.info.id, problem);
}

void Knowledge::stopped(Nanos at) {
    m_sockets.forEach([&](Watched& watched) {
        m_recorder.flushHit(watched);
        if (isAskable(watched))
            m_recorder.store().endWatch(watched.info.id, at, WatchEnd::Stopped);
    });
}

void Knowledge::resumed(Nanos at) {
    m_sockets.forEach([&](Watched& watched) {
        if (isAskable(watched))
            m_recorder.store().beginWatch(watched.info.id, at, false);
    });
    updateAsked();
    askAll();
}

void Knowledge::forgetAll() {
    const Nanos now = monotonicNow();
    noteTerms(now);
    m_sockets.forEach([&](Watched& watched) {
        noteInterest(watched, now);
        forgetPending(watched);
        watched.known = {};
        watched.fresh = kEveryEvent;
        watched.hit.count = 0;
        watched.lastTransition = now;
        if (isAskable(watched))
            m_recorder.store().beginWatch(watched.info.id, now, false);
        touch(watched);
    });
    updateAsked();
    askAll();
}

} // namespace readyscope
