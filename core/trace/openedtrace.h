// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A trace that was read from a file: a Source like a live one, that nothing is added to any more.

#include "core/text/sentence.h"
#include "core/trace/store.h"
#include "core/trace/tracenotes.h"

namespace readyscope {

// What was wrong with a line: not read at all, or read and not to be believed in every respect.
struct LineProblem {
    std::uint64_t line = 0; // from 1
    Sentence words;
    bool left = false; // out of the trace
};

struct OpenedTrace {
    static constexpr std::size_t kMostProblems = 1000; // told one by one

    std::unique_ptr<Store> store;
    TraceNotes notes;
    std::vector<SocketInfo> sockets; // as they were in the end, by id
    std::vector<LineProblem> problems;
    std::uint64_t problemCount = 0;
    std::uint64_t lines = 0;
    std::uint64_t leftOut = 0; // lines with a problem that hold no record
    bool ended = false;        // the capture had an end; else it still went on, or was killed
};

} // namespace readyscope
