// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Records that are few, kept whole: markers and gaps.

#include "core/readiness/records.h"
#include "core/trace/pins.h"

#include <utility>

namespace readyscope {

inline std::size_t bytesBeside(const Marker& marker) {
    return marker.text.capacity() + marker.from.capacity() + marker.to.capacity();
}
inline std::size_t bytesBeside(const Gap&) { return 0; }

template <typename T> class RecordChunk final : public Chunk {
public:
    static constexpr std::uint32_t kSmallest = 8;
    static constexpr std::uint32_t kLargest = 512;
    static constexpr std::size_t kBytesEach = sizeof(T);

    explicit RecordChunk(std::uint32_t size) : Chunk(size), m_records(std::make_unique<T[]>(size)) {
        bytes = sizeof(*this) + size * kBytesEach;
    }

    // The writer's thread. `time` does not fall within a log; a record's own may.
    void write(T record, Nanos time) {
        m_last = time;
        bytes += bytesBeside(record);
        m_records[used] = std::move(record);
    }
    Nanos lastTime() const override { return m_last; }

    // Readers; indices of published records only.
    const T& at(std::uint32_t index) const { return m_records[index]; }

private:
    std::unique_ptr<T[]> m_records;
    Nanos m_last = 0;
};

} // namespace readyscope
