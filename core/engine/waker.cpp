// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/waker.h"

#include <cerrno>
#include <cstdint>

#include <sys/eventfd.h>

namespace readyscope {

Status Waker::open() {
    m_fd.reset(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!m_fd)
        return SysError{"eventfd", errno, "a wake-up of the engine", {}};
    return Done{};
}

void Waker::ring() {
    if (m_rung.exchange(true))
        return;
    const std::uint64_t one = 1;
    // Cannot fail but for a counter at its end, and then it is ringing already.
    [[maybe_unused]] const ssize_t written = ::write(m_fd.get(), &one, sizeof one);
}

void Waker::quiet() {
    std::uint64_t count = 0;
    [[maybe_unused]] const ssize_t got = ::read(m_fd.get(), &count, sizeof count);
    m_rung.store(false);
}

} // namespace readyscope
