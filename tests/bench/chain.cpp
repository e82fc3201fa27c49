// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/chain.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <valgrind/callgrind.h>

namespace readyscope::bench {

namespace {

// Ends to write lie above all that select can take.
constexpr int kAbove = 1'100;

} // namespace

void die(const char* what) {
    std::fprintf(stderr, "%s: %s\n", what, std::strerror(errno));
    std::exit(1);
}

Chain::Chain(const Shape& shape) : m_shape(shape), m_next(static_cast<std::size_t>(shape.pairs), -1) {
    for (int token = 1; token <= shape.active; ++token) {
        const int last = static_cast<int>(static_cast<long>(token) * shape.pairs / shape.active) - 1;
        m_active.push_back(last - 1);
        m_active.push_back(last);
    }
    m_mark = (shape.warmUp / shape.active + 1) * shape.active;
    m_shape.events = ((shape.events - 1) / shape.active + 1) * shape.active;
}

void Chain::makePairs() {
    std::vector<Fd> ends;
    for (int pair = 0; pair < m_shape.pairs; ++pair) {
        int both[2] = {-1, -1};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, both) != 0)
            die("socketpair");
        m_readEnds.emplace_back(both[0]);
        ends.emplace_back(::fcntl(both[1], F_DUPFD_CLOEXEC, kAbove));
        if (!ends.back())
            die("fcntl");
        ::close(both[1]);
    }
    setWriteEnds(std::move(ends));
}

void Chain::setWriteEnds(std::vector<Fd> ends) {
    m_writeEnds = std::move(ends);
    for (std::size_t i = 0; i < m_active.size(); ++i)
        m_next[static_cast<std::size_t>(m_active[i])] = writeEnd(m_active[(i + 1) % m_active.size()]);
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
