// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The histogram of lateness: its axes, its bars, and what is said about it.

#include "tests/util/memorysource.h"
#include "ui/engine/latenesspanel.h"

#include <QTest>

#include <numeric>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr Nanos kSlack = 50 * kMicrosecond;

MemoryTrace traceOf(const QVector<Nanos>& lates) {
    MemoryTrace trace;
    for (const Nanos late : lates) {
        Wait wait;
        wait.entered = kSecond;
        wait.passed = wait.timeout = 5 * kMillisecond;
        wait.returned = wait.entered + wait.passed + late;
        trace.addWait(wait);
    }
    return trace;
}

Lateness of(const QVector<Nanos>& lates) {
    Lateness lateness;
    lateness.take(MemorySnapshot(traceOf(lates)));
    return lateness;
}

EngineSettings settingsOf(Backend backend, Nanos timeout) {
    EngineSettings settings;
    settings.backend = backend;
    settings.timeout = timeout;
    return settings;
}

} // namespace

class TestLatenessChart : public QObject {
    Q_OBJECT

private slots:
    void everyWaitStandsInTheChartOrBeyondIt_data() {
        QTest::addColumn<QVector<qint64>>("lates");
        QTest::newRow("none") << QVector<qint64>{};
        QTest::newRow("one") << QVector<qint64>{58'000};
        QTest::newRow("at due itself") << QVector<qint64>{0, 0, 0};
        QTest::newRow("one far away") << QVector<qint64>(200, 58'000) + QVector<qint64>{400'000'000};
        QTest::newRow("all far away") << QVector<qint64>(200, 3 * kSecond);
    }
    void everyWaitStandsInTheChartOrBeyondIt() {
        QFETCH(QVector<qint64>, lates);
        const LatenessChart chart = chartOf(of(QVector<Nanos>(lates.begin(), lates.end())), kSlack);
        const std::uint64_t shown = std::accumulate(chart.bars.begin(), chart.bars.end(), std::uint64_t{0});
        QCOMPARE(shown + chart.beyond, static_cast<std::uint64_t>(lates.size()));
        QVERIFY(chart.end >= 2 * kSlack);
        QVERIFY(chart.p50 <= chart.end);
        QVERIFY(chart.p99 <= chart.end || chart.beyond > 0);
        QCOMPARE(chart.end % chart.major, Nanos{0});
        QVERIFY(chart.end / chart.major <= 5);
        QVERIFY(chart.bars.size() <= 200);
        for (const std::uint64_t bar : chart.bars)
            QVERIFY(bar <= chart.top);
        QCOMPARE(chart.top % 2, std::uint64_t{0});
    }

    void theSlackIsTakenFromTheLateness() {
        const QString words = wordsOf(of({58'000}), kSlack, settingsOf(Backend::Select, 5 * kMillisecond)).main;
        QVERIFY2(words.contains(QStringLiteral("No wait came back early.")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("Of the 58 µs, 50 µs are the slack")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("8 µs are the wake-up")), qPrintable(words));
    }

    void lessThanTheSlackIsNotExplainedByIt() {
        const QString words = wordsOf(of({20'000}), kSlack, settingsOf(Backend::Poll, 5 * kMillisecond)).main;
        QVERIFY2(words.contains(QStringLiteral("no later than 20 µs, less than the slack")), qPrintable(words));
        QVERIFY(!words.contains(QStringLiteral("are the wake-up")));
        const QString without = wordsOf(of({20'000}), 1, settingsOf(Backend::Poll, 5 * kMillisecond)).main;
        QVERIFY2(without.contains(QStringLiteral("no timer slack")), qPrintable(without));
    }

    void whatCameEarlyIsSaid() {
        const EngineSettings settings = settingsOf(Backend::Poll, 5 * kMillisecond);
        QVERIFY(wordsOf(of({-2'000, 60'000, 60'000}), kSlack, settings)
                    .main.contains(QStringLiteral("1 wait came back early, by 2 µs")));
        QVERIFY(wordsOf(of({-2'000, -3'000, 60'000}), kSlack, settings)
                    .main.contains(QStringLiteral("2 waits came back early, by up to 3 µs")));
    }

    void withoutAnyItSaysWhatToDo() {
        QVERIFY(
            wordsOf(of({}), kSlack, settingsOf(Backend::Poll, kInfinite)).main.contains(QStringLiteral("infinite")));
        QVERIFY(!wordsOf(of({}), kSlack, settingsOf(Backend::Poll, kSecond)).main.contains(QStringLiteral("infinite")));
    }

    void roundingIsTheBackendsOwn_data() {
        QTest::addColumn<int>("backend");
        QTest::addColumn<qint64>("timeout");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, Backend backend, Nanos timeout, const QString& said) {
            QTest::newRow(name) << static_cast<int>(backend) << qint64(timeout) << said;
        };
        row("select, whole", Backend::Select, 5 * kMillisecond,
            QStringLiteral(
                "select rounds up to 1 µs, so rounding adds nothing here. poll would round 5.2 ms up to 6 ms."));
        row("select, 1.5 us", Backend::Select, 1500,
            QStringLiteral("select rounds up to 1 µs: 1.5 µs became 2 µs. poll would round 1.5 µs up to 1 ms."));
        row("poll, 5.2 ms", Backend::Poll, 5'200 * kMicrosecond,
            QStringLiteral("poll rounds up to 1 ms: 5.2 ms became 6 ms."));
        row("pselect", Backend::PSelect, 5 * kMillisecond,
            QStringLiteral(
                "pselect rounds up to 1 ns, so rounding adds nothing here. poll would round 5.2 ms up to 6 ms."));
        row("infinite", Backend::Poll, kInfinite, QString());
        row("zero", Backend::Poll, 0, QString());
    }
    void roundingIsTheBackendsOwn() {
        QFETCH(int, backend);
        QFETCH(qint64, timeout);
        QFETCH(QString, said);
        QCOMPARE(wordsOf(of({}), kSlack, settingsOf(static_cast<Backend>(backend), timeout)).rounding, said);
    }

    void thePanelTakesWhatComes() {
        MemorySource source;
        source.trace = traceOf({58'000, 59'000});
        LatenessPanel panel(source);
        panel.resize(352, 320);
        panel.takeAll();
        QCOMPARE(panel.lateness().count(), std::uint64_t{2});
        QVERIFY(panel.parts().first().name.startsWith(QStringLiteral("2 timed out: half within 58 µs")));
        QVERIFY(!panel.grab().isNull());
        source.trace = traceOf({58'000, 59'000, 60'000});
        panel.show();
        QTRY_COMPARE(panel.lateness().count(), std::uint64_t{3});
    }
};

QTEST_MAIN(TestLatenessChart)
#include "tst_lateness_chart.moc"
