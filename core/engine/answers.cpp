// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the waits told: the part of Knowledge that each event goes through.
#include "core/engine/knowledge.h"

#include <algorithm>

namespace readyscope {

bool Knowledge::beginAnswer(const std::vector<Ready>& named) {
    ++m_waits;
    bool woken = false;
    for (const Ready& ready : named) {
        if (ready.token == 0)
            woken = true;
        else if (Watched* const watched = m_sockets.at(ready.token))
            watched->namedIn = m_waits;
    }
    return woken;
}

void Knowledge::named(Watched& watched, const Ready& ready, Nanos returned, Nanos since) {
    watched.behind = behindOf(watched, ready.behind);
    if (watched.asked.watched)
        answered(watched, ready, watched.asked.events, returned, since);
}

// Those whose bits may have fallen, and that the wait was asked about and did not name.
void Knowledge::sweepPending(Nanos returned) {
    std::size_t kept = 0;
    for (Watched* const watched : m_pending) {
        if (!watched->pending().empty())
            notNamed(*watched, returned);
        touchIfNeeded(*watched);
        watched->pendingListed = !watched->pending().empty();
        if (watched->pendingListed)
            m_pending[kept++] = watched;
    }
    m_pending.resize(kept);
}

void Knowledge::settleAll(Nanos returned) {
    m_sockets.forEach([&](Watched& watched) {
        notNamed(watched, returned);
        touchIfNeeded(watched);
    });
}

void Knowledge::dropSettled() {
    std::erase_if(m_pending, [](Watched* watched) {
        watched->pendingListed = !watched->pending().empty();
        return !watched->pendingListed;
    });
}

void Knowledge::notNamed(Watched& watched, Nanos returned) {
    if (!watched.asked.watched || watched.namedIn == m_waits || watched.known.empty())
        return;
    // An edge says nothing of what was so before: only what an act of ours has emptied is known to be gone.
    if (watched.asked.trigger == Trigger::Edge) {
        if (!watched.isDoubtful())
            settlePending(watched, {}, kEveryEvent);
        return;
    }
    answered(watched, {}, watched.asked.events, returned, kNoTime);
}

void Knowledge::answered(Watched& watched, const Ready& ready, Events asked, Nanos time, Nanos since) {
    const Events revents = ready.revents;
    // NVAL answers for every bit: there is nothing there.
    const Events told = revents.any(Events::Nval) ? kEveryEvent : m_inSets ? asked : asked | kUnaskable;
    const bool repeated = (watched.read.emptied ? watched.write.bits : watched.pending()).any(revents);
    if (!watched.pending().empty())
        settlePending(watched, revents, told);
    const Events next = (watched.known - told) | revents;
    const bool changed = next != watched.known;
    if (changed) {
        if (since == kNoTime && !(watched.known - next).empty())
            since = m_mode == Mode::EveryReturn && watched.asked.trigger == Trigger::Level
                        ? std::max(m_lastReturn, watched.confirmed)
                        : watched.confirmed;
        m_recorder.flushHit(watched);
        m_recorder.transition(watched, next, time, since, Cause::None,
                              ((ready.raw ^ revents) & told).empty() ? nullptr : &ready.raw);
    }
    if (!revents.empty() && (!changed || repeated))
        m_recorder.hit(watched, revents, time, m_eachHit);
    watched.confirmed = time;
    watched.fresh = watched.fresh - told;
}

void Knowledge::settlePending(Watched& watched, Events revents, Events asked) {
    PendingFall* first = &watched.read;
    PendingFall* second = &watched.write;
    if (second->at < first->at)
        std::swap(first, second);
    for (PendingFall* fall : {first, second}) {
        if (fall->bits.empty())
            continue;
        // What an act has emptied fell by it, even where it rose again before the answer.
        const Events still = fall == &watched.read && fall->emptied ? Events() : revents;
        const Events fell = ((fall->bits & asked) - still) & watched.known;
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

void Knowledge::listPending(Watched& watched) {
    if (watched.pendingListed || watched.pending().empty())
        return;
    watched.pendingListed = true;
    m_pending.push_back(&watched);
}

// epoll tells a socket by edges once HUP or ERR stands.
void Knowledge::noteDoubt(const Watched& watched) {
    m_mayDoubt = m_mayDoubt || watched.isDoubtful() || watched.known.any(kUnaskable);
    m_upset = m_upset || m_mayDoubt;
}

void Knowledge::readNow(Watched& watched, Nanos at, bool emptied) {
    // What is urgent ends when it is read past.
    watched.read.bits |= watched.known & (kReadBits | Events::Pri | Events::R | Events::E);
    watched.read.at = at;
    watched.read.emptied = emptied && (watched.read.bits - (kReadBits | Events::R)).empty();
    noteDoubt(watched);
    listPending(watched);
}

void Knowledge::wroteNow(Watched& watched, Nanos at) {
    watched.write.bits |= watched.known & (kWriteBits | Events::W);
    watched.write.at = at;
    noteDoubt(watched);
    listPending(watched);
    touch(watched);
}

void Knowledge::allMayFall(Watched& watched, Nanos at) {
    watched.read.bits = watched.known - watched.write.bits;
    watched.read.at = at;
    watched.read.emptied = false;
    noteDoubt(watched);
    listPending(watched);
    touch(watched);
}

Nanos Knowledge::oldestPending() const {
    Nanos oldest = kInfinite;
    for (const Watched* watched : m_pending)
        for (const PendingFall* fall : {&watched->read, &watched->write})
            if (!fall->bits.empty() && (oldest == kInfinite || fall->at < oldest))
                oldest = fall->at;
    return oldest;
}

} // namespace readyscope
