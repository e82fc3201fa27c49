// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// POSIX aio (aio(7)): the C library reads in threads of its own, one a descriptor, twenty at most.

#include "core/lab/models/completions.h"
#include "core/lab/models/stamps.h"

#include <cerrno>

#include <aio.h>
#include <sys/socket.h>

namespace readyscope {

namespace {

class AioReads final : public Completions {
public:
    // A thread that reads cannot be called back: it comes back when its socket is shut down, and not before is its
    // buffer given up.
    ~AioReads() override {
        for (const aiocb& block : m_blocks)
            ::shutdown(block.aio_fildes, SHUT_RD);
        for (std::size_t i = 0; i < m_blocks.size(); ++i) {
            const aiocb* const one[] = {&m_blocks[i]};
            while (m_isOut[i] && ::aio_error(&m_blocks[i]) == EINPROGRESS)
                ::aio_suspend(one, 1, nullptr);
        }
    }

    Status open(std::span<const Fd> descriptors, std::size_t size) override {
        m_blocks.resize(descriptors.size());
        m_buffers.assign(descriptors.size(), std::vector<char>(size));
        m_isOut.assign(descriptors.size(), false);
        for (std::size_t i = 0; i < descriptors.size(); ++i) {
            m_blocks[i].aio_fildes = descriptors[i].get();
            m_list.push_back(&m_blocks[i]);
        }
        return Done{};
    }

    Status submit(std::size_t index) override {
        aiocb& block = m_blocks[index];
        block.aio_buf = m_buffers[index].data();
        block.aio_nbytes = m_buffers[index].size();
        block.aio_sigevent.sigev_notify = SIGEV_NONE;
        ++m_calls;
        if (::aio_read(&block) != 0)
            return SysError{"aio_read", errno, {}, {}};
        m_isOut[index] = true;
        return Done{};
    }

    Status await(std::vector<Completion>& completed) override {
        completed.clear();
        ++m_calls;
        if (::aio_suspend(m_list.data(), static_cast<int>(m_list.size()), nullptr) != 0 && errno != EINTR)
            return SysError{"aio_suspend", errno, {}, {}};
        for (std::size_t i = 0; i < m_blocks.size(); ++i) {
            const int error = m_isOut[i] ? ::aio_error(&m_blocks[i]) : EINPROGRESS;
            if (error != EINPROGRESS)
                completed.push_back(completionOf(i, error));
        }
        return Done{};
    }

    std::uint64_t calls() const override { return m_calls; }

private:
    Completion completionOf(std::size_t index, int error) {
        const ssize_t bytes = ::aio_return(&m_blocks[index]);
        m_isOut[index] = false;
        Completion completion;
        completion.index = index;
        completion.result = static_cast<std::int32_t>(bytes);
        completion.error = error;
        if (bytes > 0) {
            completion.arrived = stampOfLast(m_blocks[index].aio_fildes);
            completion.data = std::span(m_buffers[index]).first(static_cast<std::size_t>(bytes));
        }
        return completion;
    }

    std::vector<aiocb> m_blocks; // the library has their addresses
    std::vector<std::vector<char>> m_buffers;
    std::vector<bool> m_isOut;
    std::vector<const aiocb*> m_list;
    std::uint64_t m_calls = 0;
};

} // namespace

std::unique_ptr<Completions> makeAioReads() { return std::make_unique<AioReads>(); }

} // namespace readyscope
