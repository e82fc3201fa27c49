// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A lane unfolded: a sub-lane for each event bit. A set of select(2) shares that of the bit which tells of the same, as
// it shares its band.

#include "core/readiness/events.h"

#include <QVector>

namespace readyscope {

inline constexpr int kSubLaneHeight = 18;

// Where things stand in a sub-lane, in device-independent pixels.
inline constexpr int kSubLaneTop = 4;   // of what is set
inline constexpr int kSubLaneBase = 14; // the line that it stands on

// The sub-lanes of a lane in which `seen` was ever set, in the one order; of one that was only ever asked about in
// sets, and still is, R, W and E.
QVector<Events> subLanesOf(Events seen, bool asksInSets);
// As which a sub-lane goes while poll, or select, asks.
Events::Bit nameOfSubLane(Events subLane, bool asksInSets);
// Sets as the bits whose sub-lane they share.
Events onSubLanes(Events events);

} // namespace readyscope
