// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// io_uring(7): a recvmsg a descriptor, whose control message has the kernel's stamp. What is submitted goes with the
// next wait: one io_uring_enter(2) for both.

#include "core/lab/models/completions.h"
#include "core/lab/models/stamps.h"

#include <cerrno>

#include <liburing.h>
#include <sys/socket.h>

namespace readyscope {

namespace {

class RingReads final : public Completions {
public:
    // Not before the kernel has let go of them are the buffers given up.
    ~RingReads() override {
        if (!m_open)
            return;
        for (const Request& request : m_requests)
            ::shutdown(request.fd, SHUT_RD);
        std::vector<Completion> rest;
        while (m_out > 0 && await(rest)) {
        }
        ::io_uring_queue_exit(&m_ring);
    }

    Status open(std::span<const Fd> descriptors, std::size_t size) override {
        m_requests.resize(descriptors.size());
        for (std::size_t i = 0; i < descriptors.size(); ++i) {
            m_requests[i].fd = descriptors[i].get();
            m_requests[i].buffer.resize(size);
            if (const Status asked = askForStamps(m_requests[i].fd); !asked)
                return asked.error();
        }
        const int error = -::io_uring_queue_init(static_cast<unsigned>(descriptors.size()), &m_ring, 0);
        if (error != 0)
            return SysError{"io_uring_setup", error, {}, {}};
        m_open = true;
        return Done{};
    }

    Status submit(std::size_t index) override {
        Request& request = m_requests[index];
        io_uring_sqe* const entry = ::io_uring_get_sqe(&m_ring);
        if (entry == nullptr) // there are as many as descriptors
            return SysError{"io_uring_get_sqe", EBUSY, {}, {}};
        ::io_uring_prep_recvmsg(entry, request.fd, request.message.into(request.buffer), 0);
        ::io_uring_sqe_set_data64(entry, index);
        ++m_out;
        return Done{};
    }

    Status await(std::vector<Completion>& completed) override {
        completed.clear();
        ++m_calls;
        if (const int returned = ::io_uring_submit_and_wait(&m_ring, 1); returned < 0 && returned != -EINTR)
            return SysError{"io_uring_enter", -returned, {}, {}};
        unsigned head = 0;
        unsigned seen = 0;
        io_uring_cqe* entry = nullptr;
        io_uring_for_each_cqe(&m_ring, head, entry) {
            Request& request = m_requests[::io_uring_cqe_get_data64(entry)];
            Completion completion;
            completion.index = ::io_uring_cqe_get_data64(entry);
            completion.result = entry->res;
            completion.error = entry->res < 0 ? -entry->res : 0;
            if (entry->res > 0) {
                completion.arrived = request.message.stamp();
                completion.data = std::span(request.buffer).first(static_cast<std::size_t>(entry->res));
            }
            completed.push_back(completion);
            ++seen;
        }
        ::io_uring_cq_advance(&m_ring, seen);
        m_out -= seen;
        return Done{};
    }

    std::uint64_t calls() const override { return m_calls; }

private:
    struct Request {
        int fd = -1;
        std::vector<char> buffer;
        StampedMessage message;
    };

    io_uring m_ring{};
    bool m_open = false;
    std::size_t m_out = 0;           // submitted, and not back yet
    std::vector<Request> m_requests; // the kernel has their addresses
    std::uint64_t m_calls = 0;
};

} // namespace

std::unique_ptr<Completions> makeRingReads() { return std::make_unique<RingReads>(); }

} // namespace readyscope
