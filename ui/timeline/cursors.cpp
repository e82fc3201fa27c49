// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/cursors.h"

namespace readyscope {

void Cursors::pickUp(CursorId cursor, Nanos time) {
    m_before = place(cursor);
    m_held = cursor;
    place(cursor) = time;
}

void Cursors::moveHeld(Nanos time) {
    if (m_held)
        place(*m_held) = time;
}

void Cursors::putBack() {
    if (!m_held)
        return;
    place(*m_held) = m_before;
    m_held.reset();
}

void Cursors::setRange(Nanos from, Nanos to) {
    m_held.reset();
    m_places = {from, to};
}

} // namespace readyscope
