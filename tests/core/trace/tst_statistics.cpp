// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a lane did between two times, and the pulse around a moment.

#include "core/trace/known.h"
#include "core/trace/pulse.h"
#include "core/trace/statistics.h"
#include "core/trace/store.h"

#include "reference.h"

#include <QtTest>

#include <algorithm>
#include <limits>
#include <numeric>

using namespace readyscope;

namespace {

constexpr Nanos kEnd = std::numeric_limits<Nanos>::max();

void set(Store& store, Nanos time, Events revents) {
    Transition transition;
    transition.socket = 1;
    transition.time = time;
    transition.revents = revents;
    store.append(transition);
}

// IN stands over [10, 20), [30, 60), [70, 75); known over [0, 100).
void fillThreePulses(Store& store) {
    store.beginWatch(1, 0, false);
    for (const auto& [rise, fall] : {std::pair<Nanos, Nanos>{10, 20}, {30, 60}, {70, 75}}) {
        set(store, rise, Events::In);
        set(store, fall, {});
    }
    store.advance(100);
}

BitStatistics inOf(const Store& store, Nanos from, Nanos to) {
    return laneStatistics(*store.snapshot(), 1, from, to, Events::In)->bits.at(0);
}

// One bit, nanosecond by nanosecond.
BitStatistics slow(const ReferenceLane& lane, Events::Bit bit, Nanos from, Nanos to) {
    BitStatistics statistics;
    statistics.bit = bit;
    for (const Transition& transition : lane.transitions) {
        const bool within = transition.time >= from && transition.time < to;
        statistics.rises += within && (transition.revents - transition.previous).any(bit) ? 1U : 0U;
        statistics.falls += within && (transition.previous - transition.revents).any(bit) ? 1U : 0U;
    }
    Nanos run = 0;
    for (Nanos time = from; time < to; ++time) {
        const bool high = lane.stateAt(time).any(bit);
        // One that falls and rises within a nanosecond begins anew.
        for (std::uint64_t i = lane.lowerBound(time); i < lane.lowerBound(time + 1); ++i)
            run = (lane.transitions[i].previous - lane.transitions[i].revents).any(bit) ? 0 : run;
        run = high ? run + 1 : 0;
        statistics.high += high ? 1 : 0;
        statistics.longest = std::max(statistics.longest, run);
    }
    return statistics;
}

std::uint64_t sumOf(const LogHistogram& histogram) {
    return std::accumulate(histogram.counts.begin(), histogram.counts.end(), std::uint64_t{0});
}

} // namespace

class TestStatistics : public QObject {
    Q_OBJECT
private slots:
    void pulsesAreMeasured();
    void whatIsCutIsNotWhole();
    void whatIsUnknownIsNotMeasured();
    void countsAndTimesAgreeWithAWalk();
    void manyPercentiles();
    void severalLanesAreSummed();
    void itCanBeCancelled();
    void nothingIsMeasuredInNothing();
    void spansAreWatchesLessGaps();
    void aPulseIsFoundAroundAMoment();
    void aPulseEndsWhereNothingIsKnown();
};

void TestStatistics::pulsesAreMeasured() {
    Store store;
    fillThreePulses(store);
    const auto statistics = laneStatistics(*store.snapshot(), 1, 0, 100, Events::In | Events::Out);
    QCOMPARE(statistics->transitions, std::uint64_t{6});
    QCOMPARE(statistics->known, Nanos{100});
    QCOMPARE(statistics->bits.size(), std::size_t{2});
    const BitStatistics& in = statistics->bits[0];
    QCOMPARE(in.bit, Events::In);
    QCOMPARE(in.rises, std::uint64_t{3});
    QCOMPARE(in.falls, std::uint64_t{3});
    QCOMPARE(in.high, Nanos{45});
    QCOMPARE(in.longest, Nanos{30});
    QCOMPARE(in.highs, (Spread{3, 5, 10, 30, 30, 30}));
    QCOMPARE(in.lows, (Spread{2, 10, 10, 10, 10, 10}));
    QCOMPARE(in.periods, (Spread{2, 20, 20, 40, 40, 40}));
    QCOMPARE(sumOf(in.periodTimes), std::uint64_t{2});
    QCOMPARE(statistics->duty(in), 0.45);
    BitStatistics none;
    none.bit = Events::Out;
    QCOMPARE(statistics->bits[1], none);
}

void TestStatistics::whatIsCutIsNotWhole() {
    Store store;
    fillThreePulses(store);
    const BitStatistics in = inOf(store, 15, 50);
    QCOMPARE(in.rises, std::uint64_t{1});
    QCOMPARE(in.falls, std::uint64_t{1});
    QCOMPARE(in.high, Nanos{5 + 20});
    QCOMPARE(in.longest, Nanos{20});
    QCOMPARE(in.highs, Spread());
    QCOMPARE(in.lows, (Spread{1, 10, 10, 10, 10, 10}));
    // An edge at the very beginning begins a whole one, one at the very end is outside.
    QCOMPARE(inOf(store, 30, 60).highs, Spread());
    QCOMPARE(inOf(store, 30, 61).highs, (Spread{1, 30, 30, 30, 30, 30}));
}

