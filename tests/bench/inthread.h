// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/chain.h"

#include <thread>

namespace readyscope::bench {

// As in the window, the loop is not the only thread.
template <void (*loop)(Chain&)> void inThread(Chain& chain) {
    const std::string name = freshName();
    const Fd listener = listenAt(name);
    std::thread thread([&] {
        chain.setReadEnds(acceptFrom(listener, chain.pairs()));
        chain.awaitWriteEnds();
        loop(chain);
    });
    chain.setWriteEnds(connectTo(name, chain.pairs()));
    thread.join();
}

} // namespace readyscope::bench
