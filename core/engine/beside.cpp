// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/beside.h"

#include "core/multiplexer/askbypoll.h"

#include <algorithm>
#include <utility>

namespace readyscope {

Events sameInPoll(Backend backend, Events interest, Events asked) {
    if (!answersInSets(backend))
        return asked;
    const auto of = [&](Events set, Events bits) { return asked.any(set) ? bits : Events(); };
    const Events withSet = kReadBits | kWriteBits | Events::Pri;
    return interest & (of(Events::R, kReadBits) | of(Events::W, kWriteBits) | of(Events::E, Events::Pri) |
                       (Events::fromBits(0xffff) - withSet));
}

void BesideAsker::ask(const SocketTable& sockets, const Wait& wait) {
    m_whom.clear();
    sockets.forEach([&](const Watched& watched) {
        if (watched.asked.watched)
            m_whom.push_back(&watched);
    });
    std::sort(m_whom.begin(), m_whom.end(), [](const Watched* a, const Watched* b) { return a->info.id < b->info.id; });
    m_questions.clear();
    for (const Watched* watched : m_whom)
        m_questions.push_back(
            {watched->token, watched->fd(), sameInPoll(wait.backend, watched->effective, watched->asked.events)});
    const Outcome outcome = askByPoll(m_questions, m_asked, m_named);
    Beside beside;
    beside.waited = wait.returned;
    beside.entered = outcome.entered;
    beside.returned = outcome.ended;
    beside.error = outcome.error;
    beside.answers.reserve(m_whom.size());
    // Both are in the order of the questions.
    auto named = m_named.begin();
    for (const Watched* watched : m_whom) {
        const std::size_t place = beside.answers.size();
        BesideAnswer answer{watched->info.id, watched->fd(), m_questions[place].events, {}};
        if (named != m_named.end() && named->token == watched->token)
            answer.revents = (named++)->revents;
        beside.answers.push_back(answer);
    }
    m_recorder.beside(std::move(beside), wait.timeout, outcome.returned);
}

} // namespace readyscope
