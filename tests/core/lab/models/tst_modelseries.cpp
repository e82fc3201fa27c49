// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Models run side by side: which run is next, what their rounds come to, and the table as a file.

#include "core/lab/models/model.h"
#include "core/lab/models/modelseries.h"

#include <QTest>

#include <set>

using namespace readyscope;

namespace {

const Model* model(std::string_view name) { return modelNamed(name); }

SeriesOptions someOptions() {
    SeriesOptions options;
    options.models = {model("blocking"), model("aio"), model("select")};
    options.descriptors = {1, 10};
    options.events = 103;
    options.rate = 50;
    return options;
}

ModelResult costing(Nanos p50, std::uint64_t received = 20) {
    ModelResult result;
    result.costs.p50 = p50;
    result.costs.p99 = 3 * p50;
    result.costs.received = received;
    result.costs.stamped = received;
    result.costs.calls = 2 * received;
    result.costs.cpu = static_cast<Nanos>(received) * 7;
    result.costs.voluntary = static_cast<std::int64_t>(received);
    result.events.resize(received);
    return result;
}

} // namespace

class TestModelSeries : public QObject {
    Q_OBJECT

private slots:
    void roundsTakeTurns() {
        ModelSeries series(someOptions());
        QCOMPARE(series.options().rounds(), 5);
        QCOMPARE(series.runs(), 3 * 2 * 5);
        int events = 0;
        std::vector<std::string> names;
        for (int i = 0; i < 15; ++i) {
            const std::optional<ModelRun> run = series.next();
            QVERIFY(run);
            QCOMPARE(run->descriptors, 1);
            names.emplace_back(run->model->name);
            events += run->model == model("select") ? run->events : 0;
            series.add(costing(1'000), kSecond);
        }
        QCOMPARE(names[0], std::string("blocking"));
        QCOMPARE(names[1], std::string("aio"));
        QCOMPARE(names[3], std::string("blocking"));
        QCOMPARE(events, 103); // none is left out, none is run twice
        QCOMPARE(series.next()->descriptors, 10);
    }

    void fewEventsHaveFewRounds() {
        SeriesOptions options = someOptions();
        options.events = 59;
        QCOMPARE(options.rounds(), 2);
        options.events = 1;
        QCOMPARE(options.rounds(), 1);
    }

    void whatIsRefusedIsNotAskedAgain() {
        ModelSeries series(someOptions());
        series.add(costing(1'000), kSecond);
        series.add(SysError{"aio_read", EAGAIN, {}, {}}, kSecond);
        std::multiset<std::string> names;
        while (const std::optional<ModelRun> run = series.next()) {
            if (run->descriptors == 1)
                names.insert(std::string(run->model->name));
            series.add(costing(1'000), kSecond);
        }
        QCOMPARE(names.count("aio"), std::size_t{0});
        QCOMPARE(names.count("blocking"), std::size_t{4});
        QCOMPARE(series.done(), series.runs());
        QCOMPARE(series.cell(*model("aio"), 10)->rounds.size(), std::size_t{5});
        const std::vector<SeriesRow> rows = series.rows();
        QCOMPARE(rows.size(), std::size_t{6});
        QVERIFY(!rows[1].isMeasured());
        QVERIFY(!rows[1].refused.empty());
    }

    void timeLeftCountsWhatRunsTakeBesideTheirDatagrams() {
        ModelSeries series(someOptions());
        const Nanos sending = 2 * 3 * 103 * kSecond / 50;
        QVERIFY(std::abs(series.left() - sending) < kMillisecond);
        const ModelRun first = *series.next();
        series.add(costing(1'000), first.events * kSecond / 50 + kSecond); // a second longer
        const Nanos rest = sending - first.events * kSecond / 50 + 29 * kSecond;
        QVERIFY(std::abs(series.left() - rest) < kMillisecond);
    }

    void onlyTheLeastNumberOfDescriptorsIsKept() {
        ModelSeries series(someOptions());
        while (series.next())
            series.add(costing(1'000), kSecond);
        QCOMPARE(series.cell(*model("select"), 1)->kept.size(), std::size_t{5});
        QVERIFY(series.cell(*model("select"), 10)->kept.empty());
        QVERIFY(series.cell(*model("poll"), 1) == nullptr);
    }

    void aRowIsTheMedianOfItsRounds() {
        std::vector<ModelCosts> rounds;
        for (const Nanos p50 : {900, 1'300, 1'000, 1'100, 5'000})
            rounds.push_back(costing(p50).costs);
        const SeriesRow row = seriesRow({model("select"), 10, 200, 512, 100}, rounds, {});
        QCOMPARE(row.p50, 1'100.0);
        QCOMPARE(row.p99, 3'300.0);
        QCOMPARE(*row.calls, 2.0);
        QCOMPARE(row.cpu, 7.0);
        QCOMPARE(row.switches, 1.0);
        QCOMPARE(row.received, std::uint64_t{100});
        QCOMPARE(row.spread, 4'100.0 / 1'100.0);
        rounds.pop_back();
        QCOMPARE(seriesRow({model("select"), 10, 200, 512, 100}, rounds, {}).p50, 1'050.0);
        QVERIFY(!seriesRow({model("aio"), 10, 200, 512, 100}, rounds, {}).calls); // the library's nobody counts
    }

    void bestAndWorstAreOfWhatWasMeasured() {
        std::vector<SeriesRow> rows(4);
        for (std::size_t i = 0; i < 3; ++i) {
            rows[i].rounds = 1;
            rows[i].received = 10;
            rows[i].p50 = 10.0 * static_cast<double>(3 - i);
        }
        rows[2].received = 0; // nothing came: it is not the quickest
        const auto p50 = [](const SeriesRow& row) { return std::optional(row.p50); };
        const Extremes extremes = extremesOf(rows, p50);
        QCOMPARE(*extremes.best, 20.0);
        QCOMPARE(*extremes.worst, 30.0);
        rows[1].p50 = 30;
        QVERIFY(!extremesOf(rows, p50).best); // all alike
    }

    void theTableIsReadAsItWasWritten() {
        ModelSeries series(someOptions());
        series.add(costing(1'234), kSecond);
        series.add(SysError{"aio_read", 0, "POSIX aio", "it said \"no, not now\""}, kSecond);
        const std::vector<SeriesRow> rows = series.rows();
        const std::string text = seriesCsv(rows);
        const auto read = readSeriesCsv(text);
        const auto* again = std::get_if<std::vector<SeriesRow>>(&read);
        QVERIFY(again);
        QCOMPARE(again->size(), rows.size());
        QCOMPARE((*again)[0].model, rows[0].model);
        QCOMPARE((*again)[0].p50, 1'234.0);
        QCOMPARE(inEnglish((*again)[1].refused), inEnglish(rows[1].refused));
        QVERIFY(!(*again)[1].calls);
        QCOMPARE(seriesCsv(*again), text);
    }

    void roundsWithoutAStampHaveNoLatency() {
        std::vector<ModelCosts> rounds;
        for (const Nanos p50 : {900, 1'000, 1'100})
            rounds.push_back(costing(p50).costs);
        rounds.front().stamped = 0;
        const SeriesRow row = seriesRow({model("select"), 10, 200, 512, 60}, rounds, {});
        QCOMPARE(row.p50, 1'050.0);
        QCOMPARE(row.spread, 100.0 / 1'050.0);
        rounds.back().received = 0; // nor has one that received nothing a cost of each
        QCOMPARE(*seriesRow({model("select"), 10, 200, 512, 60}, rounds, {}).calls, 2.0);
    }

    void aFileThatIsNone_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("says");
        const std::string good = seriesCsv(ModelSeries(someOptions()).rows());
        const QByteArray head = QByteArray::fromStdString(good.substr(0, good.find('\n') + 1));
        QTest::addRow("empty") << QByteArray() << QByteArray("no table");
        QTest::addRow("another") << QByteArray("a,b\n1,2\n") << QByteArray("no table");
        QTest::addRow("short") << head + "select,1\n" << QByteArray("Line 2");
        QTest::addRow("no model") << head + "tea,udp,1,200,512,0,0,0,0,0,,0,0,1,0,0,0,0,\n" << QByteArray("Line 2");
        QTest::addRow("no transport") << head + "select,tea,1,200,512,0,0,0,0,0,,0,0,1,0,0,0,0,\n"
                                      << QByteArray("Line 2");
        QTest::addRow("below 0") << head + "select,udp,-1,200,512,0,0,0,0,0,,0,0,1,0,0,0,0,\n" << QByteArray("Line 2");
        QTest::addRow("words") << head + "select,udp,1,200,512,0,0,0,0,x,,0,0,1,0,0,0,0,\n" << QByteArray("Line 2");
        QTest::addRow("infinite") << head + "select,udp,1,200,512,5,9,9,inf,9,1,1,1,1,0,0,0,0,\n"
                                  << QByteArray("Line 2");
        QTest::addRow("no number") << head + "select,udp,1,200,512,5,9,9,nan,9,1,1,1,1,0,0,0,0,\n"
                                   << QByteArray("Line 2");
        QTest::addRow("huge") << head + "select,udp,1,200,512,5,9,9,1e308,9,1,1,1,1,0,0,0,0,\n" << QByteArray("Line 2");
        QTest::addRow("too many descriptors") << head + "select,udp,1001,200,512,5,9,9,1,9,1,1,1,1,0,0,0,0,\n"
                                              << QByteArray("Line 2");
        QTest::addRow("open quote") << head + "select,udp,1,200,512,0,0,0,0,0,,0,0,1,0,0,0,0,\"why\n"
                                    << QByteArray("Line 2");
    }
    void aFileThatIsNone() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, says);
        const auto read = readSeriesCsv(text.toStdString());
        const auto* sentence = std::get_if<Sentence>(&read);
        QVERIFY(sentence);
        QVERIFY2(QByteArray::fromStdString(inEnglish(*sentence)).contains(says), inEnglish(*sentence).c_str());
    }

    void numbersOfDescriptors_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("shown"); // empty: refused
        QTest::addRow("one") << QByteArray("7") << QByteArray("7");
        QTest::addRow("sorted, once") << QByteArray("100, 1,10 , 1") << QByteArray("1, 10, 100");
        QTest::addRow("grouped") << QByteArray("1 000") << QByteArray("1\u2009000");
        QTest::addRow("thin space") << QByteArray("10, 1\u2009000") << QByteArray("10, 1\u2009000");
        QTest::addRow("no comma") << QByteArray("1 10") << QByteArray();
        QTest::addRow("short group") << QByteArray("10 00") << QByteArray();
        QTest::addRow("none") << QByteArray("") << QByteArray();
        QTest::addRow("gap") << QByteArray("1,,2") << QByteArray();
        QTest::addRow("zero") << QByteArray("0") << QByteArray();
        QTest::addRow("many") << QByteArray("1001") << QByteArray();
        QTest::addRow("huge") << QByteArray("99999999999999999999") << QByteArray();
        QTest::addRow("words") << QByteArray("ten") << QByteArray();
        QTest::addRow("minus") << QByteArray("-1") << QByteArray();
    }
    void numbersOfDescriptors() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, shown);
        const auto numbers = descriptorsIn(text.toStdString());
        QCOMPARE(numbers ? QByteArray::fromStdString(descriptorsText(*numbers)) : QByteArray(), shown);
    }
};

QTEST_GUILESS_MAIN(TestModelSeries)
#include "tst_modelseries.moc"
