// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/util/enginerig.h"
#include "tests/util/peers.h"

#include <string>

namespace readyscope::test {

// A row of the engine, connected to a descriptor of ours.
struct Pair {
    explicit Pair(EngineRig& rig, const std::string& options = {}) {
        const Fd listener = tcpListener();
        info = rig.add("tcp:127.0.0.1:" + std::to_string(portOf(listener)) + options);
        peer = acceptOne(listener);
    }
    Target target() const { return {info.id, {}}; }
    SocketInfo info;
    Fd peer;
};

} // namespace readyscope::test
