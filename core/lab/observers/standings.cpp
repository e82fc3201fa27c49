// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/observers/standings.h"

#include <algorithm>

namespace readyscope::observers {

void Standings::add(const Round& round) {
    Nanos changed = round.asked;
    bool isAnyChanged = false;
    for (std::size_t i = 0; i < round.seen.size(); ++i) {
        const recipes::Seen& seen = round.seen.at(i);
        recipes::Seen& since = m_since.at(i);
        if (seen.changed != kNoTime) {
            changed = std::min(changed, seen.changed);
            isAnyChanged = true;
        }
        const std::uint32_t named = since.named + seen.named;
        const Events raw = since.raw.empty() ? seen.raw : since.raw;
        since = seen;
        since.named = named;
        since.raw = raw;
    }
    if (m_isOpen && isAnyChanged) {
        m_all.back().to = std::max(m_all.back().from, changed);
        m_isOpen = false;
    } else if (m_isOpen) {
        m_all.back().to = round.asked;
        for (std::size_t i = 0; i < m_since.size(); ++i)
            m_all.back().seen.at(i).named += m_since.at(i).named;
        if (std::ranges::any_of(m_since, [](const recipes::Seen& since) { return since.named > 0; }))
            m_all.back().asked = round.asked;
        for (recipes::Seen& since : m_since)
            since.named = 0;
    }
    if (m_isOpen || !round.isSteady)
        return;
    recipes::Standing standing{m_begin, round.asked, round.asked, m_since};
    for (const recipes::Seen& seen : m_since)
        standing.from = std::max(standing.from, seen.stood);
    m_all.push_back(standing);
    if (m_all.size() > kMost)
        m_all.erase(m_all.begin());
    m_isOpen = true;
    m_since = {};
}

} // namespace readyscope::observers
