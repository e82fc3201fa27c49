// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One run of a comparison, and what is said of all of them: values and rules.

#include "core/lab/comparisonwords.h"
#include "tests/util/memorysource.h"

#include <QTest>

#include <numeric>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr SocketId kLane = 7;

Measurement costing(double call, double cpu = 0.001, Nanos wake = 30 * kMicrosecond) {
    Measurement run;
    run.done = true;
    run.sockets = 10;
    run.waits = 300;
    run.call = call;
    run.calls = 2.1;
    run.cpu = cpu;
    run.wakeP50 = run.wakeP99 = wake;
    return run;
}

Measurement withIdle(Measurement run) {
    run.sockets = 910;
    return run;
}

// As on a machine of today: those that go through all descriptors, and those that do not.
std::vector<ComparisonRow> usual() {
    std::vector<ComparisonRow> rows;
    for (const Backend backend : kBackends) {
        const bool scans = backend < Backend::Epoll;
        rows.push_back({backend, costing(scans ? 2300 : 1100),
                        scans ? withIdle(costing(138'000, 0.03, 170 * kMicrosecond)) : withIdle(costing(1200))});
    }
    return rows;
}

QString facts(const std::vector<ComparisonRow>& rows) {
    QStringList said;
    for (const Difference& each : differencesOf(rows))
        said << QString::fromStdString(inEnglish(each.fact) + " " + inEnglish(each.why));
    return said.join(QLatin1Char('\n'));
}

} // namespace

class TestMeasurement : public QObject {
    Q_OBJECT

private slots:
    void twoSamplesMakeARun() {
        EngineFigures before;
        before.waits = 1000;
        EngineFigures after = before;
        after.waits = 1300;
        after.transitions = 600;
        after.calls = 1260;
        after.sampled = 20;
        after.call = 46'000;
        after.cpu = 54 * kMillisecond;
        std::vector<Nanos> latencies(100);
        std::iota(latencies.rbegin(), latencies.rend(), 1);
        const Measurement run = measured(before, after, 3 * kSecond, latencies);
        QVERIFY(run.isMeasured());
        QCOMPARE(run.waits, std::uint64_t{300});
        QCOMPARE(*run.call, 2300.0);
        QCOMPARE(*run.calls, 2.1);
        QCOMPARE(run.cpu, 0.018);
        QCOMPARE(run.pings, std::uint64_t{100});
        QCOMPARE(*run.wakeP50, Nanos{50});
        QCOMPARE(*run.wakeP99, Nanos{99});
    }

    void withoutAnythingThereIsNoRatio() {
        const Measurement run = measured({}, {}, kSecond, {});
        QVERIFY(run.done);
        QVERIFY(!run.isMeasured()); // and it says why
        QVERIFY(!run.call && !run.calls && !run.wakeP50 && !run.wakeP99);
    }

    void aPingIsAnsweredByTheFirstRiseAfterIt() {
        MemoryTrace trace;
        trace.set(kLane, 90, Events::In); // of an earlier one
        trace.set(kLane, 95, Events());
        trace.set(kLane, 130, Events::In);  // after 100
        trace.set(kLane, 140, Events());    // no rise
        trace.set(kLane, 260, Events::Out); // not readable
        trace.set(kLane, 270, Events::Out | Events::In);
        const MemorySnapshot snapshot(trace);
        QCOMPARE(wakeLatencies(snapshot, kLane, {100, 200}), (std::vector<Nanos>{30, 70}));
    }

    void anEdgeWhileReadyIsToldAsAHit() {
        MemoryTrace trace;
        trace.set(kLane, 130, Events::In);
        trace.hits.push_back({240, 1, kLane, Events::In});
        trace.hits.push_back({360, 5, kLane, Events::In}); // several: none has a time of its own
        trace.totals.now = 1000;
        const MemorySnapshot snapshot(trace);
        QCOMPARE(wakeLatencies(snapshot, kLane, {100, 200, 300}), (std::vector<Nanos>{30, 40}));
    }

    void aPingThatWasNotAnsweredIsLeftOut() {
        MemoryTrace trace;
        trace.set(kLane, 130, Events::R);
        trace.set(kLane, 140, Events());
        trace.set(kLane, 330, Events::R);
        const MemorySnapshot snapshot(trace);
        QCOMPARE(wakeLatencies(snapshot, kLane, {100, 200, 300, 400}), (std::vector<Nanos>{30, 30}));
        QCOMPARE(wakeLatencies(snapshot, kLane, {}), std::vector<Nanos>{});
        QCOMPARE(wakeLatencies(snapshot, 99, {100}), std::vector<Nanos>{});
    }

    void whatGrowsWithIdleSocketsIsSaid() {
        const QString said = facts(usual());
        QVERIFY2(
            said.contains(QStringLiteral("60 times dearer with 900 idle sockets: select, pselect, poll and ppoll go "
                                         "through every descriptor in every call, epoll, epoll-et and io_uring look "
                                         "only at those that woke.")),
            qPrintable(said));
    }

    void numbersComeFromWhatWasMeasured() {
        std::vector<ComparisonRow> rows = usual();
        for (ComparisonRow& row : rows)
            if (row.backend != Backend::Poll)
                row.withIdle.refused = {"for a test", {}};
        rows[2].withIdle.call = 2300 * 3.0;
        const QString said = facts(rows);
        QVERIFY2(said.contains(QStringLiteral("3.0 times dearer with 900 idle sockets: poll go")) ||
                     said.contains(QStringLiteral("3.0 times dearer with 900 idle sockets: poll")),
                 qPrintable(said));
        QVERIFY(!said.contains(QStringLiteral("select")));
        QVERIFY(!said.contains(QStringLiteral("epoll")));
    }

    void belowTheThresholdItIsNot() {
        std::vector<ComparisonRow> rows = usual();
        for (ComparisonRow& row : rows)
            row.withIdle = withIdle(row.now);
        const QString said = facts(rows);
        QVERIFY(!said.contains(QStringLiteral("dearer")));
        QVERIFY2(said.contains(QStringLiteral("900 idle sockets cost little")), qPrintable(said));
    }

    void aDelayIsExplainedByTheCallOnlyWhereItIsThatLong() {
        QVERIFY2(facts(usual()).contains(QStringLiteral("Told 140 µs later: woken, select, pselect, poll and ppoll go "
                                                        "through all 910 descriptors once more before they return.")),
                 qPrintable(facts(usual())));
        std::vector<ComparisonRow> rows = usual();
        for (ComparisonRow& row : rows)
            row.withIdle.wakeP50 = 5 * kMillisecond; // something else is slow
        QVERIFY(!facts(rows).contains(QStringLiteral("later")));
        rows = usual();
        for (ComparisonRow& row : rows) // a dearer call of one that goes through nothing is not that
            if (row.backend < Backend::Epoll)
                row.withIdle = withIdle(row.now);
            else
                row.withIdle = withIdle(costing(138'000, 0.03, 170 * kMicrosecond));
        QVERIFY(!facts(rows).contains(QStringLiteral("later")));
        rows = usual();
        for (ComparisonRow& row : rows)
            row.withIdle.wakeP50 = *row.now.wakeP50 + kMicrosecond;
        QVERIFY(!facts(rows).contains(QStringLiteral("later")));
    }

    void moreCallsOfEdgesAreSaid() {
        QVERIFY(!facts(usual()).contains(QStringLiteral("calls a transition")));
        std::vector<ComparisonRow> rows = usual();
        rows[static_cast<std::size_t>(Backend::EpollEt)].now.calls = 2.2;
        QVERIFY2(facts(rows).contains(QStringLiteral("2.20 calls a transition, not 2.10: epoll-et tells an edge once")),
                 qPrintable(facts(rows)));
        rows[static_cast<std::size_t>(Backend::Epoll)].now.refused = {"for a test", {}};
        QVERIFY(!facts(rows).contains(QStringLiteral("calls a transition")));
    }

    void cpuIsComparedWhereItIsAny() {
        QVERIFY2(facts(usual()).contains(QStringLiteral("3.0 % of a core, not 0.1")), qPrintable(facts(usual())));
        std::vector<ComparisonRow> rows = usual();
        for (ComparisonRow& row : rows)
            row.withIdle.cpu /= 1000;
        QVERIFY(!facts(rows).contains(QStringLiteral("of a core")));
    }

    void withoutMeasurementsNothingIsSaid() {
        std::vector<ComparisonRow> rows;
        for (const Backend backend : kBackends)
            rows.push_back({backend, {}, {}});
        QCOMPARE(facts(rows), QString());
        QCOMPARE(facts({}), QString());
        rows = usual(); // the first half alone
        for (ComparisonRow& row : rows)
            row.withIdle = {};
        QVERIFY(!facts(rows).contains(QStringLiteral("idle")));
    }
};

QTEST_GUILESS_MAIN(TestMeasurement)
#include "tst_measurement.moc"
