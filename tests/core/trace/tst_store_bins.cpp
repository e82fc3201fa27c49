// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Pixel columns of lanes and waits, against a full walk over random traces.

#include "core/trace/store.h"

#include "eventscompare.h"
#include "reference.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <random>

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

std::string contradictionOver(const Snapshot& snapshot, const ReferenceLane& reference, const Window& window) {
    std::vector<Bin> bins{Bin{}}; // old content is replaced
    snapshot.bins(1, window.from, window.to, window.columns, bins);
    if (bins.size() != static_cast<std::size_t>(window.columns))
        return "not as many columns as asked for";
    return contradictionIn(bins, reference, window.from, window.to);
}

void compareBins(const Snapshot& snapshot, const ReferenceLane& reference, const Window& window) {
    QCOMPARE(contradictionOver(snapshot, reference, window), std::string());
}

void fill(Store& store, const std::vector<Transition>& transitions) {
    for (const Transition& transition : transitions)
        store.append(transition);
}

class Random {
public:
    explicit Random(std::uint32_t seed) : m_engine(seed) {}
    std::uint64_t below(std::uint64_t end) { return m_engine() % end; }
    template <typename T> T oneOf(std::initializer_list<T> values) { return values.begin()[below(values.size())]; }
    // From `least` to `most`, every magnitude as likely.
    Nanos magnitude(Nanos least, Nanos most) {
        const double exponent = static_cast<double>(below(1'000'000)) / 1e6;
        const double ratio = static_cast<double>(most) / static_cast<double>(least);
        return static_cast<Nanos>(static_cast<double>(least) * std::pow(ratio, exponent));
    }
    // Any zoom, from a nanosecond to days, somewhere near [begin, end].
    Window windowNear(Nanos begin, Nanos end) {
        const Nanos span = magnitude(1, oneOf({Nanos{100}, end - begin + 2, kDays}));
        const auto around = static_cast<std::uint64_t>(end - begin + span + 2);
        const Nanos from = begin - span - 1 + static_cast<Nanos>(below(around));
        return {from, from + span, static_cast<int>(magnitude(1, 200))};
    }

private:
    static constexpr Nanos kDays = 10 * 86'400 * kSecond;
    std::mt19937_64 m_engine;
};

} // namespace

