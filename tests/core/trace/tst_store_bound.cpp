// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The byte bound: what goes, what is said of it, and what stays.

#include "core/trace/store.h"

#include "eventscompare.h"
#include "reference.h"

#include <QtTest>

#include <limits>
#include <map>

using namespace readyscope;

namespace {

constexpr Nanos kEnd = std::numeric_limits<Nanos>::max();
constexpr std::size_t kBound = std::size_t{256} << 10;

Transition edge(SocketId socket, Nanos time, Events revents) {
    Transition transition;
    transition.socket = socket;
    transition.time = time;
    transition.revents = revents;
    return transition;
}

void flood(Store& store, SocketId socket, Nanos from, int count) {
    for (Nanos time = from; time < from + count; ++time)
        store.append(edge(socket, time, time % 2 != 0 ? Events(Events::In) : Events()));
}

std::uint64_t keptHits(const Snapshot& snapshot, SocketId socket) {
    std::uint64_t kept = 0;
    for (const Hit& hit : snapshot.hits(socket, 0, kEnd))
        kept += hit.count;
    return kept;
}

std::map<SocketId, Gap> gapsByLane(const Snapshot& snapshot) {
    std::map<SocketId, Gap> gaps;
    for (const Gap& gap : snapshot.gaps(0, kEnd))
        gaps[gap.socket] = gap;
    return gaps;
}

} // namespace

class TestStoreBound : public QObject {
    Q_OBJECT
private slots:
    void keptAndDroppedMakeAll();
    void theOldestOfAllLanesGoFirst();
    void stateIsKnownWhenEverythingWasDropped();
    void aLaneGoesOnAfterEverythingWasDropped();
    void whatIsKeptIsUnchanged();
    void snapshotsAreUnchangedByLaterDrops();
    void waitsAreDroppedAndSaid();
    void sideColumnsCount();
    void aSmallerBoundDropsAtOnce();
    void manyGapsBecomeOne();
    void markersAreDroppedAndCounted();
    void interestsGoWithTheWaitsTheyAreFor();
    void whatPollSaidBesideIsASmallPart();
    void aBoundOfNothingKeepsTheNewest();
    void aQuietLaneIsSmall();
    void clearForgetsTheAccount();
};

