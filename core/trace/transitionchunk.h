// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A run of one lane's transitions in columns: ten bytes each, the mip-map over them, and what few of them have
// (`since`, `raw`, `cause`) beside.

#include "core/readiness/records.h"
#include "core/trace/mipmap.h"
#include "core/trace/pins.h"
#include "core/trace/sidecolumn.h"

#include <limits>

namespace readyscope {

struct TransitionNote {
    Nanos since = kNoTime;
    std::uint16_t index = 0;
    Events raw;
    bool hasRaw = false;
    Cause cause = Cause::None;
};

class TransitionChunk final : public Chunk {
public:
    static constexpr std::uint32_t kSmallest = 64;
    static constexpr std::uint32_t kLargest = 4096;
    static constexpr std::size_t kBytesEach = sizeof(Nanos) + sizeof(Events);

    // `before`: the lane's state before the first.
    TransitionChunk(std::uint32_t size, Events before);

    // The writer's thread.
    static bool needsNote(const Transition& transition) {
        return transition.since != kNoTime || transition.hasRaw || transition.cause != Cause::None;
    }
    bool notesFull() const { return m_notes.full(); }
    void growNotes() { bytes += m_notes.grow(); }
    // At `used`; where it needs a note, there is room for one.
    void write(const Transition& transition, Nanos time);
    // One that needs no note.
    void write(Events revents, Nanos time) {
        const std::uint32_t index = used;
        m_times[index] = time;
        m_revents[index] = revents;
        if (index % MipMap::kGroup == MipMap::kGroup - 1)
            sumGroup(index / MipMap::kGroup);
    }
    // Two of these, within one group.
    bool hasRoomForPulse() const { return used % MipMap::kGroup < MipMap::kGroup - 2 && used + 2 <= capacity; }
    void writePulse(Events up, Nanos rise, Events down, Nanos fall) {
        Nanos* const times = m_times.get() + used;
        Events* const revents = m_revents.get() + used;
        times[0] = rise;
        times[1] = fall;
        revents[0] = up;
        revents[1] = down;
    }
    Nanos lastTime() const override { return m_times[used - 1]; }

    // Readers; indices of published records only.
    const Nanos* times() const { return m_times.get(); }
    Events revents(std::uint32_t index) const { return m_revents[index]; }
    Events previous(std::uint32_t index) const { return index == 0 ? m_before : m_revents[index - 1]; }
    Transition at(std::uint32_t index, SocketId socket) const;
    const Events* states() const { return m_revents.get(); }
    const MipMap& mipMap() const { return m_mipMap; }
    // Of all of it; null where it is not summed so. To be read only where every record of the chunk is published.
    const MipMap::Node* whole() const { return capacity % MipMap::kGroup == 0 ? &m_whole : nullptr; }
    const SideColumn<TransitionNote>& notes() const { return m_notes; }
    // Of those with `since`; final, and to be read, only where every record of the chunk is published.
    Events uncertain() const { return m_uncertain; }
    Nanos earliestSince() const { return m_earliestSince; }

private:
    void sumGroup(std::uint32_t group);

    std::unique_ptr<Nanos[]> m_times;
    std::unique_ptr<Events[]> m_revents;
    MipMap m_mipMap;
    SideColumn<TransitionNote> m_notes;
    Nanos m_earliestSince = std::numeric_limits<Nanos>::max();
    Events m_uncertain;
    const Events m_before;
    MipMap::Node m_whole;
};

} // namespace readyscope
