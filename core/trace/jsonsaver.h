// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A trace, or a part of it, to a file of JSON Lines. Takes as long as it takes, so on a thread of its own.

#include "core/trace/fileprogress.h"
#include "core/trace/traceslices.h"

#include <string>

namespace readyscope {

struct SavedTrace {
    CaptureTotals totals;
    std::uint64_t bytes = 0;
};

// The file is replaced at the end, or stays as it was. Errors have the path as their subject; ECANCELED where it was
// cancelled. A part begins with what was last known of its sockets, and a lane that was ready by then with a transition
// that says since when at most.
Result<SavedTrace> saveTrace(const std::string& path, const Snapshot& snapshot, const TraceNotes& notes,
                             const TraceSelection& selection, FileProgress& progress);

// The settings at `time`, by the markers of the trace: those of the last change before it, else those of the header.
CaptureHeader headerAt(const CaptureHeader& header, const Snapshot& snapshot, Nanos time);
// The header of a live capture: `now`'s settings, taken back to what they were at the beginning.
CaptureHeader headerOfLive(CaptureHeader now, const Snapshot& snapshot);

} // namespace readyscope
