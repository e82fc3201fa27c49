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

// The same edges one after the other, without a division each.
class EdgeWalk {
public:
    EdgeWalk(Nanos from, Nanos to, int columns)
        : m_edge(static_cast<std::uint64_t>(from)), m_columns(static_cast<std::uint64_t>(columns)) {
        const std::uint64_t span = static_cast<std::uint64_t>(to) - m_edge;
        m_step = span / m_columns;
        m_rest = span % m_columns;
    }
    // Of a column, rounded down.
    std::uint64_t width() const { return m_step; }
    // at(1), then at(2), to the last.
    Nanos next() {
        m_edge += m_step;
        m_owed += m_rest;
        if (m_owed >= m_columns) {
            m_owed -= m_columns;
            ++m_edge;
        }
        return static_cast<Nanos>(m_edge);
    }

private:
    std::uint64_t m_edge; // unsigned: a span may be longer than half of all time
    std::uint64_t m_columns;
    std::uint64_t m_step;
    std::uint64_t m_rest;
    std::uint64_t m_owed = 0;
};

} // namespace readyscope
