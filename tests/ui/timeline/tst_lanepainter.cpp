// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/util/memorysource.h"
#include "ui/common/bands.h"
#include "ui/timeline/lanepainter.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr SocketId kLane = 1;
constexpr Nanos kBegin = 1'000;
constexpr Nanos kEnd = 10 * kSecond;

QImage painted(const MemoryTrace& trace, const TimeScale& scale, double ratio, const QVector<ColumnRange>& sets = {}) {
    QImage image(scale.width(), qRound(kRowHeight * ratio), QImage::Format_RGB32);
    const Look& look = Look::light();
    image.fill(look.base);
    image.setDevicePixelRatio(ratio);
    Canvas canvas(image, look, QFont());
    const MemorySnapshot snapshot(trace);
    LanePainter(canvas, image.rect(), kRowHeight, look.base)
        .paint(laneGeometry(snapshot, kLane, scale, laneMeasures(ratio)), sets);
    return image;
}

QColor pixelOf(const QImage& image, Events::Bit bit, int column, double ratio) {
    const BandPlace band = bandOf(bit);
    return image.pixelColor(column, qRound((band.top + band.height / 2.0) * ratio));
}

MemoryTrace onePulse(Events bit, Nanos rise, Nanos fall) {
    MemoryTrace trace;
    trace.totals.begin = kBegin;
    trace.watch(kLane, kBegin);
    trace.set(kLane, rise, bit);
    trace.set(kLane, fall, Events());
    trace.totals.now = kEnd;
    return trace;
}

} // namespace

