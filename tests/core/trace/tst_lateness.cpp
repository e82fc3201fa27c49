// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How late waits come back, counted as the trace grows.

#include "core/engine/timerslack.h"
#include "core/trace/lateness.h"
#include "core/trace/store.h"
#include "tests/util/memorysource.h"

#include <QTest>

#include <sys/prctl.h>

using namespace readyscope;
using namespace readyscope::test;

namespace {

// Timed out after 5 ms, this much late.
Wait lateBy(Nanos late) {
    Wait wait;
    wait.entered = kSecond;
    wait.timeout = 5 * kMillisecond;
    wait.passed = 5 * kMillisecond;
    wait.returned = wait.entered + wait.passed + late;
    return wait;
}

Lateness of(const MemoryTrace& trace) {
    Lateness lateness;
    lateness.take(MemorySnapshot(trace));
    return lateness;
}

MemoryTrace traceOf(std::initializer_list<Nanos> lates) {
    MemoryTrace trace;
    for (const Nanos late : lates)
        trace.addWait(lateBy(late));
    return trace;
}

} // namespace

class TestLateness : public QObject {
    Q_OBJECT

private slots:
    void dueIsWhatTheCallWasGiven() {
        MemoryTrace trace;
        Wait wait = lateBy(58 * kMicrosecond);
        wait.timeout = kSecond; // cut by what the engine itself had due
        trace.addWait(wait);
        const Lateness lateness = of(trace);
        QCOMPARE(lateness.count(), std::uint64_t{1});
        QCOMPARE(lateness.quantile(0.5), 58 * kMicrosecond);
        QCOMPARE(lateness.latest(), 58 * kMicrosecond);
    }

    void onlyWhatTimedOutCounts_data() {
        QTest::addColumn<int>("what");
        QTest::newRow("something was ready") << 0;
        QTest::newRow("a signal came") << 1;
        QTest::newRow("a command came") << 2;
        QTest::newRow("an ask beside the loop") << 3;
        QTest::newRow("timeout 0: no timer was set") << 4;
        QTest::newRow("infinite: nothing is due") << 5;
    }
    void onlyWhatTimedOutCounts() {
        QFETCH(int, what);
        Wait wait = lateBy(58 * kMicrosecond);
        switch (what) {
        case 0:
            wait.ready = 1;
            break;
        case 1:
            wait.error = EINTR;
            break;
        case 2:
            wait.byCommand = true;
            break;
        case 3:
            wait.kind = WaitKind::Ask;
            break;
        case 4:
            wait.passed = 0;
            break;
        default:
            wait.passed = kInfinite;
        }
        MemoryTrace trace;
        trace.addWait(wait);
        QCOMPARE(of(trace).count(), std::uint64_t{0});
        QCOMPARE(of(trace).quantile(0.5), Nanos{0});
    }

    void nothingIsCountedTwice() {
        MemoryTrace trace = traceOf({50'000, 60'000});
        Lateness lateness;
        QVERIFY(!lateness.take(MemorySnapshot(trace)));
        QVERIFY(!lateness.take(MemorySnapshot(trace)));
        QCOMPARE(lateness.count(), std::uint64_t{2});
        trace.addWait(lateBy(70'000));
        lateness.take(MemorySnapshot(trace));
        QCOMPARE(lateness.count(), std::uint64_t{3});
        QCOMPARE(lateness.quantile(1), Nanos{70'000});
    }

    void aLongTraceIsTakenInParts() {
        MemoryTrace trace;
        for (int i = 0; i < 25; ++i)
            trace.addWait(lateBy(i * kMicrosecond));
        Lateness lateness;
        QVERIFY(lateness.take(MemorySnapshot(trace), 10));
        QCOMPARE(lateness.count(), std::uint64_t{10});
        QVERIFY(lateness.take(MemorySnapshot(trace), 10));
        QVERIFY(!lateness.take(MemorySnapshot(trace), 10));
        QCOMPARE(lateness.count(), std::uint64_t{25});
    }

    void aClearedHistoryBeginsAnew() {
        Store store;
        store.clear(1);
        store.append(lateBy(60'000));
        Lateness lateness;
        lateness.take(*store.snapshot());
        QCOMPARE(lateness.count(), std::uint64_t{1});
        store.clear(2);
        store.append(lateBy(90'000));
        lateness.take(*store.snapshot());
        QCOMPARE(lateness.count(), std::uint64_t{1});
        QCOMPARE(lateness.quantile(1), Nanos{90'000});
    }

    void oneThatCameTooSoonIsToldApart() {
        const Lateness lateness = of(traceOf({-3'000, -8'000, 52'000}));
        QCOMPARE(lateness.count(), std::uint64_t{3});
        QCOMPARE(lateness.early(), std::uint64_t{2});
        QCOMPARE(lateness.earliest(), Nanos{8'000});
        QCOMPARE(lateness.quantile(0.5), Nanos{0});
        QCOMPARE(lateness.quantile(1), Nanos{52'000});
        QCOMPARE(lateness.between(0, kSecond), std::uint64_t{1});
    }

    void quantilesAreThoseOfTheSortedList() {
        MemoryTrace trace;
        for (int i = 100; i > 0; --i)
            trace.addWait(lateBy(i * kMicrosecond));
        const Lateness lateness = of(trace);
        QCOMPARE(lateness.quantile(0.5), 50 * kMicrosecond);
        QCOMPARE(lateness.quantile(0.99), 99 * kMicrosecond);
        QCOMPARE(lateness.quantile(0.01), 1 * kMicrosecond);
        QCOMPARE(lateness.between(10 * kMicrosecond, 20 * kMicrosecond), std::uint64_t{10});
    }

    void farBeyondItIsStillNear_data() {
        QTest::addColumn<qint64>("late");
        for (const Nanos late : {4'095 * kMicrosecond, 4'096 * kMicrosecond, 8'191 * kMicrosecond,
                                 123'456'789 * Nanos{1}, 7 * kSecond, 3'000 * kSecond})
            QTest::newRow(std::to_string(late).c_str()) << qint64(late);
    }
    void farBeyondItIsStillNear() {
        QFETCH(qint64, late);
        const Lateness lateness = of(traceOf({late}));
        const Nanos kept = lateness.quantile(1);
        QVERIFY(kept <= late);
        QVERIFY2(late - kept <= std::max<Nanos>(kMicrosecond, late / 64), qPrintable(QString::number(kept)));
        QCOMPARE(lateness.between(0, late + late / 32 + kMicrosecond), std::uint64_t{1});
        QCOMPARE(lateness.between(0, late - late / 32 - kMicrosecond), std::uint64_t{0});
    }

    void theSlackIsTheThreadsOwn() {
        const Nanos before = timerSlack();
        QCOMPARE(::prctl(PR_SET_TIMERSLACK, 71'000UL, 0, 0, 0), 0);
        QCOMPARE(timerSlack(), Nanos{71'000});
        ::prctl(PR_SET_TIMERSLACK, static_cast<unsigned long>(before), 0, 0, 0);
        QCOMPARE(timerSlack(), before);
    }
};

QTEST_GUILESS_MAIN(TestLateness)
#include "tst_lateness.moc"
