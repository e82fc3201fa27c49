// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// System calls of the shortest way from an event to the next wait. In a program with threads libc's wrappers of calls
// that may block are cancellation points (pthreads(7)) and spend some 45 instructions on it at each; nobody cancels the
// thread that calls here. Results and errno are those of the wrappers. Debug builds call these, so that sanitizers and
// tests see every call.

#include <cerrno>
#include <csignal>
#include <cstddef>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace readyscope::direct {

#if defined(NDEBUG) && defined(__linux__) && defined(__x86_64__) && defined(__LP64__)

inline constexpr std::size_t kKernelMaskBytes = 8; // _NSIG / 8

// syscall(2), "Architecture calling conventions". The kernel answers with -errno. It keeps the sixth argument's
// register; valgrind leaves a copy of pselect's mask of its own in it.
inline long call(long number, long a, long b, long c, long d, long e, long f) {
    register long fourth __asm__("r10") = d;
    register long fifth __asm__("r8") = e;
    register long sixth __asm__("r9") = f;
    long result = number;
    __asm__ volatile("syscall"
                     : "+a"(result), "+r"(sixth)
                     : "D"(a), "S"(b), "d"(c), "r"(fourth), "r"(fifth)
                     : "rcx", "r11", "memory");
    if (result < 0 && result >= -4095) [[unlikely]] {
        errno = static_cast<int>(-result);
        return -1;
    }
    return result;
}
template <typename T> long address(T* of) { return reinterpret_cast<long>(of); }

inline ssize_t recv(int fd, void* buffer, std::size_t size, int flags) {
    return call(SYS_recvfrom, fd, address(buffer), static_cast<long>(size), flags, 0, 0);
}
inline ssize_t recvmsg(int fd, msghdr* message, int flags) {
    return call(SYS_recvmsg, fd, address(message), flags, 0, 0, 0);
}
inline int select(int nfds, fd_set* read, fd_set* write, fd_set* except, timeval* left) {
    return static_cast<int>(call(SYS_select, nfds, address(read), address(write), address(except), address(left), 0));
}
// pselect6(2): the mask comes with its size. The kernel writes the time that is left back into `limit`.
inline int pselect(int nfds, fd_set* read, fd_set* write, fd_set* except, timespec* limit, const sigset_t* mask) {
    const struct {
        const sigset_t* mask;
        std::size_t bytes;
    } masked{mask, kKernelMaskBytes};
    return static_cast<int>(
        call(SYS_pselect6, nfds, address(read), address(write), address(except), address(limit), address(&masked)));
}
inline int poll(pollfd* fds, std::size_t count, int milliseconds) {
    return static_cast<int>(call(SYS_poll, address(fds), static_cast<long>(count), milliseconds, 0, 0, 0));
}
// The kernel writes the time that is left back into `limit`.
inline int ppoll(pollfd* fds, std::size_t count, timespec* limit, const sigset_t* mask) {
    return static_cast<int>(
        call(SYS_ppoll, address(fds), static_cast<long>(count), address(limit), address(mask), kKernelMaskBytes, 0));
}
inline int epollWait(int epoll, epoll_event* events, int room, int milliseconds, const sigset_t* mask) {
    return static_cast<int>(
        call(SYS_epoll_pwait, epoll, address(events), room, milliseconds, address(mask), kKernelMaskBytes));
}
inline int epollWait(int epoll, epoll_event* events, int room, const timespec* limit, const sigset_t* mask) {
    return static_cast<int>(
        call(SYS_epoll_pwait2, epoll, address(events), room, address(limit), address(mask), kKernelMaskBytes));
}

#else

inline ssize_t recv(int fd, void* buffer, std::size_t size, int flags) { return ::recv(fd, buffer, size, flags); }
inline ssize_t recvmsg(int fd, msghdr* message, int flags) { return ::recvmsg(fd, message, flags); }
inline int select(int nfds, fd_set* read, fd_set* write, fd_set* except, timeval* left) {
    return ::select(nfds, read, write, except, left);
}
inline int pselect(int nfds, fd_set* read, fd_set* write, fd_set* except, timespec* limit, const sigset_t* mask) {
    return ::pselect(nfds, read, write, except, limit, mask);
}
inline int poll(pollfd* fds, std::size_t count, int milliseconds) { return ::poll(fds, count, milliseconds); }
inline int ppoll(pollfd* fds, std::size_t count, timespec* limit, const sigset_t* mask) {
    return ::ppoll(fds, count, limit, mask);
}
inline int epollWait(int epoll, epoll_event* events, int room, int milliseconds, const sigset_t* mask) {
    return ::epoll_pwait(epoll, events, room, milliseconds, mask);
}
inline int epollWait(int epoll, epoll_event* events, int room, const timespec* limit, const sigset_t* mask) {
    return ::epoll_pwait2(epoll, events, room, limit, mask);
}

#endif

} // namespace readyscope::direct
