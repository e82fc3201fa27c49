// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The array of pollfd that poll and ppoll share; the call itself is theirs.

#include "core/multiplexer/multiplexer.h"

#include <poll.h>

namespace readyscope {

// What poll(2) can tell: all that a pollfd holds. (include/uapi/asm-generic/poll.h)
inline constexpr Events kToldByPoll = Events::fromBits(0x23ff);

class PollArrayMultiplexer : public Multiplexer {
public:
    Status add(Token token, int fd, Events events, Trigger trigger) override;
    Status modify(Token token, Events events, Trigger trigger) override;
    void remove(Token token) override;
    Outcome wait(Nanos timeout, const sigset_t* mask, std::vector<Ready>& ready) override;
    Outcome ask(std::span<const Question> questions, std::vector<Ready>& ready) override;

protected:
    virtual Outcome call(std::span<pollfd> fds, Nanos timeout, const sigset_t* mask) = 0;

private:
    static constexpr std::uint32_t kNowhere = 0xffffffff;

    std::vector<pollfd> m_fds;           // dense
    std::vector<Token> m_tokens;         // of m_fds, place by place
    std::vector<std::uint32_t> m_places; // in m_fds, by token
    std::vector<pollfd> m_asked;         // of ask(), kept so that it need not be allocated each time
};

} // namespace readyscope
