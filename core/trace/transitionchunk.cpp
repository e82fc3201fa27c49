// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/transitionchunk.h"

#include <algorithm>

namespace readyscope {

TransitionChunk::TransitionChunk(std::uint32_t size, Events before)
    : Chunk(size), m_times(std::make_unique_for_overwrite<Nanos[]>(size)), m_revents(std::make_unique<Events[]>(size)),
      m_groups(std::make_unique<Sum[]>((size + kGroup - 1) / kGroup)), m_before(before) {
    bytes = sizeof(*this) + size * kBytesEach + (size + kGroup - 1) / kGroup * sizeof(Sum);
}

// Once a group is full: until then nobody reads its sum.
void TransitionChunk::sumGroup(std::uint32_t group) {
    Sum sum;
    for (std::uint32_t i = group * kGroup; i < (group + 1) * kGroup; ++i)
        sum.add(m_revents[i]);
    m_groups[group] = sum;
}

void TransitionChunk::write(const Transition& transition, Nanos time) {
    const std::uint32_t index = used;
    write(transition.revents, time);
    if (!needsNote(transition))
        return;
    m_notes.push(
        {transition.since, static_cast<std::uint16_t>(index), transition.raw, transition.hasRaw, transition.cause});
    if (transition.since != kNoTime) {
        m_uncertain |= previous(index) ^ transition.revents;
        m_earliestSince = std::min(m_earliestSince, transition.since);
    }
}

Transition TransitionChunk::at(std::uint32_t index, SocketId socket) const {
    Transition transition;
    transition.time = m_times[index];
    transition.socket = socket;
    transition.revents = m_revents[index];
    transition.previous = previous(index);
    if (const TransitionNote* const note = m_notes.find(index)) {
        transition.since = note->since;
        transition.raw = note->raw;
        transition.hasRaw = note->hasRaw;
        transition.cause = note->cause;
    }
    return transition;
}

void TransitionChunk::fold(std::uint32_t from, std::uint32_t to, Events& any, Events& all) const {
    Sum sum;
    while (from < to) {
        if (from % kGroup == 0 && from + kGroup <= to) {
            sum.add(m_groups[from / kGroup]);
            from += kGroup;
        } else {
            sum.add(m_revents[from++]);
        }
    }
    any |= sum.any;
    all &= sum.all;
}

} // namespace readyscope
