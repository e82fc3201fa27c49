// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A run of waits in columns: 22 bytes each. The timeouts are noted where they change, `left`, `errno` and the signal
// where there are any. Running sums at every 64th make a pixel column cost two look-ups.

#include "core/readiness/records.h"
#include "core/trace/pins.h"
#include "core/trace/sidecolumn.h"

namespace readyscope {

// Of all waits before a position, dropped ones included.
struct WaitSums {
    std::uint64_t ready = 0;
    std::uint64_t timedOut = 0;
    std::uint64_t interrupted = 0;
    std::uint64_t beside = 0;
    Nanos blocked = 0;
    void add(const Wait& wait);
};

struct WaitTerms { // of this wait and those after it
    Nanos timeout = kInfinite;
    Nanos passed = kInfinite;
    std::uint16_t index = 0;
};

struct WaitNote { // nothing is set before it is written, there are as many as waits where each says what was left
    Nanos left;
    std::uint16_t index;
    std::int16_t error;
    std::int16_t signal;
};

class WaitChunk final : public Chunk {
public:
    static constexpr std::uint32_t kSmallest = 64;
    static constexpr std::uint32_t kLargest = 4096;
    static constexpr std::size_t kBytesEach = 2 * sizeof(Nanos) + sizeof(std::int32_t) + sizeof(std::uint16_t);

    WaitChunk(std::uint32_t size, const WaitSums& before);

    // The writer's thread.
    // Allocates side columns where `wait` needs them; before write().
    bool needsRoom(const Wait& wait) const;
    void makeRoom(const Wait& wait);
    void write(const Wait& wait);
    // A wait of the loop that found something, has nothing to note but what was left, and the terms of the one before.
    // False where it needs the functions above.
    bool writePlain(Nanos entered, Nanos returned, std::int32_t ready, Nanos passed, Nanos left, Backend backend) {
        const std::uint32_t index = used;
        if (index == capacity || index % kGroup == 0 || passed != m_lastTerms.passed ||
            m_lastTerms.timeout != kInfinite || (left != kNoTime && m_notes.full()))
            return false;
        unsigned info = static_cast<unsigned>(backend);
        if (left != kNoTime) {
            info |= kNoted;
            m_notes.push({left, static_cast<std::uint16_t>(index), 0, 0});
        }
        m_running.ready += 1;
        m_running.blocked += returned - entered;
        m_returned[index] = returned;
        m_entered[index] = entered;
        m_ready[index] = ready;
        m_info[index] = static_cast<std::uint16_t>(info);
        return true;
    }
    Nanos lastTime() const override { return m_returned[used - 1]; }
    const WaitSums& sums() const { return m_running; }

    // Readers; indices of published records only.
    const Nanos* times() const { return m_returned.get(); } // when they returned
    Nanos entered(std::uint32_t index) const { return m_entered[index]; }
    Wait at(std::uint32_t index) const;
    // Of all waits before `index`, which may be one past the last.
    WaitSums sumsBefore(std::uint32_t index) const;

private:
    static constexpr std::uint32_t kGroup = 64;
    // The small fields of a wait in 16 bits.
    static constexpr unsigned kKindShift = 4;
    static constexpr unsigned kKinds = 0xfU << kKindShift;
    static constexpr unsigned kByCommand = 1U << 8;
    static constexpr unsigned kMaskNotAtomic = 1U << 9;
    static constexpr unsigned kNoted = 1U << 10;
    static constexpr unsigned kWoken = 1U << 11;
    static constexpr unsigned kFailed = 1U << 12; // its note has an errno
    static unsigned packed(const Wait& wait) {
        return static_cast<unsigned>(wait.backend) | static_cast<unsigned>(wait.kind) << kKindShift |
               (wait.byCommand ? kByCommand : 0U) | (wait.maskNotAtomic ? kMaskNotAtomic : 0U) |
               (wait.woken ? kWoken : 0U) | (wait.error != 0 ? kFailed : 0U);
    }
    static void unpack(unsigned info, Wait& wait);
    bool newTerms(const Wait& wait) const;
    Wait withoutTerms(std::uint32_t index) const;

    std::unique_ptr<Nanos[]> m_returned;
    std::unique_ptr<Nanos[]> m_entered;
    std::unique_ptr<std::int32_t[]> m_ready;
    std::unique_ptr<std::uint16_t[]> m_info;
    std::unique_ptr<WaitSums[]> m_groups; // before the group's first
    SideColumn<WaitTerms> m_terms;
    SideColumn<WaitNote> m_notes;
    WaitSums m_running;    // the writer's
    WaitTerms m_lastTerms; // likewise
};

} // namespace readyscope
