// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/besidering.h"

#include <algorithm>
#include <utility>

namespace readyscope {

namespace {

// With its control block and its place in the ring.
std::size_t bytesOf(const Beside& beside) {
    return sizeof(Beside) + beside.answers.capacity() * sizeof(BesideAnswer) + 2 * sizeof(void*) +
           sizeof(std::shared_ptr<const Beside>);
}

} // namespace

void BesideRing::add(Beside beside, std::size_t bound) {
    beside.answers.shrink_to_fit();
    m_kept.push_back(std::make_shared<const Beside>(std::move(beside)));
    m_bytes += bytesOf(*m_kept.back());
    while (m_bytes > bound && m_kept.size() > 1) {
        m_bytes -= bytesOf(*m_kept.front());
        m_kept.pop_front();
    }
}

std::shared_ptr<const Beside> BesideRing::at(Nanos time) const {
    const auto after = std::upper_bound(m_kept.begin(), m_kept.end(), time,
                                        [](Nanos value, const auto& beside) { return value < beside->waited; });
    return after == m_kept.begin() ? nullptr : *(after - 1);
}

} // namespace readyscope