class tst_LanePainter : public QObject {
    Q_OBJECT
private slots:
    void foldedBinsSayTheirShare() {
        MemoryTrace trace;
        trace.totals.begin = kBegin;
        trace.watch(kLane, kBegin);
        // Set for a quarter of each microsecond, from 21 to 41 px, beside a lone pulse.
        for (Nanos time = kBegin + 21'000; time < kBegin + 41'000; time += 1'000) {
            trace.set(kLane, time, Events::In | Events::Pri);
            trace.set(kLane, time + 250, Events());
        }
        trace.set(kLane, kBegin + 90'000, Events::In);
        trace.set(kLane, kBegin + 90'100, Events());
        trace.totals.now = kEnd;
        const TimeScale scale(kBegin, 400'000, 400); // 1 µs a pixel
        const LaneGeometry lane = laneGeometry(MemorySnapshot(trace), kLane, scale, laneMeasures(1));
        QCOMPARE(lane.runs.size(), 1);
        QCOMPARE(lane.runs[0].columns, (ColumnRange{21, 41}));
        QCOMPARE(lane.runs[0].count, std::uint64_t{40});
        QCOMPARE(lane.runs[0].freeTo, 90);
        const QImage image = painted(trace, scale, 1);
        const Look& look = Look::light();
        const BandPlace in = bandOf(Events::In);
        QCOMPARE(image.pixelColor(30, in.top + in.height - 1), look.event(Events::In)); // 2 rows of 7
        QCOMPARE(image.pixelColor(30, in.top + in.height - 2), look.event(Events::In));
        QCOMPARE(image.pixelColor(30, in.top + in.height - 3).rgb(),
                 mixed(look.event(Events::In), look.base, 0.25).rgb());
        QCOMPARE(image.pixelColor(30, in.top).rgb(), mixed(look.event(Events::In), look.base, 0.25).rgb());
        QCOMPARE(pixelOf(image, Events::Pri, 30, 1).rgb(), mixed(look.event(Events::Pri), look.base, 0.30).rgb());
        QCOMPARE(image.pixelColor(90, in.top), look.event(Events::In)); // a pulse is not folded
    }

    void aDipIsNotLost() {
        MemoryTrace trace = onePulse(Events::Out, kBegin + 10'000, kBegin + 50'900);
        trace.set(kLane, kBegin + 51'100, Events::Out); // clear over the edge of two columns
        trace.totals.now = kEnd;
        const QImage image = painted(trace, TimeScale(kBegin, 100'000, 100), 1);
        const QColor out = Look::light().event(Events::Out);
        QCOMPARE(pixelOf(image, Events::Out, 45, 1), out);
        QCOMPARE(pixelOf(image, Events::Out, 50, 1).rgb(), mixed(out, Look::light().base, 0.80).rgb());
        QCOMPARE(pixelOf(image, Events::Out, 51, 1).rgb(), mixed(out, Look::light().base, 0.80).rgb());
        QCOMPARE(pixelOf(image, Events::Out, 55, 1), out);
    }

    void binsKeepTheirPlaces() {
        const TimeScale scale(1'000'000, 100'000, 100);
        for (int columns = 0; columns < 7; ++columns) {
            const TimeScale moved = scale.panned(columns);
            QCOMPARE(((firstBin(moved, 3) + columns - firstBin(scale, 3)) % 3 + 3) % 3, 0);
            QVERIFY(firstBin(moved, 3) <= 0 && firstBin(moved, 3) > -3);
        }
    }

    void countsStandBehindTheirRun() {
        MemoryTrace trace;
        trace.totals.begin = kBegin;
        trace.watch(kLane, kBegin);
        for (Nanos time = kBegin; time < kBegin + 60'200; time += 100)
            trace.set(kLane, time, trace.state(kLane) ^ Events::In);
        trace.totals.now = kEnd;
        const auto textPixels = [&](const QVector<ColumnRange>& gaps) {
            const TimeScale scale(kBegin, 300'000, 300);
            QImage image(300, kRowHeight, QImage::Format_RGB32);
            image.fill(Look::light().base);
            QFont font;
            font.setPixelSize(13);
            Canvas canvas(image, Look::light(), font);
            const LaneGeometry lane = laneGeometry(MemorySnapshot(trace), kLane, scale, laneMeasures(1));
            QVector<LaneLabel> labels = labelsOf(lane, gaps);
            LanePainter(canvas, image.rect(), kRowHeight, Look::light().base).paintLabels(labels);
            int pixels = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 62; x < 200; ++x)
                    pixels += image.pixelColor(x, y).lightness() < 128 ? 1 : 0;
            return pixels;
        };
        QVERIFY(textPixels({}) > 20);
        QCOMPARE(textPixels({{90, 120}}), 0); // 40 px are not free
    }

    void narrowPulsesStayApart() {
        MemoryTrace trace = onePulse(Events::In, kBegin + 10'000, kBegin + 10'001);
        trace.set(kLane, kBegin + 12'000, Events::In);
        trace.set(kLane, kBegin + 12'001, Events());
        const TimeScale scale(kBegin, 100'000, 100); // columns 10 and 12
        const QImage image = painted(trace, scale, 1);
        const QColor in = Look::light().event(Events::In);
        QCOMPARE(pixelOf(image, Events::In, 10, 1), in);
        QCOMPARE(pixelOf(image, Events::In, 11, 1), Look::light().base);
        QCOMPARE(pixelOf(image, Events::In, 12, 1), in);
        QCOMPARE(pixelOf(image, Events::In, 13, 1), in); // two pixels where there is room
        QCOMPARE(pixelOf(image, Events::In, 14, 1), Look::light().base);
    }

    void setsAreHollow() {
        const MemoryTrace trace = onePulse(Events::R, kBegin + 20'000, kBegin + 60'000);
        const TimeScale scale(kBegin, 100'000, 100);
        const QImage image = painted(trace, scale, 1, {{0, 100}});
        const BandPlace band = bandOf(Events::R);
        const QColor color = Look::light().event(Events::R);
        QCOMPARE(image.pixelColor(40, band.top), color);
        QCOMPARE(image.pixelColor(40, band.top + band.height - 1), color);
        QCOMPARE(image.pixelColor(40, band.top + band.height / 2), Look::light().base);
        QCOMPARE(image.pixelColor(20, band.top + band.height / 2), color); // its edges
        QCOMPARE(image.pixelColor(60, band.top + band.height / 2), color);
        // What the sets cannot tell is dotted.
        const BandPlace untold = bandOf(Events::Hup);
        int dots = 0;
        for (int x = 0; x < 100; ++x)
            dots += image.pixelColor(x, untold.top + 1) == Look::light().faint ? 1 : 0;
        QCOMPARE(dots, 17); // one of six
    }

    void uncertainFallIsHatched() {
        MemoryTrace trace;
        trace.totals.begin = kBegin;
        trace.watch(kLane, kBegin);
        trace.set(kLane, kBegin + 10'000, Events::In);
        trace.set(kLane, kBegin + 80'000, Events(), kBegin + 50'000);
        trace.totals.now = kEnd;
        const TimeScale scale(kBegin, 100'000, 100);
        const LaneGeometry lane = laneGeometry(MemorySnapshot(trace), kLane, scale, laneMeasures(1));
        QCOMPARE(lane.hatches, (QVector<LaneHatch>{{Events::In, {50, 81}}}));
        const QImage image = painted(trace, scale, 1);
        const QColor in = Look::light().event(Events::In);
        int full = 0;
        for (int x = 50; x < 80; ++x)
            full += pixelOf(image, Events::In, x, 1) == in ? 1 : 0;
        QVERIFY(full > 0 && full < 20); // stripes
        QCOMPARE(pixelOf(image, Events::In, 49, 1), in);
        QCOMPARE(pixelOf(image, Events::In, 81, 1), Look::light().base);
        // Seen from before the fall's end, it is there as well.
        const LaneGeometry cut =
            laneGeometry(MemorySnapshot(trace), kLane, TimeScale(kBegin, 70'000, 70), laneMeasures(1));
        QCOMPARE(cut.hatches.size(), 1);
        // Too narrow to be seen, it is drawn as certain.
        const LaneGeometry far =
            laneGeometry(MemorySnapshot(trace), kLane, TimeScale(kBegin, 1'500'000, 100), laneMeasures(1));
        QVERIFY(far.hatches.isEmpty());
    }

    void blanksSurroundTheWatches() {
        MemoryTrace trace;
        trace.totals.begin = kBegin;
        trace.watch(kLane, kBegin + 20'000, true);
        trace.endWatch(kLane, kBegin + 50'000, WatchEnd::Closed);
        trace.watch(kLane, kBegin + 70'000);
        trace.totals.now = kEnd;
        const LaneGeometry lane =
            laneGeometry(MemorySnapshot(trace), kLane, TimeScale(kBegin, 100'000, 100), laneMeasures(1));
        QCOMPARE(lane.blanks.size(), 2);
        QCOMPARE(lane.blanks[0].columns, (ColumnRange{0, 20}));
        QCOMPARE(wordBeforeWatch(lane.blanks[0]), QStringLiteral("accepted"));
        QCOMPARE(lane.blanks[1].columns, (ColumnRange{51, 70}));
        QCOMPARE(wordAfterWatch(lane.blanks[1], SocketInfo()).text, QStringLiteral("closed"));
    }

    void whatWasSeenLastEndsWithTheWatch() {
        MemoryTrace trace;
        trace.totals.begin = kBegin;
        trace.watch(kLane, kBegin);
        trace.set(kLane, kBegin + 10'000, Events::In);
        trace.endWatch(kLane, kBegin + 30'000, WatchEnd::Stopped);
        trace.watch(kLane, kBegin + 70'000);
        trace.set(kLane, kBegin + 80'000, Events(), kBegin + 29'000); // since it was last seen set
        trace.totals.now = kEnd;
        const LaneGeometry lane =
            laneGeometry(MemorySnapshot(trace), kLane, TimeScale(kBegin, 100'000, 100), laneMeasures(1));
        QCOMPARE(lane.bands, (QVector<LaneBand>{{Events::In, {10, 31}}, {Events::In, {70, 81}}}));
        QCOMPARE(lane.hatches, (QVector<LaneHatch>{{Events::In, {70, 81}}}));
        QCOMPARE(lane.blanks.size(), 1);
        QCOMPARE(wordAfterWatch(lane.blanks[0], SocketInfo()).text, QStringLiteral("stopped"));
        QCOMPARE(wordBeforeWatch(lane.blanks[0]), QStringLiteral("started"));
    }

    void aWatchThatBeginsOutOfViewHasNoEdge() {
        MemoryTrace trace;
        trace.totals.begin = kBegin;
        trace.watch(kLane, kBegin + 50'000, true);
        trace.totals.now = kEnd;
        const auto blankUntil = [&](Nanos end) {
            const MemorySnapshot snapshot(trace);
            return laneGeometry(snapshot, kLane, TimeScale(kBegin, end, 100), laneMeasures(1)).blanks.at(0);
        };
        QVERIFY(!blankUntil(20'000).beforeWatch);
        QVERIFY(!blankUntil(49'000).beforeWatch);
        QVERIFY(blankUntil(50'000).beforeWatch);
        QVERIFY(blankUntil(60'000).beforeWatch);
        QCOMPARE(blankUntil(20'000).columns, (ColumnRange{0, 100}));
    }

    void refusalSaysWhy() {
        LaneBlank blank;
        blank.afterWatch = blank.isLast = true;
        blank.end = WatchEnd::Unsupported;
        SocketInfo info;
        info.state = SocketState::Unsupported;
        info.problem = SysError{"FD_SET", 0, "web", "descriptor 1031, and select ends at 1023"};
        const BlankWord word = wordAfterWatch(blank, info);
        QVERIFY(word.refused);
        QVERIFY(word.text.contains(QStringLiteral("descriptor 1031")));
        blank.isLast = false; // an earlier refusal: today's reason is not its own
        QCOMPARE(wordAfterWatch(blank, info).text, QStringLiteral("refused"));
    }

    void nothingStandsRightOfNow() {
        MemoryTrace trace = onePulse(Events::In, kBegin + 10'000, kBegin + 999'000);
        trace.totals.now = kBegin + 40'000;
        const LaneGeometry lane =
            laneGeometry(MemorySnapshot(trace), kLane, TimeScale(kBegin, 100'000, 100), laneMeasures(1));
        QCOMPARE(lane.bands, (QVector<LaneBand>{{Events::In, {10, 41}}}));
    }

    void hitsStandApart() {
        MemoryTrace trace = onePulse(Events::In, kBegin, kEnd - 1);
        for (int i = 1; i <= 20; ++i)
            trace.hits.push_back({kBegin + i * 100 * kMillisecond, 3, kLane, Events::In});
        const auto hitsAt = [&](Nanos span) {
            return laneGeometry(MemorySnapshot(trace), kLane, TimeScale(kBegin, span, 100), laneMeasures(1))
                .hits.size();
        };
        QCOMPARE(hitsAt(2'001 * kMillisecond), 20);
        QCOMPARE(hitsAt(10 * kSecond), 0); // closer than 4 px
    }

    void setRangesComeFromMarkers() {
        MemoryTrace trace;
        trace.totals.begin = kBegin;
        trace.totals.now = kBegin + 99'999;
        const auto change = [&](Nanos time, const char* from, const char* to) {
            trace.markers.push_back({kBegin + time, MarkerKind::Backend, "", from, to});
        };
        change(20'000, "poll", "select");
        change(30'000, "select", "pselect");
        change(60'000, "pselect", "poll");
        const TimeScale scale(kBegin, 100'000, 100);
        QCOMPARE(setRanges(MemorySnapshot(trace), scale), (QVector<ColumnRange>{{20, 30}, {30, 60}}));
        // Without a switch the waits say who asked.
        MemoryTrace still;
        still.totals.begin = kBegin;
        Wait wait;
        wait.returned = kBegin + 50'000;
        wait.backend = Backend::Select;
        still.addWait(wait);
        QCOMPARE(setRanges(MemorySnapshot(still), scale), (QVector<ColumnRange>{{0, 51}}));
    }
};

QTEST_MAIN(tst_LanePainter)
#include "tst_lanepainter.moc"
