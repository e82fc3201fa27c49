// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/framer.h"

#include <algorithm>

namespace readyscope {

const std::vector<MessageHead>& Framer::add(std::span<const char> bytes) {
    m_complete.clear();
    while (!bytes.empty()) {
        const std::span<const char> part = bytes.first(std::min(bytes.size(), m_size - m_have));
        if (m_have < m_begin.size())
            std::ranges::copy(part.first(std::min(part.size(), m_begin.size() - m_have)),
                              m_begin.begin() + static_cast<std::ptrdiff_t>(m_have));
        m_have += part.size();
        bytes = bytes.subspan(part.size());
        if (m_have < m_size)
            continue;
        if (const auto head = headOf(m_begin))
            m_complete.push_back(*head);
        m_have = 0;
    }
    return m_complete;
}

} // namespace readyscope
