// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// System calls of the shortest way from an event to the next wait. In a program with threads libc's wrappers of calls
// that may block are cancellation points (pthreads(7)) and spend some 45 instructions on it at each; nobody cancels the
// thread that calls here. Results and errno are those of the wrappers. Debug builds call these, so that sanitizers and
// tests see every call.

#include <csignal>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace readyscope::direct {

#if defined(NDEBUG) && defined(__linux__) && defined(__LP64__)

inline constexpr std::size_t kKernelMaskBytes = 8; // _NSIG / 8

inline ssize_t recv(int fd, void* buffer, std::size_t size, int flags) {
    return ::syscall(SYS_recvfrom, fd, buffer, size, flags, nullptr, nullptr);
}
inline int poll(pollfd* fds, std::size_t count, int milliseconds) {
    return static_cast<int>(::syscall(SYS_poll, fds, count, milliseconds));
}
inline int epollWait(int epoll, epoll_event* events, int room, int milliseconds, const sigset_t* mask) {
    return static_cast<int>(::syscall(SYS_epoll_pwait, epoll, events, room, milliseconds, mask, kKernelMaskBytes));
}
inline int epollWait(int epoll, epoll_event* events, int room, const timespec* limit, const sigset_t* mask) {
    return static_cast<int>(::syscall(SYS_epoll_pwait2, epoll, events, room, limit, mask, kKernelMaskBytes));
}

#else

inline ssize_t recv(int fd, void* buffer, std::size_t size, int flags) { return ::recv(fd, buffer, size, flags); }
inline int poll(pollfd* fds, std::size_t count, int milliseconds) { return ::poll(fds, count, milliseconds); }
inline int epollWait(int epoll, epoll_event* events, int room, int milliseconds, const sigset_t* mask) {
    return ::epoll_pwait(epoll, events, room, milliseconds, mask);
}
inline int epollWait(int epoll, epoll_event* events, int room, const timespec* limit, const sigset_t* mask) {
    return ::epoll_pwait2(epoll, events, room, limit, mask);
}

#endif

} // namespace readyscope::direct
