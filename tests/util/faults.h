// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// System calls that fail as a script says. Link readyscope_faults: the linker then puts these between our code and the
// C library (ld(1), --wrap), and liburing's functions too, whose own system calls are out of reach inside that library.
// Threads that spare themselves (the test's own) are neither counted nor failed.
//
// Not wrapped are clock_gettime, close, fcntl and what Qt and the resolver call within their libraries.

#include <climits>
#include <cstddef>
#include <cstdint>

namespace readyscope::test {

enum class Call : std::uint8_t {
    Wait,        // select, pselect, poll and ppoll of more than one descriptor, epoll_pwait2, io_uring_enter that waits
    EpollCreate, // epoll_create1
    EpollControl, // epoll_ctl
    EpollExact,   // epoll_pwait2 alone, before `Wait`
    RingSetup,    // io_uring_setup
    RingSubmit,   // io_uring_enter that only submits, or that waits for the end of a poll
    EventFd,
    Socket,
    Accept,  // accept4
    Receive, // recv, recvfrom, recvmsg
    Send,    // send, sendto
    Read,
    Write,
    Rest, // poll and ppoll of one descriptor
};

struct Fault {
    int error = 0;                                     // errno(3); 0: the call is made
    std::size_t atMost = static_cast<std::size_t>(-1); // bytes that it may transfer
    int times = 1;
};
inline constexpr int kAlways = INT_MAX;

namespace faults {

void spareThisThread();
void inject(Call call, Fault fault);
void clear(); // no more faults; the counts stay
std::uint64_t injected(Call call);
std::uint64_t calls(); // all kinds, failed ones too, of threads that are not spared

} // namespace faults

} // namespace readyscope::test
