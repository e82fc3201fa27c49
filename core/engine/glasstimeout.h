// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The timeout of a wait in the call's own type and unit, before and after.

#include "core/engine/glass.h"

namespace readyscope {

struct GlassTimeout {
    // "{ 0, 5000 }" of a timeval or timespec, "5" of an int, "NULL" or "-1" for one that never ends.
    std::string passed;
    std::string after;     // what the call wrote back into it; empty where it writes nothing
    const char* unit = ""; // "µs", "ns" or "ms": of the last or only number; empty where the wait never ends
    const char* type = ""; // "timeval", "timespec", "int"
    enum class Rounding : std::uint8_t {
        Exact,   // as asked
        Up,      // to what the call can, by `by`
        Shorter, // a part of what was asked: the rest of it, or something of the engine's own was due before
        None,    // without an end, or a zero timeout beside the loop
    };
    Rounding rounding = Rounding::None;
    Nanos by = 0;
    Nanos waited = 0;
    Nanos left = kNoTime; // by the call's word, or what would have been left; kNoTime where it never ends
    Nanos late = 0;       // returned past what was passed
};

GlassTimeout timeoutOf(const Wait& wait);

} // namespace readyscope
