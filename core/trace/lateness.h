// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How late the waits that timed out came back: returned less due, where due is when it was entered plus the timeout
// that the call was given. Taken in as the trace grows; a wait that was taken in stays counted when it is dropped.
// A timeout of 0 sets no timer, so such waits are not counted. Kept to the microsecond up to 4 ms, to 1/64 above.

#include "core/trace/source.h"

#include <vector>

namespace readyscope {

class Lateness {
public:
    Lateness();

    // What came since the last time, `most` waits at most; true: there are more. Begins anew with another trace.
    bool take(const Snapshot& snapshot, std::uint64_t most = 100'000);

    std::uint64_t count() const { return m_count; }
    std::uint64_t early() const { return m_early; } // before they were due; not among those below
    Nanos earliest() const { return m_earliest; }   // by how much the earliest one was, 0: none
    Nanos latest() const { return m_latest; }
    // The lateness that this share of them (0 to 1) does not exceed, those that were early counted as 0; 0 without any.
    Nanos quantile(double share) const;
    // Of those that were not early, how many had a lateness in [from, to), each rounded down to what is kept of it.
    std::uint64_t between(Nanos from, Nanos to) const;

private:
    void add(Nanos late);

    std::vector<std::uint64_t> m_bins;
    std::uint64_t m_next = 0; // position of the wait to go on from
    Nanos m_begin = kNoTime;  // of the trace
    std::uint64_t m_count = 0;
    std::uint64_t m_early = 0;
    Nanos m_earliest = 0;
    Nanos m_latest = 0;
};

} // namespace readyscope
