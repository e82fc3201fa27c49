// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the pieces of resources/models/capture.txt ask of a backend and a timeout.

#include "core/lab/programs/programpieces.h"
#include "core/readiness/backend.h"
#include "core/readiness/clock.h"
#include "core/readiness/events.h"

#include <string>
#include <string_view>

namespace readyscope {

// The names of the call, the bits that it can tell, and the timeout in its own unit.
Marks marksOf(Backend backend, Nanos timeout);
// Whether lines that begin with @?CONDITION@ are there.
bool holds(std::string_view condition, Backend backend, Nanos timeout);
// The piece that waits.
std::string watchPieceOf(Backend backend);
// EPOLLIN | EPOLLOUT
std::string eventsInC(Backend backend, Events interest);

} // namespace readyscope
