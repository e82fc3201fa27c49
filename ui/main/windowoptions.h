// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the command line asks of the window: checked values, nothing opened or resolved yet.

#include "core/readiness/backend.h"
#include "core/readiness/clock.h"
#include "core/socket/address.h"

#include <optional>
#include <string>
#include <vector>

namespace readyscope {

struct WindowOptions {
    bool demo = false;
    std::vector<Address> sockets;
    // Empty: as remembered from the last time.
    std::optional<Backend> backend;
    std::optional<Nanos> timeout;
    std::optional<Mode> mode;
    std::string trace;           // a file to open; empty: none
    std::string screenshot;      // a file to paint the window into before it closes; empty: none
    Nanos quitAfter = kInfinite; // from the moment the window is shown
};

} // namespace readyscope
