// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A zoom on its way: the view between two scales, such that what stands still in both stands still throughout.

#include "ui/timeline/timescale.h"

class QWidget;

namespace readyscope {

// `share` of the way, 0 to 1, even to the eye: each part of the time zooms by as much. Both are as wide.
TimeScale glided(const TimeScale& from, const TimeScale& to, double share);

// The desktop may ask for no animation.
bool wantsAnimation(const QWidget& widget);

} // namespace readyscope
