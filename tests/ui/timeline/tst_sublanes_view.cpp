// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sub-lanes as painted, and as the timeline finds them under the pointer and by key.
#include "timelinescene.h"

#include "tests/util/memorysource.h"
#include "ui/common/bands.h"
#include "ui/common/sublanes.h"
#include "ui/timeline/lanepainter.h"
#include "ui/timeline/sublanepainter.h"

#include <QAccessible>

#include <QSet>
#include <QSignalSpy>

#include <algorithm>
#include <cstdlib>
#include <random>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr SocketId kLane = 1;
constexpr Nanos kEnd = 1'000;
constexpr Events kIn = Events::In | Events::R;

MemoryTrace watched() {
    MemoryTrace trace;
    trace.totals.now = kEnd;
    trace.watch(kLane, 0);
    return trace;
}

QImage painted(const MemoryTrace& trace, Events subLane, int width, double ratio,
               const QVector<ColumnRange>& sets = {}) {
    QImage image(width, qRound(kSubLaneHeight * ratio), QImage::Format_RGB32);
    const Look& look = Look::light();
    image.fill(look.base);
    image.setDevicePixelRatio(ratio);
    Canvas canvas(image, look, QFont());
    const MemorySnapshot snapshot(trace);
    const TimeScale scale(0, kEnd, width);
    SubLanePainter painter(canvas, image.rect(), subLane, look.base, knownColumns(snapshot, scale));
    const LaneGeometry lane = laneGeometry(snapshot, kLane, scale, laneMeasures(ratio));
    painter.paint(lane, sets, true);
    painter.paintWords(lane, sets);
    return image;
}

QColor at(const QImage& image, int column, double y) {
    return image.pixelColor(column, static_cast<int>(y * image.devicePixelRatio()));
}

// Colours that are mixed are rounded here and there.
bool isInk(const QColor& color, const QColor& ink) {
    return std::abs(color.red() - ink.red()) <= 1 && std::abs(color.green() - ink.green()) <= 1 &&
           std::abs(color.blue() - ink.blue()) <= 1;
}

#define COMPARE_INK(color, ink)                                                                                        \
    QVERIFY2(isInk(color, ink), qPrintable((color).name() + QLatin1Char(' ') + (ink).name()))

bool isFolded(const LaneGeometry& lane, int column) {
    return std::any_of(lane.folds.begin(), lane.folds.end(), [column](const LaneFold& fold) {
        return fold.bit == Events::In && column >= fold.columns.from && column < fold.columns.to;
    });
}

constexpr double kInBox = 10.5; // px from the row's top, in the middle of what is set

} // namespace

