// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/util/faults.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

#ifdef READYSCOPE_HAS_IO_URING
#include <liburing.h>
#endif

namespace readyscope::test {

namespace {

struct Script {
    std::atomic<int> error{0};
    std::atomic<std::size_t> atMost{0};
    std::atomic<int> times{0};
    std::atomic<std::uint64_t> injected{0};
};

std::array<Script, static_cast<std::size_t>(Call::Rest) + 1> scripts;
std::atomic<std::uint64_t> made{0};
thread_local bool spared = false;

Script& scriptOf(Call call) { return scripts.at(static_cast<std::size_t>(call)); }

// Whether this call is to be spoilt.
bool takes(Script& script) {
    int left = script.times;
    while (left > 0 && !script.times.compare_exchange_weak(left, left == kAlways ? kAlways : left - 1)) {
    }
    if (left > 0)
        ++script.injected;
    return left > 0;
}

// The errno to fail with, or 0; `bytes` is cut where the script says so.
int spoil(Call call, std::size_t* bytes = nullptr) {
    if (spared)
        return 0;
    ++made;
    Script& script = scriptOf(call);
    if (!takes(script))
        return 0;
    if (bytes != nullptr)
        *bytes = std::min(*bytes, script.atMost.load());
    return script.error;
}

// What a wrapped call does: fail, or be the real one.
template <typename Real> auto unless(int error, Real real) -> decltype(real()) {
    if (error == 0)
        return real();
    errno = error;
    return -1;
}

} // namespace

namespace faults {

void spareThisThread() { spared = true; }

void inject(Call call, Fault fault) {
    Script& script = scriptOf(call);
    script.error = fault.error;
    script.atMost = fault.atMost;
    script.times = fault.times;
}

void clear() {
    for (Script& script : scripts)
        script.times = 0;
}

std::uint64_t injected(Call call) { return scriptOf(call).injected; }
std::uint64_t calls() { return made; }

} // namespace faults

} // namespace readyscope::test

using readyscope::test::Call;
using readyscope::test::spoil;
using readyscope::test::unless;

