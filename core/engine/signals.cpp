// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/signals.h"

#include "core/engine/engine.h"
#include "core/readiness/clock.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>

#include <poll.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace readyscope {

namespace {

// Not ours to block: they end or stop a program, tell of a fault in it, or (CHLD) of a helper that a library started
// and that is nobody's event here. 32 and 33 are glibc's own.
constexpr std::array kLeftAlone{SIGKILL, SIGSTOP, SIGINT,  SIGTERM, SIGHUP,  SIGQUIT, SIGTSTP,
                                SIGTTIN, SIGTTOU, SIGCONT, SIGSEGV, SIGBUS,  SIGFPE,  SIGILL,
                                SIGABRT, SIGTRAP, SIGSYS,  SIGPIPE, SIGCHLD, 32,      33};

} // namespace

constinit thread_local std::atomic<std::uint64_t> SignalDesk::s_noted{0};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free, "a handler may do no more (signal-safety(7))");

sigset_t userSignals() {
    sigset_t set;
    ::sigfillset(&set);
    for (const int signal : kLeftAlone)
        ::sigdelset(&set, signal);
    return set;
}

void blockUserSignals() {
    const sigset_t set = userSignals();
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
}

SignalDesk::~SignalDesk() {
    dropTimers(true);
    if (m_installed)
        ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

void SignalDesk::install() {
    const sigset_t set = userSignals();
    struct sigaction action {};
    action.sa_handler = note; // without SA_RESTART: EINTR is what is to be seen
    for (int signal = 1; signal <= SIGRTMAX; ++signal) {
        struct sigaction now {};
        if (::sigismember(&set, signal) == 1 && ::sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_DFL)
            ::sigaction(signal, &action, nullptr);
    }
    ::pthread_sigmask(SIG_BLOCK, &set, &m_before);
    m_installed = true;
}

void SignalDesk::setMask(const std::vector<int>& blocked, bool atomic) {
    m_blocked = blocked;
    m_atomic = atomic;
    applyMask();
}

bool SignalDesk::hold(int signal) {
    const sigset_t user = userSignals();
    if (::sigismember(&user, signal) != 1)
        return false;
    m_held.push_back(signal);
    applyMask();
    return true;
}

void SignalDesk::release(int signal) {
    const auto one = std::find(m_held.begin(), m_held.end(), signal);
    if (one != m_held.end())
        m_held.erase(one);
    applyMask();
}

void SignalDesk::applyMask() {
    const sigset_t user = userSignals();
    m_callMask = m_before;
    for (int signal = 1; signal <= SIGRTMAX; ++signal)
        if (::sigismember(&user, signal) == 1)
            ::sigdelset(&m_callMask, signal);
    for (const std::vector<int>* held : {&m_blocked, &m_held})
        for (const int signal : *held)
            ::sigaddset(&m_callMask, signal);
    m_hasMask = !m_blocked.empty();
    // In one step: unblocked for a moment only, what is pending would come outside the wait.
    sigset_t threadMask = m_callMask;
    for (int signal = 1; m_atomic && signal <= SIGRTMAX; ++signal)
        if (::sigismember(&user, signal) == 1)
            ::sigaddset(&threadMask, signal);
    ::pthread_sigmask(SIG_SETMASK, &threadMask, nullptr);
}

void SignalDesk::dropTimers(bool running) {
    std::erase_if(m_timers, [&](timer_t timer) {
        itimerspec left{};
        const bool ended =
            ::timer_gettime(timer, &left) != 0 || (left.it_value.tv_sec == 0 && left.it_value.tv_nsec == 0);
        if (ended || running)
            ::timer_delete(timer);
        return ended || running;
    });
}

int SignalDesk::raise(int signal) {
    const auto thread = static_cast<pid_t>(::syscall(SYS_gettid));
    const sigset_t user = userSignals();
    if (signal == SIGCHLD) {
        // Raised on purpose it is to be seen; its default is to be ignored.
        struct sigaction action {};
        action.sa_handler = note;
        ::sigaction(signal, &action, nullptr);
    }
    if (m_atomic && ::sigismember(&user, signal) == 1)
        return ::syscall(SYS_tgkill, ::getpid(), thread, signal) == 0 ? 0 : errno;
    // The kernel sends it when the thread is back in its wait: sent now, the handler would run before the wait begins,
    // which is the race that pselect was made for.
    // A timer's signal that is blocked still belongs to it and would go with it, so ended ones are kept for a while.
    if (m_timers.size() > 64)
        dropTimers(false);
    sigevent event{};
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_signo = signal;
    event._sigev_un._tid = thread;
    timer_t timer{};
    if (::timer_create(CLOCK_MONOTONIC, &event, &timer) != 0)
        return errno;
    m_timers.push_back(timer);
    const itimerspec once{.it_interval = {}, .it_value = {.tv_sec = 0, .tv_nsec = kMillisecond}};
    return ::timer_settime(timer, 0, &once, nullptr) == 0 ? 0 : errno;
}

// TSan defers handlers until an intercepted call that it knows to block.
void SignalDesk::letHandlersRun() { ::poll(nullptr, 0, 0); }

void SignalDesk::note(int signal) { s_noted.fetch_or(std::uint64_t{1} << (signal - 1), std::memory_order_relaxed); }

int SignalDesk::takeLowest() {
    const std::uint64_t noted = s_noted.load(std::memory_order_relaxed);
    if (noted == 0)
        return 0;
    const int signal = std::countr_zero(noted) + 1;
    s_noted.fetch_and(~(std::uint64_t{1} << (signal - 1)), std::memory_order_relaxed);
    return signal;
}

} // namespace readyscope
