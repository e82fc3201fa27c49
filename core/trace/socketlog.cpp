// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/socketlog.h"

#include <algorithm>
#include <unordered_set>

namespace readyscope {

void SocketLog::add(const SocketInfo& socket) {
    m_sockets.push_back(std::make_shared<const SocketInfo>(socket));
    if (m_sockets.size() >= std::max(m_foldAt, 2 * m_most))
        forgetOldest();
}

void SocketLog::add(const ErrorRecord& error) {
    m_errors.push_back(told(error));
    if (m_errors.size() >= 2 * m_most)
        m_errors.erase(m_errors.begin(), m_errors.end() - static_cast<std::ptrdiff_t>(m_most));
}

void SocketLog::clear() {
    m_sockets.clear();
    m_errors.clear();
    m_foldAt = 0;
}

void SocketLog::forgetOldest() {
    const std::size_t old = m_sockets.size() - m_most;
    // From the newest on: of what is old only a socket's last line stays, and not where a newer one is kept.
    std::unordered_set<SocketId> known;
    for (std::size_t i = old; i < m_sockets.size(); ++i)
        known.insert(m_sockets[i]->id);
    for (std::size_t i = old; i-- > 0;)
        if (!known.insert(m_sockets[i]->id).second)
            m_sockets[i].reset();
    std::erase(m_sockets, nullptr);
    m_foldAt = m_sockets.size() + m_most;
}

} // namespace readyscope
