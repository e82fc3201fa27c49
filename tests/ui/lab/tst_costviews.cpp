// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The table of costs and its chart: what is said of each model, what is chosen, and where lines and names stand.

#include "core/lab/models/model.h"
#include "core/lab/models/modelseries.h"
#include "ui/lab/chartscale.h"
#include "ui/lab/costchart.h"
#include "ui/lab/costsentence.h"
#include "ui/lab/costtable.h"
#include "ui/lab/earlierruns.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace readyscope;

namespace {

SeriesRow row(const char* model, int descriptors, double p50) {
    SeriesRow row;
    row.model = modelNamed(model);
    row.descriptors = descriptors;
    row.rounds = 5;
    row.received = 100;
    row.stamped = 100;
    row.p50 = p50;
    row.p99 = 3 * p50;
    row.calls = 2;
    row.cpu = p50 / 2;
    row.switches = 1;
    return row;
}

SeriesRow refusedRow(const char* model, int descriptors) {
    SeriesRow refused;
    refused.model = modelNamed(model);
    refused.descriptors = descriptors;
    refused.refused = {"%1", {"it would not"}};
    return refused;
}

std::vector<SeriesRow> someRows() {
    return {row("blocking", 1, 9'000),   row("select", 1, 11'000),   row("sigio", 1, 12'000),   row("aio", 1, 14'000),
            row("blocking", 100, 9'100), row("select", 100, 24'000), row("sigio", 100, 29'000), refusedRow("aio", 100)};
}

} // namespace

class TestCostViews : public QObject {
    Q_OBJECT

private slots:
    void whatIsLostIsSaid() {
        SeriesRow one = row("sigio", 1, 9'000);
        QCOMPARE(lostText(one), QStringLiteral("0"));
        one.merged = 3;
        QCOMPARE(lostText(one), QStringLiteral("3 merged"));
        one.lost = 2;
        QCOMPARE(lostText(one), QStringLiteral("2, 3 merged"));
        one.merged = 0;
        QCOMPARE(lostText(one), QStringLiteral("2"));
    }

    void valuesOfARow() {
        SeriesRow one = row("aio", 1, 9'000);
        one.calls.reset();
        QVERIFY(!valueOf(one, CostMeasure::Calls));
        QCOMPARE(valueText(CostMeasure::LatencyP50, *valueOf(one, CostMeasure::LatencyP50)), QStringLiteral("9 µs"));
        QCOMPARE(valueText(CostMeasure::Calls, 2), QStringLiteral("2.00"));
        one.stamped = 0;
        QVERIFY(!valueOf(one, CostMeasure::LatencyP50) && valueOf(one, CostMeasure::Cpu));
        one.received = 0;
        QVERIFY(!valueOf(one, CostMeasure::Cpu));
        QVERIFY(!valueOf(refusedRow("aio", 1), CostMeasure::Cpu));
    }

    void theTableSaysEachRow() {
        CostTable table;
        std::vector<SeriesRow> rows{row("blocking", 100, 9'100), refusedRow("aio", 100)};
        table.show(rows, {row("blocking", 100, 8'000)});
        table.select(modelNamed("blocking"));
        const QVector<PaintedPart> parts = table.parts();
        QCOMPARE(parts.size(), qsizetype{2});
        QVERIFY(parts[0].name.contains(QStringLiteral("selected")));
        QVERIFY(parts[0].name.contains(QStringLiteral("Latency p50 9.1 µs, before 8 µs")));
        QVERIFY(parts[1].name.contains(QStringLiteral("it would not")));
        QCOMPARE(QAccessible::queryAccessibleInterface(&table)->childCount(), 2);
    }

    void aRowIsChosenByMouseAndByKeys() {
        CostTable table;
        table.show({row("blocking", 1, 9'000), row("select", 1, 11'000), row("aio", 1, 14'000)}, {});
        table.resize(table.sizeHint());
        connect(&table, &CostTable::selected, &table, &CostTable::select);
        std::vector<const Model*> chosen;
        connect(&table, &CostTable::selected, &table, [&chosen](const Model* model) { chosen.push_back(model); });
        const auto last = [&chosen] { return chosen.back()->name; };
        QTest::keyClick(&table, Qt::Key_Down);
        QCOMPARE(last(), std::string_view("blocking"));
        QTest::keyClick(&table, Qt::Key_Down);
        QCOMPARE(last(), std::string_view("select"));
        QTest::keyClick(&table, Qt::Key_End);
        QCOMPARE(last(), std::string_view("aio"));
        QTest::keyClick(&table, Qt::Key_Down); // there is none below
        QCOMPARE(chosen.size(), std::size_t{3});
        QTest::keyClick(&table, Qt::Key_Up);
        QCOMPARE(last(), std::string_view("select"));
        QTest::mouseClick(&table, Qt::LeftButton, {}, table.parts().first().rect.center());
        QCOMPARE(last(), std::string_view("blocking"));
    }

    void linesRiseWithTheirValues() {
        const QRectF area(60, 10, 300, 200);
        const ChartScale scale = chartScale(area, someRows(), CostMeasure::LatencyP50);
        QCOMPARE(scale.xOf(1), 60.0);
        QVERIFY(std::abs(scale.xOf(100) - 360) < 0.01);
        QVERIFY(scale.yOf(29'000) < scale.yOf(24'000));
        QVERIFY(area.contains(QPointF(100, scale.yOf(29'000))) && area.contains(QPointF(100, scale.yOf(9'000))));
        QCOMPARE(scale.decades(), QVector<double>{10'000} + QVector<double>{100'000});
        const QVector<ChartLine> lines = chartLines(scale, someRows(), CostMeasure::LatencyP50);
        QCOMPARE(lines.size(), qsizetype{4});
        QCOMPARE(lines[1].points.size(), qsizetype{2});
        QCOMPARE(lines[3].points.size(), qsizetype{1});
        QVERIFY(lines[3].refused.contains(QStringLiteral("would not")));
        QCOMPARE(chartNames(scale, lines, 1).size(), qsizetype{3}); // its name is at its end
    }

    void nothingMeasuredIsNoLine() {
        const ChartScale scale = chartScale({0, 0, 100, 100}, {refusedRow("aio", 1)}, CostMeasure::LatencyP50);
        QVERIFY(chartLines(scale, {refusedRow("aio", 1)}, CostMeasure::LatencyP50).first().points.isEmpty());
        QVERIFY(scale.greatest > scale.least);
    }

    void namesThatWouldTouchAreOneList() {
        const QRectF area(0, 0, 300, 200);
        std::vector<SeriesRow> rows{row("blocking", 10, 9'000), row("signal-driven", 10, 9'050),
                                    row("asynchronous", 10, 9'100), row("select", 10, 160'000)};
        const ChartScale scale = chartScale(area, rows, CostMeasure::LatencyP50);
        const QVector<ChartName> names = chartNames(scale, chartLines(scale, rows, CostMeasure::LatencyP50), 14);
        QCOMPARE(names.size(), qsizetype{2});
        QCOMPARE(names[0].names, QStringList{QStringLiteral("select")});
        QCOMPARE(names[1].names.size(), qsizetype{3});
        QVERIFY(names[1].top >= names[0].top + 14);
    }

    void namesStayApartHoweverMany() {
        std::vector<SeriesRow> rows;
        double p50 = 1'000;
        for (const Model& model : models())
            rows.push_back(row(model.name.data(), 10, p50 *= 1.35));
        const ChartScale scale = chartScale({0, 0, 300, 120}, rows, CostMeasure::LatencyP50);
        double bottom = -1;
        qsizetype count = 0;
        for (const ChartName& name : chartNames(scale, chartLines(scale, rows, CostMeasure::LatencyP50), 14)) {
            QVERIFY(name.top >= bottom);
            bottom = name.top + 14.0 * static_cast<double>(name.names.size());
            count += name.names.size();
        }
        QCOMPARE(count, qsizetype{13});
    }

    void theChartChoosesDescriptorsAndModels() {
        CostChart chart;
        chart.resize(460, 240);
        chart.show(someRows(), {});
        QSignalSpy counts(&chart, &CostChart::descriptorsChosen);
        const Model* chosen = nullptr;
        connect(&chart, &CostChart::selected, &chart, [&chosen](const Model* model) { chosen = model; });
        QTest::mouseClick(&chart, Qt::LeftButton, {}, {330, 100});
        QCOMPARE(counts.last().first().toInt(), 100);
        QTest::mouseClick(&chart, Qt::LeftButton, {}, {70, 100});
        QCOMPARE(counts.last().first().toInt(), 1);
        for (int y = 0; y < chart.height() && chosen == nullptr; y += 4)
            QTest::mouseClick(&chart, Qt::LeftButton, {}, {380, y});
        QVERIFY(chosen != nullptr);
        QCOMPARE(chart.parts().size(), qsizetype{4});
    }

    void aSentenceSaysHowItGrows() {
        const auto said = [](const std::vector<SeriesRow>& rows) {
            return growthText(rows, modelNamed("select"), CostMeasure::LatencyP50);
        };
        std::vector<SeriesRow> rows{row("select", 1'000, 160'000), row("select", 1, 11'000), row("sigio", 1, 1)};
        QVERIFY(said(rows).contains(QStringLiteral("grows")));
        QVERIFY(said(rows).contains(QStringLiteral("11 µs with 1, 160 µs with 1")));
        rows[0].p50 = 20'000;
        QVERIFY(said(rows).contains(QStringLiteral("hardly")));
        rows[0].p50 = 5'000;
        QVERIFY(said(rows).contains(QStringLiteral("falls")));
        rows[1].spread = 3; // rounds of the same differ by as much
        QVERIFY(said(rows).contains(QStringLiteral("hardly")));
        rows.erase(rows.begin());
        QVERIFY(said(rows).isEmpty());
    }

    void earlierRunsAreKeptUpToABound() {
        const QTemporaryDir folder;
        EarlierRuns earlier(folder.filePath(QStringLiteral("deep/lab")));
        QVERIFY(earlier.entries().isEmpty());
        QDateTime time(QDate(2026, 11, 26), QTime(12, 0));
        for (int i = 0; i < EarlierRuns::kMost + 3; ++i, time = time.addSecs(60))
            QCOMPARE(earlier.keep({row("select", 10, 1'000.0 + i)}, time), QString());
        const QVector<EarlierRuns::Entry> entries = earlier.entries();
        QCOMPARE(entries.size(), qsizetype{EarlierRuns::kMost});
        QCOMPARE(entries.first().time, time.addSecs(-120)); // the newest first, but for that which is shown
        QCOMPARE(entries.first().words, QStringLiteral("UDP, 10 descriptors, 0/s"));
        const auto read = readSeriesFile(entries.first().file);
        QCOMPARE(std::get<std::vector<SeriesRow>>(read).front().p50, 1'000.0 + EarlierRuns::kMost + 1);
    }

    void aFolderThatCannotBeSaysSo() {
        QVERIFY(!EarlierRuns(QStringLiteral("/proc/nowhere"))
                     .keep({row("select", 1, 1)}, QDateTime::currentDateTime())
                     .isEmpty());
        QVERIFY(std::holds_alternative<Sentence>(readSeriesFile(QStringLiteral("/proc/nowhere/a.csv"))));
    }
};

QTEST_MAIN(TestCostViews)
#include "tst_costviews.moc"
