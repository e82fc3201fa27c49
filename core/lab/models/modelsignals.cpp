// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/modelsignals.h"

#include <array>
#include <atomic>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace readyscope {

namespace {

// What the handlers noted within one sigsuspend: one of each signal at most, as both are blocked while one runs, and
// after it.
struct Noted {
    Nanos time = 0;
    int signal = 0;
    int fd = -1;
};
std::array<Noted, 4> noted; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): handlers have no other place
std::atomic<std::size_t> notedCount{0};
static_assert(std::atomic<std::size_t>::is_always_lock_free);

} // namespace

void ModelSignals::note(int signal, siginfo_t* info, void* /*context*/) {
    const std::size_t place = notedCount.load(std::memory_order_relaxed);
    if (place == noted.size())
        return;
    noted[place] = {realtimeNow(), signal, signal == SIGIO ? -1 : info->si_fd};
    notedCount.store(place + 1, std::memory_order_relaxed);
}

Status ModelSignals::install() {
    sigset_t ours{};
    ::sigemptyset(&ours);
    ::sigaddset(&ours, SIGIO);
    ::sigaddset(&ours, SIGRTMIN);
    if (const int error = ::pthread_sigmask(SIG_BLOCK, &ours, &m_before); error != 0)
        return SysError{"pthread_sigmask", error, {}, {}};
    m_within = m_before;
    ::sigdelset(&m_within, SIGIO);
    ::sigdelset(&m_within, SIGRTMIN);
    struct sigaction action {};
    action.sa_sigaction = note;
    action.sa_flags = SA_SIGINFO;
    action.sa_mask = ours;
    if (::sigaction(SIGIO, &action, &m_oldBit) != 0 || ::sigaction(SIGRTMIN, &action, &m_oldQueued) != 0)
        return SysError{"sigaction", errno, {}, {}};
    m_installed = true;
    return Done{};
}

// What is pending still is thrown away: nobody else waits for it. Where the descriptors go on to signal, one that comes
// after that would end the process.
ModelSignals::~ModelSignals() {
    if (!m_installed)
        return;
    for (const int fd : m_asked)
        if (const int flags = ::fcntl(fd, F_GETFL); flags >= 0)
            ::fcntl(fd, F_SETFL, flags & ~O_ASYNC);
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    ::sigaction(SIGIO, &ignore, nullptr);
    ::sigaction(SIGRTMIN, &ignore, nullptr);
    ::sigaction(SIGIO, &m_oldBit, nullptr);
    ::sigaction(SIGRTMIN, &m_oldQueued, nullptr);
    ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

Status ModelSignals::takeFrom(int fd) {
    const f_owner_ex owner{.type = F_OWNER_TID, .pid = ::gettid()};
    if (::fcntl(fd, F_SETOWN_EX, &owner) != 0)
        return SysError{"fcntl", errno, "F_SETOWN_EX", {}};
    const int flags = ::fcntl(fd, F_GETFL);
    if (flags < 0 || ::fcntl(fd, F_SETFL, flags | O_ASYNC) != 0)
        return SysError{"fcntl", errno, "O_ASYNC", {}};
    m_asked.push_back(fd);
    return Done{};
}

Status ModelSignals::queueFrom(int fd) {
    if (::fcntl(fd, F_SETSIG, SIGRTMIN) != 0)
        return SysError{"fcntl", errno, "F_SETSIG", {}};
    return Done{};
}

const std::vector<ModelSignals::Taken>& ModelSignals::await() {
    m_taken.clear();
    notedCount.store(0, std::memory_order_relaxed);
    ::sigsuspend(&m_within);
    for (std::size_t i = 0; i < notedCount.load(std::memory_order_relaxed); ++i)
        m_taken.push_back(
            {noted[i].time, noted[i].signal, noted[i].fd < 0 ? std::nullopt : std::optional(noted[i].fd)});
    return m_taken;
}

} // namespace readyscope
