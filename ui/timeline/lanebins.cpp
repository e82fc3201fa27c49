// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanebins.h"

#include "ui/timeline/lanegeometry.h"

#include <algorithm>
#include <numeric>

namespace readyscope {

namespace {

bool isSameWidth(const TimeScale& one, const TimeScale& other) {
    return one.span() == other.span() && one.width() == other.width();
}

} // namespace

int LaneBins::Place::folds() const {
    const int known = std::clamp(scale.columnAt(now) + 1, 0, scale.width());
    return (known - origin + fold - 1) / fold;
}

LaneBins::Place LaneBins::placeOf(const Snapshot& snapshot, SocketId socket, const TimeScale& scale, int fold) {
    const TraceTotals totals = snapshot.totals();
    return {scale, fold, firstBin(scale, fold), totals.begin, totals.now, snapshot.lane(socket)};
}

void LaneBins::read(const Snapshot& snapshot, SocketId socket, const TimeScale& scale, int fold) {
    const Place place = placeOf(snapshot, socket, scale, fold);
    const int folds = keep(snapshot, socket, place);
    m_place = place;
    m_bins.resize(static_cast<std::size_t>(scale.width()));
    m_shares.resize(static_cast<std::size_t>(place.folds()));
    if (folds == 0)
        m_counted = snapshot.lowerBound(socket, scale.from());
    walk(snapshot, socket, folds);
}

// Those that nothing has come into since.
int LaneBins::endedFolds(const Snapshot& snapshot, SocketId socket, const LaneSummary& lane) const {
    Nanos until = m_place.now;
    if (lane.end > m_place.lane.end) {
        const Transition next = snapshot.transition(socket, m_place.lane.end);
        until = std::min({until, next.time, next.since == kNoTime ? next.time : next.since});
    }
    const int columns = std::clamp(m_place.scale.columnAt(until), 0, m_place.scale.width());
    return (columns - m_place.origin) / m_place.fold;
}

// Moves what stays as it is to where it belongs; returns how many folds of the new place that are.
int LaneBins::keep(const Snapshot& snapshot, SocketId socket, const Place& place) {
    const bool isSame = !m_bins.empty() && place.fold == m_place.fold && place.begin == m_place.begin &&
                        place.lane.first == m_place.lane.first;
    const std::optional<int> columnsTo = isSame ? m_place.scale.columnsTo(place.scale) : std::nullopt;
    if (!columnsTo)
        return 0;
    const int columns = *columnsTo;
    const int moved = columns + place.origin - m_place.origin;
    if (moved < 0 || moved % place.fold != 0)
        return 0;
    const int first = moved / place.fold;
    const int end = std::min(endedFolds(snapshot, socket, place.lane), first + place.folds());
    if (end <= first)
        return 0;
    for (int column = 0; column < columns; ++column)
        m_counted += m_bins[static_cast<std::size_t>(column)].count;
    const int keptColumns = place.columnOf(end - first);
    if (columns > 0)
        std::copy_n(m_bins.begin() + columns, keptColumns, m_bins.begin());
    if (first > 0)
        std::copy_n(m_shares.begin() + first, end - first, m_shares.begin());
    return end - first;
}

void LaneBins::walk(const Snapshot& snapshot, SocketId socket, int from) {
    const TimeScale& scale = m_place.scale;
    const auto timeOf = [&](int index) { return scale.timeAt(m_place.origin + index * m_place.fold); };
    const int column = from == 0 ? 0 : m_place.columnOf(from);
    const int folds = m_place.folds();
    const Columns ofBins{scale.timeAt(column), scale.to(), scale.width() - column};
    const Columns ofShares{timeOf(from), timeOf(folds), folds - from};
    m_walked = ofBins.count;
    if (from == 0) {
        snapshot.binsAndShares(socket, ofBins, m_bins, ofShares, m_shares);
        return;
    }
    snapshot.binsAndShares(socket, ofBins, m_newBins, ofShares, m_newShares);
    std::ranges::copy(m_newBins, m_bins.begin() + column);
    std::ranges::copy(m_newShares, m_shares.begin() + from);
    countOnce(snapshot, socket, column);
}

// The last column that was kept may have taken in some of what the next one begins with (Snapshot::bins).
void LaneBins::countOnce(const Snapshot& snapshot, SocketId socket, int from) {
    const std::uint64_t end = std::accumulate(m_bins.begin(), m_bins.begin() + from, m_counted,
                                              [](std::uint64_t sum, const Bin& bin) { return sum + bin.count; });
    const std::uint64_t begin = snapshot.lowerBound(socket, m_place.scale.timeAt(from));
    std::uint64_t twice = end > begin ? end - begin : 0;
    for (auto bin = m_bins.begin() + from; twice > 0 && bin != m_bins.end(); ++bin) {
        const auto less = static_cast<std::uint32_t>(std::min<std::uint64_t>(twice, bin->count));
        bin->count -= less;
        twice -= less;
    }
}

void KeptBins::begin(const TimeScale& scale) {
    m_worthIt = isSameWidth(scale, m_scale);
    m_scale = scale;
    if (!m_worthIt)
        clear();
    std::erase_if(m_lanes, [](const auto& lane) { return !lane.second.inView; });
    for (auto& [socket, lane] : m_lanes)
        lane.inView = false;
}

LaneBins* KeptBins::of(SocketId socket) {
    if (!m_worthIt)
        return nullptr;
    Entry& lane = m_lanes[socket];
    lane.inView = true;
    return &lane.bins;
}

} // namespace readyscope
