// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/multiplexer/askbypoll.h"

#include <cerrno>

namespace readyscope {

Outcome askByPoll(std::span<const Question> questions, std::vector<pollfd>& asked, std::vector<Ready>& ready) {
    ready.clear();
    asked.clear();
    for (const Question& question : questions)
        asked.push_back({.fd = question.fd, .events = question.events.toPoll(), .revents = 0});
    Outcome outcome;
    outcome.passed = 0;
    outcome.looked = static_cast<std::uint32_t>(asked.size());
    outcome.entered = monotonicNow();
    outcome.returned = ::poll(asked.data(), asked.size(), 0);
    outcome.error = outcome.returned < 0 ? errno : 0;
    outcome.ended = monotonicNow();
    for (std::size_t i = 0; outcome.returned > 0 && i < questions.size(); ++i)
        if (const Events revents = Events::fromPoll(asked[i].revents); !revents.empty())
            ready.push_back({questions[i].token, revents, revents});
    return outcome;
}

} // namespace readyscope
