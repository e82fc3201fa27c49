// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/calllog.h"

#include <algorithm>

namespace readyscope {

// The first and the last that found nothing stay by themselves, what lies between becomes one.
void CallLog::add(const CallRecord& call, std::uint64_t made) {
    m_made += made;
    const auto isLike = [&call](const CallRecord& other) {
        return other.step == call.step && !other.isSignal && !call.isSignal && other.foundNothing() &&
               call.foundNothing();
    };
    const std::size_t count = m_calls.size();
    if (count >= m_first + 3 && std::all_of(m_calls.end() - 3, m_calls.end(), isLike)) {
        CallRecord& folded = m_calls[count - 2];
        folded.returned = m_calls[count - 1].returned;
        folded.repeats += m_calls[count - 1].repeats;
        m_calls[count - 1] = call;
        return;
    }
    m_calls.push_back(call);
}

void CallLog::addEvent(ModelEvent event) {
    const bool isOneOfSeveral = m_first == m_calls.size() && !m_events.empty(); // that one call brought
    event.firstCall = isOneOfSeveral ? m_events.back().firstCall : static_cast<std::uint32_t>(m_first);
    event.calls = isOneOfSeveral ? m_events.back().calls : static_cast<std::uint32_t>(m_calls.size() - m_first);
    event.made = static_cast<std::uint32_t>(m_made - m_madeForEvents);
    m_first = m_calls.size();
    m_madeForEvents = m_made;
    m_events.push_back(event);
}

} // namespace readyscope
