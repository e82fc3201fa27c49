// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Bytes as they are read to the lines that a TraceLoader takes. A line without an end is the last one, cut off; of one
// that is too long nothing is kept.

#include "core/trace/traceloader.h"

namespace readyscope {

class LineFeed {
public:
    LineFeed(TraceLoader& loader, std::size_t longest) : m_loader(loader), m_longest(longest) {}

    // Where the next `room` bytes are to be put.
    char* space(std::size_t room);
    void filled(std::size_t bytes);
    void finish();

private:
    void give(std::string_view line);

    TraceLoader& m_loader;
    std::size_t m_longest;
    std::string m_buffer;
    std::size_t m_used = 0;
    bool m_skipping = false; // within a line that is too long
    bool m_first = true;
};

} // namespace readyscope
