// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What commands tell the loop itself.

#include "core/readiness/clock.h"

namespace readyscope {

struct LoopControl {
    Nanos timeout = kInfinite;
    Nanos pace = 0;
    bool timeoutChanged = false; // the wait's deadline is to be set anew
    bool askBeside = false;
    bool capturing = true;
    bool single = false;
    bool quit = false;
};

} // namespace readyscope