void TestStoreBound::keptAndDroppedMakeAll() {
    Store store(kBound);
    std::uint64_t appended = 0;
    for (Nanos time = 1; time <= 60'000; ++time) {
        const auto socket = static_cast<SocketId>(time % 5 + 1);
        Wait wait;
        wait.entered = time - 1;
        wait.returned = time;
        store.append(wait);
        store.append(edge(socket, time, time % 2 != 0 ? Events(Events::In) : Events()));
        appended += 2;
        if (time % 10 == 0) {
            store.append(Hit{time, 3, socket, Events::In});
            appended += 3;
        }
        if (time % 1'000 != 0)
            continue;
        const auto snapshot = store.snapshot();
        const TraceTotals totals = snapshot->totals();
        QVERIFY2(totals.bytes <= kBound, QByteArray::number(static_cast<qulonglong>(totals.bytes)).constData());
        const auto gaps = gapsByLane(*snapshot);
        std::uint64_t kept = snapshot->endWait() - snapshot->firstWait();
        std::uint64_t lost = snapshot->firstWait();
        for (SocketId id = 1; id <= 5; ++id) {
            const LaneSummary lane = snapshot->lane(id);
            const std::uint64_t hits = keptHits(*snapshot, id);
            kept += lane.end - lane.first + hits;
            const std::uint64_t lostHere = gaps.count(id) != 0 ? gaps.at(id).lost : 0;
            QCOMPARE(lostHere, lane.first + lane.hits - hits);
            lost += lostHere;
        }
        QCOMPARE(kept + totals.dropped, appended);
        QCOMPARE(lost, totals.dropped);
        QCOMPARE(totals.transitions + totals.waits + totals.hits, appended);
        QCOMPARE(totals.gaps, std::uint64_t{gaps.size() + (snapshot->engineGap() ? 1U : 0U)});
    }
    QVERIFY(store.snapshot()->totals().dropped > 60'000);
    QCOMPARE(store.snapshot()->gaps(0, kEnd).size(), std::size_t{5}); // one a lane, however many chunks went
}

void TestStoreBound::theOldestOfAllLanesGoFirst() {
    Store store(kBound);
    // Lanes of very different pace; those alone at the end are newer than all that the others have.
    std::map<SocketId, std::vector<Nanos>> times;
    for (Nanos time = 1; time <= 200'000; ++time) {
        const SocketId socket = time % 1'000 == 0 ? 1U : time % 50 == 0 ? 2U : 3U;
        store.append(edge(socket, time, Events::fromBits(static_cast<std::uint16_t>(time & 0x3fff))));
        times[socket].push_back(time);
    }
    const auto snapshot = store.snapshot();
    const Nanos kept = snapshot->totals().kept;
    QVERIFY(kept > 1);
    for (const auto& [socket, all] : times) {
        const LaneSummary lane = snapshot->lane(socket);
        QCOMPARE(lane.end, std::uint64_t{all.size()});
        const auto whole = static_cast<std::uint64_t>(std::lower_bound(all.begin(), all.end(), kept) - all.begin());
        QVERIFY(lane.first <= whole);
        const Gap gap = gapsByLane(*snapshot)[socket];
        QCOMPARE(gap.from, all.front());
        QCOMPARE(gap.to, all[lane.first - 1]);
        QVERIFY(gap.to < kept);
    }
}

void TestStoreBound::stateIsKnownWhenEverythingWasDropped() {
    Store store(kBound);
    store.append(edge(1, 5, Events::In));
    store.append(edge(1, 10, Events::In | Events::RdHup));
    flood(store, 2, 20, 100'000);
    const auto snapshot = store.snapshot();
    const LaneSummary expected{2, 2, 0, Events::In | Events::RdHup, 10};
    QCOMPARE(snapshot->lane(1), expected);
    QCOMPARE(snapshot->stateAt(1, 50'000), Events::In | Events::RdHup);
    QCOMPARE(snapshot->stateAt(1, kEnd), Events::In | Events::RdHup);
    QCOMPARE(snapshot->lowerBound(1, 0), std::uint64_t{2});
    QCOMPARE(store.state(1), Events::In | Events::RdHup);
    QCOMPARE(gapsByLane(*snapshot)[1], (Gap{5, 10, 2, 1}));
    std::vector<Bin> bins;
    snapshot->bins(1, 0, 100, 2, bins);
    QCOMPARE(bins[1].all, Events::In | Events::RdHup);
    QCOMPARE(bins[1].count, 0U);
}

void TestStoreBound::aLaneGoesOnAfterEverythingWasDropped() {
    Store store(kBound);
    store.append(edge(1, 10, Events::Out));
    store.append(Hit{11, 4, 1, Events::Out});
    flood(store, 2, 20, 100'000);
    store.append(edge(1, 200'000, Events::Out | Events::In));
    store.append(Hit{200'001, 5, 1, Events::In});
    const auto snapshot = store.snapshot();
    QCOMPARE(snapshot->lane(1).first, std::uint64_t{1});
    QCOMPARE(snapshot->lane(1).end, std::uint64_t{2});
    QCOMPARE(snapshot->lane(1).hits, std::uint64_t{9});
    QCOMPARE(snapshot->hits(1, 0, kEnd), (std::vector<Hit>{{200'001, 5, 1, Events::In}}));
    QCOMPARE(snapshot->transition(1, 1).previous, Events(Events::Out));
    QCOMPARE(snapshot->stateAt(1, 199'999), Events(Events::Out));
}

void TestStoreBound::whatIsKeptIsUnchanged() {
    Store store(kBound);
    const ReferenceLane reference{randomTransitions(1, {9, 60'000, 1'000, 10, 5, 5})};
    for (const Transition& transition : reference.transitions)
        store.append(transition);
    const auto snapshot = store.snapshot();
    const LaneSummary lane = snapshot->lane(1);
    QVERIFY(lane.first > 0 && lane.first < lane.end);
    for (std::uint64_t i = lane.first; i < lane.end; ++i)
        QCOMPARE(snapshot->transition(1, i), reference.transitions[i]);
    // Columns over what is kept are those of the whole trace.
    const Nanos from = snapshot->totals().kept;
    const Nanos to = reference.transitions.back().time;
    std::vector<Bin> bins;
    snapshot->bins(1, from, to, 40, bins);
    QCOMPARE(contradictionIn(bins, reference, from, to), std::string());
}

void TestStoreBound::snapshotsAreUnchangedByLaterDrops() {
    Store store(kBound);
    const auto expected = randomTransitions(1, {4, 12'000, 0, 10, 10, 10});
    for (const Transition& transition : expected)
        store.append(transition);
    store.beginWatch(1, 0, false);
    auto snapshot = store.snapshot();
    const TraceTotals totals = snapshot->totals();
    const LaneSummary lane = snapshot->lane(1);
    const auto gaps = snapshot->gaps(0, kEnd);
    QCOMPARE(lane.first, std::uint64_t{0});
    flood(store, 2, expected.back().time, 200'000);
    for (Nanos i = 0; i < 100; ++i) // the list of watches moves, too
        store.beginWatch(1, i, false);
    QVERIFY(store.snapshot()->lane(1).first > 0);
    QVERIFY(store.snapshot()->totals().pinned > 12'000 * 10);
    QVERIFY(store.snapshot()->totals().bytes <= kBound);

    QCOMPARE(snapshot->totals(), totals);
    QCOMPARE(snapshot->lane(1), lane);
    QCOMPARE(snapshot->gaps(0, kEnd), gaps);
    QCOMPARE(snapshot->watches(1).size(), std::size_t{1});
    for (std::size_t i = 0; i < expected.size(); ++i)
        QCOMPARE(snapshot->transition(1, i), expected[i]);
    snapshot.reset();
    QCOMPARE(store.snapshot()->totals().pinned, std::size_t{0});
}

void TestStoreBound::waitsAreDroppedAndSaid() {
    Store store(kBound);
    const auto waits = randomWaits(8, 60'000);
    for (const Wait& wait : waits)
        store.append(wait);
    const auto snapshot = store.snapshot();
    const std::uint64_t first = snapshot->firstWait();
    QVERIFY(first > 0 && first < 60'000);
    QCOMPARE(snapshot->endWait(), std::uint64_t{60'000});
    QCOMPARE(snapshot->totals().dropped, first);
    for (std::uint64_t i = first; i < 60'000; ++i)
        QCOMPARE(snapshot->wait(i), waits[i]);
    QCOMPARE(snapshot->engineGap(), std::optional<Gap>(Gap{waits[0].returned, waits[first - 1].returned, first, 0}));
    QVERIFY(snapshot->gaps(0, kEnd).empty()); // no lane lost anything
    const Nanos from = snapshot->totals().kept;
    const Nanos to = waits.back().returned;
    std::vector<WaitBin> bins;
    snapshot->waitBins(from, to, 30, bins);
    QVERIFY(bins == referenceWaitBins(waits, from, to, 30));
}

void TestStoreBound::sideColumnsCount() {
    Store plain;
    Store noted;
    for (const Transition& transition : randomTransitions(1, {2, 40'000, 0, 10, 0, 0}))
        plain.append(transition);
    const auto sampled = randomTransitions(1, {2, 40'000, 0, 10, 100, 0});
    for (const Transition& transition : sampled)
        noted.append(transition);
    const std::size_t without = plain.snapshot()->totals().bytes;
    const std::size_t with = noted.snapshot()->totals().bytes;
    QVERIFY2(without < 12 * 44'000, QByteArray::number(static_cast<qulonglong>(without)).constData());
    QVERIFY(with > without + sampled.size() * sizeof(Nanos));
    Store bounded(kBound);
    for (const Transition& transition : sampled)
        bounded.append(transition);
    QVERIFY(bounded.snapshot()->totals().bytes <= kBound);
    QVERIFY(bounded.snapshot()->totals().dropped > 0);
}

void TestStoreBound::aSmallerBoundDropsAtOnce() {
    Store store;
    flood(store, 1, 0, 100'000);
    QCOMPARE(store.snapshot()->totals().dropped, std::uint64_t{0});
    QCOMPARE(store.snapshot()->totals().bound, kDefaultTraceBytes);
    store.setBound(kBound);
    const TraceTotals totals = store.snapshot()->totals();
    QCOMPARE(totals.bound, kBound);
    QVERIFY(totals.bytes <= kBound);
    QCOMPARE(totals.dropped, store.snapshot()->lane(1).first);
    QVERIFY(totals.dropped > 0);
}

void TestStoreBound::manyGapsBecomeOne() {
    Store store(kBound);
    for (Nanos i = 0; i < 50'000; ++i)
        store.append(Gap{i, i + 1, 2, 3});
    for (Nanos i = 0; i < 50'000; ++i)
        store.append(Gap{i, i + 1, 1, kNoSocket});
    const auto snapshot = store.snapshot();
    QVERIFY(snapshot->totals().bytes <= kBound);
    const auto gaps = snapshot->gaps(0, kEnd);
    QCOMPARE(snapshot->totals().gaps, std::uint64_t{gaps.size()});
    QVERIFY(gaps.size() < 20'000);
    std::uint64_t lost = 0;
    for (const Gap& gap : gaps)
        lost += gap.lost;
    QCOMPARE(lost, std::uint64_t{150'000}); // none of it is forgotten
    QCOMPARE(snapshot->gaps(7, 7).front().from <= 7, true);
}

void TestStoreBound::markersAreDroppedAndCounted() {
    Store store(kBound);
    const std::string text(100, 'm');
    for (Nanos i = 0; i < 5'000; ++i)
        store.append(Marker{i, MarkerKind::User, text, {}, {}});
    const auto snapshot = store.snapshot();
    QVERIFY(snapshot->totals().bytes <= kBound + text.size());
    const std::size_t kept = snapshot->markers(0, kEnd).size();
    QCOMPARE(kept + snapshot->totals().dropped, std::size_t{5'000});
    QVERIFY(kept > 100 && kept < 5'000);
    QCOMPARE(snapshot->engineGap()->lost, snapshot->totals().dropped);
}

// An echo that is blocked again and again changes its interest as often.
void TestStoreBound::interestsGoWithTheWaitsTheyAreFor() {
    constexpr Nanos kWaits = 200'000;
    const auto interestOf = [](Nanos time) { return Events::fromBits(time % 2 != 0 ? 1 : 5); };
    Store store(kBound);
    for (Nanos time = 1; time <= kWaits; ++time) {
        store.note(1, FdInterest{time, 7, interestOf(time)});
        Wait wait;
        wait.entered = wait.returned = time;
        store.append(wait);
    }
    const auto snapshot = store.snapshot();
    QVERIFY(snapshot->totals().bytes <= kBound);
    QVERIFY(snapshot->endWait() - snapshot->firstWait() > 100);
    QVERIFY(snapshot->firstWait() > 0);
    for (std::uint64_t position = snapshot->firstWait(); position < snapshot->endWait(); ++position) {
        const Nanos time = snapshot->wait(position).entered;
        QCOMPARE(snapshot->interestAt(1, time), (FdInterest{time, 7, interestOf(time)}));
    }
}

void TestStoreBound::whatPollSaidBesideIsASmallPart() {
    Store store(kBound);
    flood(store, 1, 0, 1'000);
    const std::size_t before = store.snapshot()->totals().bytes;
    for (Nanos time = 1; time <= 10'000; ++time) {
        Beside beside;
        beside.waited = 10 * time;
        beside.answers.resize(10);
        store.append(std::move(beside));
    }
    const auto snapshot = store.snapshot();
    QVERIFY(snapshot->totals().bytes > before + kBound / 20);
    QVERIFY(snapshot->totals().bytes <= before + kBound / 16);
    QCOMPARE(snapshot->lane(1).first, std::uint64_t{0}); // nothing else went for it
    QVERIFY(!snapshot->besideAt(10'000));
    QCOMPARE(snapshot->besideAt(100'000)->waited, Nanos{100'000});
    QCOMPARE(snapshot->besideAt(99'999)->waited, Nanos{99'990});
    Beside large;
    large.waited = 200'000;
    large.answers.resize(10'000);
    store.append(large);
    QCOMPARE(*snapshot->besideAt(200'000), large);
    QVERIFY(!snapshot->besideAt(199'999));
    store.clear(0);
    QVERIFY(!store.snapshot()->besideAt(200'000));
}

void TestStoreBound::aBoundOfNothingKeepsTheNewest() {
    Store store(0);
    flood(store, 1, 0, 10'000);
    const auto snapshot = store.snapshot();
    QCOMPARE(snapshot->lane(1).end, std::uint64_t{10'000});
    QVERIFY(snapshot->lane(1).first >= 10'000 - 64);
    QVERIFY(snapshot->lane(1).first < 10'000);
}

void TestStoreBound::aQuietLaneIsSmall() {
    Store store;
    constexpr SocketId kLanes = 20'000;
    for (SocketId socket = 1; socket <= kLanes; ++socket) {
        store.beginWatch(socket, socket, false);
        store.append(edge(socket, socket, Events::Out));
    }
    const std::size_t each = store.snapshot()->totals().bytes / kLanes;
    QVERIFY2(each < 1'536, QByteArray::number(static_cast<qulonglong>(each)).constData());
}

void TestStoreBound::clearForgetsTheAccount() {
    Store store(kBound);
    flood(store, 1, 0, 100'000);
    store.clear(100'000);
    TraceTotals expected;
    expected.begin = expected.kept = expected.now = 100'000;
    expected.bound = kBound;
    QCOMPARE(store.snapshot()->totals(), expected);
}

QTEST_GUILESS_MAIN(TestStoreBound)
#include "tst_store_bound.moc"
