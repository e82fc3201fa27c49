// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A socket that is watched by all backends, in the words of the page, and what its lanes show.

#include "ui/common/pagestatus.h"
#include "ui/scenarios/lanesscene.h"
#include "ui/scenarios/scenariolist.h"
#include "ui/scenarios/socketwatches.h"

namespace readyscope {

// "TCP accepted, fd 9, ← 127.0.0.1:51422. Watched by all seven backends beside the capture."
QString aboutText(const WatchedSocket& socket);
// "seven observers that only ask, a thread each"
QString observersText(const WatchedSocket& socket);
ScenarioEntry entryFor(const WatchedSocket& socket);
QString entryOf(SocketId socket); // its name in the list
PageStatus statusOf(const WatchedSocket& socket);
ShownLanes shownOf(const WatchedSocket& socket);

} // namespace readyscope
