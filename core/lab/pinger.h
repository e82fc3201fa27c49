// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Wakes the engine from outside at known times: a thread of its own that sends a datagram of one byte to a socket of
// the capture, and notes when.

#include "core/readiness/clock.h"
#include "core/readiness/result.h"
#include "core/socket/fd.h"

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

namespace readyscope {

class Pinger {
public:
    Pinger() = default;
    ~Pinger();
    Pinger(const Pinger&) = delete;
    Pinger& operator=(const Pinger&) = delete;

    // To 127.0.0.1, from a socket of its own.
    Status open(std::uint16_t port);
    void start(Nanos every);
    // When each was sent, in order; read right before the call.
    std::vector<Nanos> stop();

private:
    void run(Nanos every);

    Fd m_socket;
    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_ending = false;
    std::vector<Nanos> m_sent; // the thread's until it is joined
};

} // namespace readyscope
