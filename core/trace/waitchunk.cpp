// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/waitchunk.h"

#include <algorithm>
#include <cerrno>

namespace readyscope {

namespace {

bool needsNote(const Wait& wait) { return wait.left != kNoTime || wait.error != 0 || wait.signal != 0; }

} // namespace

void WaitChunk::unpack(unsigned info, Wait& wait) {
    wait.backend = static_cast<Backend>(info & 0xfU);
    wait.kind = static_cast<WaitKind>((info & kKinds) >> kKindShift);
    wait.byCommand = (info & kByCommand) != 0;
    wait.maskNotAtomic = (info & kMaskNotAtomic) != 0;
    wait.woken = (info & kWoken) != 0;
}

void WaitSums::add(const Wait& wait) {
    ready += wait.ready > 0 ? 1U : 0U;
    timedOut += wait.timedOut() ? 1U : 0U;
    interrupted += wait.error == EINTR ? 1U : 0U;
    beside += wait.kind != WaitKind::Loop ? 1U : 0U;
    blocked += std::max<Nanos>(0, wait.returned - wait.entered);
}

WaitChunk::WaitChunk(std::uint32_t size, const WaitSums& before)
    : Chunk(size), m_returned(std::make_unique_for_overwrite<Nanos[]>(size)),
      m_entered(std::make_unique_for_overwrite<Nanos[]>(size)),
      m_ready(std::make_unique_for_overwrite<std::int32_t[]>(size)),
      m_info(std::make_unique_for_overwrite<std::uint16_t[]>(size)),
      m_groups(std::make_unique<WaitSums[]>((size + kGroup - 1) / kGroup)), m_running(before) {
    // Here, since readers ask for it as soon as they see the chunk, with nothing in it yet.
    m_groups[0] = before;
    bytes = sizeof(*this) + size * kBytesEach + (size + kGroup - 1) / kGroup * sizeof(WaitSums);
}

bool WaitChunk::newTerms(const Wait& wait) const {
    return m_terms.count() == 0 || m_lastTerms.timeout != wait.timeout || m_lastTerms.passed != wait.passed;
}

bool WaitChunk::needsRoom(const Wait& wait) const {
    return (m_terms.full() && newTerms(wait)) || (m_notes.full() && needsNote(wait));
}

void WaitChunk::makeRoom(const Wait& wait) {
    if (m_terms.full() && newTerms(wait))
        bytes += m_terms.grow();
    if (m_notes.full() && needsNote(wait))
        bytes += m_notes.grow();
}

void WaitChunk::write(const Wait& wait) {
    const std::uint32_t index = used;
    if (index % kGroup == 0 && index > 0)
        m_groups[index / kGroup] = m_running;
    m_running.add(wait);
    m_returned[index] = wait.returned;
    m_entered[index] = wait.entered;
    m_ready[index] = wait.ready;
    m_info[index] = static_cast<std::uint16_t>(packed(wait));
    if (newTerms(wait)) {
        m_lastTerms = {wait.timeout, wait.passed, static_cast<std::uint16_t>(index)};
        m_terms.push(m_lastTerms);
    }
    if (needsNote(wait)) {
        m_info[index] = static_cast<std::uint16_t>(m_info[index] | kNoted);
        m_notes.push({wait.left, static_cast<std::uint16_t>(index), wait.error, wait.signal});
    }
}

Wait WaitChunk::withoutTerms(std::uint32_t index) const {
    Wait wait;
    wait.entered = m_entered[index];
    wait.returned = m_returned[index];
    wait.ready = m_ready[index];
    unpack(m_info[index], wait);
    if ((m_info[index] & kNoted) != 0) {
        const WaitNote& note = *m_notes.find(index);
        wait.left = note.left;
        wait.error = note.error;
        wait.signal = note.signal;
    }
    return wait;
}

Wait WaitChunk::at(std::uint32_t index) const {
    Wait wait = withoutTerms(index);
    const WaitTerms& terms = m_terms.at(m_terms.lowerBound(index + 1) - 1);
    wait.timeout = terms.timeout;
    wait.passed = terms.passed;
    return wait;
}

WaitSums WaitChunk::sumsBefore(std::uint32_t index) const {
    // One past the last of a group: the next group's sum may not have been written yet.
    const std::uint32_t group = index == 0 ? 0 : (index - 1) / kGroup;
    WaitSums sums = m_groups[group];
    // As WaitSums::add has it, without its fields put together: a picture asks twice a column.
    static_assert(WaitKind{} == WaitKind::Loop);
    for (std::uint32_t i = group * kGroup; i < index; ++i) {
        const unsigned info = m_info[i];
        if ((info & kFailed) != 0) {
            sums.add(withoutTerms(i));
            continue;
        }
        sums.ready += m_ready[i] > 0 ? 1U : 0U;
        sums.timedOut += m_ready[i] == 0 && (info & (kKinds | kByCommand)) == 0 ? 1U : 0U;
        sums.beside += (info & kKinds) != 0 ? 1U : 0U;
        sums.blocked += std::max<Nanos>(0, m_returned[i] - m_entered[i]);
    }
    return sums;
}

} // namespace readyscope