// The names are the linker's. NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming)
extern "C" {

int __real_select(int nfds, fd_set* read, fd_set* write, fd_set* except, timeval* timeout);
int __wrap_select(int nfds, fd_set* read, fd_set* write, fd_set* except, timeval* timeout) {
    return unless(spoil(Call::Wait), [&] { return __real_select(nfds, read, write, except, timeout); });
}

int __real_pselect(int nfds, fd_set* read, fd_set* write, fd_set* except, const timespec* timeout,
                   const sigset_t* mask);
int __wrap_pselect(int nfds, fd_set* read, fd_set* write, fd_set* except, const timespec* timeout,
                   const sigset_t* mask) {
    return unless(spoil(Call::Wait), [&] { return __real_pselect(nfds, read, write, except, timeout, mask); });
}

// One descriptor needs no memory (fs/select.c keeps some thirty on the stack), and is how the engine rests.
int __real_poll(pollfd* fds, nfds_t count, int timeout);
int __wrap_poll(pollfd* fds, nfds_t count, int timeout) {
    const int error = count > 1 ? spoil(Call::Wait) : spoil(Call::Rest);
    return unless(error, [&] { return __real_poll(fds, count, timeout); });
}

int __real_ppoll(pollfd* fds, nfds_t count, const timespec* timeout, const sigset_t* mask);
int __wrap_ppoll(pollfd* fds, nfds_t count, const timespec* timeout, const sigset_t* mask) {
    const int error = count > 1 ? spoil(Call::Wait) : spoil(Call::Rest);
    return unless(error, [&] { return __real_ppoll(fds, count, timeout, mask); });
}

int __real_epoll_create1(int flags);
int __wrap_epoll_create1(int flags) {
    return unless(spoil(Call::EpollCreate), [&] { return __real_epoll_create1(flags); });
}

int __real_epoll_ctl(int epoll, int operation, int fd, epoll_event* event);
int __wrap_epoll_ctl(int epoll, int operation, int fd, epoll_event* event) {
    return unless(spoil(Call::EpollControl), [&] { return __real_epoll_ctl(epoll, operation, fd, event); });
}

int __real_epoll_pwait(int epoll, epoll_event* events, int room, int timeout, const sigset_t* mask);
int __wrap_epoll_pwait(int epoll, epoll_event* events, int room, int timeout, const sigset_t* mask) {
    return unless(spoil(Call::Wait), [&] { return __real_epoll_pwait(epoll, events, room, timeout, mask); });
}

int __real_epoll_pwait2(int epoll, epoll_event* events, int room, const timespec* timeout, const sigset_t* mask);
int __wrap_epoll_pwait2(int epoll, epoll_event* events, int room, const timespec* timeout, const sigset_t* mask) {
    int error = spoil(Call::EpollExact);
    if (error == 0)
        error = spoil(Call::Wait);
    return unless(error, [&] { return __real_epoll_pwait2(epoll, events, room, timeout, mask); });
}

int __real_eventfd(unsigned start, int flags);
int __wrap_eventfd(unsigned start, int flags) {
    return unless(spoil(Call::EventFd), [&] { return __real_eventfd(start, flags); });
}

int __real_socket(int domain, int type, int protocol);
int __wrap_socket(int domain, int type, int protocol) {
    return unless(spoil(Call::Socket), [&] { return __real_socket(domain, type, protocol); });
}

int __real_accept4(int fd, sockaddr* address, socklen_t* length, int flags);
int __wrap_accept4(int fd, sockaddr* address, socklen_t* length, int flags) {
    return unless(spoil(Call::Accept), [&] { return __real_accept4(fd, address, length, flags); });
}

ssize_t __real_recv(int fd, void* buffer, size_t bytes, int flags);
ssize_t __wrap_recv(int fd, void* buffer, size_t bytes, int flags) {
    return unless(spoil(Call::Receive, &bytes), [&] { return __real_recv(fd, buffer, bytes, flags); });
}

ssize_t __real_recvfrom(int fd, void* buffer, size_t bytes, int flags, sockaddr* from, socklen_t* length);
ssize_t __wrap_recvfrom(int fd, void* buffer, size_t bytes, int flags, sockaddr* from, socklen_t* length) {
    return unless(spoil(Call::Receive, &bytes),
                  [&] { return __real_recvfrom(fd, buffer, bytes, flags, from, length); });
}

ssize_t __real_recvmsg(int fd, msghdr* message, int flags);
ssize_t __wrap_recvmsg(int fd, msghdr* message, int flags) {
    const int error = spoil(Call::Receive, message->msg_iovlen == 1 ? &message->msg_iov->iov_len : nullptr);
    return unless(error, [&] { return __real_recvmsg(fd, message, flags); });
}

ssize_t __real_send(int fd, const void* buffer, size_t bytes, int flags);
ssize_t __wrap_send(int fd, const void* buffer, size_t bytes, int flags) {
    return unless(spoil(Call::Send, &bytes), [&] { return __real_send(fd, buffer, bytes, flags); });
}

ssize_t __real_sendto(int fd, const void* buffer, size_t bytes, int flags, const sockaddr* to, socklen_t length);
ssize_t __wrap_sendto(int fd, const void* buffer, size_t bytes, int flags, const sockaddr* to, socklen_t length) {
    return unless(spoil(Call::Send, &bytes), [&] { return __real_sendto(fd, buffer, bytes, flags, to, length); });
}

ssize_t __real_read(int fd, void* buffer, size_t bytes);
ssize_t __wrap_read(int fd, void* buffer, size_t bytes) {
    return unless(spoil(Call::Read, &bytes), [&] { return __real_read(fd, buffer, bytes); });
}

ssize_t __real_write(int fd, const void* buffer, size_t bytes);
ssize_t __wrap_write(int fd, const void* buffer, size_t bytes) {
    return unless(spoil(Call::Write, &bytes), [&] { return __real_write(fd, buffer, bytes); });
}

#ifdef READYSCOPE_HAS_IO_URING

int __real_io_uring_queue_init_params(unsigned entries, io_uring* ring, io_uring_params* params);
int __wrap_io_uring_queue_init_params(unsigned entries, io_uring* ring, io_uring_params* params) {
    const int error = spoil(Call::RingSetup);
    return error != 0 ? -error : __real_io_uring_queue_init_params(entries, ring, params);
}

int __real_io_uring_submit(io_uring* ring);
int __wrap_io_uring_submit(io_uring* ring) {
    const int error = spoil(Call::RingSubmit);
    return error != 0 ? -error : __real_io_uring_submit(ring);
}

int __real_io_uring_submit_and_wait(io_uring* ring, unsigned count);
int __wrap_io_uring_submit_and_wait(io_uring* ring, unsigned count) {
    const int error = spoil(Call::RingSubmit);
    return error != 0 ? -error : __real_io_uring_submit_and_wait(ring, count);
}

int __real_io_uring_submit_and_wait_timeout(io_uring* ring, io_uring_cqe** first, unsigned count,
                                            __kernel_timespec* timeout, sigset_t* mask);
int __wrap_io_uring_submit_and_wait_timeout(io_uring* ring, io_uring_cqe** first, unsigned count,
                                            __kernel_timespec* timeout, sigset_t* mask) {
    const int error = spoil(Call::Wait);
    return error != 0 ? -error : __real_io_uring_submit_and_wait_timeout(ring, first, count, timeout, mask);
}

int __real_io_uring_enter2(unsigned ring, unsigned submit, unsigned count, unsigned flags, sigset_t* terms,
                           size_t bytes);
int __wrap_io_uring_enter2(unsigned ring, unsigned submit, unsigned count, unsigned flags, sigset_t* terms,
                           size_t bytes) {
    const int error = spoil(Call::Wait);
    return error != 0 ? -error : __real_io_uring_enter2(ring, submit, count, flags, terms, bytes);
}

#endif

} // extern "C"
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
