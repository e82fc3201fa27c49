// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timescale.h"

#include <QTest>

#include <random>

using namespace readyscope;

namespace {

constexpr Nanos kDay = Nanos{86'400} * kSecond;

void addScales() {
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("span");
    QTest::addColumn<int>("width");
    QTest::newRow("1 ns a pixel") << qint64{12'345} << qint64{800} << 800;
    QTest::newRow("odd fraction") << qint64{7} << qint64{1'000'003} << 771;
    QTest::newRow("one pixel wide") << qint64{0} << qint64{kSecond} << 1;
    QTest::newRow("before zero") << qint64{-5 * kSecond} << qint64{kSecond} << 640;
    QTest::newRow("days a pixel") << qint64{1} << qint64{3 * kDay * 1'000} << 1'000;
    QTest::newRow("far from zero") << qint64{Nanos{100} * 365 * kDay} << qint64{4'001} << 4'000;
}

} // namespace

class tst_TimeScale : public QObject {
    Q_OBJECT
private slots:
    void columnHoldsItsOwnEdges_data() { addScales(); }
    void columnHoldsItsOwnEdges() {
        QFETCH(qint64, from);
        QFETCH(qint64, span);
        QFETCH(int, width);
        const TimeScale scale(from, span, width);
        QCOMPARE(scale.timeAt(0), from);
        QCOMPARE(scale.timeAt(width), from + span);
        for (int column = -width; column <= 2 * width; ++column) {
            const Nanos left = scale.timeAt(column);
            const Nanos next = scale.timeAt(column + 1);
            QVERIFY(next > left);
            QCOMPARE(scale.columnAt(left), column);
            QCOMPARE(scale.columnAt(next - 1), column);
        }
    }

    void zoomKeepsTheTimeUnderThePixel_data() { addScales(); }
    void zoomKeepsTheTimeUnderThePixel() {
        QFETCH(qint64, from);
        QFETCH(qint64, span);
        QFETCH(int, width);
        TimeScale scale(from, span, width);
        std::mt19937 random(1);
        for (int step = 0; step < 500; ++step) {
            const int column = static_cast<int>(random() % static_cast<unsigned>(width));
            const Nanos time = scale.timeAt(column);
            const bool in = random() % 2 == 0;
            scale = scale.zoomed(column, in ? 2 : 3, in ? 3 : 2);
            QCOMPARE(scale.timeAt(column), time);
            QCOMPARE(scale.columnAt(time), column);
        }
    }

    void zoomReachesBothEnds() {
        TimeScale scale(0, 10 * kSecond, 800);
        for (int step = 0; step < 200; ++step)
            scale = scale.zoomed(400, 4, 5);
        QCOMPARE(scale.span(), Nanos{800}); // 1 ns a pixel, not less
        for (int step = 0; step < 400; ++step)
            scale = scale.zoomed(400, 5, 4);
        QVERIFY(scale.span() / scale.width() >= kDay);
        QVERIFY(scale.span() / scale.width() <= TimeScale::kMostPerPixel);
    }

    void panToAndFroReturns_data() { addScales(); }
    void panToAndFroReturns() {
        QFETCH(qint64, from);
        QFETCH(qint64, span);
        QFETCH(int, width);
        const TimeScale start(from, span, width);
        TimeScale scale = start;
        for (int step = 1; step < 400; ++step)
            scale = scale.panned(step % 37).panned(-(step % 37));
        QCOMPARE(scale, start);
    }

    void widthToAndFroReturns() {
        const TimeScale start(5, 1'000'003, 771);
        TimeScale scale = start;
        for (int width = 1; width < 1'000; ++width)
            scale = scale.resized(width);
        QCOMPARE(scale.resized(771), start);
    }

    void isHeldWhereNothingWouldBeSeen() {
        const Nanos begin = 100 * kSecond;
        const Nanos end = 110 * kSecond;
        const TimeScale before = TimeScale(0, 8 * kSecond, 400).clampedTo(begin, end);
        QVERIFY(before.to() > begin && before.to() - begin >= before.span() / 4);
        const TimeScale after = TimeScale(500 * kSecond, 8 * kSecond, 400).clampedTo(begin, end);
        QVERIFY(after.from() < end && end - after.from() >= after.span() / 4);
        const TimeScale within(101 * kSecond, 8 * kSecond, 400);
        QCOMPARE(within.clampedTo(begin, end), within);
        // An empty trace stays in view too.
        const TimeScale empty = TimeScale(0, 8 * kSecond, 400).clampedTo(begin, begin);
        QVERIFY(empty.from() <= begin && empty.to() > begin);
    }

    void farTimesStayInRange() {
        const TimeScale scale(0, 800, 800);
        QVERIFY(scale.columnAt(INT64_MAX - 1) >= scale.width());
        QVERIFY(scale.columnAt(INT64_MIN + 1) < 0);
        QVERIFY(TimeScale(INT64_MAX, INT64_MAX, 1).to() > 0);
        QCOMPARE(TimeScale(0, 0, 0).width(), 1);
        QCOMPARE(TimeScale(0, -5, 10).span(), Nanos{10});
    }
};

QTEST_APPLESS_MAIN(tst_TimeScale)
#include "tst_timescale.moc"
