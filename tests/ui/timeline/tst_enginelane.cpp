// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/util/memorysource.h"
#include "ui/timeline/enginegeometry.h"
#include "ui/timeline/enginepainter.h"

#include <QImage>
#include <QTest>

#include <cerrno>
#include <csignal>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr QRect kArea(0, 0, 400, 42);
constexpr int kMiddle = 23; // of the spans

Wait waitOf(Nanos entered, Nanos returned, int ready) {
    Wait wait;
    wait.entered = entered;
    wait.returned = returned;
    wait.ready = ready;
    return wait;
}

QImage painted(const MemoryTrace& trace, const TimeScale& scale) {
    QImage image(kArea.size(), QImage::Format_RGB32);
    image.fill(Look::light().base);
    Canvas canvas(image, Look::light(), QFont());
    const MemorySnapshot snapshot(trace);
    const EngineGeometry engine =
        engineGeometry(snapshot, scale, EnginePainter::leastColumns(1), EnginePainter::binWidth(1));
    EnginePainter lane(canvas, kArea);
    lane.paint(engine, scale.width());
    lane.paintFlags(engine, engineFlags(snapshot, scale, engine));
    return image;
}

int pixelsOf(const QImage& image, const QRect& area, const QColor& color) {
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            count += image.pixelColor(x, y) == color ? 1 : 0;
    return count;
}

} // namespace

