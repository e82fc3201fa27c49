// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The live trace as its readers see it: lanes, side columns, look-ups, watches, hits, markers, clocks.

#include "core/trace/store.h"

#include "eventscompare.h"
#include "reference.h"

#include <QtTest>

#include <limits>

using namespace readyscope;

namespace {

constexpr Nanos kEnd = std::numeric_limits<Nanos>::max();

Transition edge(SocketId socket, Nanos time, Events revents) {
    Transition transition;
    transition.socket = socket;
    transition.time = time;
    transition.revents = revents;
    return transition;
}

void appendAll(Store& store, const std::vector<Transition>& transitions) {
    for (const Transition& transition : transitions)
        store.append(transition);
}

} // namespace

class TestStore : public QObject {
    Q_OBJECT
private slots:
    void anEmptyTraceAnswersEverything();
    void previousIsTheEntryBefore();
    void lanesAreKeptApart();
    void everyTransitionComesBackWhole_data();
    void everyTransitionComesBackWhole();
    void lookUpsAgreeWithAWalk();
    void equalTimesStayInOrder();
    void aTimeThatGoesBackIsAGap();
    void aSnapshotIsFrozen();
    void aSnapshotOutlivesClearAndStore();
    void everyWaitComesBackWhole();
    void watchesBeginAndEnd();
    void hitsAreSummedAndFound();
    void markersGapsAndClocks();
    void interestsAndTermsAreKnownAtAnyTime();
    void nowNeverGoesBack();
};

