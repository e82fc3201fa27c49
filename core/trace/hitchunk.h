// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A run of one lane's hits in columns. Counts are kept as a running total, so that the number of hits up to any
// record is one look-up.

#include "core/readiness/records.h"
#include "core/trace/pins.h"

namespace readyscope {

class HitChunk final : public Chunk {
public:
    static constexpr std::uint32_t kSmallest = 8;
    static constexpr std::uint32_t kLargest = 512;
    static constexpr std::size_t kBytesEach = sizeof(Nanos) + sizeof(std::uint64_t) + sizeof(Events);

    // `before`: hits of the lane before the first of these.
    HitChunk(std::uint32_t size, std::uint64_t before)
        : Chunk(size), m_times(std::make_unique_for_overwrite<Nanos[]>(size)),
          m_totals(std::make_unique_for_overwrite<std::uint64_t[]>(size)), m_revents(std::make_unique<Events[]>(size)),
          m_before(before) {
        bytes = sizeof(*this) + size * kBytesEach;
    }

    // The writer's thread.
    void write(const Hit& hit, Nanos time) {
        m_times[used] = time;
        m_revents[used] = hit.revents;
        m_totals[used] = totalBefore(used) + hit.count;
    }
    Nanos lastTime() const override { return m_times[used - 1]; }

    // Readers; indices of published records only.
    const Nanos* times() const { return m_times.get(); } // of the last return of each
    std::uint64_t totalBefore(std::uint32_t index) const { return index == 0 ? m_before : m_totals[index - 1]; }
    Hit at(std::uint32_t index, SocketId socket) const {
        return {m_times[index], m_totals[index] - totalBefore(index), socket, m_revents[index]};
    }

private:
    std::unique_ptr<Nanos[]> m_times;
    std::unique_ptr<std::uint64_t[]> m_totals;
    std::unique_ptr<Events[]> m_revents;
    const std::uint64_t m_before;
};

} // namespace readyscope
