// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The live figures as values: two samples make rates, rates make rows and curves.

#include "ui/engine/figurerows.h"

#include <QTest>

using namespace readyscope;

namespace {

EngineSample sampleAt(Nanos time) {
    EngineSample sample;
    sample.time = time;
    return sample;
}

// One second of a select that is asked about 19 numbers and finds little.
EngineSample busy() {
    EngineSample sample = sampleAt(3 * kSecond);
    sample.figures.backend = Backend::Select;
    sample.figures.waits = 400;
    sample.figures.ready = 500;
    sample.figures.looked = 8800;
    sample.figures.calls = 900;
    sample.figures.transitions = 300;
    sample.figures.hits = 60;
    sample.figures.inWait = 980 * kMillisecond;
    sample.figures.cpu = 18 * kMillisecond;
    sample.figures.sampled = 10;
    sample.figures.setUp = 4000;
    sample.figures.call = 23000;
    return sample;
}

QString valueOf(const QVector<FigureRow>& rows, const QString& name) {
    for (const FigureRow& row : rows)
        if (row.name == name)
            return row.value;
    return QStringLiteral("no such row");
}

} // namespace

class TestEngineRates : public QObject {
    Q_OBJECT

private slots:
    void twoSamplesMakeRates() {
        const EngineRates rates = ratesBetween(sampleAt(1 * kSecond), busy());
        QCOMPARE(rates.time, 3 * kSecond);
        QCOMPARE(rates.backend, Backend::Select);
        QCOMPARE(rates.waits, 200.0);
        QCOMPARE(rates.inWait, 0.49);
        QCOMPARE(rates.setUp.value(), 400.0);
        QCOMPARE(rates.call.value(), 2300.0);
        QCOMPARE(rates.ready.value(), 1.25);
        QCOMPARE(rates.looked.value(), 17.6);
        QCOMPARE(rates.calls.value(), 3.0);
        QCOMPARE(rates.hits, 30.0);
        QCOMPARE(rates.cpu, 0.009);
    }

    void whatNothingHappenedToDoesNotApply() {
        EngineSample later = busy();
        later.time += kSecond;
        const EngineRates rates = ratesBetween(busy(), later);
        QCOMPARE(rates.waits, 0.0);
        QCOMPARE(rates.hits, 0.0);
        for (const auto& each : {rates.setUp, rates.call, rates.ready, rates.looked, rates.calls})
            QVERIFY(!each.has_value());
    }

    // The totals learn of a wait when it returns; one that goes on for hours is still a wait.
    void aWaitThatGoesOnCountsAsTimeInTheWait() {
        EngineSample before = sampleAt(10 * kSecond);
        before.waitingSince = 4 * kSecond;
        EngineSample after = sampleAt(11 * kSecond);
        after.waitingSince = 4 * kSecond;
        QCOMPARE(ratesBetween(before, after).inWait, 1.0);

        after.figures.inWait = 6500 * kMillisecond; // it returned, and nothing was asked since
        after.waitingSince = kNoTime;
        QCOMPARE(ratesBetween(before, after).inWait, 0.5);
    }

    void neverMoreThanAllOfTheTimeAndNeverLessThanNone() {
        EngineSample before = sampleAt(10 * kSecond);
        EngineSample after = sampleAt(11 * kSecond);
        after.figures.inWait = 5 * kSecond;
        QCOMPARE(ratesBetween(before, after).inWait, 1.0);
        QCOMPARE(ratesBetween(after, before).inWait, 0.0);
        QCOMPARE(ratesBetween(busy(), sampleAt(4 * kSecond)).waits, 0.0);
    }

    void theHistoryIsAMinuteLong() {
        RateHistory history;
        for (int second = 0; second <= 200; ++second)
            history.take(sampleAt(second * kSecond));
        QCOMPARE(history.rates().size(), std::size_t{60});
        QCOMPARE(history.rates().back().time, 200 * kSecond);
        QCOMPARE(history.rates().front().time, 141 * kSecond);
    }

    void aPauseIsNotAveragedOver() {
        RateHistory history;
        history.take(sampleAt(0));
        history.take(sampleAt(kSecond));
        history.pause();
        EngineSample late = busy();
        late.time = 10 * kSecond;
        history.take(late);
        QCOMPARE(history.rates().size(), std::size_t{1});
        late.time = 11 * kSecond;
        history.take(late);
        QCOMPARE(history.rates().size(), std::size_t{2});
        QCOMPARE(history.rates().back().waits, 0.0);
        const QVector<FigureRow> rows = figureRows(history.rates());
        QVERIFY(!rows.first().points.last().follows); // the curve begins anew
    }

