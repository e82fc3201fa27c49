// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/multiplexer/poll.h"

#include "core/multiplexer/timeouts.h"

#include <algorithm>
#include <cerrno>
#include <climits>

namespace readyscope {

const Traits PollMultiplexer::kTraits{
    .resolution = kMillisecond,
    .tells = Events::fromBits(0x23ff),
};

Status PollMultiplexer::add(Token token, int fd, Events events, Trigger /*trigger*/) {
    if (token >= m_places.size())
        m_places.resize(token + 1, kNowhere);
    m_places[token] = static_cast<std::uint32_t>(m_fds.size());
    m_fds.push_back({.fd = fd, .events = events.toPoll(), .revents = 0});
    m_tokens.push_back(token);
    return Done{};
}

Status PollMultiplexer::modify(Token token, Events events, Trigger /*trigger*/) {
    if (token < m_places.size() && m_places[token] != kNowhere)
        m_fds[m_places[token]].events = events.toPoll();
    return Done{};
}

void PollMultiplexer::remove(Token token) {
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

Outcome PollMultiplexer::wait(Nanos timeout, const sigset_t* /*mask*/, std::vector<Ready>& ready) {
    // The longest that an int of milliseconds holds, 24.8 days; the caller's deadline goes on after it.
    constexpr Nanos kLongest = INT_MAX * kMillisecond;
    ready.clear();
    Outcome outcome;
    outcome.passed = std::min(roundedUp(std::min(timeout, kLongest), kTraits.resolution), kLongest);
    const int milliseconds = outcome.passed == kInfinite ? -1 : static_cast<int>(outcome.passed / kMillisecond);
    outcome.looked = static_cast<std::uint32_t>(m_fds.size());
    ++m_calls;
    outcome.entered = monotonicNow();
    outcome.returned = ::poll(m_fds.data(), m_fds.size(), milliseconds);
    outcome.error = outcome.returned < 0 ? errno : 0;
    outcome.ended = monotonicNow();
    int left = outcome.returned;
    for (std::size_t place = 0; left > 0 && place < m_fds.size(); ++place) {
        if (m_fds[place].revents == 0)
            continue;
        const Events revents = Events::fromPoll(m_fds[place].revents);
        ready.push_back({m_tokens[place], revents, revents});
        --left;
    }
    return outcome;
}

Outcome PollMultiplexer::ask(std::span<const Question> questions, std::vector<Ready>& ready) {
    ready.clear();
    m_asked.clear();
    for (const Question& question : questions)
        m_asked.push_back({.fd = question.fd, .events = question.events.toPoll(), .revents = 0});
    Outcome outcome;
    outcome.passed = 0;
    outcome.looked = static_cast<std::uint32_t>(m_asked.size());
    ++m_calls;
    outcome.entered = monotonicNow();
    outcome.returned = ::poll(m_asked.data(), m_asked.size(), 0);
    outcome.error = outcome.returned < 0 ? errno : 0;
    outcome.ended = monotonicNow();
    for (std::size_t i = 0; outcome.returned > 0 && i < questions.size(); ++i)
        if (const Events revents = Events::fromPoll(m_asked[i].revents); !revents.empty())
            ready.push_back({questions[i].token, revents, revents});
    return outcome;
}

} // namespace readyscope
