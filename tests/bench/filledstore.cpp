// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/filledstore.h"

namespace readyscope::bench {

Nanos append(Store& store, SampleTrace& trace, std::uint64_t count, Waits waits) {
    Nanos last = trace.time();
    for (std::uint64_t i = 0; i < count; ++i) {
        const Transition transition = trace.next();
        if (waits == Waits::OneEach) {
            Wait wait;
            wait.entered = last;
            wait.returned = transition.time;
            wait.ready = 1;
            store.append(wait);
        }
        store.append(transition);
        last = transition.time;
    }
    store.advance(last);
    return last;
}

} // namespace readyscope::bench
