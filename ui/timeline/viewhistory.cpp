// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/viewhistory.h"

namespace readyscope {

namespace {

// A view that follows has moved on by itself: it is the same place as long as it is as wide.
bool isSame(const ViewPlace& a, const ViewPlace& b) {
    return a.span == b.span && a.following == b.following && (a.following || a.from == b.from);
}

std::optional<ViewPlace> take(std::vector<ViewPlace>& from, std::vector<ViewPlace>& to, const ViewPlace& present) {
    while (!from.empty() && isSame(from.back(), present))
        from.pop_back();
    if (from.empty())
        return std::nullopt;
    const ViewPlace place = from.back();
    from.pop_back();
    to.push_back(present);
    return place;
}

} // namespace

void ViewHistory::leave(const ViewPlace& before, Nanos now) {
    const bool goesOn = m_moved && now - *m_moved < kPause;
    m_moved = now;
    if (goesOn || (!m_back.empty() && isSame(m_back.back(), before)))
        return;
    m_forward.clear();
    if (m_back.size() == kMost)
        m_back.erase(m_back.begin());
    m_back.push_back(before);
}

std::optional<ViewPlace> ViewHistory::back(const ViewPlace& present) {
    m_moved.reset();
    return take(m_back, m_forward, present);
}

std::optional<ViewPlace> ViewHistory::forward(const ViewPlace& present) {
    m_moved.reset();
    return take(m_forward, m_back, present);
}

} // namespace readyscope
