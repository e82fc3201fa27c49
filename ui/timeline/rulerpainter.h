// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Draws the ruler and the grid that its ticks make behind the lanes.

#include "ui/timeline/canvas.h"
#include "ui/timeline/rulerticks.h"

namespace readyscope {

// At least this many device-independent pixels stand between major ticks.
inline constexpr int kLeastMajorGap = 90;

void paintRuler(Canvas& canvas, const Ruler& ruler, const QRect& area);
// Lines of `area` up to `known` columns.
void paintGrid(Canvas& canvas, const Ruler& ruler, const QRect& area, int known);

} // namespace readyscope
