// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/momenttext.h"
#include "ui/timeline/rulerticks.h"

#include <QTest>

using namespace readyscope;

namespace {

constexpr Nanos kMinute = 60 * kSecond;
constexpr Nanos kHour = 60 * kMinute;
constexpr Nanos kDay = 24 * kHour;

QStringList labelsOf(const Ruler& ruler) {
    QStringList labels;
    for (const RulerTick& tick : ruler.ticks)
        if (!tick.label.isEmpty() && tick.column >= 0)
            labels << tick.label;
    return labels;
}

} // namespace

class tst_RulerTicks : public QObject {
    Q_OBJECT
private slots:
    void steps_data() {
        QTest::addColumn<qint64>("span"); // over 900 columns
        QTest::addColumn<qint64>("major");
        QTest::addColumn<qint64>("minor");
        QTest::newRow("ns") << qint64{900} << qint64{100} << qint64{20};
        QTest::newRow("2 µs") << qint64{20'000} << qint64{2'000} << qint64{500};
        QTest::newRow("5 ms") << qint64{50 * kMillisecond} << qint64{5 * kMillisecond} << qint64{kMillisecond};
        QTest::newRow("just over") << qint64{50 * kMillisecond + 1} << qint64{10 * kMillisecond}
                                   << qint64{2 * kMillisecond};
        QTest::newRow("1 s") << qint64{10 * kSecond} << qint64{kSecond} << qint64{200 * kMillisecond};
        QTest::newRow("30 s") << qint64{300 * kSecond} << qint64{30 * kSecond} << qint64{10 * kSecond};
        QTest::newRow("1 min") << qint64{301 * kSecond} << qint64{kMinute} << qint64{10 * kSecond};
        QTest::newRow("30 min") << qint64{5 * kHour} << qint64{30 * kMinute} << qint64{10 * kMinute};
        QTest::newRow("6 h") << qint64{60 * kHour} << qint64{6 * kHour} << qint64{kHour};
        QTest::newRow("12 h") << qint64{61 * kHour} << qint64{12 * kHour} << qint64{2 * kHour};
        QTest::newRow("5 days") << qint64{50 * kDay} << qint64{5 * kDay} << qint64{kDay};
        QTest::newRow("years") << qint64{9'000 * kDay} << qint64{1'000 * kDay} << qint64{200 * kDay};
    }
    void steps() {
        QFETCH(qint64, span);
        QFETCH(qint64, major);
        QFETCH(qint64, minor);
        const TimeScale scale(0, span, 900);
        QCOMPARE(majorStep(scale, 90), Nanos{major});
        QCOMPARE(minorStepOf(major), Nanos{minor});
        QVERIFY(scale.columnsOf(major) >= 90);
    }