class tst_EngineLane : public QObject {
    Q_OBJECT
private slots:
    void spansAndTicksStandOnTheirTimes() {
        MemoryTrace trace;
        trace.addWait(waitOf(10'000, 100'000, 1));
        trace.addWait(waitOf(110'000, 200'000, 0));
        const QImage image = painted(trace, TimeScale(0, 400'000, 400));
        const Look& look = Look::light();
        QCOMPARE(image.pixelColor(9, kMiddle), look.base);
        QCOMPARE(image.pixelColor(10, kMiddle), look.waitEdge);
        QCOMPARE(image.pixelColor(20, kMiddle), look.wait);
        QCOMPARE(image.pixelColor(105, kMiddle), look.base); // the loop itself
        QCOMPARE(pixelsOf(image, {100, 0, 2, 42}, look.waitTick), 2 * 20);
        QCOMPARE(pixelsOf(image, {200, 0, 2, 42}, look.waitTick), 0); // timed out: a triangle below
        QVERIFY(pixelsOf(image, {196, 29, 9, 7}, look.base) < 9 * 7);
        QCOMPARE(image.pixelColor(300, kMiddle), look.base);
    }

    void aResampleStandsForTheTimeoutBeforeIt() {
        MemoryTrace trace;
        trace.addWait(waitOf(10'000, 100'000, 0));
        const TimeScale scale(0, 400'000, 400);
        const QImage alone = painted(trace, scale);
        Wait resample = waitOf(100'100, 101'000, 0);
        resample.kind = WaitKind::Resample;
        trace.addWait(resample);
        const QImage followed = painted(trace, scale);
        // The triangle's upper edge reaches further out than the dot.
        QVERIFY(alone.pixelColor(97, 29) != Look::light().base);
        QCOMPARE(followed.pixelColor(97, 29), Look::light().base);
        QVERIFY(pixelsOf(followed, {98, 31, 7, 8}, Look::light().base) < 7 * 8);
    }

    void interruptIsADiamondWithItsSignal() {
        MemoryTrace trace;
        Wait wait = waitOf(10'000, 100'000, 0);
        wait.error = EINTR;
        wait.signal = SIGUSR1;
        QCOMPARE(interruptText(wait), QStringLiteral("EINTR SIGUSR1"));
        trace.addWait(wait);
        const QImage image = painted(trace, TimeScale(0, 400'000, 400));
        QCOMPARE(image.pixelColor(100, kMiddle), Look::light().warning);
        wait.signal = 0;
        QCOMPARE(interruptText(wait), QStringLiteral("EINTR"));
    }

    // What was raised is marked and interrupts a moment later: its name stands there once, at the interrupt.
    void raisedSignalIsNamedOnce() {
        MemoryTrace trace;
        trace.totals.now = 400'000;
        trace.markers.push_back({90'000, MarkerKind::Signal, "SIGUSR1", "", ""});
        Wait wait = waitOf(10'000, 100'000, 0);
        wait.error = EINTR;
        wait.signal = SIGUSR1;
        trace.addWait(wait);
        const TimeScale scale(0, 400'000, 400);
        const MemorySnapshot snapshot(trace);
        QVector<EngineFlag> flags = engineFlags(snapshot, scale, engineGeometry(snapshot, scale, 4, 2));
        QCOMPARE(flags.size(), 1);
        QCOMPARE(flags.first().text, QStringLiteral("EINTR SIGUSR1"));
        QCOMPARE(flags.first().column, 100);
        // One that is held back keeps its own word, and so does another one's.
        trace.markers.push_back({95'000, MarkerKind::Signal, "SIGUSR2 blocked, pending", "", ""});
        trace.markers.push_back({96'000, MarkerKind::Signal, "SIGUSR2", "", ""});
        QCOMPARE(engineFlags(MemorySnapshot(trace), scale, engineGeometry(snapshot, scale, 4, 2)).size(), 3);
    }

    void interruptIsNamedAmongManyWaits() {
        MemoryTrace trace;
        trace.totals.now = 400'000;
        for (int i = 0; i < 4'000; ++i) {
            Wait wait = waitOf(i * 100, i * 100 + 50, 1);
            if (i == 2'000) {
                wait.error = EINTR;
                wait.signal = SIGUSR1;
            }
            trace.addWait(wait);
        }
        const TimeScale scale(0, 400'000, 400);
        const MemorySnapshot snapshot(trace);
        const EngineGeometry engine = engineGeometry(snapshot, scale, 4, 2);
        QVERIFY(engine.dense);
        const QVector<EngineFlag> flags = engineFlags(snapshot, scale, engine);
        QCOMPARE(flags.size(), 1);
        QCOMPARE(flags.first().text, QStringLiteral("EINTR SIGUSR1"));
        QVERIFY(std::abs(flags.first().column - 200) <= 2);
    }

    void manyWaitsBecomeTheirDensity() {
        MemoryTrace trace;
        for (int i = 0; i < 4'000; ++i)
            trace.addWait(waitOf(i * 100, i * 100 + 50, 1));
        const TimeScale scale(0, 400'000, 400);
        const EngineGeometry engine = engineGeometry(MemorySnapshot(trace), scale, 4, 2);
        QVERIFY(engine.dense);
        QVERIFY(engine.waits.isEmpty());
        QCOMPARE(engine.bins.size(), std::size_t{200});
        QCOMPARE(engine.greatest, 20U);
        QCOMPARE(engine.count, std::uint64_t{4'000});
        QCOMPARE(engineGeometry(MemorySnapshot(trace), TimeScale(0, 4'000, 400), 4, 2).dense, false);
    }

    void wordsNeverOverlap() {
        MemoryTrace trace;
        trace.totals.now = 400'000;
        trace.markers.push_back({100'000, MarkerKind::User, "a first word", "", ""});
        trace.markers.push_back({110'000, MarkerKind::Backend, "poll → select", "poll", "select"});
        const TimeScale scale(0, 400'000, 400);
        const QImage both = painted(trace, scale);
        trace.markers.pop_back();
        const QImage one = painted(trace, scale);
        QCOMPARE(both, one); // the later one is left out
        trace.markers.push_back({240'000, MarkerKind::Backend, "poll → select", "poll", "select"});
        const QImage apart = painted(trace, scale);
        QVERIFY(pixelsOf(apart, {240, 0, 60, 14}, Look::light().marker) > 300);
    }

    void markersSayWhatChanged() {
        QCOMPARE(markerText({0, MarkerKind::Timeout, "", "5ms", "1s"}), QStringLiteral("5ms → 1s"));
        QCOMPARE(markerText({0, MarkerKind::User, "RST sent", "", ""}), QStringLiteral("RST sent"));
        QVERIFY(!markerText({0, MarkerKind::Stop, "", "", ""}).isEmpty());
    }
};

QTEST_MAIN(tst_EngineLane)
#include "tst_enginelane.moc"
