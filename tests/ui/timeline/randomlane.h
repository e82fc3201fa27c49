// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Lanes and views of all kinds, made of a seed.

#include "core/trace/store.h"
#include "tests/ui/timeline/plainlane.h"

#include <random>

namespace readyscope::test {

class RandomLane {
public:
    static constexpr SocketId kLane = 1;

    explicit RandomLane(unsigned seed);

    PlainTrace trace();
    PlainView view(const PlainTrace& trace);
    // The same trace, in a store.
    static void fill(Store& store, const PlainTrace& trace);

private:
    int upTo(int most) { return static_cast<int>(m_random() % static_cast<unsigned>(most + 1)); }
    bool percent(int chance) { return upTo(99) < chance; }
    // From 1 to `most`, every magnitude as likely.
    Nanos magnitude(Nanos most);
    Events next(Events state, bool inSets);
    void addWatches(PlainTrace& trace);

    std::mt19937 m_random;
};

} // namespace readyscope::test
