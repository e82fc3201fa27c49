// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/multiplexer/iouringwait.h"

#include "core/multiplexer/askbypoll.h"
#include "core/multiplexer/pollarray.h"

#include <algorithm>
#include <atomic>
#include <cerrno>

namespace readyscope {

namespace {

constexpr unsigned kSubmissions = 1024;

// Newest first. Completions are then made by the waiting thread itself, in its own call (Linux 6.1).
constexpr unsigned kWays[] = {
    IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_SUBMIT_ALL,
    IORING_SETUP_COOP_TASKRUN | IORING_SETUP_SUBMIT_ALL,
    0,
};

std::uint64_t nameOfPoll(Token token, std::uint32_t generation) {
    return static_cast<std::uint64_t>(generation) << 32 | token;
}

// A ring may be mapped where another thread's was until just now, and liburing unmaps and maps by system calls that the
// thread sanitizer does not see: this tells it that what was done there before is over.
void passOnAddresses() {
    static std::atomic<unsigned> passed{0};
    passed.fetch_add(1, std::memory_order_acq_rel);
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
    passOnAddresses();
    return error;
}

// Completions were lost for want of memory (EBADR). Nobody knows which polls still stand, so all are armed on a new
// ring and tell the state as it is then.
void IoUringMultiplexer::reopen() {
    close();
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
        reap();
        if (returned < 0 && returned != -EINTR)
            break;
    }
    close();
}

void IoUringMultiplexer::close() {
    passOnAddresses();
    ::io_uring_queue_exit(&m_ring);
    m_open = false;
}

Status IoUringMultiplexer::add(Token token, int fd, Events events, Trigger /*trigger*/) {
    if (const int error = open(); error != 0)
        return SysError{"io_uring_setup", error, {}, {}};
    if (token >= m_entries.size())
        m_entries.resize(token + 1);
    if (token >= m_told.size()) {
        m_told.resize(std::max<std::size_t>(16, std::size_t{2} * token));
        m_states.resize(m_told.size());
    }
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
    m_onlyWaits = false;
    m_entries[token].poll = Poll::Listed;
    m_toArm.push_back(token);
}

// Null where the queue is full and the kernel takes nothing just now.
io_uring_sqe* IoUringMultiplexer::submission() {
    m_onlyWaits = false;
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
            reap();
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

// What was told of it and is still for the next call.
void IoUringMultiplexer::drop(Token token) {
    if (token == 0)
        m_wakerTold = {};
    Entry& entry = m_entries[token];
    if (!m_fresh || entry.round != m_round)
        return;
    takeOut(entry.place);
    entry.round = 0;
}

void IoUringMultiplexer::takeOut(std::uint32_t place) {
    m_told[place] = m_told[--m_toldCount];
    m_states[place] = m_states[m_toldCount];
    m_entries[m_told[place].token].place = place;
}

void IoUringMultiplexer::refuse(Token token, int error) {
    m_entries[token].fd = -1;
    m_refused.push_back({token, error});
}

Outcome IoUringMultiplexer::wait(Nanos timeout, const sigset_t* mask, std::vector<Ready>& ready) {
    const Outcome outcome = call(timeout, mask);
    finish(mask, outcome, ready);
    return outcome;
}

void IoUringMultiplexer::finish(const sigset_t* /*mask*/, const Outcome& /*outcome*/, std::vector<Ready>& ready) const {
    ready.assign(m_told.begin(), m_told.begin() + m_toldCount);
    if (!m_wakerTold.empty())
        ready.push_back({0, m_wakerTold, m_wakerTold});
}

Outcome IoUringMultiplexer::callAtLength(Nanos timeout, const sigset_t* mask) {
    Outcome outcome;
    if (const int error = open(); error != 0) {
        m_toldCount = 0;
        m_wakerTold = {};
        outcome.returned = -1;
        outcome.error = error;
        outcome.entered = outcome.ended = monotonicNow();
        return outcome;
    }
    if (!m_toArm.empty())
        armListed();
    enter(m_fresh && (m_toldCount > 0 || !m_wakerTold.empty()) ? 0 : timeout, mask, outcome);
    m_onlyWaits = !m_once && m_toArm.empty() && ::io_uring_sq_ready(&m_ring) == 0;
    took(outcome);
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

void IoUringMultiplexer::reapOverflowed() {
    do {
        ++m_calls;
        if (::io_uring_get_events(&m_ring) < 0)
            break;
        reapRing(true);
    } while (::io_uring_cq_has_overflow(&m_ring));
}

// The poll has ended, or was to end. False where its completion says nothing of the descriptor.
bool IoUringMultiplexer::completed(Token token, const io_uring_cqe& completion, bool overflowed) {
    Entry& entry = m_entries[token];
    const bool ended = (completion.flags & IORING_CQE_F_MORE) == 0;
    if (entry.poll == Poll::Cancelled) {
        if (ended) {
            entry.poll = Poll::Idle;
            --m_cancelled;
        }
        return false;
    }
    if (ended) {
        entry.poll = Poll::Idle;
        if (completion.res < 0 && completion.res != -ECANCELED) {
            refuse(token, -completion.res);
            return false;
        }
        // A multishot poll ends by itself where the ring was full, and where there is nothing to wait on (a regular
        // file, a terminal that was hung up): armed anew, that would end at once again and again.
        if (m_once || overflowed || completion.res < 0)
            list(token);
    }
    return completion.res >= 0;
}

// Closed behind our back, while the poll keeps the open file alive.
void IoUringMultiplexer::takeOutClosed() {
    for (std::uint32_t place = 0; place < m_toldCount;) {
        const Token token = m_told[place].token;
        if (m_told[place].revents.any(Events::Nval)) {
            disarm(token);
            refuse(token, EBADF);
        } else {
            ++place;
        }
    }
}

Outcome IoUringMultiplexer::ask(std::span<const Question> questions, std::vector<Ready>& ready) {
    ++m_calls;
    return askByPoll(questions, m_asked, ready);
}

} // namespace readyscope
