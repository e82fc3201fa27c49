// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/knowledge.h"

#include "core/multiplexer/registry.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>

namespace readyscope {

namespace {
constexpr Events kAll = Events::fromBits(0xffff);
} // namespace

Knowledge::Knowledge(SocketTable& sockets, Recorder& recorder, Inspection& inspection, const Waker& waker)
    : m_sockets(sockets), m_recorder(recorder), m_inspection(inspection), m_waker(waker) {}

void Knowledge::useBackend(Backend backend) {
    updateAsked();
    m_multiplexer = makeMultiplexer(backend);
    // The waker came first, so that every backend takes its number.
    [[maybe_unused]] const Status added =
        m_multiplexer->add(0, m_waker.fd(), inWordsOf(backend, Events::In), Trigger::Level);
    const bool otherWords = answersInSets(backend) != m_inSets;
    m_sockets.forEach([&](Watched& watched) {
        watched.asked = {false, {}};
        // In other words nobody can say what fell by our own act and what by the switch.
        if (otherWords)
            forgetPending(watched);
        if (watched.info.state == SocketState::Unsupported) {
            watched.info.state = watched.supported;
            watched.info.problem.reset();
            watched.confirmed = monotonicNow();
            m_recorder.store().beginWatch(watched.info.id, watched.confirmed, false);
            m_recorder.info(watched);
        }
        touch(watched);
    });
    updateAsked();
    askAll();
}

void Knowledge::setMode(Mode mode) {
    m_mode = mode;
    m_sockets.forEach([&](Watched& watched) { touch(watched); });
    updateAsked();
    askAll();
}

void Knowledge::begin(Watched& watched, bool accepted) {
    const Nanos now = monotonicNow();
    watched.confirmed = now;
    watched.info.opened = now;
    watched.info.ended = kNoTime;
    watched.readEnded = watched.writeEnded = watched.starved = false;
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
    touch(watched);
}

void Knowledge::setState(Watched& watched, SocketState state) {
    watched.supported = state;
    if (watched.info.state != SocketState::Unsupported || !watched.isOpen())
        watched.info.state = state;
}

void Knowledge::touch(Watched& watched) {
    if (watched.dirty)
        return;
    watched.dirty = true;
    m_dirty.push_back(watched.info.id);
}

void Knowledge::updateAsked() {
    // By index: a refusal touches, and so appends.
    for (std::size_t i = 0; i < m_dirty.size(); ++i)
        if (Watched* watched = m_sockets.find(m_dirty[i]); watched != nullptr && watched->dirty)
            update(*watched);
    m_dirty.clear();
    dropUnlisted();
}

void Knowledge::update(Watched& watched) {
    updateEffective(watched);
    watched.dirty = false;
    Asking wanted{false, {}};
    if (watched.isOpen() && watched.info.state != SocketState::Unsupported)
        wanted = whatToAsk(backend(), m_mode, watched.effective, watched.known, watched.pending());
    if (wanted.watched && !watched.asked.watched) {
        if (const Status added = m_multiplexer->add(watched.token, watched.fd(), wanted.events, Trigger::Level);
            !added) {
            refuse(watched, added.error());
            return;
        }
    } else if (!wanted.watched && watched.asked.watched) {
        m_multiplexer->remove(watched.token);
    } else if (wanted.watched && wanted.events.bits() != watched.asked.events.bits()) {
        if (const Status modified = m_multiplexer->modify(watched.token, wanted.events, Trigger::Level); !modified) {
            refuse(watched, modified.error());
            return;
        }
    }
    watched.asked = wanted;
    updateSampled(watched);
}

// Interest, and what the engine itself must hear of to do what it was told to.
void Knowledge::updateEffective(Watched& watched) {
    Events effective = watched.isOpen() ? watched.info.interest : Events();
    if (watched.isOpen()) {
        const bool writes =
            watched.supported == SocketState::Connecting || !watched.echo.empty() || !watched.sending.empty();
        const bool reads = watched.info.policy == Policy::Drain || watched.info.policy == Policy::Echo ||
                           watched.info.policy == Policy::Accept || watched.acceptWaits;
        effective |= (writes ? Events(Events::Out) : Events()) | (reads ? Events(Events::In) : Events());
    }
    if (effective == watched.effective)
        return;
    const Events toldNow = inWordsOf(backend(), effective) | (m_inSets ? Events() : kUnaskable);
    const Events toldBefore = inWordsOf(backend(), watched.effective);
    watched.fresh |= inWordsOf(backend(), effective) - toldBefore;
    watched.effective = effective;
    // A bit that is asked for no longer is not known any longer.
    if (m_inSets == answersInSets(backend()) && !(watched.known - toldNow).empty())
        m_recorder.transition(watched, watched.known & toldNow, monotonicNow());
}

void Knowledge::updateSampled(Watched& watched) {
    const bool open = watched.isOpen() && watched.info.state != SocketState::Unsupported;
    const bool leftOut = open && !watched.asked.watched && !answersInSets(backend());
    const bool sampled = m_mode == Mode::Transitions && open &&
                         ((othersTakeReadiness(watched.info.kind) && !watched.known.empty()) ||
                          (leftOut && hangUpCanEnd(watched.info.kind)));
    if (sampled == watched.sampled)
        return;
    watched.sampled = sampled;
    if (sampled) {
        if (m_sampled.empty())
            m_nextSample = monotonicNow() + m_resample;
        m_sampled.push_back(watched.info.id);
    } else {
        std::erase(m_sampled, watched.info.id);
    }
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

void Knowledge::waitTold(const std::vector<Ready>& named, Nanos entered, Nanos returned, bool paused) {
    ++m_waits;
    // After a pause, a wait that did not block cannot say whether the rise came in it or before.
    const bool unsure = paused && returned - entered < kMillisecond;
    for (const Ready& ready : named) {
        Watched* watched = ready.token == 0 ? nullptr : m_sockets.at(ready.token);
        if (watched == nullptr || !watched->asked.watched)
            continue;
        watched->namedIn = m_waits;
        answered(*watched, ready.revents, watched->asked.events, returned, unsure ? m_lastReturn : kNoTime);
    }
    const auto notNamed = [&](Watched& watched) {
        if (watched.asked.watched && watched.namedIn != m_waits && !watched.known.empty())
            answered(watched, {}, watched.asked.events, returned, kNoTime);
    };
    if (m_mode == Mode::EveryReturn)
        m_sockets.forEach(notNamed);
    else
        for (const SocketId id : m_pending)
            if (Watched* watched = m_sockets.find(id))
                notNamed(*watched);
    m_lastReturn = returned;
    dropUnlisted();
}

void Knowledge::answered(Watched& watched, Events revents, Events asked, Nanos time, Nanos since) {
    // NVAL answers for every bit: there is nothing there.
    const Events told = revents.any(Events::Nval) ? kAll : m_inSets ? asked : asked | kUnaskable;
    const bool repeated = watched.pending().any(revents);
    settlePending(watched, revents, told);
    const Events next = (watched.known - told) | revents;
    const Events fell = watched.known - next;
    if (!fell.empty() && since == kNoTime)
        since = m_mode == Mode::EveryReturn ? std::max(m_lastReturn, watched.confirmed) : watched.confirmed;
    const bool changed = !(next == watched.known);
    if (changed) {
        m_recorder.flushHit(watched);
        m_recorder.transition(watched, next, time, since);
    }
    if (!revents.empty() && (!changed || repeated))
        m_recorder.hit(watched, revents, time);
    watched.confirmed = time;
    watched.fresh = watched.fresh - told;
    touch(watched);
}

void Knowledge::settlePending(Watched& watched, Events revents, Events asked) {
    PendingFall* first = &watched.read;
    PendingFall* second = &watched.write;
    if (second->at < first->at)
        std::swap(first, second);
    for (PendingFall* fall : {first, second}) {
        const Events fell = ((fall->bits & asked) - revents) & watched.known;
        fall->bits = fall->bits - asked;
        if (!fell.empty()) {
            m_recorder.flushHit(watched);
            m_recorder.transition(watched, watched.known - fell, fall->at);
        }
    }
}

void Knowledge::forgetPending(Watched& watched) {
    watched.read.bits = {};
    watched.write.bits = {};
}

void Knowledge::dropUnlisted() {
    std::erase_if(m_pending, [&](SocketId id) {
        Watched* watched = m_sockets.find(id);
        const bool drop = watched == nullptr || watched->pending().empty();
        if (drop && watched != nullptr)
            watched->pendingListed = false;
        return drop;
    });
    std::erase_if(m_sampled, [&](SocketId id) { return m_sockets.find(id) == nullptr; });
}

void Knowledge::listPending(Watched& watched) {
    touch(watched);
    if (watched.pendingListed || watched.pending().empty())
        return;
    watched.pendingListed = true;
    m_pending.push_back(watched.info.id);
}

void Knowledge::readNow(Watched& watched, Nanos at) {
    watched.read.bits |= watched.known & (kReadBits | Events::R);
    watched.read.at = at;
    listPending(watched);
}

void Knowledge::wroteNow(Watched& watched, Nanos at) {
    watched.write.bits |= watched.known & (kWriteBits | Events::W);
    watched.write.at = at;
    listPending(watched);
}

void Knowledge::allMayFall(Watched& watched, Nanos at) {
    watched.read.bits = watched.known - watched.write.bits;
    watched.read.at = at;
    listPending(watched);
}

Nanos Knowledge::oldestPending() const {
    Nanos oldest = kInfinite;
    for (const SocketId id : m_pending)
        if (const Watched* watched = m_sockets.find(id))
            for (const PendingFall& fall : {watched->read, watched->write})
                if (!fall.bits.empty() && (oldest == kInfinite || fall.at < oldest))
                    oldest = fall.at;
    return oldest;
}

template <typename Each> int Knowledge::ask(WaitKind kind, const std::vector<Watched*>& whom, Each each) {
    m_questions.clear();
    for (const Watched* watched : whom)
        m_questions.push_back({watched->token, watched->fd(), inWordsOf(backend(), watched->effective)});
    Wait wait;
    wait.kind = kind;
    wait.backend = m_multiplexer->asksBy();
    wait.timeout = m_timeout;
    const Outcome outcome = m_multiplexer->ask(m_questions, m_named);
    wait.entered = outcome.entered;
    wait.returned = outcome.ended;
    wait.passed = outcome.passed;
    wait.left = outcome.left;
    wait.ready = std::max(outcome.returned, 0);
    wait.error = static_cast<std::int16_t>(outcome.error);
    m_recorder.wait(wait);
    if (outcome.error != 0)
        return outcome.error;
    // Both are in the order of the questions.
    std::size_t next = 0;
    for (Watched* watched : whom) {
        const bool named = next < m_named.size() && m_named[next].token == watched->token;
        each(*watched, named ? m_named[next].revents : Events(), wait);
        next += named ? 1 : 0;
    }
    return 0;
}

void Knowledge::askAll() {
    const bool otherWords = answersInSets(backend()) != m_inSets;
    for (;;) {
        std::vector<Watched*> whom;
        m_sockets.forEach([&](Watched& watched) {
            if (watched.isOpen() && watched.info.state != SocketState::Unsupported)
                whom.push_back(&watched);
        });
        const int error =
            whom.empty() ? 0 : ask(WaitKind::Ask, whom, [&](Watched& watched, Events revents, const Wait& wait) {
                askedWhole(watched, revents, wait.returned, otherWords);
                m_lastReturn = wait.returned;
            });
        if (error == EINTR || (error == EBADF && takeOutBad()))
            continue;
        break;
    }
    m_inSets = answersInSets(backend());
    updateAsked();
}

void Knowledge::askedWhole(Watched& watched, Events revents, Nanos time, bool otherWords) {
    if (otherWords) {
        if (!(revents == watched.known))
            m_recorder.transition(watched, revents, time, kNoTime, Cause::Backend);
    } else {
        settlePending(watched, revents, kAll);
        if (const Events changed = revents ^ watched.known; !changed.empty()) {
            // A rise of what the waits asked came after the last of them; a fall, after it was last confirmed.
            const bool onlyRose = (watched.known - revents).empty() && watched.asked.watched;
            const Nanos since = onlyRose ? std::max(m_lastReturn, watched.confirmed) : watched.confirmed;
            m_recorder.transition(watched, revents, time, (changed - watched.fresh).empty() ? kNoTime : since);
        }
    }
    watched.confirmed = time;
    watched.fresh = {};
    if (!revents.empty())
        m_told.push_back({watched.info.id, revents});
    touch(watched);
}

bool Knowledge::takeOutBad() {
    bool found = false;
    m_sockets.forEach([&](Watched& watched) {
        if (!watched.isOpen() || watched.info.state == SocketState::Unsupported || ::fcntl(watched.fd(), F_GETFD) >= 0)
            return;
        refuse(watched, {std::string(nameOf(backend())), EBADF, {}, {}});
        found = true;
    });
    return found;
}

void Knowledge::sample() {
    std::vector<Watched*> whom;
    for (const SocketId id : m_sampled)
        if (Watched* watched = m_sockets.find(id))
            whom.push_back(watched);
    const Nanos before = monotonicNow();
    const int error = ask(WaitKind::Resample, whom, [&](Watched& watched, Events revents, const Wait& wait) {
        askedWhole(watched, revents, wait.returned, false);
    });
    if (error == EBADF)
        takeOutBad();
    // At most 2 % of a core: a call that costs more is made less often.
    const Nanos now = monotonicNow();
    m_nextSample = now + std::max(m_resample, 50 * (now - before));
}

void Knowledge::stopped(Nanos at) {
    m_sockets.forEach([&](Watched& watched) {
        m_recorder.flushHit(watched);
        if (watched.isOpen() && watched.info.state != SocketState::Unsupported)
            m_recorder.store().endWatch(watched.info.id, at, WatchEnd::Stopped);
    });
}

void Knowledge::resumed(Nanos at) {
    m_sockets.forEach([&](Watched& watched) {
        if (watched.isOpen() && watched.info.state != SocketState::Unsupported)
            m_recorder.store().beginWatch(watched.info.id, at, false);
    });
    updateAsked();
    askAll();
}

void Knowledge::forgetAll() {
    const Nanos now = monotonicNow();
    m_sockets.forEach([&](Watched& watched) {
        forgetPending(watched);
        watched.known = {};
        watched.fresh = kAll;
        watched.hit.count = 0;
        watched.lastTransition = now;
        if (watched.isOpen() && watched.info.state != SocketState::Unsupported)
            m_recorder.store().beginWatch(watched.info.id, now, false);
        touch(watched);
    });
    updateAsked();
    askAll();
}

} // namespace readyscope
