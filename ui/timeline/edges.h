// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where something happened near a time: what cursors snap to and walk along. Each looks at a few records only.

#include "core/trace/source.h"

#include <optional>

namespace readyscope {

// Of the lane's transitions the one nearest to `time`, at most `reach` ns away.
std::optional<Nanos> nearestEdge(const Snapshot& snapshot, SocketId socket, Nanos time, Nanos reach);
// The same of the instants when waits were entered and returned.
std::optional<Nanos> nearestWaitEdge(const Snapshot& snapshot, Nanos time, Nanos reach);

} // namespace readyscope
