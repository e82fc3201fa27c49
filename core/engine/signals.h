// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Signals that interrupt the engine's wait. Outside the engine's thread all of them are blocked; there a handler that
// only notes the number turns them into EINTR. signal(7), sigaction(2), pselect(2).

#include <atomic>
#include <csignal>
#include <cstdint>
#include <ctime>
#include <vector>

#include <signal.h>

namespace readyscope {

// Those that a user may raise and that are blocked in main().
sigset_t userSignals();

class SignalDesk {
public:
    SignalDesk() = default;
    ~SignalDesk();
    SignalDesk(const SignalDesk&) = delete;
    SignalDesk& operator=(const SignalDesk&) = delete;

    // All on the engine's thread.
    void install();
    // `atomic`: the call swaps the mask itself, so signals stay blocked outside it; else the thread's mask is set.
    void setMask(const std::vector<int>& blocked, bool atomic);
    // Keeps a signal blocked within the call too, so that a signalfd gets it; once more for each that has it. False for
    // one that other threads do not block.
    bool hold(int signal);
    void release(int signal);
    const sigset_t* callMask() const { return &m_callMask; }
    bool hasMask() const { return m_hasMask; }
    // Whether the mask holds it back during the wait.
    bool blocks(int signal) const { return ::sigismember(&m_callMask, signal) == 1; }
    // To this thread: now where it stays pending until the wait, else a little later, so that it meets the wait.
    int raise(int signal); // errno, 0 if done
    static bool hasNoted() {
#ifdef __SANITIZE_THREAD__
        letHandlersRun();
#endif
        return s_noted.load(std::memory_order_relaxed) != 0;
    }
    // One that came and was not asked for yet, the lowest first; 0 if none.
    static int takeNoted() { return hasNoted() ? takeLowest() : 0; }

private:
    static void note(int signal);
    static int takeLowest();
    static void letHandlersRun();
    static constinit thread_local std::atomic<std::uint64_t> s_noted; // a bit a signal, from 1 on

    void dropTimers(bool running);
    void applyMask();

    sigset_t m_before{};
    sigset_t m_callMask{};
    std::vector<int> m_blocked; // by the user
    std::vector<int> m_held;    // by signalfds; one that several have stands there several times
    bool m_installed = false;
    bool m_hasMask = false;
    bool m_atomic = false;
    std::vector<timer_t> m_timers; // each sends one signal
};

} // namespace readyscope