    void labels_data() {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("span");
        QTest::addColumn<QString>("anchor");
        QTest::addColumn<QStringList>("labels");
        const QString thin(QChar(0x2009));
        QTest::newRow("from zero") << qint64{0} << qint64{30 * kMillisecond} << QString()
                                   << QStringList{"0 ms", "10 ms", "20 ms"};
        QTest::newRow("seconds") << qint64{6'200 * kMillisecond} << qint64{150 * kMillisecond} << QString()
                                 << QStringList{"6.20 s", "6.25 s", "6.30 s"};
        QTest::newRow("4 digits") << qint64{6'266 * kMillisecond} << qint64{3 * kMillisecond} << QString()
                                  << QStringList{"6.266 s", "6.267 s", "6.268 s"};
        QTest::newRow("7 digits") << qint64{6'272 * kMillisecond} << qint64{1'500 * kMicrosecond} << "6.272 s"
                                  << QStringList{"+0 ms", "+0.5 ms", "+1 ms"};
        QTest::newRow("ns far out") << qint64{6'272'500'100} << qint64{300} << "6.272" + thin + "500 s"
                                    << QStringList{"+100 ns", "+200 ns", "+300 ns"};
        QTest::newRow("minutes") << qint64{40 * kSecond} << qint64{60 * kSecond} << QString()
                                 << QStringList{"40 s", "1 min", "1 min 20 s"};
        QTest::newRow("hours") << qint64{50 * kMinute} << qint64{30 * kMinute} << QString()
                               << QStringList{"50 min", "1 h", "1 h 10 min"};
        QTest::newRow("seconds after hours")
            << qint64{kHour + kMinute} << qint64{15 * kSecond} << "1 h 1 min" << QStringList{"+0 s", "+5 s", "+10 s"};
        QTest::newRow("before zero") << qint64{-20 * kMillisecond} << qint64{30 * kMillisecond} << QString()
                                     << QStringList{"−20 ms", "−10 ms", "0 ms"};
    }
    void labels() {
        QFETCH(qint64, from);
        QFETCH(qint64, span);
        QFETCH(QString, anchor);
        QFETCH(QStringList, labels);
        // The trace began at 1,000 s of the clock; labels do not know.
        const Nanos zero = 1'000 * kSecond;
        const Ruler ruler = relativeRuler(TimeScale(zero + from, span, 300), zero, 90);
        QCOMPARE(ruler.anchor, anchor);
        QCOMPARE(labelsOf(ruler), labels);
    }

    void ticksStandOnTheirTimes() {
        const TimeScale scale(123'456'789, 7'654'321, 640);
        const Ruler ruler = relativeRuler(scale, 0, 90);
        int majors = 0;
        for (const RulerTick& tick : ruler.ticks) {
            const Nanos step = tick.major ? ruler.step : ruler.minorStep;
            const Nanos left = scale.timeAt(tick.column);
            const Nanos right = scale.timeAt(tick.column + 1);
            QVERIFY2((right - 1) / step > (left - 1) / step, qPrintable(QString::number(tick.column)));
            majors += tick.major && tick.column >= 0 ? 1 : 0;
        }
        QVERIFY(majors >= 3 && majors <= 8);
    }

    void onePixelWide() {
        const Ruler ruler = relativeRuler(TimeScale(0, kSecond, 1), 0, 90);
        QVERIFY(ruler.step > 0);
        QVERIFY(ruler.ticks.size() < 10);
    }

    void wallClock_data() {
        QTest::addColumn<qint64>("at"); // ns after midnight of 2026-11-22
        QTest::addColumn<qint64>("span");
        QTest::addColumn<QString>("anchor");
        QTest::addColumn<QStringList>("labels");
        const qint64 twoPm = 14 * kHour + 3 * kMinute + 7 * kSecond;
        QTest::newRow("ms") << twoPm + 272 * kMillisecond << qint64{3 * kMillisecond} << "2026-11-22"
                            << QStringList{"14:03:07.272", "14:03:07.273", "14:03:07.274"};
        QTest::newRow("s") << twoPm << qint64{3 * kSecond} << "2026-11-22"
                           << QStringList{"14:03:07", "14:03:08", "14:03:09"};
        QTest::newRow("min") << twoPm - 7 * kSecond << qint64{3 * kMinute} << "2026-11-22"
                             << QStringList{"14:03", "14:04", "14:05"};
        QTest::newRow("days") << qint64{0} << qint64{3 * kDay} << "2026-11-22"
                              << QStringList{"2026-11-22", "2026-11-23", "2026-11-24"};
        QTest::newRow("µs") << twoPm << qint64{300 * kMicrosecond} << "2026-11-22 14:03:07.000"
                            << QStringList{"+0 µs", "+100 µs", "+200 µs"};
    }
    void wallClock() {
        QFETCH(qint64, at);
        QFETCH(qint64, span);
        QFETCH(QString, anchor);
        QFETCH(QStringList, labels);
        const Nanos midnight = Nanos{20'779} * kDay; // 2026-11-22
        const Nanos monotonic = 55 * kSecond;
        const Ruler ruler = wallRuler(TimeScale(monotonic, span, 300), midnight + at - monotonic, 90);
        QCOMPARE(ruler.anchor, anchor);
        QCOMPARE(labelsOf(ruler), labels);
    }

    void moments() {
        const QString thin(QChar(0x2009));
        QCOMPARE(momentText(6'272'500'000, 6), "6.272" + thin + "500 s");
        QCOMPARE(momentText(6'272'500'000, 4), "6.272" + thin + "5 s");
        QCOMPARE(momentText(0, 0), QStringLiteral("0 s"));
        QCOMPARE(momentText(kMinute + 6 * kSecond, 0), QStringLiteral("1 min 06 s"));
        QCOMPARE(momentText(2 * kHour + 5 * kMinute, 3), QStringLiteral("2 h 05 min 00.000 s"));
        QCOMPARE(momentText(-1'500 * kMillisecond, 1), QStringLiteral("−1.5 s"));
        QCOMPARE(decimalsFor(kSecond), 0);
        QCOMPARE(decimalsFor(50 * kMillisecond), 2);
        QCOMPARE(decimalsFor(500 * kMicrosecond), 6);
        QCOMPARE(decimalsFor(1), 9);
    }
};

QTEST_APPLESS_MAIN(tst_RulerTicks)
#include "tst_rulerticks.moc"