class tst_SubLanesView : public QObject {
    Q_OBJECT
private slots:
    void aBoxStandsOnItsLine_data() {
        QTest::addColumn<double>("ratio");
        QTest::newRow("1") << 1.0;
        QTest::newRow("2") << 2.0;
    }
    void aBoxStandsOnItsLine() {
        QFETCH(double, ratio);
        const int width = qRound(500 * ratio);
        MemoryTrace trace = watched();
        trace.set(kLane, 200, Events::In);
        trace.set(kLane, 400, Events());
        const QImage image = painted(trace, kIn, width, ratio);
        const Look& look = Look::light();
        const QColor full = look.event(Events::In);
        const int from = qRound(100 * ratio);
        const int to = qRound(200 * ratio);
        const int middle = (from + to) / 2;
        COMPARE_INK(at(image, middle, kInBox), mixed(full, look.base, 0.32));
        COMPARE_INK(at(image, middle, kSubLaneTop), full);
        COMPARE_INK(at(image, middle, kSubLaneTop - 1), look.base);
        COMPARE_INK(at(image, from, kInBox), full); // a solid edge where it rises
        COMPARE_INK(at(image, from - 1, kInBox), look.base);
        COMPARE_INK(at(image, to + qRound(ratio), kInBox), look.base);
        // The line, at 55 %, where it is clear; nothing of it shows within the box.
        COMPARE_INK(at(image, from / 2, kSubLaneBase), mixed(full, look.base, 0.55));
        COMPARE_INK(at(image, middle, kSubLaneBase), mixed(full, look.base, 0.32));
        COMPARE_INK(at(image, from / 2, kInBox), look.base);
    }
    // Slow and plain: each pixel of the box's middle is inked if and only if the bit is set in its column.
    void everyColumnIsThere() {
        std::mt19937 random(7);
        for (int round = 0; round < 200; ++round) {
            MemoryTrace trace = watched();
            for (Nanos time = 1; time < kEnd; time += 8 + static_cast<Nanos>(random() % 90))
                trace.set(kLane, time, trace.state(kLane) ^ (random() % 2 != 0 ? Events::In : Events::Out));
            const int width = 100 + static_cast<int>(random() % 400);
            const TimeScale scale(0, kEnd, width);
            const MemorySnapshot snapshot(trace);
            std::vector<Bin> bins;
            snapshot.bins(kLane, 0, kEnd, width, bins);
            const LaneGeometry lane = laneGeometry(snapshot, kLane, scale, laneMeasures(1));
            const QImage image = painted(trace, kIn, width, 1);
            for (int column = 0; column < width; ++column) {
                const bool isSet = bins[static_cast<std::size_t>(column)].any.any(Events::In);
                const bool isInked = !isInk(at(image, column, kInBox), Look::light().base);
                // A short pulse grows by a column, into one that is clear; what is folded fills its bin.
                const bool mayGrow = (column > 0 && bins[static_cast<std::size_t>(column) - 1].any.any(Events::In)) ||
                                     isFolded(lane, column);
                QVERIFY2(isInked == isSet || (isInked && mayGrow), qPrintable(QString::number(column)));
            }
        }
    }
    void whatIsFoldedIsAsHighAsItsShare() {
        MemoryTrace trace = watched();
        for (Nanos time = 100; time < 900; time += 4) { // set for a quarter of the time
            trace.set(kLane, time, Events::In);
            trace.set(kLane, time + 1, Events());
        }
        const QImage image = painted(trace, kIn, 50, 1); // 20 ns a pixel
        const Look& look = Look::light();
        const QColor full = look.event(Events::In);
        COMPARE_INK(at(image, 25, kSubLaneBase), full);
        COMPARE_INK(at(image, 25, kSubLaneBase - 1), full);
        COMPARE_INK(at(image, 25, kSubLaneTop), mixed(full, look.base, 0.25));
        COMPARE_INK(at(image, 25, kSubLaneTop + 5), mixed(full, look.base, 0.25));
    }
    void nothingIsDrawnOfAnotherBit() {
        MemoryTrace trace = watched();
        trace.set(kLane, 200, Events::Out | Events::Err);
        const QImage image = painted(trace, kIn, 500, 1);
        for (int column = 0; column < 500; ++column)
            COMPARE_INK(at(image, column, kInBox), Look::light().base);
    }
    void aFallFoundBySamplingIsHatched() {
        MemoryTrace trace = watched();
        trace.set(kLane, 200, Events::In);
        trace.set(kLane, 400, Events(), 300);
        const QImage image = painted(trace, kIn, 500, 1);
        const QColor tint = mixed(Look::light().event(Events::In), Look::light().base, 0.32);
        COMPARE_INK(at(image, 125, kInBox), tint);
        QSet<QRgb> within;
        for (int column = 152; column < 198; ++column)
            within.insert(at(image, column, kInBox).rgb());
        QVERIFY(within.size() > 2);
        for (const QRgb color : within)
            QVERIFY(!isInk(QColor(color), tint));
    }
    void setsAreHollowAndNamed() {
        MemoryTrace trace = watched();
        trace.set(kLane, 200, Events::R);
        trace.set(kLane, 800, Events());
        const QVector<ColumnRange> sets{{50, 500}};
        const QImage image = painted(trace, kIn, 500, 1, sets);
        const Look& look = Look::light();
        COMPARE_INK(at(image, 300, kInBox), look.base);
        COMPARE_INK(at(image, 300, kSubLaneTop), look.event(Events::In));
        COMPARE_INK(at(image, 300, kSubLaneBase), look.event(Events::In));
        COMPARE_INK(at(image, 300, kSubLaneBase - 1), look.base);
        // The chip stands in the box, 6 px from its edge.
        COMPARE_INK(at(image, 99, kInBox), look.base);
        bool isNamed = false;
        for (int column = 106; column < 124; ++column)
            isNamed |= !isInk(at(image, column, kInBox), look.base);
        QVERIFY(isNamed);
        // Dashed where the set is clear: three on, three off.
        int dashes = 0;
        for (int column = 410; column < 470; ++column)
            dashes += isInk(at(image, column, kSubLaneBase), look.event(Events::In)) ? 1 : 0;
        QCOMPARE(dashes, 30);
        // Of what sets cannot tell there are dots.
        const QImage untold = painted(trace, Events::RdHup, 500, 1, sets);
        int dots = 0;
        for (int column = 50; column < 500; ++column)
            dots += isInk(at(untold, column, kSubLaneBase), look.faint) ? 1 : 0;
        QCOMPARE(dots, 75);
    }
    void whatWasNotWatchedIsFlat() {
        MemoryTrace trace;
        trace.totals.now = kEnd;
        trace.watch(kLane, 500);
        const QImage image = painted(trace, kIn, 500, 1);
        COMPARE_INK(at(image, 100, kInBox), Look::light().notWatched);
        COMPARE_INK(at(image, 100, kSubLaneBase), Look::light().notWatched);
        COMPARE_INK(at(image, 400, kInBox), Look::light().base);
    }

