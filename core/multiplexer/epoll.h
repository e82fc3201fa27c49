// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// epoll(7): the kernel keeps the interest list and answers with those that are ready. As `epoll` each descriptor is
// watched as its Trigger says, as `epoll-et` by edges all but the waker. Waits in nanoseconds with epoll_pwait2
// (Linux 5.11), else in milliseconds.

#include "core/multiplexer/multiplexer.h"
#include "core/multiplexer/timeouts.h"
#include "core/readiness/directcall.h"
#include "core/socket/fd.h"

#include <algorithm>
#include <cerrno>

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

    [[gnu::always_inline]] Outcome call(Nanos timeout, const sigset_t* mask) {
        Outcome outcome;
        ++m_calls;
        if (m_exact) [[likely]] {
            const timespec limit = toTimespec(timeout == kInfinite ? 0 : timeout);
            outcome.passed = timeout;
            outcome.entered = monotonicNow();
            outcome.returned =
                direct::epollWait(m_epoll.get(), m_told.data(), m_room, timeout == kInfinite ? nullptr : &limit, mask);
        } else {
            const int milliseconds = toMilliseconds(timeout, outcome.passed);
            outcome.entered = monotonicNow();
            outcome.returned = direct::epollWait(m_epoll.get(), m_told.data(), m_room, milliseconds, mask);
        }
        if (outcome.returned < 0) [[unlikely]]
            outcome.error = errno;
        outcome.ended = monotonicNow();
        outcome.looked = outcome.returned > 0 ? static_cast<std::uint32_t>(outcome.returned) : 0;
        return outcome;
    }
    // False also if one that is no longer watched was among them.
    template <typename Each> [[gnu::always_inline]] bool eachNamed(const Outcome& outcome, Each each) const {
        const epoll_event* const end = m_told.data() + std::max(outcome.returned, 0);
        for (const epoll_event* told = m_told.data(); told != end; ++told) {
            const std::uint64_t data = told->data.u64;
            const auto token = static_cast<Token>(data);
            const Events revents = Events::fromPoll(static_cast<short>(told->events));
            if (m_entries[token].generation != static_cast<std::uint32_t>(data >> 32) ||
                !each(Ready{token, revents, revents})) [[unlikely]]
                return false;
        }
        return true;
    }
    void finish(const sigset_t* mask, Outcome& outcome, std::vector<Ready>& ready);

private:
    static constexpr Token kNobody = 0xffffffff;
    struct Entry {
        int fd = -1;
        std::uint32_t events = 0;
        std::uint32_t generation = 0; // of the token, so that what is left of an earlier one is known
    };

    int control(int operation, Token token);
    std::uint32_t eventsFor(Token token, Events events, Trigger trigger) const;
    bool name(const Outcome& outcome, std::vector<Ready>& ready) const;
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
    std::size_t m_watched = 0;
    std::vector<pollfd> m_asked;
};

} // namespace readyscope
