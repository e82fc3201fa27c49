// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The panel of the comparison: its axis, what it shows of a result, and a short run on a real engine.

#include "core/multiplexer/registry.h"
#include "ui/common/texts.h"
#include "ui/engine/comparepanel.h"
#include "ui/engine/comparisonrunner.h"
#include "ui/engine/comparisonview.h"

#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace readyscope;

namespace {

Measurement costing(double call, std::uint64_t sockets) {
    Measurement run;
    run.done = true;
    run.sockets = sockets;
    run.waits = 300;
    run.call = call;
    run.calls = 2.1;
    run.cpu = 0.018;
    run.wakeP50 = 40 * kMicrosecond;
    run.wakeP99 = 176 * kMicrosecond;
    return run;
}

std::vector<ComparisonRow> rowsOf(double now, double withIdle) {
    std::vector<ComparisonRow> rows;
    for (const Backend backend : kBackends)
        rows.push_back({backend, costing(now, 10), costing(withIdle, 910)});
    return rows;
}

} // namespace

class TestComparisonPanel : public QObject {
    Q_OBJECT

private slots:
    void theAxisHoldsAllThatWasMeasured_data() {
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("greatest");
        QTest::newRow("as usual") << 900.0 << 144'000.0;
        QTest::newRow("all alike") << 2000.0 << 2000.0;
        QTest::newRow("far apart") << 300.0 << 9'000'000.0;
        QTest::newRow("next to nothing") << 0.5 << 3.0;
    }
    void theAxisHoldsAllThatWasMeasured() {
        QFETCH(double, least);
        QFETCH(double, greatest);
        const CostAxis axis = axisOf(rowsOf(least, greatest));
        QVERIFY(axis.share(greatest) <= 1);
        QVERIFY(axis.share(greatest) >= axis.share(least));
        QVERIFY(least < 2 || axis.share(least) > 0.02); // each bar can be seen
        QVERIFY(axis.labels.size() >= 2);
        for (const Nanos label : axis.labels)
            QVERIFY(axis.share(static_cast<double>(label)) > 0 && axis.share(static_cast<double>(label)) < 1);
    }

    void theScaleIsLogarithmic() {
        const CostAxis axis = axisOf(rowsOf(1000, 100'000));
        const double decade = axis.share(10'000) - axis.share(1000);
        QVERIFY(std::abs(axis.share(100'000) - axis.share(10'000) - decade) < 1e-9);
    }

    void aScreenReaderHearsEachRow() {
        ComparisonView view;
        view.setPresent(Backend::Select);
        std::vector<ComparisonRow> rows = rowsOf(2300, 138'000);
        rows[1].now.refused = {"it ends at number 1023", {}};
        rows[2] = {Backend::Poll, {}, {}};
        view.showRows(rows);
        const QVector<PaintedPart> parts = view.parts();
        QCOMPARE(parts.size(), 7);
        QCOMPARE(parts[0].name,
                 QStringLiteral("select, the present one, 2.3 µs a wait call with 10 sockets, 138 µs with "
                                "910, woken within 176 µs in 99 of 100, 2.10 calls a transition"));
        QVERIFY(parts[1].name.contains(QStringLiteral("it ends at number 1023")));
        QVERIFY(!parts[1].name.contains(QStringLiteral("present")));
        QCOMPARE(parts[2].name, QStringLiteral("poll, not measured yet"));
        QAccessibleInterface* access = QAccessible::queryAccessibleInterface(&view);
        QCOMPARE(access->childCount(), 7);
        view.resize(735, view.height());
        QVERIFY(!view.grab().isNull());
    }

    void onlyARunningCaptureCanBeCompared() {
        ComparePanel panel;
        auto* button = panel.findChild<QPushButton*>(QStringLiteral("compareRun"));
        QVERIFY(button->isEnabled());
        panel.setCapturing(false);
        QVERIFY(!button->isEnabled());
        QVERIFY(!button->toolTip().isEmpty());
        panel.setCapturing(true);
        const QSignalSpy asked(&panel, &ComparePanel::runAsked);
        button->click();
        QCOMPARE(asked.size(), 1);
    }

    void theTimeOfARunCanBeChosen() {
        ComparePanel panel;
        panel.setSockets(10);
        QCOMPARE(panel.options().each, 3 * kSecond);
        auto* each = panel.findChild<QComboBox*>(QStringLiteral("compareEach"));
        each->setCurrentIndex(0);
        QCOMPARE(panel.options().each, kSecond);
        const auto* caption = panel.findChild<QLabel*>(QStringLiteral("compareCaption"));
        QCOMPARE(caption->text(), QStringLiteral("these 10 sockets, then 900 idle ones more; 1 s each, in turn"));
    }

    void aRunIsShownFromItsBeginningToItsEnd() {
        EngineThread engine(EngineSettings{});
        QVERIFY(bool(engine.start()));
        ComparePanel panel;
        ComparisonRunner runner(engine);
        QStringList captions;
        const auto* caption = panel.findChild<QLabel*>(QStringLiteral("compareCaption"));
        auto* button = panel.findChild<QPushButton*>(QStringLiteral("compareRun"));
        connect(&runner, &ComparisonRunner::changed, &panel, [&] {
            panel.show(*runner.comparison(), monotonicNow());
            captions << caption->text();
        });
        connect(&panel, &ComparePanel::cancelAsked, &runner, &ComparisonRunner::cancel);
        ComparisonOptions options;
        options.each = 30 * kMillisecond;
        options.pingEvery = kMillisecond;
        options.idle = 4;
        runner.run(options, 0);
        QVERIFY(runner.isRunning());
        QCOMPARE(button->text(), QStringLiteral("Cancel"));
        QTRY_VERIFY_WITH_TIMEOUT(!runner.isRunning(), 60'000);
        QCOMPARE(button->text(), QStringLiteral("Run again"));
        QVERIFY(captions.filter(QStringLiteral("run 13 of 14")).size() > 0);
        QVERIFY(captions.filter(QStringLiteral("with idle ones")).size() > 0);
        for (const ComparisonRow& row : runner.comparison()->rows())
            QCOMPARE(row.withIdle.done, true);
        QTRY_COMPARE(engine.settings().backend, Backend::Poll);
    }

    void cancelStopsIt() {
        EngineThread engine(EngineSettings{});
        QVERIFY(bool(engine.start()));
        ComparisonRunner runner(engine);
        ComparisonOptions options;
        options.each = 1000 * kSecond;
        options.idle = 4;
        runner.run(options, 0);
        const QSignalSpy changed(&runner, &ComparisonRunner::changed);
        QTRY_VERIFY(changed.size() >= 2);
        runner.cancel();
        QVERIFY(!runner.isRunning());
        QTRY_COMPARE(engine.settings().backend, Backend::Poll);
    }
};

QTEST_MAIN(TestComparisonPanel)
#include "tst_comparison_panel.moc"
