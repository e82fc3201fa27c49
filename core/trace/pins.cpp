// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/pins.h"

#include <utility>

namespace readyscope {

std::uint64_t Pins::pin() {
    m_live.insert(m_live.end(), ++m_newest);
    return m_newest;
}

void Pins::retire(std::unique_ptr<Kept> piece, std::size_t bytes) {
    if (!piece || m_live.empty())
        return;
    m_retired.push_back({m_newest, bytes, std::move(piece)});
    m_bytes += bytes;
}

std::vector<std::unique_ptr<Kept>> Pins::unpin(std::uint64_t pin) {
    std::vector<std::unique_ptr<Kept>> free;
    m_live.erase(pin);
    while (!m_retired.empty() && (m_live.empty() || m_retired.front().after < *m_live.begin())) {
        m_bytes -= m_retired.front().bytes;
        free.push_back(std::move(m_retired.front().piece));
        m_retired.pop_front();
    }
    return free;
}

} // namespace readyscope
