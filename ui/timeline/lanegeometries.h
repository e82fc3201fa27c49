// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What all lanes in view show, worked out on every processor: a snapshot is never written, so that threads may read it
// side by side. The caller does its part, and waits for no thread that has not begun.

#include "ui/timeline/lanegeometry.h"

#include <memory>
#include <vector>

namespace readyscope {

// One for each of `sockets`, in their order.
std::vector<LaneGeometry> laneGeometries(const std::shared_ptr<const Snapshot>& snapshot,
                                         const std::vector<SocketId>& sockets, const TimeScale& scale,
                                         const LaneMeasures& measures);

} // namespace readyscope