class TestStoreBins : public QObject {
    Q_OBJECT
private slots:
    void columnsAgreeWithAWalk_data();
    void columnsAgreeWithAWalk();
    void randomZoomsAgreeWithAWalk_data();
    void randomZoomsAgreeWithAWalk();
    void theOverviewShowsAllAndNothingElse();
    void keptHistoryAgreesWithAWalk();
    void whatSharesNoColumnWithFifteenIsExact();
    void manyAtOneNanosecondShareItsColumn();
    void aHundredThousandLanesHaveColumns();
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

void TestStoreBins::randomZoomsAgreeWithAWalk_data() {
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("traces");
    QTest::addColumn<int>("longest");
    for (int seed = 1; seed <= 10; ++seed)
        QTest::addRow("short traces, seed %d", seed) << seed << 60 << 700;
    for (int seed = 11; seed <= 20; ++seed)
        QTest::addRow("long traces, seed %d", seed) << seed << 4 << 50'000;
}

// 640 traces, 10,240 windows over them.
void TestStoreBins::randomZoomsAgreeWithAWalk() {
    QFETCH(const int, seed);
    QFETCH(const int, traces);
    QFETCH(const int, longest);
    Random random(static_cast<std::uint32_t>(seed));
    for (int trace = 0; trace < traces; ++trace) {
        const auto length = static_cast<std::size_t>(random.magnitude(1, longest));
        const Nanos step = random.magnitude(1, kSecond);
        RandomTrace settings{static_cast<std::uint32_t>(random.below(1'000'000)), length, 1'000, step, 0, 0};
        if (length < 1'000 && random.below(4) == 0)
            settings.samplesIn100 = 30;
        const ReferenceLane reference{random.below(2) != 0 ? randomTransitions(1, settings)
                                                           : randomToggles(1, settings.seed, length, step)};
        Store store;
        fill(store, reference.transitions);
        const auto snapshot = store.snapshot();
        for (int i = 0; i < 16; ++i)
            compareBins(*snapshot, reference,
                        random.windowNear(reference.transitions.front().time, reference.transitions.back().time));
        if (QTest::currentTestFailed())
            return;
    }
}

void TestStoreBins::theOverviewShowsAllAndNothingElse() {
    // Bursts and silences: a strip that shows a silence where there is none, or none where there is one, is wrong.
    for (std::uint32_t seed = 1; seed <= 3; ++seed) {
        const ReferenceLane reference{randomToggles(1, seed, 300'000, 1'000)};
        Store store;
        fill(store, reference.transitions);
        const auto snapshot = store.snapshot();
        const Nanos begin = reference.transitions.front().time;
        const Nanos end = reference.transitions.back().time + 1;
        for (const int columns : {1, 2, 300, 1'900, 7'680})
            compareBins(*snapshot, reference, {begin, end, columns});
    }
}

void TestStoreBins::keptHistoryAgreesWithAWalk() {
    Random random(5);
    Store store(std::size_t{300} << 10);
    const auto all = randomToggles(1, 6, 80'000, 1'000);
    fill(store, all);
    const auto snapshot = store.snapshot();
    const auto first = static_cast<std::ptrdiff_t>(snapshot->lane(1).first);
    QVERIFY(first > 0);
    const ReferenceLane kept{{all.begin() + first, all.end()}, all[static_cast<std::size_t>(first) - 1].revents};
    for (int i = 0; i < 300; ++i)
        compareBins(*snapshot, kept, random.windowNear(kept.transitions.front().time, all.back().time));
}

void TestStoreBins::whatSharesNoColumnWithFifteenIsExact() {
    const ReferenceLane reference{randomToggles(1, 8, 20'000, 10)};
    Store store;
    fill(store, reference.transitions);
    const auto snapshot = store.snapshot();
    const Nanos end = reference.transitions.back().time;
    const Nanos window = 1'000;
    for (Nanos from = 0; from < end; from += 997) {
        std::vector<Bin> bins;
        snapshot->bins(1, from, from + window, 1'000, bins); // a nanosecond each
        const auto most =
            std::max_element(bins.begin(), bins.end(), [](const Bin& a, const Bin& b) { return a.count < b.count; });
        QVERIFY(most->count < 16);
        compareBins(*snapshot, reference, {from, from + window, 1'000});
    }
}

void TestStoreBins::manyAtOneNanosecondShareItsColumn() {
    ReferenceLane reference{randomToggles(1, 9, 10'000, 10)};
    for (Transition& transition : reference.transitions)
        transition.time = 1'000;
    Store store;
    fill(store, reference.transitions);
    const auto snapshot = store.snapshot();
    for (const Window& window : windowsOver(1'000, 1'000))
        compareBins(*snapshot, reference, window);
    std::vector<Bin> bins;
    snapshot->bins(1, 990, 1'010, 20, bins);
    for (std::size_t i = 0; i < bins.size(); ++i)
        QCOMPARE(bins[i].count, i == 10 ? 10'000U : 0U);
}

void TestStoreBins::aHundredThousandLanesHaveColumns() {
    constexpr SocketId kLanes = 100'000;
    Store store;
    Transition transition;
    for (SocketId socket = 1; socket <= kLanes; ++socket) {
        transition.socket = socket;
        transition.time = socket;
        transition.revents = Events::In;
        store.append(transition);
    }
    const auto snapshot = store.snapshot();
    QCOMPARE(snapshot->totals().dropped, std::uint64_t{0});
    std::vector<Bin> bins;
    for (SocketId socket = 1; socket <= kLanes; ++socket) {
        snapshot->bins(socket, 0, kLanes + 1, 2, bins);
        QCOMPARE(bins[0].count + bins[1].count, 1U);
        QCOMPARE(bins[1].after, Events(Events::In));
    }
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
