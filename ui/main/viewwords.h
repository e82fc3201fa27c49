// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timelineview.h"

namespace readyscope {

// "Relative time · 3 px/ms · 256 ms in view"
QString viewWords(const ViewedTime& viewed, bool wallClock);

} // namespace readyscope
