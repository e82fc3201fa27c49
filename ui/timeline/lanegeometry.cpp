// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanegeometry.h"

#include <algorithm>

namespace readyscope {

namespace {

// Transitions looked at in one column for an edge found by sampling: more than these are too close to be told apart.
constexpr int kLookedAt = 4;
// A socket's hits are summed to ten records a second at most; where these stand too close, none is asked for.
constexpr Nanos kHitPeriod = 100 * kMillisecond;

class LaneReader {
public:
    LaneReader(const Snapshot& snapshot, SocketId socket, const TimeScale& scale, const LaneMeasures& measures)
        : m_snapshot(snapshot), m_socket(socket), m_scale(scale), m_measures(measures),
          m_known(knownColumns(snapshot, scale)) {}

    LaneGeometry read() {
        if (m_known > 0) {
            m_snapshot.bins(m_socket, m_scale.from(), m_scale.to(), m_scale.width(), m_bins);
            addBlanks();
            for (const EventName& name : kEventNames)
                addBands(name.bit);
            addHatches();
            addHits();
        }
        return std::move(m_lane);
    }

private:
    void addBlank(Nanos from, Nanos to, LaneBlank blank) {
        // The column in which a watch ends still shows what it saw last.
        const int first = blank.afterWatch ? m_scale.columnAt(from) + 1 : 0;
        blank.columns = {std::clamp(first, -m_scale.width(), m_known),
                         std::min(m_known, blank.beforeWatch ? m_scale.columnAt(to) : m_known)};
        if (blank.columns.to > 0 && blank.columns.from < m_known && blank.columns.width() >= 0)
            m_lane.blanks.append(blank);
    }

    void addBlanks() {
        LaneBlank blank;
        Nanos end = m_scale.from();
        for (const Watch& watch : m_snapshot.watches(m_socket)) {
            blank.beforeWatch = true;
            blank.accepted = watch.accepted;
            addBlank(end, watch.from, blank);
            if (watch.to == kInfinite)
                return;
            end = watch.to;
            blank = LaneBlank{};
            blank.afterWatch = true;
            blank.end = watch.end;
        }
        blank.isLast = true;
        addBlank(end, m_scale.to(), blank);
    }

    void addBands(Events::Bit bit) {
        const auto set = [&](int column) { return m_bins[static_cast<std::size_t>(column)].any.any(bit); };
        for (int column = 0; column < m_known;) {
            if (!set(column)) {
                ++column;
                continue;
            }
            const int from = column;
            while (column < m_known && set(column))
                ++column;
            int to = column;
            // A pulse grows to the right while a clear pixel is left before the next.
            while (to - from < m_measures.leastBand && to < m_known && !set(to) && (to + 1 >= m_known || !set(to + 1)))
                ++to;
            m_lane.bands.append({bit, {from, to}});
        }
    }

    void addHatch(const Transition& transition) {
        if (transition.since == kNoTime)
            return;
        const Events changed = transition.revents ^ transition.previous;
        for (const EventName& name : kEventNames) {
            if (!changed.any(name.bit))
                continue;
            // A bit that fell is drawn up to the fall's own column, one that rose from its own column on.
            const bool fell = transition.previous.any(name.bit);
            const int from = m_scale.columnAt(transition.since);
            const int to = std::min(m_known, m_scale.columnAt(transition.time) + (fell ? 1 : 0));
            if (to - from >= m_measures.leastHatch)
                m_lane.hatches.append({name.bit, {from, to}});
        }
    }

    void addHatchesFrom(std::uint64_t position, Nanos until) {
        const std::uint64_t end = std::min(m_snapshot.lane(m_socket).end, position + kLookedAt);
        for (; position < end; ++position) {
            const Transition transition = m_snapshot.transition(m_socket, position);
            if (transition.time >= until)
                return;
            addHatch(transition);
        }
    }

    void addHatches() {
        for (int column = 0; column < m_known; ++column)
            if (!m_bins[static_cast<std::size_t>(column)].uncertain.empty())
                addHatchesFrom(m_snapshot.lowerBound(m_socket, m_scale.timeAt(column)), m_scale.timeAt(column + 1));
        // One whose end lies right of the view may begin within.
        addHatchesFrom(m_snapshot.lowerBound(m_socket, m_scale.to()), INT64_MAX);
    }

    void addHits() {
        if (m_scale.columnsOf(kHitPeriod) < m_measures.leastHitPeriod)
            return;
        int last = -m_measures.leastHitPeriod;
        for (const Hit& hit : m_snapshot.hits(m_socket, m_scale.from(), m_scale.to())) {
            const int column = m_scale.columnAt(hit.time);
            if (column - last < m_measures.leastHitPeriod || column >= m_known)
                continue;
            m_lane.hits.append({hit.revents, column});
            last = column;
        }
    }

    const Snapshot& m_snapshot;
    SocketId m_socket;
    const TimeScale& m_scale;
    const LaneMeasures& m_measures;
    int m_known;
    std::vector<Bin> m_bins;
    LaneGeometry m_lane;
};

} // namespace

LaneGeometry laneGeometry(const Snapshot& snapshot, SocketId socket, const TimeScale& scale,
                          const LaneMeasures& measures) {
    return LaneReader(snapshot, socket, scale, measures).read();
}

int knownColumns(const Snapshot& snapshot, const TimeScale& scale) {
    return std::clamp(scale.columnAt(snapshot.totals().now) + 1, 0, scale.width());
}

QVector<ColumnRange> setRanges(const Snapshot& snapshot, const TimeScale& scale) {
    const TraceTotals totals = snapshot.totals();
    bool sets =
        snapshot.endWait() > snapshot.firstWait() && answersInSets(snapshot.wait(snapshot.endWait() - 1).backend);
    QVector<ColumnRange> ranges;
    // Backwards from what asks now; a switch names the backend before it.
    int to = knownColumns(snapshot, scale);
    const std::vector<Marker> markers = snapshot.markers(totals.begin, totals.now);
    for (auto marker = markers.rbegin(); marker != markers.rend() && to > 0; ++marker) {
        if (marker->kind != MarkerKind::Backend)
            continue;
        if (const auto after = backendNamed(marker->to))
            sets = answersInSets(*after);
        const int from = std::clamp(scale.columnAt(marker->time), 0, to);
        if (sets && from < to)
            ranges.prepend({from, to});
        to = from;
        if (const auto before = backendNamed(marker->from))
            sets = answersInSets(*before);
    }
    if (sets && to > 0)
        ranges.prepend({0, to});
    return ranges;
}

} // namespace readyscope
