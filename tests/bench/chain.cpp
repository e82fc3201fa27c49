// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/chain.h"

#include <unistd.h>
#include <valgrind/callgrind.h>

namespace readyscope::bench {

Chain::Chain(const Shape& shape) : m_shape(shape), m_next(static_cast<std::size_t>(shape.pairs), -1) {
    for (int token = 1; token <= shape.active; ++token) {
        const int share = static_cast<int>(static_cast<long>(token) * shape.pairs / shape.active);
        m_active.push_back((share - 3 + shape.pairs) % shape.pairs);
        m_active.push_back(share - 2);
    }
    m_mark = (shape.warmUp / shape.active + 1) * shape.active;
    m_shape.events = ((shape.events - 1) / shape.active + 1) * shape.active;
}

void Chain::setWriteEnds(std::vector<Fd> ends) {
    m_writeEnds = std::move(ends);
    for (std::size_t i = 0; i < m_active.size(); ++i)
        m_next[static_cast<std::size_t>(m_active[i])] = writeEnd(m_active[(i + 1) % m_active.size()]);
    m_connected.release();
}

void Chain::start() {
    CALLGRIND_START_INSTRUMENTATION;
    for (std::size_t i = 0; i < m_active.size(); i += 2)
        if (::write(writeEnd(m_active[i]), "e", 1) != 1)
            die("write");
}

void Chain::readable(int pair) {
    char byte = 0;
    if (::read(readEnd(pair), &byte, 1) != 1)
        die("read");
    passOn(pair);
}

void Chain::passOn(int pair) {
    if (++m_seen == m_mark)
        mark();
    if (::write(m_next[static_cast<std::size_t>(pair)], "e", 1) != 1)
        die("write");
}

void Chain::mark() {
    CALLGRIND_TOGGLE_COLLECT;
    (m_measuring ? m_to : m_from) = monotonicNow();
    m_mark += m_shape.events;
    m_ended = m_measuring;
    m_measuring = true;
    if (m_ended && m_end)
        m_end();
}

double Chain::nanosPerEvent() const { return static_cast<double>(m_to - m_from) / static_cast<double>(m_shape.events); }

} // namespace readyscope::bench
