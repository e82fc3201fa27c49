// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How dense the waits are, kept from one picture to the next as LaneBins keeps what a lane was: what had come to an end
// when the view moved to later times is not looked up again.

#include "core/trace/source.h"
#include "ui/timeline/timescale.h"

#include <vector>

namespace readyscope {

class EngineBins {
public:
    // Of `binWidth` columns each, from origin() on, until the view's end is reached.
    void read(const Snapshot& snapshot, const TimeScale& scale, int binWidth);

    const std::vector<WaitBin>& bins() const { return m_bins; }
    int origin() const { return m_place.origin; } // the first bin's column, not after 0
    int read() const { return m_read; }           // bins that the last read() did not find kept

private:
    struct Place {
        TimeScale scale;
        int binWidth = 1;
        int origin = 0;
        Nanos begin = 0;
        std::uint64_t firstWait = 0;
        std::uint64_t endWait = 0;
        Nanos now = 0;
    };
    int keep(const Snapshot& snapshot, const Place& place);

    Place m_place;
    int m_read = 0;
    std::vector<WaitBin> m_bins; // none: nothing is kept
    std::vector<WaitBin> m_new;
};

} // namespace readyscope
