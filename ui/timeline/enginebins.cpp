// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/enginebins.h"

#include "ui/timeline/lanegeometry.h"

#include <algorithm>

namespace readyscope {

void EngineBins::read(const Snapshot& snapshot, const TimeScale& scale, int binWidth) {
    const TraceTotals totals = snapshot.totals();
    const Place place{
        scale, binWidth, firstBin(scale, binWidth), totals.begin, snapshot.firstWait(), snapshot.endWait(), totals.now};
    const int count = (scale.width() - place.origin + binWidth - 1) / binWidth;
    const int kept = keep(snapshot, place);
    m_place = place;
    m_read = count - kept;
    const auto timeOf = [&](int bin) { return scale.timeAt(place.origin + bin * binWidth); };
    snapshot.waitBins(timeOf(kept), timeOf(count), m_read, m_new);
    m_bins.resize(static_cast<std::size_t>(kept));
    m_bins.insert(m_bins.end(), m_new.begin(), m_new.end());
}

// Moves what stays as it is to where it belongs; returns how many bins that are.
int EngineBins::keep(const Snapshot& snapshot, const Place& place) {
    const bool isSame = !m_bins.empty() && place.binWidth == m_place.binWidth && place.begin == m_place.begin &&
                        place.firstWait == m_place.firstWait;
    const std::optional<int> columns = isSame ? m_place.scale.columnsTo(place.scale) : std::nullopt;
    if (!columns)
        return 0;
    const int moved = *columns + place.origin - m_place.origin;
    if (moved < 0 || moved % place.binWidth != 0)
        return 0;
    // A wait counts where it returned, and blocked from where it was entered.
    const Nanos until =
        place.endWait > m_place.endWait ? std::min(m_place.now, snapshot.wait(m_place.endWait).entered) : m_place.now;
    const int ended = std::clamp(m_place.scale.columnAt(until), 0, m_place.scale.width()) - m_place.origin;
    const int first = moved / place.binWidth;
    const int kept = std::max(0, ended / place.binWidth - first);
    if (first > 0)
        std::copy_n(m_bins.begin() + first, kept, m_bins.begin());
    return kept;
}

} // namespace readyscope
