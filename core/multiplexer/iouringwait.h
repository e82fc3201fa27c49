// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What each wait of io_uring goes through, inline for who calls it a million times a second: one io_uring_enter(2) with
// nothing to submit, the completions taken from the ring, and one poll(2) for the states of those they are about.

#include "core/multiplexer/iouring.h"
#include "core/readiness/directcall.h"

#include <cerrno>

namespace readyscope {

[[gnu::always_inline]] inline Outcome IoUringMultiplexer::call(Nanos timeout, const sigset_t* mask) {
    constexpr unsigned kMaskBytes = 8; // _NSIG / 8
    if (!m_onlyWaits || timeout == kInfinite) [[unlikely]]
        return callAtLength(timeout, mask);
    Outcome outcome;
    const auto ring = static_cast<unsigned>(m_ring.ring_fd);
    int returned = 0;
    ++m_calls;
    outcome.passed = timeout;
    if (timeout == 0) [[likely]] {
        outcome.entered = monotonicNow();
        returned = ::io_uring_enter2(ring, 0, 0, IORING_ENTER_GETEVENTS, const_cast<sigset_t*>(mask), kMaskBytes);
    } else {
        __kernel_timespec limit{.tv_sec = timeout / kSecond, .tv_nsec = timeout % kSecond};
        io_uring_getevents_arg terms{}; // its other field has had several names
        terms.sigmask = reinterpret_cast<std::uintptr_t>(mask);
        terms.sigmask_sz = kMaskBytes;
        terms.ts = reinterpret_cast<std::uintptr_t>(&limit);
        outcome.entered = monotonicNow();
        returned = ::io_uring_enter2(ring, 0, 1, IORING_ENTER_GETEVENTS | IORING_ENTER_EXT_ARG,
                                     reinterpret_cast<sigset_t*>(&terms), sizeof terms); // no mask: EXT_ARG
    }
    outcome.ended = monotonicNow();
    if (returned < 0 && returned != -ETIME) [[unlikely]]
        outcome.error = -returned;
    took(outcome);
    return outcome;
}

template <typename Each>
[[gnu::always_inline]] inline bool IoUringMultiplexer::eachNamed(const Outcome& outcome, Each each) const {
    if (outcome.error != 0 || !m_wakerTold.empty())
        return false;
    const Ready* const end = m_told.data() + m_toldCount;
    for (const Ready* ready = m_told.data(); ready != end; ++ready)
        if (!each(*ready))
            return false;
    return true;
}

// What a call has brought.
[[gnu::always_inline]] inline void IoUringMultiplexer::took(Outcome& outcome) {
    reap();
    if (outcome.error == EBADR) [[unlikely]] {
        reopen();
        outcome.error = 0;
    }
    if (m_toldCount > 0) {
        while (!askStates())
            takeOutClosed(); // others may be told meanwhile
        outcome.error = 0;
    }
    m_fresh = false;
    outcome.looked = m_toldCount;
    if (!m_wakerTold.empty()) [[unlikely]] {
        outcome.error = 0;
        ++outcome.looked;
    }
    outcome.returned = outcome.error == 0 ? static_cast<int>(outcome.looked) : -1;
}

[[gnu::always_inline]] inline void IoUringMultiplexer::reap() {
    if (!m_fresh) {
        m_fresh = true;
        m_toldCount = 0;
        m_wakerTold = {};
        ++m_round;
    }
    reapRing(false);
    if (::io_uring_cq_has_overflow(&m_ring)) [[unlikely]]
        reapOverflowed();
}

[[gnu::always_inline]] inline void IoUringMultiplexer::reapRing(bool overflowed) {
    // As io_uring_for_each_cqe(3) and io_uring_cq_advance(3) do, without their question how long an entry is: this ring
    // has the short ones.
    const unsigned tail = io_uring_smp_load_acquire(m_ring.cq.ktail);
    unsigned head = *m_ring.cq.khead;
    const unsigned mask = m_ring.cq.ring_mask;
    const io_uring_cqe* const completions = m_ring.cq.cqes;
    for (; head != tail; ++head)
        take(completions[head & mask], overflowed);
    io_uring_smp_store_release(m_ring.cq.khead, head);
}

[[gnu::always_inline]] inline void IoUringMultiplexer::take(const io_uring_cqe& completion, bool overflowed) {
    const auto token = static_cast<Token>(completion.user_data);
    if (completion.user_data == kNobodys || m_entries[token].generation != completion.user_data >> 32) [[unlikely]]
        return;
    Entry& entry = m_entries[token];
    const bool goesOn = (completion.flags & IORING_CQE_F_MORE) != 0 && entry.poll != Poll::Cancelled;
    if ((!goesOn || completion.res < 0) && !completed(token, completion, overflowed)) [[unlikely]]
        return;
    const Events raw = Events::fromPoll(static_cast<short>(completion.res));
    if (token == 0) [[unlikely]] {
        m_wakerTold |= raw;
        return;
    }
    if (entry.round == m_round) [[unlikely]] {
        m_told[entry.place].raw |= raw;
        return;
    }
    entry.round = m_round;
    const std::uint32_t place = m_toldCount++;
    entry.place = place;
    Ready& one = m_told[place];
    one.token = token;
    one.revents = one.raw = raw;
    one.behind = {};
    pollfd& state = m_states[place];
    state.fd = entry.fd;
    state.events = (entry.events | kStandBehind).toPoll();
    state.revents = 0;
}

// Where the question fails the masks stand. False if one is closed.
[[gnu::always_inline]] inline bool IoUringMultiplexer::askStates() {
    int answers = -1;
    do {
        ++m_calls;
        answers = direct::poll(m_states.data(), m_toldCount, 0);
    } while (answers < 0 && errno == EINTR);
    return answers < 0 || takeStates();
}

[[gnu::always_inline]] inline bool IoUringMultiplexer::takeStates() {
    Events states;
    for (std::uint32_t place = 0; place < m_toldCount; ++place) {
        Ready& one = m_told[place];
        const Events state = Events::fromPoll(m_states[place].revents);
        one.revents = state & (m_entries[one.token].events | kUnaskable);
        one.behind = state & kStandBehind;
        states |= state;
    }
    return !states.any(Events::Nval);
}

} // namespace readyscope