void TestStatistics::whatIsUnknownIsNotMeasured() {
    Store store;
    fillThreePulses(store);
    store.append(Gap{40, 50, 3, 1});
    store.append(Gap{72, 72, 0, kNoSocket});
    store.append(Gap{0, 100, 9, 2}); // another lane's
    const auto statistics = laneStatistics(*store.snapshot(), 1, 0, 200, Events::In);
    QCOMPARE(statistics->known, Nanos{90});
    const BitStatistics& in = statistics->bits[0];
    QCOMPARE(in.rises, std::uint64_t{3});
    QCOMPARE(in.high, Nanos{35});
    QCOMPARE(in.longest, Nanos{10});
    QCOMPARE(in.periods, (Spread{1, 20, 20, 20, 20, 20})); // nothing is known of the time to the third rise
    QCOMPARE(in.highs, (Spread{1, 10, 10, 10, 10, 10}));
    store.endWatch(1, 73, WatchEnd::Closed);
    QCOMPARE(laneStatistics(*store.snapshot(), 1, 0, 200, Events::In)->known, Nanos{63});
    QCOMPARE(inOf(store, 0, 200).high, Nanos{33});
    QCOMPARE(inOf(store, 0, 200).falls, std::uint64_t{3});
}

void TestStatistics::countsAndTimesAgreeWithAWalk() {
    for (std::uint32_t seed = 1; seed <= 4; ++seed) {
        const ReferenceLane reference{randomToggles(1, seed, 500, 4)};
        Store store;
        for (const Transition& transition : reference.transitions)
            store.append(transition);
        const Nanos last = reference.transitions.back().time;
        store.advance(last + 50);
        for (const Nanos from : {Nanos{0}, last / 3, last / 2}) {
            const auto statistics =
                laneStatistics(*store.snapshot(), 1, from, last + 50, Events::In | Events::Out | Events::Pri);
            for (const BitStatistics& bit : statistics->bits) {
                BitStatistics expected = slow(reference, bit.bit, from, last + 50);
                expected.highs = bit.highs;
                expected.lows = bit.lows;
                expected.periods = bit.periods;
                expected.periodTimes = bit.periodTimes;
                expected.highTimes = bit.highTimes;
                expected.lowTimes = bit.lowTimes;
                QCOMPARE(sumOf(bit.highTimes), bit.highs.count);
                QCOMPARE(sumOf(bit.lowTimes), bit.lows.count);
                QCOMPARE(sumOf(bit.periodTimes), bit.periods.count);
                QVERIFY(bit.periods.count <= bit.rises);
                QCOMPARE(bit, expected);
            }
        }
    }
}