void TestStore::anEmptyTraceAnswersEverything() {
    Store store;
    store.clear(500);
    const auto snapshot = store.snapshot();
    QCOMPARE(snapshot->lane(1), LaneSummary());
    QCOMPARE(snapshot->lane(4'000'000'000U), LaneSummary());
    QCOMPARE(snapshot->lowerBound(1, 0), std::uint64_t{0});
    QVERIFY(snapshot->stateAt(1, kEnd).empty());
    QVERIFY(snapshot->watches(1).empty());
    QVERIFY(snapshot->hits(1, 0, kEnd).empty());
    QVERIFY(snapshot->markers(0, kEnd).empty());
    QVERIFY(snapshot->gaps(0, kEnd).empty());
    QVERIFY(!snapshot->engineGap());
    QVERIFY(snapshot->clocks().empty());
    QCOMPARE(snapshot->realtimeAt(7), kNoTime);
    QCOMPARE(snapshot->endWait(), std::uint64_t{0});
    QCOMPARE(snapshot->lowerBoundWait(7), std::uint64_t{0});
    QCOMPARE(snapshot->totals().begin, Nanos{500});
    QCOMPARE(snapshot->totals().kept, Nanos{500});
    QCOMPARE(snapshot->totals().now, Nanos{500});
    QVERIFY(store.state(1).empty());
}

void TestStore::previousIsTheEntryBefore() {
    Store store;
    store.append(edge(1, 10, Events::In));
    store.append(edge(1, 20, Events::In | Events::Out));
    store.append(edge(1, 30, {}));
    const auto snapshot = store.snapshot();
    QCOMPARE(snapshot->transition(1, 0).previous, Events());
    QCOMPARE(snapshot->transition(1, 1).previous, Events(Events::In));
    QCOMPARE(snapshot->transition(1, 2).previous, Events::In | Events::Out);
    const LaneSummary expected{0, 3, 0, {}, 30};
    QCOMPARE(snapshot->lane(1), expected);
    QCOMPARE(store.state(1), Events());
}

void TestStore::lanesAreKeptApart() {
    Store store;
    const std::vector<SocketId> sockets{1, 2, 63, 64, 65, 1'000, 99'999};
    for (const SocketId socket : sockets)
        store.append(edge(socket, socket, Events::fromBits(static_cast<std::uint16_t>(socket & 0x3fffU))));
    const auto snapshot = store.snapshot();
    for (const SocketId socket : sockets) {
        QCOMPARE(snapshot->lane(socket).end, std::uint64_t{1});
        QCOMPARE(snapshot->transition(socket, 0).socket, socket);
        QCOMPARE(snapshot->transition(socket, 0).time, Nanos{socket});
        QCOMPARE(snapshot->lane(socket).state.bits(), static_cast<std::uint16_t>(socket & 0x3fffU));
    }
    QCOMPARE(snapshot->lane(3), LaneSummary());
    QCOMPARE(snapshot->totals().transitions, std::uint64_t{sockets.size()});
}

void TestStore::everyTransitionComesBackWhole_data() {
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("notes");
    for (const int length : {1, 2, 63, 64, 65, 575, 576, 577, 4'671, 4'672, 4'673, 20'000}) {
        for (const int notes : {0, 3, 100})
            QTest::addRow("%d transitions, %d%% with side notes", length, notes) << length << notes;
    }
}

void TestStore::everyTransitionComesBackWhole() {
    QFETCH(const int, length);
    QFETCH(const int, notes);
    Store store;
    const auto expected = randomTransitions(5, {7, static_cast<std::size_t>(length), 1'000, 100, notes, notes});
    appendAll(store, expected);
    const auto snapshot = store.snapshot();
    QCOMPARE(snapshot->lane(5).end, static_cast<std::uint64_t>(length));
    for (std::size_t i = 0; i < expected.size(); ++i)
        QCOMPARE(snapshot->transition(5, i), expected[i]);
}

void TestStore::lookUpsAgreeWithAWalk() {
    Store store;
    ReferenceLane reference{randomTransitions(1, {3, 1'500, 1'000, 10, 0, 0})};
    appendAll(store, reference.transitions);
    const auto snapshot = store.snapshot();
    const Nanos last = reference.transitions.back().time;
    for (Nanos time = 990; time < last + 10; time += 3) {
        QCOMPARE(snapshot->lowerBound(1, time), reference.lowerBound(time));
        QCOMPARE(snapshot->stateAt(1, time), reference.stateAt(time));
    }
    QCOMPARE(snapshot->lowerBound(1, kEnd), std::uint64_t{1'500});
    QCOMPARE(snapshot->stateAt(1, kEnd), reference.stateAt(kEnd));
    QCOMPARE(snapshot->stateAt(1, std::numeric_limits<Nanos>::min()), Events());
}

void TestStore::equalTimesStayInOrder() {
    Store store;
    // Enough of them that equal times lie on both sides of a chunk's border.
    for (std::uint16_t i = 0; i < 200; ++i)
        store.append(edge(1, i < 40 ? 10 : 20, Events::fromBits(i)));
    const auto snapshot = store.snapshot();
    QCOMPARE(snapshot->lowerBound(1, 20), std::uint64_t{40});
    QCOMPARE(snapshot->lowerBound(1, 21), std::uint64_t{200});
    QCOMPARE(snapshot->stateAt(1, 10).bits(), std::uint16_t{39});
    QCOMPARE(snapshot->stateAt(1, 20).bits(), std::uint16_t{199});
    QVERIFY(snapshot->gaps(0, kEnd).empty());
}

void TestStore::aTimeThatGoesBackIsAGap() {
    Store store;
    store.append(edge(4, 100, Events::In));
    store.append(edge(4, 60, Events::Out));
    store.append(edge(5, 60, Events::In)); // another lane: its own order
    const auto snapshot = store.snapshot();
    QCOMPARE(snapshot->transition(4, 1).time, Nanos{100});
    QCOMPARE(snapshot->transition(4, 1).revents, Events(Events::Out));
    const std::vector<Gap> expected{{60, 100, 0, 4}};
    QCOMPARE(snapshot->gaps(0, kEnd), expected);
    QCOMPARE(snapshot->totals().gaps, std::uint64_t{1});
    QCOMPARE(snapshot->totals().dropped, std::uint64_t{0});
}

void TestStore::aSnapshotIsFrozen() {
    Store store;
    store.append(edge(1, 10, Events::In));
    store.beginWatch(1, 5, false);
    store.advance(10);
    const auto before = store.snapshot();
    for (Nanos time = 20; time < 10'000; ++time)
        store.append(edge(1, time, time % 2 != 0 ? Events(Events::In) : Events()));
    store.append(Hit{9'999, 3, 1, Events::In});
    store.endWatch(1, 9'999, WatchEnd::Closed);
    store.append(Marker{50, MarkerKind::User, "later", {}, {}});
    store.advance(9'999);
    const LaneSummary expected{0, 1, 0, Events::In, 10};
    QCOMPARE(before->lane(1), expected);
    QCOMPARE(before->lowerBound(1, kEnd), std::uint64_t{1});
    QCOMPARE(before->stateAt(1, kEnd), Events(Events::In));
    const std::vector<Watch> watching{{5, kInfinite, WatchEnd::Open, false}};
    QCOMPARE(before->watches(1), watching);
    QVERIFY(before->hits(1, 0, kEnd).empty());
    QVERIFY(before->markers(0, kEnd).empty());
    QCOMPARE(before->totals().now, Nanos{10});
    QCOMPARE(before->totals().transitions, std::uint64_t{1});
    QCOMPARE(store.snapshot()->totals().transitions, std::uint64_t{9'981});
}

void TestStore::aSnapshotOutlivesClearAndStore() {
    auto store = std::make_unique<Store>();
    const auto expected = randomTransitions(1, {3, 6'000, 0, 10, 10, 10});
    appendAll(*store, expected);
    const auto old = store->snapshot();
    store->clear(1'000'000);
    QCOMPARE(store->snapshot()->lane(1), LaneSummary());
    QCOMPARE(store->snapshot()->totals().begin, Nanos{1'000'000});
    QCOMPARE(store->state(1), Events());
    store->append(edge(1, 1'000'001, Events::Hup));
    QCOMPARE(store->snapshot()->lane(1).end, std::uint64_t{1});
    store.reset();
    QCOMPARE(old->lane(1).end, std::uint64_t{6'000});
    for (std::size_t i = 0; i < expected.size(); ++i)
        QCOMPARE(old->transition(1, i), expected[i]);
}

void TestStore::everyWaitComesBackWhole() {
    Store store;
    const auto expected = randomWaits(11, 10'000);
    for (const Wait& wait : expected)
        store.append(wait);
    const auto snapshot = store.snapshot();
    QCOMPARE(snapshot->firstWait(), std::uint64_t{0});
    QCOMPARE(snapshot->endWait(), std::uint64_t{10'000});
    for (std::size_t i = 0; i < expected.size(); ++i)
        QCOMPARE(snapshot->wait(i), expected[i]);
    QCOMPARE(snapshot->lowerBoundWait(expected[5'000].returned + 1) > 5'000, true);
    QCOMPARE(snapshot->lowerBoundWait(expected[5'000].returned) <= 5'000, true);
    QCOMPARE(snapshot->lowerBoundWait(kEnd), std::uint64_t{10'000});
    QVERIFY(snapshot->gaps(0, kEnd).empty());
}

void TestStore::watchesBeginAndEnd() {
    Store store;
    store.endWatch(2, 5, WatchEnd::Closed); // never began: nothing to end
    store.beginWatch(2, 10, true);
    store.endWatch(2, 20, WatchEnd::Failed);
    store.beginWatch(2, 30, false);
    store.endWatch(2, 40, WatchEnd::Unsupported);
    store.beginWatch(2, 50, false);
    const std::vector<Watch> expected{{10, 20, WatchEnd::Failed, true},
                                      {30, 40, WatchEnd::Unsupported, false},
                                      {50, kInfinite, WatchEnd::Open, false}};
    QCOMPARE(store.snapshot()->watches(2), expected);
    QVERIFY(store.snapshot()->watches(3).empty());
}

void TestStore::hitsAreSummedAndFound() {
    Store store;
    for (Nanos time = 0; time < 1'000; ++time)
        store.append(Hit{time * 10, static_cast<std::uint64_t>(time % 3 + 1), 7, Events::In});
    store.append(Hit{5, 100, 8, Events::Out});
    const auto snapshot = store.snapshot();
    QCOMPARE(snapshot->lane(7).hits, std::uint64_t{1'999});
    QCOMPARE(snapshot->totals().hits, std::uint64_t{2'099});
    const auto found = snapshot->hits(7, 20, 40);
    const std::vector<Hit> expected{{20, 3, 7, Events::In}, {30, 1, 7, Events::In}, {40, 2, 7, Events::In}};
    QCOMPARE(found, expected);
    QCOMPARE(snapshot->hits(7, 0, kEnd).size(), std::size_t{1'000});
    QCOMPARE(snapshot->hits(8, 0, kEnd).size(), std::size_t{1});
}

void TestStore::markersGapsAndClocks() {
    Store store;
    const Marker first{10, MarkerKind::Backend, "poll → select", "poll", "select"};
    const Marker second{20, MarkerKind::User, "here", {}, {}};
    store.append(first);
    store.append(second);
    store.append(Gap{100, 200, 7, kNoSocket});
    store.append(ClockPair{1'000, 50'000});
    store.append(ClockPair{2'000, 90'000});
    const auto snapshot = store.snapshot();
    QCOMPARE(snapshot->markers(0, kEnd), (std::vector<Marker>{first, second}));
    QCOMPARE(snapshot->markers(11, 20), (std::vector<Marker>{second}));
    QCOMPARE(snapshot->gaps(200, 300).size(), std::size_t{1});
    QCOMPARE(snapshot->gaps(0, 100).size(), std::size_t{1});
    QVERIFY(snapshot->gaps(201, 300).empty());
    QVERIFY(snapshot->gaps(0, 99).empty());
    QCOMPARE(snapshot->clocks().size(), std::size_t{2});
    QCOMPARE(snapshot->realtimeAt(900), Nanos{49'900}); // before the first pair: by it
    QCOMPARE(snapshot->realtimeAt(1'999), Nanos{50'999});
    QCOMPARE(snapshot->realtimeAt(2'000), Nanos{90'000});
    QCOMPARE(snapshot->realtimeAt(2'010), Nanos{90'010});
}

void TestStore::interestsAndTermsAreKnownAtAnyTime() {
    Store store;
    store.clear(0);
    QCOMPARE(store.snapshot()->endLane(), kNoSocket);
    store.note(EngineTerms{1, Mode::Transitions, 4});
    store.note(3, FdInterest{10, 7, Events::In});
    store.note(3, FdInterest{20, 7, Events::In | Events::Out});
    const auto before = store.snapshot();
    store.note(3, FdInterest{30, -1, {}});
    store.note(EngineTerms{30, Mode::EveryReturn, 4});
    const auto snapshot = store.snapshot();
    QVERIFY(snapshot->endLane() > 3);
    QCOMPARE(snapshot->interestAt(3, 9), FdInterest());
    QCOMPARE(snapshot->interestAt(3, 10), (FdInterest{10, 7, Events::In}));
    QCOMPARE(snapshot->interestAt(3, 19), (FdInterest{10, 7, Events::In}));
    QCOMPARE(snapshot->interestAt(3, 20), (FdInterest{20, 7, Events::In | Events::Out}));
    QCOMPARE(snapshot->interestAt(3, kEnd), (FdInterest{30, -1, {}}));
    QCOMPARE(before->interestAt(3, kEnd), (FdInterest{20, 7, Events::In | Events::Out}));
    QCOMPARE(snapshot->interestAt(2, kEnd), FdInterest());
    QCOMPARE(snapshot->interestAt(4'000'000'000U, kEnd), FdInterest());
    QCOMPARE(snapshot->termsAt(29), (EngineTerms{1, Mode::Transitions, 4}));
    QCOMPARE(snapshot->termsAt(30), (EngineTerms{30, Mode::EveryReturn, 4}));
}

void TestStore::nowNeverGoesBack() {
    Store store;
    store.clear(100);
    store.advance(300);
    store.advance(200);
    QCOMPARE(store.snapshot()->totals().now, Nanos{300});
}

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
