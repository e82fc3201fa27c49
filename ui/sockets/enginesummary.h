// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The engine's row in words.

#include "core/trace/source.h"

#include <QString>

namespace readyscope {

struct EngineSummary {
    QString backend;     // "poll"
    QString before;      // "was poll until 6.37 s", after a switch
    QString last;        // "last returned 1"
    QString inView;      // "99 waits in view, 10 timed out"
    QString rate;        // "381/s"
    QString interrupted; // "1 EINTR"
    bool isBusy = false; // waits returned within the last second, so that the rate falls by the clock alone
    bool operator==(const EngineSummary&) const = default;
    QString spoken() const;
};

// Counts "in view" are of [from, to); none where that is empty.
EngineSummary summaryOf(const Snapshot& snapshot, Backend backend, Nanos now, Nanos from, Nanos to);

} // namespace readyscope
