// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the cursors say, for the bar, for tips and for screen readers.

#include "core/socket/socketinfo.h"
#include "core/trace/source.h"
#include "ui/timeline/cursors.h"
#include "ui/timeline/timescale.h"

#include <QString>

namespace readyscope {

struct CursorWords {
    // Times to what a pixel can tell, and to the nanosecond; empty: it was never put down.
    QString a, b;
    QString exactA, exactB;
    // Only where both stand.
    QString delta;     // "Δ 41.8 ms"
    QString frequency; // "1/Δ 23.9 Hz"
    QString exact;     // "41 800 123 ns"
    QString counts;    // "4 edges of web.2, 99 waits"
    QString spoken;    // all of it in one sentence
    bool operator==(const CursorWords&) const = default;
};

// `lane`: whose edges are counted; of none with an id of kNoSocket.
CursorWords cursorWords(const Cursors& cursors, const Snapshot& snapshot, const TimeScale& scale, bool wallClock,
                        const SocketInfo& lane);

} // namespace readyscope
