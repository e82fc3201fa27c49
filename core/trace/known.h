// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// When a lane's state is known: while it was watched, less its gaps. What is measured is measured within.

#include "core/trace/source.h"

#include <vector>

namespace readyscope {

// [from, to).
struct Span {
    Nanos from = 0;
    Nanos to = 0;
    bool operator==(const Span&) const = default;
};

// Within [from, to) and not beyond what is known so far, in order, none empty; two that touch have a gap of no length
// between them, or an end and a beginning. A source without watches has watched all along.
std::vector<Span> knownSpans(const Snapshot& snapshot, SocketId socket, Nanos from, Nanos to);

} // namespace readyscope
