// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which wait is next, which one is meant, and what is shown around it.

#include "tests/util/memorysource.h"
#include "ui/engine/waitwalk.h"

#include <QTest>

using namespace readyscope;
using namespace readyscope::test;

namespace {

Wait waitOf(Nanos entered, Nanos returned, WaitKind kind = WaitKind::Loop) {
    Wait wait;
    wait.entered = entered;
    wait.returned = returned;
    wait.kind = kind;
    return wait;
}

// 0 loop, 1 resample, 2 resample, 3 loop, 4 ask.
MemoryTrace mixedTrace() {
    MemoryTrace trace;
    trace.addWait(waitOf(100, 200));
    trace.addWait(waitOf(210, 212, WaitKind::Resample));
    trace.addWait(waitOf(220, 222, WaitKind::Resample));
    trace.addWait(waitOf(230, 1000));
    trace.addWait(waitOf(1010, 1012, WaitKind::Ask));
    return trace;
}

using Position = std::optional<std::uint64_t>;

} // namespace

class TestWaitWalk : public QObject {
    Q_OBJECT

private slots:
    void asksAndResamplesArePassedOver() {
        const MemoryTrace trace = mixedTrace();
        const MemorySnapshot snapshot(trace);
        QCOMPARE(newestWait(snapshot), Position(3));
        QCOMPARE(steppedWait(snapshot, 3, -1), Position(0));
        QCOMPARE(steppedWait(snapshot, 0, 1), Position(3));
        QCOMPARE(steppedWait(snapshot, 1, 1), Position(3));
        QCOMPARE(steppedWait(snapshot, 1, -1), Position(0));
    }

    void theWalkEndsAtTheEnds() {
        const MemoryTrace trace = mixedTrace();
        const MemorySnapshot snapshot(trace);
        QCOMPARE(steppedWait(snapshot, 0, -1), Position());
        QCOMPARE(steppedWait(snapshot, 3, 1), Position());
        const MemoryTrace none;
        const MemorySnapshot empty(none);
        QCOMPARE(newestWait(empty), Position());
        QCOMPARE(steppedWait(empty, 0, 1), Position());
        QCOMPARE(waitAt(empty, 5, 10), Position());
    }

    void placesCountFromOne() {
        const MemoryTrace trace = mixedTrace();
        const MemorySnapshot snapshot(trace);
        QCOMPARE(placeOf(snapshot, 3), (WaitPlace{4, 5}));
        QCOMPARE(placeOf(snapshot, std::nullopt), (WaitPlace{0, 5}));
    }

    void aClickMeansWhatStandsThere_data() {
        QTest::addColumn<qint64>("time");
        QTest::addColumn<qint64>("reach");
        QTest::addColumn<int>("position");
        QTest::newRow("within a wait") << qint64(500) << qint64(4) << 3;
        QTest::newRow("at its return") << qint64(1000) << qint64(4) << 3;
        QTest::newRow("just right of its return") << qint64(1004) << qint64(4) << 3;
        QTest::newRow("between two, far from both") << qint64(205) << qint64(2) << -1;
        QTest::newRow("on a dot before the next wait") << qint64(232) << qint64(10) << 2;
        QTest::newRow("right of all") << qint64(5000) << qint64(10) << -1;
    }
    void aClickMeansWhatStandsThere() {
        QFETCH(qint64, time);
        QFETCH(qint64, reach);
        QFETCH(int, position);
        const MemoryTrace trace = mixedTrace();
        const MemorySnapshot snapshot(trace);
        const Position expected = position < 0 ? Position() : Position(static_cast<std::uint64_t>(position));
        QCOMPARE(waitAt(snapshot, time, reach), expected);
    }

    void neighboursReachThreeWaitsToEachSide() {
        MemoryTrace trace;
        for (int i = 0; i < 20; ++i)
            trace.addWait(waitOf(i * 100, i * 100 + 10));
        const MemorySnapshot snapshot(trace);
        QCOMPARE(neighboursOf(snapshot, 10), (TimeSpan{700, 1310}));
        QCOMPARE(neighboursOf(snapshot, 1), (TimeSpan{0, 410}));
        QCOMPARE(neighboursOf(snapshot, 19), (TimeSpan{1600, 1910}));
    }

    void aWaitInSightMovesNothing() {
        const TimeSpan shown{0, 1000};
        QCOMPARE(spanFor(shown, waitOf(100, 200), {0, 500}, 4), shown);
    }

    void oneOutOfSightIsPutInTheMiddle() {
        const TimeSpan span = spanFor({0, 1000}, waitOf(5000, 5100), {4500, 6000}, 4);
        QCOMPARE(span.to - span.from, Nanos{1000});
        QCOMPARE((span.from + span.to) / 2, Nanos{5050});
    }

    void aLongOneIsShownWhole() {
        const Wait wait = waitOf(kSecond, 5 * kSecond);
        const TimeSpan span = spanFor({0, kMillisecond}, wait, {0, 9 * kSecond}, 10);
        QVERIFY(span.from < wait.entered && span.to > wait.returned);
    }

    void aShortOneIsMadeWideEnoughWithItsNeighbours() {
        const Wait wait = waitOf(kSecond, kSecond + 3 * kMicrosecond);
        const TimeSpan near{kSecond - 60 * kMicrosecond, kSecond + 60 * kMicrosecond};
        const TimeSpan span = spanFor({0, 10 * kSecond}, wait, near, 50 * kMillisecond);
        QCOMPARE(span.to - span.from, 120 * kMicrosecond);
        QVERIFY(span.from < wait.entered && span.to > wait.returned);
    }

    void neighboursFarAwayDoNotKeepItFromBeingSeen() {
        const Wait wait = waitOf(kSecond, kSecond + 3 * kMicrosecond);
        const TimeSpan span = spanFor({0, 10 * kSecond}, wait, {0, 9 * kSecond}, 50 * kMillisecond);
        QVERIFY(span.from < wait.entered && span.to > wait.returned);
        QVERIFY(span.to - span.from <= 200 * kMicrosecond);
    }

    void oneOfNoLengthIsNotZoomedToForEver() {
        const TimeSpan span = spanFor({0, kSecond}, waitOf(500, 500), {0, 1000}, kMillisecond);
        QVERIFY(span.to - span.from >= kMicrosecond);
        QCOMPARE(spanFor({0, 1000}, waitOf(500, 500), {0, 1000}, 10), (TimeSpan{0, 1000})); // no shorter than shown
    }
};

QTEST_GUILESS_MAIN(TestWaitWalk)
#include "tst_waitwalk.moc"
