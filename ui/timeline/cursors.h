// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The two cursors, A and B: where they stand, and which of them is in the hand. A value, without a widget.

#include "core/readiness/clock.h"

#include <array>
#include <optional>

namespace readyscope {

enum class CursorId { A, B };
inline constexpr std::array kCursors{CursorId::A, CursorId::B};

class Cursors {
public:
    // None: it was never put down.
    std::optional<Nanos> at(CursorId cursor) const { return place(cursor); }
    bool areBoth() const { return m_places[0] && m_places[1]; }
    // B less A, and the range between them, whichever is first. Only where both stand.
    Nanos delta() const { return *m_places[1] - *m_places[0]; }
    Nanos from() const { return delta() < 0 ? *m_places[1] : *m_places[0]; }
    Nanos to() const { return delta() < 0 ? *m_places[0] : *m_places[1]; }
    CursorId first() const { return areBoth() && delta() < 0 ? CursorId::B : CursorId::A; }

    std::optional<CursorId> held() const { return m_held; }
    // Remembers where it stood, for putBack(); one that was in the hand before is dropped.
    void pickUp(CursorId cursor, Nanos time);
    void moveHeld(Nanos time);
    void drop() { m_held.reset(); }
    void putBack();

    void put(CursorId cursor, Nanos time) { place(cursor) = time; }
    void setRange(Nanos from, Nanos to);
    void clear() { *this = Cursors(); }

    bool operator==(const Cursors&) const = default;

private:
    std::optional<Nanos>& place(CursorId cursor) { return m_places[cursor == CursorId::A ? 0 : 1]; }
    const std::optional<Nanos>& place(CursorId cursor) const { return m_places[cursor == CursorId::A ? 0 : 1]; }

    std::array<std::optional<Nanos>, 2> m_places;
    std::optional<CursorId> m_held;
    std::optional<Nanos> m_before; // where the held one stood
};

} // namespace readyscope
