// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// epoll(7): the kernel keeps the interest list and answers with those that are ready. As `epoll` each descriptor is
// watched as its Trigger says, as `epoll-et` by edges all but the waker. Waits in nanoseconds with epoll_pwait2
// (Linux 5.11), else in milliseconds.

#include "core/multiplexer/multiplexer.h"
#include "core/socket/fd.h"

#include <poll.h>
#include <sys/epoll.h>

namespace readyscope {

class EpollMultiplexer final : public Multiplexer {
public:
    explicit EpollMultiplexer(Backend backend); // Epoll or EpollEt
    static const Traits& traitsOf(Backend backend);
    Backend backend() const override { return m_backend; }
    const Traits& traits() const override { return traitsOf(m_backend); }

    // Fails with EPERM for what cannot wait, such as a regular file, and with EEXIST for a number watched already.
    Status add(Token token, int fd, Events events, Trigger trigger) override;
    Status modify(Token token, Events events, Trigger trigger) override;
    void remove(Token token) override;
    Outcome wait(Nanos timeout, const sigset_t* mask, std::vector<Ready>& ready) override;
    Outcome ask(std::span<const Question> questions, std::vector<Ready>& ready) override;
    Backend asksBy() const override { return Backend::Poll; }

private:
    static constexpr Token kNobody = 0xffffffff;
    struct Entry {
        int fd = -1;
        std::uint32_t events = 0;
        std::uint32_t generation = 0; // of the token, so that what is left of an earlier one is known
    };

    // A timeout as the call takes it; the same one comes again and again.
    struct Limit {
        Nanos asked = kInfinite;
        Nanos passed = kInfinite;
        timespec duration{};
        int milliseconds = -1;
    };

    Limit limitFor(Nanos timeout) const;
    int control(int operation, Token token);
    std::uint32_t eventsFor(Token token, Events events, Trigger trigger) const;
    void call(Nanos timeout, const sigset_t* mask, Outcome& outcome);
    bool name(int count, std::vector<Ready>& ready);
    void askAnew(const sigset_t* mask, Outcome& outcome, std::vector<Ready>& ready);
    void rebuild();
    bool has(Token token) const { return token < m_entries.size() && m_entries[token].fd >= 0; }
    void forget(Token token);

    Backend m_backend;
    bool m_exact; // to the nanosecond
    Fd m_epoll;
    int m_problem = 0;            // why there is no m_epoll
    std::vector<Entry> m_entries; // by token
    std::vector<Token> m_owners;  // by descriptor number: whose registration it is
    std::vector<epoll_event> m_told =
        std::vector<epoll_event>(1); // room for all that are watched: one that is not named was not ready
    int m_room = 1;                  // as many
    Limit m_limit;
    std::size_t m_watched = 0;
    std::vector<pollfd> m_asked;
};

} // namespace readyscope
