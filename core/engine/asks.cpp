// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Questions put beside the waits: all sockets after a switch, those that others may have emptied, those in doubt.
#include "core/engine/knowledge.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>

namespace readyscope {

template <typename Each> int Knowledge::ask(WaitKind kind, const std::vector<Watched*>& whom, Each each) {
    m_questions.clear();
    for (const Watched* watched : whom)
        m_questions.push_back({watched->token, watched->fd(), inWordsOf(backend(), watched->effective)});
    const Outcome outcome = m_multiplexer->ask(m_questions, m_named);
    Wait wait;
    wait.kind = kind;
    wait.backend = m_multiplexer->asksBy();
    wait.timeout = m_timeout;
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
            if (isAskable(watched))
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
    m_eachHit = backend() == Backend::EpollEt;
    updateAsked();
}

bool Knowledge::askDoubtful() {
    m_mayDoubt = false;
    std::vector<Watched*> whom;
    std::copy_if(m_pending.begin(), m_pending.end(), std::back_inserter(whom),
                 [](const Watched* watched) { return watched->isDoubtful(); });
    if (whom.empty())
        return false;
    const int error = ask(WaitKind::Ask, whom, [&](Watched& watched, Events revents, const Wait& wait) {
        askedWhole(watched, revents, wait.returned, false);
    });
    m_mayDoubt = error != 0;
    return true;
}

void Knowledge::askedWhole(Watched& watched, Events revents, Nanos time, bool otherWords) {
    // poll(2) asks for those that have no word for it.
    if (revents.any(Events::Nval) && !m_multiplexer->traits().tells.any(Events::Nval)) {
        refuse(watched, {std::string(nameOf(backend())), EBADF, {}, {}});
        return;
    }
    if (otherWords) {
        if (!(revents == watched.known))
            m_recorder.transition(watched, revents, time, kNoTime, Cause::Backend);
    } else {
        settlePending(watched, revents, kEveryEvent);
        if (const Events changed = revents ^ watched.known; !changed.empty()) {
            // A rise of what the waits asked came after the last of them; a fall, after it was last confirmed.
            const bool onlyRose = (watched.known - revents).empty() && watched.asked.watched;
            const Nanos since = onlyRose ? std::max(m_lastReturn, watched.confirmed) : watched.confirmed;
            m_recorder.transition(watched, revents, time, (changed - watched.fresh).empty() ? kNoTime : since);
        }
    }
    watched.confirmed = time;
    watched.fresh = {};
    watched.behind = kStandBehind - watched.asked.events;
    if (!revents.empty())
        m_told.push_back({watched.info.id, revents});
    touch(watched);
}

void Knowledge::takeRefused() {
    if (!m_multiplexer->anyRefused())
        return;
    for (const Unwatchable& one : m_multiplexer->takeRefused())
        if (Watched* const watched = m_sockets.at(one.token); watched != nullptr && watched->asked.watched) {
            watched->asked.watched = false; // as good as removed
            refuse(*watched, {std::string(nameOf(backend())), one.error, {}, {}});
        }
}

bool Knowledge::takeOutBad() {
    bool found = false;
    m_sockets.forEach([&](Watched& watched) {
        if (!isAskable(watched) || ::fcntl(watched.fd(), F_GETFD) >= 0)
            return;
        refuse(watched, {std::string(nameOf(backend())), EBADF, {}, {}});
        found = true;
    });
    return found;
}

void Knowledge::sample() {
    const Nanos now = monotonicNow();
    resample(m_sampled, now);
    resample(m_settling, now);
}

void Knowledge::resample(SampleList& list, Nanos now) {
    if (!list.isDue(now))
        return;
    const Nanos before = readClock(CLOCK_THREAD_CPUTIME_ID); // a busy machine makes none of them dear
    bool changed = false;
    const std::vector<Watched*> whom = list.sockets(); // a copy: what is told may take some out
    const int error = ask(WaitKind::Resample, whom, [&](Watched& watched, Events revents, const Wait& wait) {
        changed = changed || !(revents == watched.known);
        askedWhole(watched, revents, wait.returned, false);
    });
    if (error == EBADF)
        takeOutBad();
    list.asked(monotonicNow(), readClock(CLOCK_THREAD_CPUTIME_ID) - before, changed);
}

} // namespace readyscope
