// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/multiplexer/pollarray.h"

namespace readyscope {

Status PollArrayMultiplexer::add(Token token, int fd, Events events, Trigger /*trigger*/) {
    if (token >= m_places.size())
        m_places.resize(token + 1, kNowhere);
    m_places[token] = static_cast<std::uint32_t>(m_fds.size());
    m_fds.push_back({.fd = fd, .events = events.toPoll(), .revents = 0});
    m_tokens.push_back(token);
    return Done{};
}

Status PollArrayMultiplexer::modify(Token token, Events events, Trigger /*trigger*/) {
    if (token < m_places.size() && m_places[token] != kNowhere)
        m_fds[m_places[token]].events = events.toPoll();
    return Done{};
}

void PollArrayMultiplexer::remove(Token token) {
    if (token >= m_places.size() || m_places[token] == kNowhere)
        return;
    const std::uint32_t place = m_places[token];
    m_fds[place] = m_fds.back();
    m_tokens[place] = m_tokens.back();
    m_places[m_tokens[place]] = place;
    m_places[token] = kNowhere;
    m_fds.pop_back();
    m_tokens.pop_back();
}

void PollArrayMultiplexer::finish(const sigset_t* /*mask*/, const Outcome& outcome, std::vector<Ready>& ready) const {
    ready.clear();
    eachNamed(outcome, [&ready](const Ready& one) {
        ready.push_back(one);
        return true;
    });
}

Outcome PollArrayMultiplexer::ask(std::span<const Question> questions, std::vector<Ready>& ready) {
    ready.clear();
    m_asked.clear();
    for (const Question& question : questions)
        m_asked.push_back({.fd = question.fd, .events = question.events.toPoll(), .revents = 0});
    Outcome outcome = callWith(m_asked, 0, nullptr);
    ++m_calls;
    for (std::size_t i = 0; outcome.returned > 0 && i < questions.size(); ++i)
        if (const Events revents = Events::fromPoll(m_asked[i].revents); !revents.empty())
            ready.push_back({questions[i].token, revents, revents});
    return outcome;
}

} // namespace readyscope
