// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a lane showed at a time, as an explanation is asked for it: the mask, the backend that told it, what it was
// asked for, and the state that the socket was in.

#include "core/lab/explain/explain.h"
#include "core/trace/source.h"

#include <optional>

namespace readyscope {

// Without a time, or with one that is still to come, now.
Asked laneAsked(const Snapshot& snapshot, const SocketInfo& socket, std::optional<Nanos> time);

} // namespace readyscope
