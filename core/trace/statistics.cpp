// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/statistics.h"

#include "core/trace/known.h"
#include "core/trace/search.h"

#include <algorithm>
#include <array>
#include <bit>

namespace readyscope {

namespace {

constexpr std::size_t kBlock = 4'096; // steps between two questions whether to go on

bool isSet(Events state, std::size_t number) { return (static_cast<unsigned>(state.bits()) >> number & 1U) != 0; }

// One bit, on its way through the steps.
struct Track {
    BitStatistics statistics;
    BitDurations durations;
    Nanos since = 0;          // when the stretch began
    bool whole = false;       // that is its true beginning
    Nanos lastRise = kNoTime; // with nothing unknown since

    void begin(Nanos time) {
        since = time;
        whole = false;
        lastRise = kNoTime;
    }
    void end(Nanos time, bool wasHigh, bool edge) {
        const Nanos duration = time - since;
        if (wasHigh) {
            statistics.high += duration;
            statistics.longest = std::max(statistics.longest, duration);
        }
        if (whole && edge)
            (wasHigh ? durations.highs : durations.lows).push_back(duration);
        if (edge && !wasHigh) {
            if (lastRise != kNoTime)
                durations.periods.push_back(time - lastRise);
            lastRise = time;
        }
        since = time;
        whole = true;
    }
};

void measure(BitStatistics& statistics, BitDurations& durations) {
    statistics.highTimes = histogramOf(durations.highs);
    statistics.lowTimes = histogramOf(durations.lows);
    statistics.periodTimes = histogramOf(durations.periods);
    statistics.highs = spreadOf(durations.highs);
    statistics.lows = spreadOf(durations.lows);
    statistics.periods = spreadOf(durations.periods);
}

std::size_t numberOf(Events::Bit bit) { return static_cast<std::size_t>(std::countr_zero(Events(bit).bits())); }

void append(std::vector<Nanos>& to, const std::vector<Nanos>& more) { to.insert(to.end(), more.begin(), more.end()); }

class Walk {
public:
    Walk(const Snapshot& snapshot, SocketId socket, Events bits, const Cancelled& cancelled)
        : m_snapshot(snapshot), m_socket(socket), m_bits(bits), m_cancelled(cancelled) {}

    // False: cancelled.
    bool over(const Span& span, bool known) {
        const std::uint64_t end = m_snapshot.lowerBound(m_socket, span.to);
        std::uint64_t position = m_snapshot.lowerBound(m_socket, span.from);
        Events state = m_snapshot.stateBefore(m_socket, position);
        for (Track& track : m_tracks)
            track.begin(span.from);
        while (position < end) {
            if (m_cancelled && m_cancelled())
                return false;
            const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(kBlock, end - position));
            const std::size_t count = m_snapshot.read(m_socket, position, std::span(m_steps).first(wanted));
            for (std::size_t i = 0; i < count; ++i)
                state = take(m_steps[i], state, known);
            position += count;
        }
        for (unsigned number = 0; known && number < kBits; ++number)
            m_tracks[number].end(span.to, isSet(state, number), false);
        return true;
    }
    std::vector<BitStatistics> result(LaneDurations* sum) {
        std::vector<BitStatistics> result;
        for (const EventName& name : kEventNames) {
            if (!m_bits.any(name.bit))
                continue;
            Track& track = m_tracks[numberOf(name.bit)];
            track.statistics.bit = name.bit;
            measure(track.statistics, track.durations);
            if (sum != nullptr) {
                BitDurations& all = (*sum)[numberOf(name.bit)];
                append(all.highs, track.durations.highs);
                append(all.lows, track.durations.lows);
                append(all.periods, track.durations.periods);
            }
            result.push_back(track.statistics);
        }
        return result;
    }

private:
    static constexpr unsigned kBits = 16;

    Events take(const Step& step, Events state, bool known) {
        for (unsigned left = ((state ^ step.revents) & m_bits).bits(); left != 0; left &= left - 1) {
            const auto number = static_cast<std::size_t>(std::countr_zero(left));
            Track& track = m_tracks[number];
            const bool wasHigh = isSet(state, number);
            ++(wasHigh ? track.statistics.falls : track.statistics.rises);
            if (known)
                track.end(step.time, wasHigh, true);
        }
        return step.revents;
    }

    const Snapshot& m_snapshot;
    const SocketId m_socket;
    const Events m_bits;
    const Cancelled& m_cancelled;
    std::array<Track, kBits> m_tracks;
    std::vector<Step> m_steps = std::vector<Step>(kBlock);
};

} // namespace

std::optional<LaneStatistics> laneStatistics(const Snapshot& snapshot, SocketId socket, Nanos from, Nanos to,
                                             Events bits, const Cancelled& cancelled, LaneDurations* sum) {
    LaneStatistics statistics;
    to = std::max(from, to);
    statistics.transitions = countTransitions(snapshot, socket, from, to);
    Walk walk(snapshot, socket, bits, cancelled);
    Nanos done = from;
    for (const Span& span : knownSpans(snapshot, socket, from, to)) {
        if (!walk.over({done, span.from}, false) || !walk.over(span, true))
            return std::nullopt;
        statistics.known += span.to - span.from;
        done = span.to;
    }
    if (!walk.over({done, to}, false))
        return std::nullopt;
    statistics.bits = walk.result(sum);
    return statistics;
}

LaneStatistics summed(const std::vector<LaneStatistics>& lanes, LaneDurations& durations) {
    LaneStatistics all;
    for (const LaneStatistics& lane : lanes) {
        all.transitions += lane.transitions;
        all.known += lane.known;
        all.bits.resize(lane.bits.size());
        for (std::size_t i = 0; i < lane.bits.size(); ++i) {
            BitStatistics& bit = all.bits[i];
            bit.bit = lane.bits[i].bit;
            bit.rises += lane.bits[i].rises;
            bit.falls += lane.bits[i].falls;
            bit.high += lane.bits[i].high;
            bit.longest = std::max(bit.longest, lane.bits[i].longest);
        }
    }
    for (BitStatistics& bit : all.bits)
        measure(bit, durations[numberOf(bit.bit)]);
    return all;
}

} // namespace readyscope
