// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The array of pollfd that poll and ppoll share; the call itself is theirs.

#include "core/multiplexer/multiplexer.h"

#include <bit>
#include <cstddef>
#include <cstring>

#include <poll.h>

namespace readyscope {

// What poll(2) can tell: all that a pollfd holds. (include/uapi/asm-generic/poll.h)
inline constexpr Events kToldByPoll = Events::fromBits(0x23ff);

class PollArrayMultiplexer : public Multiplexer {
public:
    Status add(Token token, int fd, Events events, Trigger trigger) override;
    Status modify(Token token, Events events, Trigger trigger) override;
    void remove(Token token) override;
    Outcome ask(std::span<const Question> questions, std::vector<Ready>& ready) override;

    // As many have revents as the call returned.
    template <typename Each> [[gnu::always_inline]] bool eachNamed(const Outcome& outcome, Each each) const {
        const pollfd* fd = m_fds.data();
        const pollfd* const end = fd + m_fds.size();
        for (int left = outcome.returned; left > 0; --left, ++fd) {
            fd = nextNamed(fd, end);
            const Events revents = Events::fromPoll(fd->revents);
            if (!each(Ready{m_tokens[static_cast<std::size_t>(fd - m_fds.data())], revents, revents}))
                return false;
        }
        return true;
    }
    void finish(const sigset_t* mask, const Outcome& outcome, std::vector<Ready>& ready) const;

protected:
    virtual Outcome callWith(std::span<pollfd> fds, Nanos timeout, const sigset_t* mask) = 0;
    std::span<pollfd> fdsToAsk() {
        ++m_calls;
        return m_fds;
    }

private:
    static constexpr std::uint32_t kNowhere = 0xffffffff;
    static constexpr std::size_t kAtOnce = 8;

    // Few among many are ready, so eight are looked at with a load each, and one test.
    static std::uint64_t whole(const pollfd& fd) {
        static_assert(sizeof(std::uint64_t) == sizeof fd && offsetof(pollfd, revents) == 6);
        std::uint64_t bits = 0;
        std::memcpy(&bits, &fd, sizeof bits);
        return bits;
    }
    static bool anyNamed(const pollfd* fd) {
        return ((whole(fd[0]) | whole(fd[1]) | whole(fd[2]) | whole(fd[3]) | whole(fd[4]) | whole(fd[5]) |
                 whole(fd[6]) | whole(fd[7])) &
                kRevents) != 0;
    }
    static const pollfd* nextNamed(const pollfd* fd, const pollfd* end) {
        while (end - fd >= static_cast<std::ptrdiff_t>(kAtOnce) && !anyNamed(fd))
            fd += kAtOnce;
        while (fd->revents == 0)
            ++fd;
        return fd;
    }
    static constexpr std::uint64_t kRevents = std::endian::native == std::endian::little ? 0xffff000000000000 : 0xffff;

    std::vector<pollfd> m_fds;           // dense
    std::vector<Token> m_tokens;         // of m_fds, place by place
    std::vector<std::uint32_t> m_places; // in m_fds, by token
    std::vector<pollfd> m_asked;         // of ask(), kept so that it need not be allocated each time
};

} // namespace readyscope
