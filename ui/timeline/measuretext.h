// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Measures in words: what stands between the cursors, frequencies, shares.

#include "core/trace/source.h"
#include "ui/timeline/cursors.h"

#include <QString>

namespace readyscope {

QString letterOf(CursorId cursor);          // "A"
QString deltaText(Nanos delta);             // "Δ 41.8 ms", "Δ −3 µs"
QString frequencyText(Nanos period);        // "23.9 Hz": of 1/period; "–" for none
QString exactText(Nanos duration);          // "41 800 123 ns"
QString shareText(Nanos part, Nanos whole); // "12.5 %", "100 %", "< 0.001 %"

} // namespace readyscope
