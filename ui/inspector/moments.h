// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A moment of the trace as it is written in the inspector: since the trace's beginning, or by the wall clock.

#include "core/trace/source.h"

#include <QString>

namespace readyscope {

// "6.272 500 s" or "14:03:07.272 500". "–" for kNoTime.
QString momentOf(const Snapshot& snapshot, Nanos time, bool wallClock);

} // namespace readyscope
