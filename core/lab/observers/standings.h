// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// From rounds of questions to the times over which all lanes of a socket stood still. Lanes that follow a live socket
// change one after the other, and falls are found later than they happened: such a lag is no difference between
// backends, so they are compared only where poll told the same before and after all others had been asked. Pure.

#include "core/lab/recipes/differences.h"

namespace readyscope::observers {

struct Round {
    Nanos begun = 0;       // before the first was asked
    Nanos asked = 0;       // all have answered
    bool isSteady = false; // poll told the same at both ends
    // Since the round before, as of the end of this one; steady or not.
    std::array<recipes::Seen, kBackends.size()> seen{};
};

class Standings {
public:
    static constexpr std::size_t kMost = 1000; // the oldest are forgotten then

    explicit Standings(Nanos begin = 0) : m_begin(begin) {}

    void add(const Round& round);
    // The last one lasts until the last round.
    const std::vector<recipes::Standing>& all() const { return m_all; }

private:
    Nanos m_begin;
    std::vector<recipes::Standing> m_all;
    bool m_isOpen = false;                                 // the last one goes on
    std::array<recipes::Seen, kBackends.size()> m_since{}; // counted since that ended
};

} // namespace readyscope::observers
