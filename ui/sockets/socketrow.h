// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What one row of the table shows, as values. Its words are in socketcells.h.

#include "core/socket/inspection.h"
#include "core/socket/socketinfo.h"
#include "core/trace/source.h"

#include <QString>

namespace readyscope {

struct SocketRow {
    SocketInfo info;
    Events revents;
    Nanos changed = kNoTime; // when revents became so
    std::uint64_t transitions = 0;
    std::uint64_t rate = 0; // transitions in the last second
    Queues queues;
    QString since; // as shown; kept so that an unchanged text announces nothing
};

// ns that "since" counts, or kNoTime where it does not apply: nothing is ready, or the socket has ended.
Nanos sinceOf(const SocketRow& row, Nanos now);

// Reads the socket's state; true if something of what is shown has changed. Both sources may be null.
bool pull(SocketRow& row, const Snapshot* snapshot, const Inspection* inspection, Nanos now);

// The same but for what is written of it, for a row that is not on screen.
bool pullState(SocketRow& row, const Snapshot* snapshot, const Inspection* inspection, Nanos now);

// How long until `row` shows something else by itself, the clock alone having moved on; kInfinite for never.
// Texts have three digits, so the older a state is, the longer it takes.
Nanos turnsIn(const SocketRow& row, Nanos now, bool sinceShown, bool rateShown);
// What the last of a duration's three digits stands for.
Nanos lastDigitOf(Nanos duration);

} // namespace readyscope
