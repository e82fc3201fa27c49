// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/util/memorysource.h"
#include "ui/common/bands.h"
#include "ui/timeline/lanepainter.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <random>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr SocketId kLane = 1;
constexpr Nanos kBegin = 1'000;
constexpr Nanos kEnd = 10 * kSecond;
const std::array kBits{Events::In, Events::Pri, Events::Out, Events::RdHup, Events::Hup, Events::Err};

// Pulses of all lengths, dense and sparse.
MemoryTrace randomTrace(unsigned seed) {
    std::mt19937_64 random(seed);
    MemoryTrace trace;
    trace.totals.begin = kBegin;
    trace.watch(kLane, kBegin);
    for (Nanos time = kBegin + 1; time < kEnd;) {
        const Events bit = kBits[random() % kBits.size()];
        trace.set(kLane, time, trace.state(kLane) ^ bit);
        time += 1 + static_cast<Nanos>(random() % (std::uint64_t{1} << (4 + random() % 26)));
    }
    trace.totals.now = kEnd;
    return trace;
}

// Whether the bit is set at some time of each column, asked of every transition: slow and plain.
std::vector<bool> columnsSet(const MemoryTrace& trace, Events::Bit bit, const TimeScale& scale) {
    std::vector<bool> set(static_cast<std::size_t>(scale.width()), false);
    const auto mark = [&](Nanos rise, Nanos fall) {
        for (int column = 0; column < scale.width(); ++column)
            if (rise < scale.timeAt(column + 1) && fall >= scale.timeAt(column) &&
                scale.timeAt(column) <= trace.totals.now)
                set[static_cast<std::size_t>(column)] = true;
    };
    Nanos rise = kNoTime;
    for (const Transition& transition : trace.lanes.at(kLane)) {
        if (transition.revents.any(bit) && rise == kNoTime)
            rise = transition.time;
        if (!transition.revents.any(bit) && rise != kNoTime) {
            mark(rise, transition.time);
            rise = kNoTime;
        }
    }
    if (rise != kNoTime)
        mark(rise, trace.totals.now);
    return set;
}

QImage painted(const MemoryTrace& trace, const TimeScale& scale, double ratio, const QVector<ColumnRange>& sets = {}) {
    QImage image(scale.width(), qRound(kRowHeight * ratio), QImage::Format_RGB32);
    const Look& look = Look::light();
    image.fill(look.base);
    image.setDevicePixelRatio(ratio);
    QPainter painter(&image);
    Canvas canvas(painter, look, ratio, QFont());
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
    void agreesWithThePlainReference_data() {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<qint64>("span");
        QTest::addColumn<double>("ratio");
        unsigned seed = 1;
        for (const Nanos span : {Nanos{300}, Nanos{10'007}, Nanos{1'000'003}, 50 * kMillisecond, kSecond, 12 * kSecond})
            for (const double ratio : {1.0, 1.25, 2.0})
                QTest::addRow("%lld ns at %g", static_cast<long long>(span), ratio) << seed++ << qint64{span} << ratio;
    }
    void agreesWithThePlainReference() {
        QFETCH(unsigned, seed);
        QFETCH(qint64, span);
        QFETCH(double, ratio);
        const MemoryTrace trace = randomTrace(seed);
        const auto& transitions = trace.lanes.at(kLane);
        const Nanos middle = transitions[transitions.size() / 2].time;
        const TimeScale scale = TimeScale(0, span, 300).placed(middle, 120);
        const QImage image = painted(trace, scale, ratio);
        const int least = laneMeasures(ratio).leastBand;
        for (const Events::Bit bit : kBits) {
            const std::vector<bool> set = columnsSet(trace, bit, scale);
            int run = 0; // columns since the last run began
            for (int column = 0; column < scale.width(); ++column) {
                const bool drawn = pixelOf(image, bit, column, ratio) == Look::light().event(bit);
                const auto at = static_cast<std::size_t>(column);
                run = set[at] && (column == 0 || !set[at - 1]) ? 1 : run + 1;
                if (set[at])
                    QVERIFY2(drawn, qPrintable(QStringLiteral("lost at %1").arg(column)));
                else if (drawn) // a pulse that is narrower than can be seen was made wider, to the right
                    QVERIFY2(column > 0 && run <= least, qPrintable(QStringLiteral("invented at %1").arg(column)));
            }
        }
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
