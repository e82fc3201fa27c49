// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanegeometry.h"

#include "ui/common/bands.h"
#include "ui/timeline/bitchanges.h"
#include "ui/timeline/bitrows.h"
#include "ui/timeline/lanebins.h"

#include <algorithm>
#include <bit>

namespace readyscope {

namespace {

// Transitions looked at in one column for an edge found by sampling: more than these are too close to be told apart.
constexpr int kLookedAt = 4;
// A socket's hits are summed to ten records a second at most; where these stand too close, none is asked for.
constexpr Nanos kHitPeriod = 100 * kMillisecond;

// Of those that have a band.
Events foldable() {
    Events bits;
    for (const EventName& name : kEventNames)
        if (bandOf(name.bit).height > 0 && name.bit != Events::Nval)
            bits |= name.bit;
    return bits;
}

// Room that a thread's lanes are worked out in, one after the other.
struct LaneRoom {
    std::vector<Events> folded;
    BitRows foldedRows;
    BitRows set;
    LaneBins bins;
};
LaneRoom& laneRoom() {
    thread_local LaneRoom room;
    return room;
}

class LaneReader {
public:
    LaneReader(LaneGeometry& lane, const Snapshot& snapshot, SocketId socket, const TimeScale& scale,
               const LaneMeasures& measures, LaneBins& bins)
        : m_snapshot(snapshot), m_socket(socket), m_scale(scale), m_measures(measures),
          m_known(knownColumns(snapshot, scale)), m_origin(firstBin(scale, measures.bin)), m_folded(laneRoom().folded),
          m_foldedRows(laneRoom().foldedRows), m_set(laneRoom().set), m_read(bins), m_bins(bins.bins()),
          m_shares(bins.shares()), m_lane(lane) {
        m_folded.resize(static_cast<std::size_t>((m_known - m_origin + measures.bin - 1) / measures.bin));
    }

    void read() {
        m_lane.blanks.clear();
        m_lane.bands.clear();
        m_lane.runs.clear();
        m_lane.hatches.clear();
        m_lane.hits.clear();
        if (m_known > 0) {
            m_read.read(m_snapshot, m_socket, m_scale, m_measures.bin);
            addBlanks();
            fold();
            addBands();
            addFolds();
            addRuns();
            addHatches();
            addHits();
        } else {
            m_lane.folds.clear();
        }
    }

private:
    void addBlank(Nanos from, Nanos to, LaneBlank blank) {
        // The column in which a watch ends still shows what it saw last.
        const int first = blank.afterWatch ? m_scale.columnAt(from) + 1 : 0;
        blank.beforeWatch &= m_scale.columnAt(to) <= m_scale.width(); // else its beginning is not in view
        blank.columns = {std::min(first, m_known),
                         std::min(m_known, blank.beforeWatch ? m_scale.columnAt(to) : m_known)};
        if (blank.columns.to > 0 && blank.columns.from < m_known && blank.columns.width() >= 0)
            m_lane.blanks.append(blank);
    }

