// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Interrupts a wait from any thread: an eventfd(2), opened before all else so that its number is low enough for select.
// However often it is rung between two looks, it costs one write.

#include "core/readiness/result.h"
#include "core/socket/fd.h"

#include <atomic>

namespace readyscope {

class Waker {
public:
    Status open();
    int fd() const { return m_fd.get(); }
    void ring();  // any thread
    void quiet(); // the engine's thread, before it looks at what it was woken for

private:
    Fd m_fd;
    std::atomic<bool> m_rung{false};
};

} // namespace readyscope
