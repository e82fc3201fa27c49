// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/viewwindow.h"

#include <algorithm>

namespace readyscope {

namespace {

constexpr int kFarFollowed = 1 << 20; // columns

} // namespace

void ViewWindow::setTrace(Nanos begin, Nanos now) {
    const bool anotherTrace = !m_started || begin != m_begin;
    m_begin = begin;
    m_now = std::max(begin, now);
    if (anotherTrace) {
        m_started = true;
        m_scale = m_scale.placed(begin, 0);
    }
    if (m_following)
        stick();
}

void ViewWindow::resize(int width, int margin) {
    if (!m_sized)
        m_scale = TimeScale(m_scale.from(), kFirstSpan, width);
    m_sized = true;
    // What stands at the right edge stays there while following, else what stands at the left.
    const bool atPlace = m_following && m_scale.columnAt(m_now) >= place();
    m_scale = m_scale.resized(width);
    m_margin = std::min(margin, width / 8);
    if (atPlace && m_scale.from() > m_begin)
        m_scale = m_scale.placed(m_now, place());
    if (m_following)
        stick();
}

void ViewWindow::setFollowing(bool following) {
    m_following = following;
    if (!following)
        return;
    if (m_scale.columnAt(m_now) < 0 || m_scale.from() > m_begin)
        m_scale = m_scale.placed(m_now, place());
    if (m_scale.from() < m_begin)
        m_scale = m_scale.placed(m_begin, 0);
    stick();
}

void ViewWindow::showWhole() {
    // Now stands at its place, so that following goes on from here.
    const int columns = std::max(1, place());
    const Nanos length = std::max<Nanos>(m_now - m_begin, columns);
    const Nanos span = static_cast<Nanos>(static_cast<long double>(length) / columns * m_scale.width()) + 1;
    m_scale = TimeScale(m_begin, span, m_scale.width());
    m_following = true;
}

void ViewWindow::showBegin() {
    m_scale = m_scale.placed(m_begin, 0);
    settle();
}

void ViewWindow::showEnd() { setFollowing(true); }

void ViewWindow::centre(Nanos time) {
    // What was asked for stays in view, whatever comes.
    m_scale = m_scale.placed(time, m_scale.width() / 2).clampedTo(m_begin, m_now);
    m_following = false;
}

void ViewWindow::show(Nanos from, Nanos span, bool following) {
    m_scale = TimeScale(from, span, m_scale.width()).clampedTo(m_begin, m_now);
    m_following = false;
    if (following)
        setFollowing(true);
}

void ViewWindow::zoom(int column, int numerator, int denominator) {
    m_scale = m_scale.zoomed(column, numerator, denominator).clampedTo(m_begin, m_now);
    m_following = m_following && m_scale.columnAt(m_now) < m_scale.width();
}

void ViewWindow::zoomSpan(Nanos span) {
    const int column = zoomColumn();
    const Nanos time = m_scale.timeAt(column);
    m_scale = TimeScale(m_scale.from(), span, m_scale.width()).placed(time, column).clampedTo(m_begin, m_now);
    m_following = m_following && m_scale.columnAt(m_now) < m_scale.width();
}

void ViewWindow::pan(int columns) { drag(m_scale, columns); }

void ViewWindow::drag(const TimeScale& start, int columns) {
    m_scale = start.panned(columns).clampedTo(m_begin, m_now);
    settle();
}

int ViewWindow::zoomColumn() const {
    const int now = m_scale.columnAt(m_now);
    return m_following && now >= 0 && now < m_scale.width() ? now : m_scale.width() / 2;
}

int ViewWindow::place() const { return m_scale.width() - 1 - m_margin; }

void ViewWindow::stick() {
    const int ahead = m_scale.columnAt(m_now) - place();
    if (ahead <= 0)
        return;
    if (ahead >= m_scale.width()) {
        m_scale = m_scale.placed(m_now, place());
        return;
    }
    // By whole columns, so that what is drawn moves and does not flicker.
    if (m_scale != m_stuck || m_followed > kFarFollowed) {
        m_put = m_scale;
        m_followed = 0;
    }
    m_followed += ahead;
    m_scale = m_stuck = m_put.panned(m_followed);
}

void ViewWindow::settle() { m_following = m_scale.columnAt(m_now) <= place(); }

} // namespace readyscope
