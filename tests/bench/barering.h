// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The same with io_uring and multishot polls, set up the way that costs least: io_uring_setup(2),
// io_uring_prep_poll_multishot(3).

#include "tests/bench/bareloops.h"

#include <liburing.h>

namespace readyscope::bench {

inline constexpr unsigned kEntries = 256;

class Ring {
public:
    Ring() {
        if (const int error =
                ::io_uring_queue_init(kEntries, &m_ring, IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN))
            m_error = -error;
    }
    Ring(const Ring&) = delete;
    Ring& operator=(const Ring&) = delete;
    ~Ring() {
        if (m_error == 0)
            ::io_uring_queue_exit(&m_ring);
    }
    bool works() const { return m_error == 0; }
    io_uring* get() { return &m_ring; }

private:
    io_uring m_ring{};
    int m_error = 0;
};

inline void arm(Ring& ring, int fd, int pair) {
    io_uring_sqe* entry = ::io_uring_get_sqe(ring.get());
    if (entry == nullptr) {
        ::io_uring_submit(ring.get());
        entry = ::io_uring_get_sqe(ring.get());
    }
    ::io_uring_prep_poll_multishot(entry, fd, POLLIN);
    ::io_uring_sqe_set_data64(entry, static_cast<__u64>(pair));
}

template <Clock clock, typename Work> void ringLoop(Work& work) {
    Ring ring; // in the thread that is its single issuer
    for (int pair = 0; pair < work.pairs(); ++pair)
        arm(ring, work.readEnd(pair), pair);
    const Extra extra = work.extra();
    if (extra.fd >= 0)
        arm(ring, extra.fd, 0);
    ::io_uring_submit(ring.get());
    work.start();
    while (!work.ended()) {
        stamped<clock>(work, [&] {
            if (extra.milliseconds < 0)
                return ::io_uring_submit_and_wait(ring.get(), 1);
            __kernel_timespec timeout{.tv_sec = 0, .tv_nsec = extra.milliseconds * 1'000'000L};
            io_uring_cqe* first = nullptr;
            return ::io_uring_submit_and_wait_timeout(ring.get(), &first, 1, &timeout, nullptr);
        });
        unsigned head = 0;
        unsigned seen = 0;
        io_uring_cqe* completion = nullptr;
        io_uring_for_each_cqe(ring.get(), head, completion) {
            ++seen;
            const int pair = static_cast<int>(completion->user_data);
            if ((completion->flags & IORING_CQE_F_MORE) == 0)
                arm(ring, work.readEnd(pair), pair);
            work.readable(pair);
        }
        ::io_uring_cq_advance(ring.get(), seen);
    }
}

} // namespace readyscope::bench
