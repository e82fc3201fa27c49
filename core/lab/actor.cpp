// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/actor.h"

namespace readyscope {

void Actor::begin(Nanos now) {
    m_next = 0;
    m_due = now + m_script.front().pause;
}

void Actor::run(Nanos now) {
    while (m_due != kInfinite && m_due <= now) {
        const Step& step = m_script[m_next];
        m_next = (m_next + 1) % m_script.size();
        // After a suspend the script goes on from now instead of hurrying through what it missed.
        const Nanos from = now - m_due > kSecond ? now : m_due;
        m_due = from + m_script[m_next].pause;
        step.act();
    }
}

} // namespace readyscope
