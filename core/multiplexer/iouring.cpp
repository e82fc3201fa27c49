// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/multiplexer/iouring.h"

#include "core/multiplexer/askbypoll.h"
#include "core/multiplexer/pollarray.h"
#include "core/readiness/directcall.h"

#include <algorithm>
#include <cerrno>

namespace readyscope {

namespace {

constexpr unsigned kSubmissions = 1024;
constexpr std::uint64_t kNobodys = ~std::uint64_t{0}; // the cancellations' own completions

// Newest first. Completions are then made by the waiting thread itself, in its own call (Linux 6.1).
constexpr unsigned kWays[] = {
    IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_SUBMIT_ALL,
    IORING_SETUP_COOP_TASKRUN | IORING_SETUP_SUBMIT_ALL,
    0,
};

std::uint64_t nameOfPoll(Token token, std::uint32_t generation) {
    return static_cast<std::uint64_t>(generation) << 32 | token;
}

} // namespace

const Traits IoUringMultiplexer::kTraits{
    .resolution = 1, .tells = kToldByPoll - Events::Nval, .masksSignals = true, .edgeTriggered = true};

int IoUringMultiplexer::open() {
    if (m_open)
        return 0;
    int error = 0;
    for (const unsigned way : kWays) {
        io_uring_params params{};
        params.flags = way | IORING_SETUP_CQSIZE | IORING_SETUP_CLAMP;
        params.cq_entries = m_completions;
        ++m_calls;
        error = -::io_uring_queue_init_params(std::min(kSubmissions, m_completions), &m_ring, &params);
        if (error == 0 && (params.features & IORING_FEAT_EXT_ARG) == 0) {
            ::io_uring_queue_exit(&m_ring); // before 5.11 a wait has no timeout of its own
            error = ENOSYS;
        }
        if (error != EINVAL)
            break;
    }
    m_open = error == 0;
    return error;
}

// Completions were lost for want of memory (EBADR). Nobody knows which polls still stand, so all are armed on a new
// ring and tell the state as it is then.
void IoUringMultiplexer::reopen() {
    ::io_uring_queue_exit(&m_ring);
    m_open = false;
    m_cancelled = 0;
    for (Token token = 0; token < m_entries.size(); ++token) {
        ++m_entries[token].generation;
        m_entries[token].poll = Poll::Idle;
        if (m_entries[token].fd >= 0)
            list(token);
    }
    open(); // or by the next wait, which says why it cannot
}

// The kernel ends the polls of a closed ring some time later, and until then a socket that is closed sends no FIN.
IoUringMultiplexer::~IoUringMultiplexer() {
    if (!m_open)
        return;
    for (Token token = 0; token < m_entries.size(); ++token)
        if (m_entries[token].poll == Poll::Armed && !cancel(token))
            break;
    while (m_cancelled > 0) {
        const int returned = ::io_uring_submit_and_wait(&m_ring, std::min(m_cancelled, 256U));
        reap(m_kept);
        if (returned < 0 && returned != -EINTR)
            break;
    }
    ::io_uring_queue_exit(&m_ring);
}

Status IoUringMultiplexer::add(Token token, int fd, Events events, Trigger /*trigger*/) {
    if (const int error = open(); error != 0)
        return SysError{"io_uring_setup", error, {}, {}};
    if (token >= m_entries.size())
        m_entries.resize(token + 1);
    Entry& entry = m_entries[token];
    entry.fd = fd;
    entry.events = events;
    list(token);
    return Done{};
}

Status IoUringMultiplexer::modify(Token token, Events events, Trigger /*trigger*/) {
    if (!has(token) || (m_entries[token].events == events && m_entries[token].poll != Poll::Idle))
        return Done{};
    disarm(token);
    m_entries[token].events = events;
    list(token); // which tells the state as it is then
    return Done{};
}

void IoUringMultiplexer::remove(Token token) {
    if (!has(token))
        return;
    disarm(token);
    m_entries[token].fd = -1;
}

void IoUringMultiplexer::list(Token token) {
    m_entries[token].poll = Poll::Listed;
    m_toArm.push_back(token);
}

// Null where the queue is full and the kernel takes nothing just now.
io_uring_sqe* IoUringMultiplexer::submission() {
    io_uring_sqe* entry = ::io_uring_get_sqe(&m_ring);
    if (entry == nullptr) {
        ++m_calls;
        ::io_uring_submit(&m_ring);
        entry = ::io_uring_get_sqe(&m_ring);
    }
    return entry;
}

void IoUringMultiplexer::armListed() {
    std::size_t done = 0;
    for (; done < m_toArm.size(); ++done) {
        const Token token = m_toArm[done];
        Entry& entry = m_entries[token];
        if (entry.poll != Poll::Listed)
            continue;
        io_uring_sqe* const sqe = submission();
        if (sqe == nullptr)
            break; // the rest at the next wait
        const auto events = static_cast<std::uint16_t>(entry.events.toPoll());
        if (m_once)
            ::io_uring_prep_poll_add(sqe, entry.fd, events);
        else
            ::io_uring_prep_poll_multishot(sqe, entry.fd, events);
        sqe->user_data = nameOfPoll(token, ++entry.generation);
        entry.poll = Poll::Armed;
    }
    m_toArm.erase(m_toArm.begin(), m_toArm.begin() + static_cast<std::ptrdiff_t>(done));
}

// IORING_OP_POLL_REMOVE would fail with EALREADY where a wake-up has come and is not told yet; this does not.
bool IoUringMultiplexer::cancel(Token token) {
    io_uring_sqe* const sqe = submission();
    if (sqe == nullptr)
        return false;
    Entry& entry = m_entries[token];
    ::io_uring_prep_cancel64(sqe, nameOfPoll(token, entry.generation), 0);
    sqe->user_data = kNobodys;
    entry.poll = Poll::Cancelled;
    ++m_cancelled;
    return true;
}

// Until its last completion has come. What is told of others meanwhile is kept.
void IoUringMultiplexer::disarm(Token token) {
    drop(token);
    Entry& entry = m_entries[token];
    if (entry.poll == Poll::Armed && cancel(token)) {
        while (entry.poll == Poll::Cancelled) {
            ++m_calls;
            const int returned = ::io_uring_submit_and_wait(&m_ring, 1);
            reap(m_kept);
            if (returned == -EBADR)
                reopen();
            else if (returned < 0 && returned != -EINTR)
                break;
        }
    }
    // Where the kernel was out of memory it may still complete; nobody listens to that generation then.
    if (entry.poll == Poll::Cancelled)
        --m_cancelled;
    ++entry.generation;
    entry.poll = Poll::Idle;
}

// What was kept of it.
void IoUringMultiplexer::drop(Token token) {
    const Entry& entry = m_entries[token];
    if (entry.round != m_round)
        return;
    m_kept[entry.place] = m_kept.back();
    m_entries[m_kept[entry.place].token].place = entry.place;
    m_kept.pop_back();
    m_entries[token].round = 0;
}

void IoUringMultiplexer::refuse(Token token, int error) {
    m_entries[token].fd = -1;
    m_refused.push_back({token, error});
}

Outcome IoUringMultiplexer::wait(Nanos timeout, const sigset_t* mask, std::vector<Ready>& ready) {
    ready.clear();
    Outcome outcome;
    if (const int error = open(); error != 0) {
        outcome.returned = -1;
        outcome.error = error;
        outcome.entered = outcome.ended = monotonicNow();
        return outcome;
    }
    if (!m_toArm.empty())
        armListed();
    if (!m_kept.empty())
        ready.swap(m_kept);
    enter(ready.empty() ? timeout : 0, mask, outcome);
    reap(ready);
    ++m_round;
    if (outcome.error == EBADR) {
        reopen();
        outcome.error = 0;
    }
    if (!ready.empty()) {
        askStates(ready);
        outcome.error = 0;
    }
    outcome.returned = outcome.error == 0 ? static_cast<int>(ready.size()) : -1;
    outcome.looked = static_cast<std::uint32_t>(ready.size());
    return outcome;
}

void IoUringMultiplexer::enter(Nanos timeout, const sigset_t* mask, Outcome& outcome) {
    // As good as none. Without any, liburing goes on waiting where a signal ends a call that also submitted something.
    constexpr std::int64_t kFarSeconds = std::int64_t{100} * 366 * 24 * 3600;
    const bool submits = ::io_uring_sq_ready(&m_ring) != 0;
    __kernel_timespec limit{.tv_sec = kFarSeconds, .tv_nsec = 0};
    if (timeout != kInfinite)
        limit = {.tv_sec = timeout / kSecond, .tv_nsec = timeout % kSecond};
    __kernel_timespec* const passed = submits || timeout != kInfinite ? &limit : nullptr;
    if (submits || ::io_uring_cq_ready(&m_ring) == 0)
        ++m_calls;
    outcome.passed = timeout;
    io_uring_cqe* first = nullptr;
    outcome.entered = monotonicNow();
    const int returned =
        ::io_uring_submit_and_wait_timeout(&m_ring, &first, 1, passed, const_cast<sigset_t*>(mask)); // not written to
    outcome.ended = monotonicNow();
    outcome.error = first != nullptr ? 0 : errorOf(returned, timeout, outcome);
}

// A call that submitted something says how much, and not how its wait ended (io_uring_enter(2)): nothing came, so it
// was a signal unless the time was over.
int IoUringMultiplexer::errorOf(int returned, Nanos timeout, const Outcome& outcome) const {
    if (returned < 0)
        return returned == -ETIME ? 0 : -returned;
    if (::io_uring_sq_ready(&m_ring) != 0)
        return EAGAIN; // it took a part, and did not wait
    return timeout == kInfinite || outcome.ended - outcome.entered < timeout ? EINTR : 0;
}

void IoUringMultiplexer::reap(std::vector<Ready>& told) {
    reapRing(told, false);
    while (::io_uring_cq_has_overflow(&m_ring)) {
        ++m_calls;
        if (::io_uring_get_events(&m_ring) < 0)
            break;
        reapRing(told, true);
    }
}

void IoUringMultiplexer::reapRing(std::vector<Ready>& told, bool overflowed) {
    unsigned head = 0;
    unsigned seen = 0;
    const io_uring_cqe* completion = nullptr;
    io_uring_for_each_cqe(&m_ring, head, completion) {
        take(*completion, told, overflowed);
        ++seen;
    }
    ::io_uring_cq_advance(&m_ring, seen);
}

void IoUringMultiplexer::take(const io_uring_cqe& completion, std::vector<Ready>& told, bool overflowed) {
    const auto token = static_cast<Token>(completion.user_data);
    if (token >= m_entries.size() || m_entries[token].generation != completion.user_data >> 32)
        return;
    Entry& entry = m_entries[token];
    const bool ended = (completion.flags & IORING_CQE_F_MORE) == 0;
    if (entry.poll == Poll::Cancelled) {
        if (ended) {
            entry.poll = Poll::Idle;
            --m_cancelled;
        }
        return;
    }
    if (ended) {
        entry.poll = Poll::Idle;
        if (completion.res < 0 && completion.res != -ECANCELED) {
            refuse(token, -completion.res);
            return;
        }
        // A multishot poll ends by itself where the ring was full, and where there is nothing to wait on (a regular
        // file, a terminal that was hung up): armed anew, that would end at once again and again.
        if (m_once || overflowed || completion.res < 0)
            list(token);
    }
    if (completion.res < 0)
        return;
    const Events raw = Events::fromPoll(static_cast<short>(completion.res));
    if (entry.round == m_round) {
        told[entry.place].raw |= raw;
        return;
    }
    entry.round = m_round;
    entry.place = static_cast<std::uint32_t>(told.size());
    told.push_back({token, raw, raw});
}

// The waker is not asked: that it was told is all there is to know. Where the question fails the masks stand.
void IoUringMultiplexer::askStates(std::vector<Ready>& ready) {
    m_asked.clear();
    for (const Ready& one : ready)
        if (one.token != 0)
            m_asked.push_back({.fd = m_entries[one.token].fd,
                               .events = (m_entries[one.token].events | kStandBehind).toPoll(),
                               .revents = 0});
    if (m_asked.empty())
        return;
    int answered = -1;
    do {
        ++m_calls;
        answered = direct::poll(m_asked.data(), m_asked.size(), 0);
    } while (answered < 0 && errno == EINTR);
    if (answered < 0)
        return;
    bool closed = false;
    const pollfd* asked = m_asked.data();
    for (Ready& one : ready) {
        if (one.token == 0)
            continue;
        const Events answer = Events::fromPoll(asked->revents);
        one.revents = answer & (m_entries[one.token].events | kUnaskable);
        one.behind = answer & kStandBehind;
        closed = closed || (asked->revents & POLLNVAL) != 0;
        ++asked;
    }
    if (!closed)
        return;
    // Closed behind our back, while the poll keeps the open file alive.
    std::erase_if(ready, [this](const Ready& one) {
        if (!one.revents.any(Events::Nval))
            return false;
        disarm(one.token);
        refuse(one.token, EBADF);
        return true;
    });
}

Outcome IoUringMultiplexer::ask(std::span<const Question> questions, std::vector<Ready>& ready) {
    ++m_calls;
    return askByPoll(questions, m_asked, ready);
}

} // namespace readyscope
