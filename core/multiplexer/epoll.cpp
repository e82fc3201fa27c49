// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/multiplexer/epoll.h"

#include "core/multiplexer/askbypoll.h"
#include "core/multiplexer/pollarray.h"

#include <algorithm>
#include <cerrno>

namespace readyscope {

namespace {

static_assert(EPOLLIN == POLLIN && EPOLLPRI == POLLPRI && EPOLLOUT == POLLOUT && EPOLLERR == POLLERR &&
              EPOLLHUP == POLLHUP && EPOLLRDNORM == POLLRDNORM && EPOLLRDBAND == POLLRDBAND &&
              EPOLLWRNORM == POLLWRNORM && EPOLLWRBAND == POLLWRBAND && EPOLLRDHUP == POLLRDHUP);

// Looks at no descriptor, so that only a kernel without the call (before 5.11, or valgrind) says ENOSYS.
bool hasNanoseconds() {
    static const bool kHas = [] {
        epoll_event none{};
        const timespec now{};
        return ::epoll_pwait2(-1, &none, 1, &now, nullptr) == 0 || errno != ENOSYS;
    }();
    return kHas;
}

Traits traitsWith(bool edges) {
    return {.resolution = hasNanoseconds() ? 1 : kMillisecond,
            .tells = kToldByPoll - Events::Nval,
            .masksSignals = true,
            .edgeTriggered = edges};
}

} // namespace

EpollMultiplexer::EpollMultiplexer(Backend backend)
    : m_backend(backend), m_exact(hasNanoseconds()), m_epoll(::epoll_create1(EPOLL_CLOEXEC)),
      m_problem(m_epoll ? 0 : errno) {}

const Traits& EpollMultiplexer::traitsOf(Backend backend) {
    static const Traits kLevel = traitsWith(false);
    static const Traits kEdge = traitsWith(true);
    return backend == Backend::EpollEt ? kEdge : kLevel;
}

std::uint32_t EpollMultiplexer::eventsFor(Token token, Events events, Trigger trigger) const {
    const bool edge = token != 0 && (m_backend == Backend::EpollEt || trigger == Trigger::Edge);
    return static_cast<std::uint16_t>(events.toPoll()) | (edge ? static_cast<std::uint32_t>(EPOLLET) : 0U);
}

int EpollMultiplexer::control(int operation, Token token) {
    const Entry& entry = m_entries[token];
    epoll_event event{};
    event.events = entry.events;
    event.data.u64 = static_cast<std::uint64_t>(entry.generation) << 32 | token;
    ++m_calls;
    return ::epoll_ctl(m_epoll.get(), operation, entry.fd, &event) == 0 ? 0 : errno;
}

Status EpollMultiplexer::add(Token token, int fd, Events events, Trigger trigger) {
    if (m_problem != 0)
        return SysError{"epoll_create1", m_problem, {}, {}};
    if (token >= m_entries.size())
        m_entries.resize(token + 1);
    Entry& entry = m_entries[token];
    entry = {fd, eventsFor(token, events, trigger), entry.generation + 1};
    const auto number = static_cast<std::size_t>(std::max(fd, 0));
    if (number >= m_owners.size())
        m_owners.resize(number + 1, kNobody);
    int error = control(EPOLL_CTL_ADD, token);
    // The registration of an open file that lost its number behind our back and has it again: taken over, unless
    // another token of ours still stands for it.
    if (error == EEXIST && m_owners[number] == kNobody)
        error = control(EPOLL_CTL_MOD, token);
    if (error != 0) {
        entry.fd = -1;
        return SysError{"epoll_ctl", error, {}, {}};
    }
    m_owners[number] = token;
    if (++m_watched > m_told.size()) {
        m_told.resize(std::max<std::size_t>(16, 2 * m_watched));
        m_room = static_cast<int>(m_told.size());
    }
    return Done{};
}

Status EpollMultiplexer::modify(Token token, Events events, Trigger trigger) {
    if (!has(token))
        return Done{};
    Entry& entry = m_entries[token];
    entry.events = eventsFor(token, events, trigger);
    // A number that now is another token's was closed behind our back, and the kernel would change that one's.
    const bool ours = m_owners[static_cast<std::size_t>(entry.fd)] == token;
    if (const int error = ours ? control(EPOLL_CTL_MOD, token) : EBADF; error != 0) {
        forget(token);
        return SysError{"epoll_ctl", error, {}, {}};
    }
    return Done{};
}

void EpollMultiplexer::remove(Token token) {
    if (!has(token))
        return;
    // Fails where the number was closed behind our back; what a duplicate then keeps alive is met in wait().
    if (m_owners[static_cast<std::size_t>(m_entries[token].fd)] == token)
        control(EPOLL_CTL_DEL, token);
    forget(token);
}

void EpollMultiplexer::forget(Token token) {
    Entry& entry = m_entries[token];
    Token& owner = m_owners[static_cast<std::size_t>(entry.fd)];
    if (owner == token)
        owner = kNobody;
    entry.fd = -1;
    ++entry.generation; // what is left of it is told no more
    --m_watched;
}

bool EpollMultiplexer::name(const Outcome& outcome, std::vector<Ready>& ready) const {
    ready.clear();
    return eachNamed(outcome, [&ready](const Ready& one) {
        ready.push_back(one);
        return true;
    });
}

void EpollMultiplexer::finish(const sigset_t* mask, Outcome& outcome, std::vector<Ready>& ready) {
    if (!name(outcome, ready)) [[unlikely]]
        askAnew(mask, outcome, ready);
}

Outcome EpollMultiplexer::wait(Nanos timeout, const sigset_t* mask, std::vector<Ready>& ready) {
    Outcome outcome = call(timeout, mask);
    finish(mask, outcome, ready);
    return outcome;
}

// A duplicate keeps a registration alive whose number is closed, and nothing can take it out any more (epoll(7),
// questions and answers): a new interest list without it answers instead.
void EpollMultiplexer::askAnew(const sigset_t* mask, Outcome& outcome, std::vector<Ready>& ready) {
    rebuild();
    const Nanos entered = outcome.entered;
    const Nanos passed = outcome.passed;
    outcome = call(0, mask);
    outcome.entered = entered;
    outcome.passed = passed;
    name(outcome, ready);
}

void EpollMultiplexer::rebuild() {
    Fd fresh(::epoll_create1(EPOLL_CLOEXEC));
    m_calls += 2;
    if (!fresh)
        return;
    m_epoll = std::move(fresh);
    for (Token token = 0; token < m_entries.size(); ++token)
        if (m_entries[token].fd >= 0 && m_owners[static_cast<std::size_t>(m_entries[token].fd)] == token)
            control(EPOLL_CTL_ADD, token);
}

Outcome EpollMultiplexer::ask(std::span<const Question> questions, std::vector<Ready>& ready) {
    ++m_calls;
    return askByPoll(questions, m_asked, ready);
}

} // namespace readyscope
