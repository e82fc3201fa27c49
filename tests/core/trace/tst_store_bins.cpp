// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Pixel columns of lanes and waits, against a full walk over random traces.

#include "core/trace/store.h"

#include "eventscompare.h"
#include "reference.h"

#include <QtTest>

#include <limits>

using namespace readyscope;

namespace {

constexpr Nanos kEnd = std::numeric_limits<Nanos>::max();

struct Window {
    Nanos from;
    Nanos to;
    int columns;
};

// Windows that matter for a trace over [begin, end]: all of it, parts, beyond either end, deep zooms, none.
std::vector<Window> windowsOver(Nanos begin, Nanos end) {
    const Nanos span = end - begin;
    const Nanos middle = begin + span / 2;
    return {
        {begin, end + 1, 1},       {begin, end, 100},     {begin - 500, end + 500, 333}, {begin - 1'000, begin - 10, 7},
        {begin - 1'000, begin, 7}, {end, end + 1'000, 7}, {end + 10, end + 1'000, 7},    {begin + span / 3, middle, 64},
        {middle, middle + 10, 50}, {middle, middle, 5},   {middle, middle + 1, 1},       {begin, middle, 3},
        {middle - 1, end + 100, 2}};
}

QByteArray described(const Window& window, std::size_t column, const Bin& actual, const Bin& expected) {
    return QString("[%1, %2) in %3, column %4: before %5/%6 after %7/%8 any %9/%10 all %11/%12 uncertain %13/%14 count "
                   "%15/%16")
        .arg(window.from)
        .arg(window.to)
        .arg(window.columns)
        .arg(column)
        .arg(actual.before.bits())
        .arg(expected.before.bits())
        .arg(actual.after.bits())
        .arg(expected.after.bits())
        .arg(actual.any.bits())
        .arg(expected.any.bits())
        .arg(actual.all.bits())
        .arg(expected.all.bits())
        .arg(actual.uncertain.bits())
        .arg(expected.uncertain.bits())
        .arg(actual.count)
        .arg(expected.count)
        .toUtf8();
}

void compareBins(const Snapshot& snapshot, const ReferenceLane& reference, const Window& window) {
    std::vector<Bin> actual{Bin{}}; // old content is replaced
    snapshot.bins(1, window.from, window.to, window.columns, actual);
    const std::vector<Bin> expected = reference.bins(window.from, window.to, window.columns);
    QCOMPARE(actual.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY2(actual[i] == expected[i], described(window, i, actual[i], expected[i]).constData());
}

} // namespace

class TestStoreBins : public QObject {
    Q_OBJECT
private slots:
    void columnsAgreeWithAWalk_data();
    void columnsAgreeWithAWalk();
    void anEmptyLaneIsEmptyColumns();
    void noColumnsAreNone();
    void oneEdgeInEachPlace();
    void edgesAreExactAtTheEndOfTime();
    void uncertaintyReachesBackOverColumns();
    void foldedHistoryKeepsEveryBit();
    void waitColumnsAgreeWithAWalk_data();
    void waitColumnsAgreeWithAWalk();
    void aLongWaitBlocksInEveryColumnItCrosses();
};

void TestStoreBins::columnsAgreeWithAWalk_data() {
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("samples");
    for (int seed = 1; seed <= 3; ++seed) {
        for (const int length : {1, 2, 64, 65, 130, 700, 6'000}) {
            for (const int samples : {0, 10, 100})
                QTest::addRow("seed %d, %d transitions, %d%% sampled", seed, length, samples)
                    << seed << length << (seed == 2 ? 3 : 100) << samples;
        }
    }
}

void TestStoreBins::columnsAgreeWithAWalk() {
    QFETCH(const int, seed);
    QFETCH(const int, length);
    QFETCH(const int, step);
    QFETCH(const int, samples);
    RandomTrace settings;
    settings.seed = static_cast<std::uint32_t>(seed);
    settings.length = static_cast<std::size_t>(length);
    settings.step = step;
    settings.samplesIn100 = samples;
    const ReferenceLane reference{randomTransitions(1, settings)};
    Store store;
    for (const Transition& transition : reference.transitions)
        store.append(transition);
    const auto snapshot = store.snapshot();
    for (const Window& window : windowsOver(reference.transitions.front().time, reference.transitions.back().time))
        compareBins(*snapshot, reference, window);
}

void TestStoreBins::anEmptyLaneIsEmptyColumns() {
    const Store store;
    std::vector<Bin> bins;
    store.snapshot()->bins(1, 0, 100, 10, bins);
    QCOMPARE(bins, std::vector<Bin>(10));
    std::vector<WaitBin> waitBins;
    store.snapshot()->waitBins(0, 100, 10, waitBins);
    QCOMPARE(waitBins, std::vector<WaitBin>(10));
}

void TestStoreBins::noColumnsAreNone() {
    const Store store;
    std::vector<Bin> bins(3);
    store.snapshot()->bins(1, 0, 100, 0, bins);
    QVERIFY(bins.empty());
    std::vector<WaitBin> waitBins(3);
    store.snapshot()->waitBins(0, 100, -1, waitBins);
    QVERIFY(waitBins.empty());
}

void TestStoreBins::oneEdgeInEachPlace() {
    Store store;
    Transition transition;
    transition.socket = 1;
    transition.time = 50;
    transition.revents = Events::In;
    store.append(transition);
    const auto snapshot = store.snapshot();
    for (Nanos from = 0; from <= 100; ++from)
        compareBins(*snapshot, {{transition}}, {from, from + 20, 4});
}

void TestStoreBins::edgesAreExactAtTheEndOfTime() {
    Store store;
    ReferenceLane reference;
    for (const Nanos time : {Nanos{1}, kEnd / 3, kEnd / 3 + 1, kEnd / 2, kEnd - 1}) {
        Transition transition;
        transition.socket = 1;
        transition.time = time;
        transition.revents = Events::fromBits(static_cast<std::uint16_t>(time % 0x3fff));
        transition.previous = reference.stateAt(kEnd);
        store.append(transition);
        reference.transitions.push_back(transition);
    }
    const auto snapshot = store.snapshot();
    for (const int columns : {1, 2, 3, 7, 1'000, 4'096})
        compareBins(*snapshot, reference, {0, kEnd, columns});
    compareBins(*snapshot, reference, {-kEnd, kEnd, 999});
}

void TestStoreBins::uncertaintyReachesBackOverColumns() {
    Store store;
    Transition transition;
    transition.socket = 1;
    transition.time = 10;
    transition.revents = Events::In | Events::Out;
    store.append(transition);
    transition.time = 75;
    transition.since = 29;
    transition.revents = Events::Out;
    store.append(transition);
    const auto snapshot = store.snapshot();
    std::vector<Bin> bins;
    snapshot->bins(1, 0, 100, 10, bins);
    for (std::size_t i = 0; i < bins.size(); ++i)
        QCOMPARE(bins[i].uncertain, i >= 3 && i <= 7 ? Events(Events::In) : Events());
    // The fall itself is right of the window.
    snapshot->bins(1, 0, 40, 4, bins);
    QCOMPARE(bins[2].uncertain, Events());
    QCOMPARE(bins[3].uncertain, Events(Events::In));
}

void TestStoreBins::foldedHistoryKeepsEveryBit() {
    Store store;
    Transition transition;
    transition.socket = 1;
    for (Nanos time = 0; time < 300'000; ++time) {
        transition.time = time;
        transition.revents = time % 2 != 0 ? Events::In | Events::Out : Events(Events::Out);
        if (time == 123'457)
            transition.revents = Events::Hup | Events::Out; // once, for a nanosecond
        store.append(transition);
    }
    std::vector<Bin> bins;
    store.snapshot()->bins(1, 1, 300'000, 1, bins);
    const Bin expected{Events::Out, Events::In | Events::Out, Events::In | Events::Out | Events::Hup, Events::Out, {},
                       299'999};
    QVERIFY(bins.front() == expected);
}

void TestStoreBins::waitColumnsAgreeWithAWalk_data() {
    QTest::addColumn<int>("length");
    for (const int length : {1, 2, 64, 65, 700, 6'000})
        QTest::addRow("%d waits", length) << length;
}

void TestStoreBins::waitColumnsAgreeWithAWalk() {
    QFETCH(const int, length);
    const auto waits = randomWaits(5, static_cast<std::size_t>(length));
    Store store;
    for (const Wait& wait : waits)
        store.append(wait);
    const auto snapshot = store.snapshot();
    for (const Window& window : windowsOver(waits.front().entered, waits.back().returned)) {
        std::vector<WaitBin> actual;
        snapshot->waitBins(window.from, window.to, window.columns, actual);
        QVERIFY(actual == referenceWaitBins(waits, window.from, window.to, window.columns));
    }
}

void TestStoreBins::aLongWaitBlocksInEveryColumnItCrosses() {
    Store store;
    Wait wait;
    wait.entered = 15;
    wait.returned = 45;
    wait.ready = 1;
    store.append(wait);
    std::vector<WaitBin> bins;
    store.snapshot()->waitBins(0, 50, 5, bins);
    const std::vector<Nanos> blocked{0, 5, 10, 10, 5};
    for (std::size_t i = 0; i < bins.size(); ++i) {
        QCOMPARE(bins[i].blocked, blocked[i]);
        QCOMPARE(bins[i].returned, i == 4 ? 1U : 0U);
    }
}

QTEST_GUILESS_MAIN(TestStoreBins)
#include "tst_store_bins.moc"
