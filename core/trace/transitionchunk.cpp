// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/transitionchunk.h"

#include <algorithm>

namespace readyscope {

TransitionChunk::TransitionChunk(std::uint32_t size, Events before)
    : Chunk(size), m_times(std::make_unique_for_overwrite<Nanos[]>(size)),
      m_revents(std::make_unique_for_overwrite<Events[]>(size)), m_mipMap(size), m_before(before) {
    bytes = sizeof(*this) + size * kBytesEach + m_mipMap.bytes();
}

void TransitionChunk::sumGroup(std::uint32_t group) {
    m_mipMap.addGroup(group, m_times.get(), m_revents.get());
    if ((group + 1) * MipMap::kGroup != capacity)
        return;
    const auto fine = m_mipMap.fine(capacity);
    m_whole = fine.nodes[0];
    for (std::uint32_t i = 1; i < fine.count; ++i)
        m_whole.add(fine.nodes[i]);
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

} // namespace readyscope