    void thePointerAndTheKeysFindThem() {
        TimelineScene scene;
        scene.change(kWeb, kMillisecond, Events::In);
        scene.rows.unfold(kWeb, subLanesOf({}, false));
        scene.runTo(kSecond);
        // The third one of web is OUT; the client's lane is below them all.
        const QPoint out(300, kLanesTop + kRowHeight + 2 * kSubLaneHeight + 5);
        QTest::mouseClick(scene.view->viewport(), Qt::LeftButton, {}, out);
        QCOMPARE(scene.rows.currentLane(), (LaneKey{kWeb, Events::Out | Events::W}));
        const QRect rect = scene.view->laneRect(scene.rows.currentLane());
        QVERIFY(rect.contains(out));
        QCOMPARE(rect.height(), kSubLaneHeight);
        QCOMPARE(scene.view->laneRect(kClient).top(), kLanesTop + kRowHeight + 6 * kSubLaneHeight);
        scene.view->setFocus();
        scene.key(Qt::Key_Left);
        QCOMPARE(scene.rows.folded(), std::optional(true));
        scene.key(Qt::Key_Right);
        QCOMPARE(scene.rows.folded(), std::optional(false));
    }
    // What is said of a place, and where a step leads, is of the sub-lane's own bit.
    void tipsAndStepsAreOfTheirBit() {
        TimelineScene scene;
        for (int i = 0; i < 40; ++i) // IN comes and goes within a column or two
            scene.change(kWeb, 300 * kMillisecond + i * kMillisecond / 4, i % 2 == 0 ? Events::In : Events());
        scene.change(kWeb, 500 * kMillisecond, Events::Out);
        scene.change(kWeb, 600 * kMillisecond, Events::In | Events::Out);
        scene.change(kWeb, 700 * kMillisecond, Events::In);
        scene.rows.unfold(kWeb, subLanesOf({}, false));
        scene.runTo(kSecond);
        const auto tipOf = [&scene](int subLane, Nanos after) {
            const int y = kLanesTop + kRowHeight + subLane * kSubLaneHeight + 5;
            const TimelineTip tip = scene.view->tipAt({scene.columnOf(after), y});
            return (QStringList{tip.title} + tip.lines).join(QLatin1Char('\n'));
        };
        const auto startsWith = [](const QString& text, const char* words) {
            return text.startsWith(QLatin1String(words)) ? QByteArray() : text.toUtf8();
        };
        QCOMPARE(startsWith(tipOf(0, 600 * kMillisecond), "IN set at"), QByteArray());
        QCOMPARE(startsWith(tipOf(2, 600 * kMillisecond), "web at 0.600"), QByteArray());
        QVERIFY(tipOf(2, 600 * kMillisecond).contains(QStringLiteral(": OUT\n")));
        QVERIFY(!tipOf(2, 600 * kMillisecond).contains(QStringLiteral("IN for")));
        QCOMPARE(startsWith(tipOf(2, 700 * kMillisecond), "OUT fell at"), QByteArray());
        QVERIFY(tipOf(2, 900 * kMillisecond).contains(QStringLiteral(": OUT clear")));
        QVERIFY(tipOf(0, 305 * kMillisecond).contains(QStringLiteral("40 transitions")));
        QVERIFY(!tipOf(2, 305 * kMillisecond).contains(QStringLiteral("transitions")));
        QSignalSpy shown(scene.view.get(), &TimelineView::eventShown);
        const auto stepped = [&] {
            scene.view->nextEvent();
            return shown.isEmpty() ? Nanos{-1} : shown.last().at(1).value<Nanos>() - kBegin;
        };
        scene.rows.setCurrent({kWeb, Events::Out | Events::W});
        scene.view->showTime(kBegin);
        QCOMPARE(stepped(), 500 * kMillisecond);
        QCOMPARE(stepped(), 700 * kMillisecond);
        scene.view->setStepsThrough(Sought::rise(Events::In)); // asked for by name
        scene.view->showTime(kBegin + 550 * kMillisecond);
        QCOMPARE(stepped(), 600 * kMillisecond);
        scene.view->setStepsThrough(Sought::change(kAnyEvent));
        scene.rows.setCurrent(kWeb);
        scene.view->showTime(kBegin + 550 * kMillisecond);
        QCOMPARE(stepped(), 600 * kMillisecond);
    }
    void screenReadersFindThem() {
        TimelineScene scene;
        scene.change(kWeb, kMillisecond, Events::In);
        scene.rows.unfold(kWeb, subLanesOf({}, false));
        scene.runTo(kSecond);
        QAccessibleInterface* timeline = QAccessible::queryAccessibleInterface(scene.view.get());
        QCOMPARE(timeline->childCount(), 8);
        QCOMPARE(timeline->child(1)->text(QAccessible::Name), QStringLiteral("web, IN, set"));
        QCOMPARE(timeline->child(2)->text(QAccessible::Name), QStringLiteral("web, PRI, clear"));
        QVERIFY(timeline->child(7)->text(QAccessible::Name).startsWith(QStringLiteral("web.1, TCP accepted")));
    }
    void anAreaHasEachSocketOnce() {
        TimelineScene scene;
        scene.rows.unfold(kWeb, subLanesOf({}, false));
        scene.runTo(kSecond);
        scene.press({100, kLanesTop + 5}, Qt::ShiftModifier);
        scene.move({300, kLanesTop + kRowHeight + 6 * kSubLaneHeight + 5}, Qt::ShiftModifier);
        scene.release({300, kLanesTop + kRowHeight + 6 * kSubLaneHeight + 5}, Qt::ShiftModifier);
        QVERIFY(scene.view->area().has_value());
        QCOMPARE(scene.view->area()->lanes, (QVector<SocketId>{kWeb, kClient}));
        QCOMPARE(scene.view->areaRect().height(), 2 * kRowHeight + 6 * kSubLaneHeight);
    }
};

QTEST_MAIN(tst_SubLanesView)

#include "tst_sublanes_view.moc"
