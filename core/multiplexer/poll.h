// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// poll(2): milliseconds, every bit, NVAL for one descriptor that is not open where select fails as a whole.

#include "core/multiplexer/multiplexer.h"

#include <poll.h>

namespace readyscope {

class PollMultiplexer final : public Multiplexer {
public:
    static const Traits kTraits;
    Backend backend() const override { return Backend::Poll; }
    const Traits& traits() const override { return kTraits; }

    Status add(Token token, int fd, Events events, Trigger trigger) override;
    Status modify(Token token, Events events, Trigger trigger) override;
    void remove(Token token) override;
    Outcome wait(Nanos timeout, const sigset_t* mask, std::vector<Ready>& ready) override;
    Outcome ask(std::span<const Question> questions, std::vector<Ready>& ready) override;

private:
    static constexpr std::uint32_t kNowhere = 0xffffffff;

    std::vector<pollfd> m_fds;           // dense
    std::vector<Token> m_tokens;         // of m_fds, place by place
    std::vector<std::uint32_t> m_places; // in m_fds, by token
    std::vector<pollfd> m_asked;         // of ask(), kept so that it need not be allocated each time
};

} // namespace readyscope
