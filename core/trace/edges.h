// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The edges of pixel columns: edge k is from + (to - from)·k / columns, rounded down, exact in 128-bit integers.
// Column k is [at(k), at(k + 1)). More columns than nanoseconds make some of them empty; such a one stands for the
// instant of its edge.

#include "core/readiness/clock.h"

namespace readyscope {

class Edges {
public:
    // `to` >= `from`, `columns` >= 1.
    Edges(Nanos from, Nanos to, int columns)
        : m_from(from), m_span(static_cast<Int128>(to) - from), m_columns(columns) {}

    Nanos at(int edge) const { return static_cast<Nanos>(m_from + m_span * edge / m_columns); }
    // The column that holds `time`, which is in [from, to).
    int columnOf(Nanos time) const {
        // The largest k with at(k) <= time.
        return static_cast<int>(((static_cast<Int128>(time) - m_from + 1) * m_columns - 1) / m_span);
    }
    // The first that stands for it, where empty ones come before.
    int firstColumnOf(Nanos time) const {
        int column = columnOf(time);
        while (column > 0 && at(column - 1) == time)
            --column;
        return column;
    }

private:
    // NOLINTNEXTLINE(modernize-use-using): __extension__ has no place in an alias
    __extension__ typedef __int128 Int128;
    Int128 m_from;
    Int128 m_span;
    int m_columns;
};

} // namespace readyscope