    void rowsSayTheNewest() {
        const std::deque<EngineRates> rates{ratesBetween(sampleAt(1 * kSecond), busy())};
        const QVector<FigureRow> rows = figureRows(rates);
        QCOMPARE(rows.size(), 8);
        QCOMPARE(valueOf(rows, QStringLiteral("Waits")), QStringLiteral("200/s"));
        QCOMPARE(valueOf(rows, QStringLiteral("Time in the wait")), QStringLiteral("49.0 %"));
        QCOMPARE(valueOf(rows, QStringLiteral("Set-up, wait call")), QStringLiteral("400 ns, 2.3 µs"));
        QCOMPARE(valueOf(rows, QStringLiteral("Ready a wait")), QStringLiteral("1.25"));
        QCOMPARE(valueOf(rows, QStringLiteral("Looked at for one ready")), QStringLiteral("17.6"));
        QCOMPARE(valueOf(rows, QStringLiteral("Calls a transition")), QStringLiteral("3"));
        QCOMPARE(valueOf(rows, QStringLiteral("Hits")), QStringLiteral("30/s"));
        QCOMPARE(valueOf(rows, QStringLiteral("Engine thread")), QStringLiteral("0.9 % CPU"));
    }

    void onlyManyLookedAtWarns() {
        EngineRates rates;
        const auto warned = [](const EngineRates& each) {
            QStringList names;
            for (const FigureRow& row : figureRows({each}))
                if (row.warns)
                    names << row.name;
            return names;
        };
        rates.looked = kManyLooked;
        QVERIFY(warned(rates).isEmpty());
        rates.looked = kManyLooked + 0.1;
        QCOMPARE(warned(rates), QStringList{QStringLiteral("Looked at for one ready")});
    }

    void withoutRatesNothingApplies() {
        for (const FigureRow& row : figureRows({})) {
            QCOMPARE(row.value, QStringLiteral("–"));
            QVERIFY(row.points.isEmpty());
        }
    }

    void numbersHaveThreeDigits_data() {
        QTest::addColumn<double>("number");
        QTest::addColumn<QString>("text");
        QTest::newRow("0") << 0.0 << QStringLiteral("0");
        QTest::newRow("1.08") << 1.083 << QStringLiteral("1.08");
        QTest::newRow("9.999 is ten") << 9.999 << QStringLiteral("10.0");
        QTest::newRow("17.6") << 17.64 << QStringLiteral("17.6");
        QTest::newRow("381") << 381.4 << QStringLiteral("381");
        QTest::newRow("99.96 is a hundred") << 99.96 << QStringLiteral("100");
        QTest::newRow("groups") << 6120.2 << QStringLiteral("6\u2009120");
    }
    void numbersHaveThreeDigits() {
        QFETCH(double, number);
        QFETCH(QString, text);
        QCOMPARE(numberText(number), text);
    }

    void aCurveStaysInItsBox() {
        const QRectF box(100, 50, 66, 18);
        const QVector<SparkPoint> points{{0, 1, false}, {30 * kSecond, 5, true}, {60 * kSecond, 3, true}};
        const QVector<QPointF> placed = sparkPoints(points, 60 * kSecond, 60 * kSecond, box);
        QCOMPARE(placed.size(), 3);
        for (const QPointF& point : placed)
            QVERIFY(box.contains(point));
        QVERIFY(placed[0].x() < placed[1].x() && placed[1].x() < placed[2].x());
        QVERIFY(placed[1].y() < placed[2].y() && placed[2].y() < placed[0].y()); // more is higher
    }

    void whatHardlyMovesIsDrawnSo() {
        const QRectF box(0, 0, 66, 18);
        const QVector<SparkPoint> points{{0, 100, false}, {kSecond, 101, true}};
        const QVector<QPointF> placed = sparkPoints(points, kSecond, kSecond, box);
        QVERIFY(std::abs(placed[0].y() - placed[1].y()) < 2);
        QVERIFY(sparkPoints({}, 0, kSecond, box).isEmpty());
        const QVector<QPointF> zero = sparkPoints({{0, 0, false}}, 0, kSecond, box);
        QCOMPARE(zero[0].y(), box.center().y());
    }
};

QTEST_GUILESS_MAIN(TestEngineRates)
#include "tst_enginerates.moc"