    void addBlanks() {
        LaneBlank blank;
        Nanos end = m_scale.from();
        m_watches = m_snapshot.watches(m_socket);
        for (const Watch& watch : m_watches) {
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

    // What folds cover from end to end would not be seen, but the sets, beside which their names are placed.
    void addBands() {
        m_set.assign(m_known, [this](int column) { return at(column).any; });
        for (const LaneBlank& blank : m_lane.blanks)
            if (blank.afterWatch)
                m_set.clear(std::max(0, blank.columns.from), blank.columns.to);
        for (const EventName& name : kEventNames) {
            if (!m_set.any().any(name.bit))
                continue;
            int to = 0;
            for (int from = m_set.nextSet(name.bit, 0); from < m_known; from = m_set.nextSet(name.bit, to)) {
                to = m_set.nextClear(name.bit, from);
                if (to - from < m_measures.leastBand || !isCovered(name.bit, {from, to}))
                    m_lane.bands.append({name.bit, {from, grown(from, to, name.bit)}});
            }
        }
    }

    bool isCovered(Events::Bit bit, ColumnRange columns) const {
        const auto binOf = [this](int column) { return (column - m_origin) / m_measures.bin; };
        return m_foldedRows.any().any(bit) && !kSets.any(bit) &&
               m_foldedRows.nextClear(bit, binOf(columns.from)) > binOf(columns.to - 1);
    }

    // A pulse grows to the right while a clear pixel is left before the next.
    int grown(int from, int to, Events::Bit bit) const {
        const auto isSet = [&](int column) { return m_set.isSet(bit, column); };
        while (to - from < m_measures.leastBand && to < m_known && !isSet(to) && (to + 1 >= m_known || !isSet(to + 1)))
            ++to;
        return to;
    }

    const Bin& at(int column) const { return m_bins[static_cast<std::size_t>(column)]; }
    ColumnRange columnsOf(std::size_t bin) const {
        const int left = m_origin + static_cast<int>(bin) * m_measures.bin;
        return {std::max(left, 0), std::min(left + m_measures.bin, m_known)};
    }

    // Bits that are clear for less than can be seen: within one column, or over an edge between two.
    Events dips(int column) const {
        const Bin& bin = at(column);
        const Events after = column + 1 < m_known ? bin.after | at(column + 1).after : bin.after;
        return (bin.before & after) - bin.all;
    }

    void fold() {
        const Events drawn = foldable();
        Events dipped; // over the last column's right edge
        for (std::size_t bin = 0; bin < m_folded.size(); ++bin) {
            const ColumnRange columns = columnsOf(bin);
            Events folded = dipped;
            BitChanges changes;
            for (int column = columns.from; column < columns.to; ++column) {
                dipped = dips(column);
                folded |= dipped;
                changes.add(at(column));
                m_uncertain |= at(column).uncertain;
            }
            dipped = dipped - at(columns.to - 1).after;
            m_folded[bin] = (folded | changes.oftener()) & drawn;
        }
        forgetBlank();
        m_foldedRows.assign(static_cast<int>(m_folded.size()),
                            [this](int bin) { return m_folded[static_cast<std::size_t>(bin)]; });
    }

    // What was seen last says nothing of the time after a watch.
    void forgetBlank() {
        for (const LaneBlank& blank : m_lane.blanks) {
            if (!blank.afterWatch)
                continue;
            const int left = std::max(blank.columns.from, 0);
            auto bin = static_cast<std::size_t>((left - m_origin) / m_measures.bin);
            for (; bin < m_folded.size() && columnsOf(bin).to <= blank.columns.to; ++bin)
                if (columnsOf(bin).from >= left)
                    m_folded[bin] = {};
        }
    }

    // Those of the lane before are written over: cleared and made anew, each would be touched twice.
    void addFolds() {
        int count = 0;
        for (const EventName& name : kEventNames)
            count += m_foldedRows.count(name.bit);
        m_lane.folds.resize(count);
        LaneFold* next = m_lane.folds.data();
        const auto end = static_cast<int>(m_folded.size());
        for (const EventName& name : kEventNames) {
            const std::uint8_t place = sharePlaces(name.bit);
            const auto share = static_cast<std::size_t>(std::countr_zero(place));
            int to = 0;
            for (int from = m_foldedRows.nextSet(name.bit, 0); from < end; from = m_foldedRows.nextSet(name.bit, to)) {
                to = m_foldedRows.nextClear(name.bit, from);
                for (auto bin = static_cast<std::size_t>(from); bin < static_cast<std::size_t>(to); ++bin)
                    *next++ = {name.bit, columnsOf(bin), place == 0 ? 0 : m_shares[bin].of[share]};
            }
        }
    }

    void addRuns() {
        for (std::size_t bin = 0; bin < m_folded.size(); ++bin) {
            if (m_folded[bin].empty())
                continue;
            if (bin == 0 || m_folded[bin - 1].empty())
                m_lane.runs.append({columnsOf(bin), 0, 0});
            m_lane.runs.last().columns.to = columnsOf(bin).to;
        }
        for (LaneRun& run : m_lane.runs) {
            for (int column = run.columns.from; column < run.columns.to; ++column)
                run.count += at(column).count;
            run.freeTo = run.columns.to;
            while (run.freeTo < m_known && at(run.freeTo).any.empty())
                ++run.freeTo;
        }
    }

    void addHatch(const Transition& transition) {
        if (transition.since == kNoTime)
            return;
        Nanos since = transition.since;
        for (const Watch& watch : m_watches) // only while it was watched could an edge have been seen
            if (watch.from <= transition.time)
                since = std::max(since, watch.from);
        const Events changed = transition.revents ^ transition.previous;
        for (const EventName& name : kEventNames) {
            if (!changed.any(name.bit))
                continue;
            // A bit that fell is drawn up to the fall's own column, one that rose from its own column on.
            const bool fell = transition.previous.any(name.bit);
            const int from = m_scale.columnAt(since);
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
        for (int column = 0; column < m_known && !m_uncertain.empty(); ++column)
            if (!m_bins[static_cast<std::size_t>(column)].uncertain.empty())
                addHatchesFrom(m_snapshot.lowerBound(m_socket, m_scale.timeAt(column)), m_scale.timeAt(column + 1));
        // One whose end lies right of the view may begin within.
        addHatchesFrom(m_snapshot.lowerBound(m_socket, m_scale.to()), INT64_MAX);
    }

    void addHits() {
        const Nanos perColumn = (m_scale.span() + m_scale.width() - 1) / m_scale.width();
        if (perColumn > kHitPeriod / m_measures.leastHitPeriod)
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
    int m_origin;                  // of the first bin
    std::vector<Events>& m_folded; // bits, of each bin
    BitRows& m_foldedRows;         // the same
    BitRows& m_set;                // of each column
    Events m_uncertain;            // in any
    std::vector<Watch> m_watches;
    LaneBins& m_read;
    const std::vector<Bin>& m_bins;      // of each column
    const std::vector<Shares>& m_shares; // of each bin
    LaneGeometry& m_lane;
};

} // namespace

void readLane(LaneGeometry& lane, const Snapshot& snapshot, SocketId socket, const TimeScale& scale,
              const LaneMeasures& measures, LaneBins* kept) {
    LaneBins& own = laneRoom().bins;
    own.forget();
    LaneReader(lane, snapshot, socket, scale, measures, kept ? *kept : own).read();
}

LaneGeometry laneGeometry(const Snapshot& snapshot, SocketId socket, const TimeScale& scale,
                          const LaneMeasures& measures, LaneBins* kept) {
    LaneGeometry lane;
    readLane(lane, snapshot, socket, scale, measures, kept);
    return lane;
}

} // namespace readyscope