void TestStatistics::manyPercentiles() {
    std::vector<Nanos> durations;
    for (Nanos i = 1; i <= 1'000; ++i)
        durations.push_back((i * 7'919) % 1'000 + 1); // 1 to 1,000, in no order
    QCOMPARE(spreadOf(durations), (Spread{1'000, 1, 500, 950, 990, 1'000}));
    std::vector<Nanos> one{42};
    QCOMPARE(spreadOf(one), (Spread{1, 42, 42, 42, 42, 42}));
    std::vector<Nanos> none;
    QCOMPARE(spreadOf(none), Spread());
}

void TestStatistics::severalLanesAreSummed() {
    Store store;
    fillThreePulses(store);
    Transition rise;
    rise.socket = 2;
    store.beginWatch(2, 0, false);
    for (const auto& [time, revents] : {std::pair<Nanos, Events>{20, Events::In}, {61, {}}, {90, Events::In}}) {
        rise.time = time;
        rise.revents = revents;
        store.append(rise);
    }
    store.advance(100);
    LaneDurations durations;
    std::vector<LaneStatistics> lanes;
    for (const SocketId socket : {SocketId{1}, SocketId{2}})
        lanes.push_back(*laneStatistics(*store.snapshot(), socket, 0, 100, Events::In | Events::Out, {}, &durations));
    const LaneStatistics all = summed(lanes, durations);
    QCOMPARE(all.transitions, std::uint64_t{9});
    QCOMPARE(all.known, Nanos{200});
    QCOMPARE(all.bits.size(), std::size_t{2});
    const BitStatistics& in = all.bits[0];
    QCOMPARE(in.bit, Events::In);
    QCOMPARE(in.rises, std::uint64_t{5});
    QCOMPARE(in.falls, std::uint64_t{4});
    QCOMPARE(in.high, Nanos{45 + 41 + 10});
    QCOMPARE(in.longest, Nanos{41});
    QCOMPARE(in.highs, (Spread{4, 5, 10, 41, 41, 41}));    // 5, 10, 30, 41
    QCOMPARE(in.lows, (Spread{3, 10, 10, 29, 29, 29}));    // 10, 10, 29
    QCOMPARE(in.periods, (Spread{3, 20, 40, 70, 70, 70})); // 20, 40 and 70: none from one lane to the other
    QCOMPARE(sumOf(in.highTimes), std::uint64_t{4});
    QCOMPARE(all.duty(in), 0.48);
    QCOMPARE(all.bits[1].rises, std::uint64_t{0});
    // One lane alone is what it is.
    LaneDurations alone;
    const auto one = laneStatistics(*store.snapshot(), 1, 0, 100, Events::In, {}, &alone);
    QCOMPARE(summed({*one}, alone), *one);
    QCOMPARE(summed({}, alone).bits.size(), std::size_t{0});
}

void TestStatistics::itCanBeCancelled() {
    Store store;
    for (Nanos time = 0; time < 100'000; ++time)
        set(store, time, time % 2 != 0 ? Events::In : Events());
    int asked = 0;
    const auto statistics = laneStatistics(*store.snapshot(), 1, 0, kEnd, Events::In, [&] { return ++asked == 3; });
    QVERIFY(!statistics);
    QCOMPARE(asked, 3);
}

void TestStatistics::nothingIsMeasuredInNothing() {
    const Store store;
    const auto statistics = laneStatistics(*store.snapshot(), 1, 0, kEnd, Events::In);
    QCOMPARE(statistics->known, Nanos{0});
    QCOMPARE(statistics->duty(statistics->bits.at(0)), 0.0);
    Store full;
    fillThreePulses(full);
    QCOMPARE(laneStatistics(*full.snapshot(), 1, 40, 40, Events::In)->transitions, std::uint64_t{0});
    QCOMPARE(laneStatistics(*full.snapshot(), 1, 40, 20, Events::In)->known, Nanos{0});
    QCOMPARE(laneStatistics(*full.snapshot(), 1, -kEnd, kEnd, Events::In)->known, Nanos{100});
}

void TestStatistics::spansAreWatchesLessGaps() {
    Store store;
    store.beginWatch(1, 10, false);
    store.endWatch(1, 40, WatchEnd::Closed);
    store.beginWatch(1, 60, false);
    store.append(Gap{20, 30, 1, kNoSocket});
    store.append(Gap{65, 65, 0, 1});
    store.advance(80);
    const auto snapshot = store.snapshot();
    QVERIFY(knownSpans(*snapshot, 1, 0, kEnd) == (std::vector<Span>{{10, 20}, {30, 40}, {60, 65}, {65, 80}}));
    QVERIFY(knownSpans(*snapshot, 1, 15, 62) == (std::vector<Span>{{15, 20}, {30, 40}, {60, 62}}));
    QVERIFY(knownSpans(*snapshot, 1, 21, 29).empty());
    QVERIFY(knownSpans(*snapshot, 1, 90, 100).empty());
    // Gaps that overlap, and came in another order.
    store.append(Gap{25, 35, 1, 1});
    store.append(Gap{5, 12, 1, 1});
    store.append(Gap{62, 70, 1, kNoSocket});
    QVERIFY(knownSpans(*store.snapshot(), 1, 0, kEnd) == (std::vector<Span>{{12, 20}, {35, 40}, {60, 62}, {70, 80}}));
}

void TestStatistics::aPulseIsFoundAroundAMoment() {
    Store store;
    fillThreePulses(store);
    const auto snapshot = store.snapshot();
    for (const Nanos time : {30, 45, 59}) {
        const auto pulse = pulseAt(*snapshot, 1, Events::In, time);
        QCOMPARE(*pulse, (Pulse{true, 30, 60, 70}));
        QCOMPARE(pulse->width(), std::optional<Nanos>(30));
        QCOMPARE(pulse->period(), std::optional<Nanos>(40));
        QCOMPARE(pulse->duty(), std::optional<double>(0.75));
    }
    const auto low = pulseAt(*snapshot, 1, Events::In, 20);
    QCOMPARE(*low, (Pulse{false, 20, 30, 60}));
    QCOMPARE(low->duty(), std::optional<double>(0.75));
    QCOMPARE(*pulseAt(*snapshot, 1, Events::In, 72), (Pulse{true, 70, 75, kNoTime}));
    QCOMPARE(*pulseAt(*snapshot, 1, Events::In, 80), (Pulse{false, 75, kNoTime, kNoTime}));
    QCOMPARE(*pulseAt(*snapshot, 1, Events::In, 5), (Pulse{false, kNoTime, 10, 20}));
    QVERIFY(!pulseAt(*snapshot, 1, Events::In, 5)->width());
    QVERIFY(!pulseAt(*snapshot, 1, Events::In, 100));
    QVERIFY(!pulseAt(*snapshot, 2, Events::In, kEnd));
}

void TestStatistics::aPulseEndsWhereNothingIsKnown() {
    Store store;
    fillThreePulses(store);
    store.append(Gap{40, 45, 3, 1});
    const auto snapshot = store.snapshot();
    QCOMPARE(*pulseAt(*snapshot, 1, Events::In, 35), (Pulse{true, 30, kNoTime, kNoTime}));
    QVERIFY(!pulseAt(*snapshot, 1, Events::In, 42));
    QCOMPARE(*pulseAt(*snapshot, 1, Events::In, 50), (Pulse{true, kNoTime, 60, 70}));
}

QTEST_GUILESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
