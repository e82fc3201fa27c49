// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Signals that say that a descriptor is ready: SIGIO, of which there is one bit, and a real-time signal, which is
// queued and names the descriptor until the queue is full; SIGIO comes in its place then (fcntl(2), F_SETSIG). Of a
// process of its own, one thread: what is done with a signal is the whole process's.

#include "core/readiness/clock.h"
#include "core/readiness/result.h"

#include <optional>
#include <vector>

#include <signal.h>

namespace readyscope {

class ModelSignals {
public:
    struct Taken {
        Nanos time = 0; // when the handler began, CLOCK_REALTIME
        int signal = 0;
        std::optional<int> fd; // none: any of them
    };

    ModelSignals() = default;
    ModelSignals(const ModelSignals&) = delete;
    ModelSignals& operator=(const ModelSignals&) = delete;
    ~ModelSignals();

    // Both stay blocked but within await().
    Status install();
    Status takeFrom(int fd);  // to this thread
    Status queueFrom(int fd); // as SIGRTMIN, with its number
    // sigsuspend(2), until one came at least.
    const std::vector<Taken>& await();

private:
    static void note(int signal, siginfo_t* info, void* context);

    bool m_installed = false;
    std::vector<int> m_asked; // to signal; open until the end of this
    sigset_t m_before{};
    sigset_t m_within{};
    struct sigaction m_oldBit {};
    struct sigaction m_oldQueued {};
    std::vector<Taken> m_taken;
};

} // namespace readyscope
