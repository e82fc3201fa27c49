// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of a lane while the view follows is what a walk through all of it finds.

#include "core/trace/store.h"
#include "ui/timeline/lanebins.h"
#include "ui/timeline/lanepainter.h"
#include "ui/timeline/viewwindow.h"

#include <QTest>

#include <numeric>
#include <random>

using namespace readyscope;

namespace {

constexpr SocketId kLane = 1;
constexpr Nanos kBegin = kSecond;
constexpr int kWidth = 400;
constexpr int kFold = 2;

// A capture that goes on, and a view that follows it.
class Live {
public:
    explicit Live(Nanos span, std::size_t bytes = 64U << 20) : store(bytes) {
        store.clear(kBegin);
        store.beginWatch(kLane, kBegin, false);
        window.resize(kWidth, 12);
        window.setTrace(kBegin, kBegin);
        window.zoomSpan(span);
        window.setFollowing(true);
    }

    void change(Nanos time, Nanos since = kNoTime) {
        Transition transition;
        transition.time = time;
        transition.since = since;
        transition.socket = kLane;
        transition.previous = store.state(kLane);
        transition.revents = transition.previous ^ (m_dice() % 3 == 0 ? Events::Out : Events::In);
        store.append(transition);
    }
    // Transitions at random, `apart` on an average.
    void run(Nanos length, Nanos apart) {
        const Nanos end = now + length;
        for (Nanos time = now + 1; time < end; time += 1 + dice(2 * apart))
            change(time);
        advance(end);
    }
    void advance(Nanos to) {
        now = to;
        store.advance(now);
        window.setTrace(kBegin, now);
        snapshot = store.snapshot();
    }
    LaneGeometry geometry(LaneBins* kept) const {
        return laneGeometry(*snapshot, kLane, window.scale(), laneMeasures(1), kept);
    }
    LaneBins walked() const {
        LaneBins fresh;
        fresh.read(*snapshot, kLane, window.scale(), kFold);
        return fresh;
    }

    Store store;
    ViewWindow window;
    std::shared_ptr<const Snapshot> snapshot;
    Nanos now = kBegin;

private:
    Nanos dice(Nanos sides) { return static_cast<Nanos>(m_dice() % static_cast<std::uint64_t>(sides)); }

    std::mt19937_64 m_dice{5};
};

std::uint64_t countOf(const std::vector<Bin>& bins) {
    return std::accumulate(bins.begin(), bins.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const Bin& bin) { return sum + bin.count; });
}

} // namespace

class tst_LaneBins : public QObject {
    Q_OBJECT
private slots:
    // A column is a whole number of ns, and none has more than the walk tells apart.
    void followingIsAWalkThroughAll() {
        Live live(kWidth * kMillisecond);
        LaneBins kept;
        int walked = 0;
        int folds = 0;
        for (int picture = 0; picture < 300; ++picture) {
            live.run(static_cast<Nanos>(picture % 7) * 1'300 * kMicrosecond, 400 * kMicrosecond);
            const LaneGeometry lane = live.geometry(&kept);
            walked += kept.walked();
            folds += static_cast<int>(lane.folds.size());
            QCOMPARE(kept.bins(), live.walked().bins());
            const LaneGeometry whole = live.geometry(nullptr);
            QCOMPARE(lane.bands.size(), whole.bands.size());
            QVERIFY2(lane.bands == whole.bands && lane.runs == whole.runs, qPrintable(QString::number(picture)));
        }
        QVERIFY(live.window.scale().from() > kBegin);
        QVERIFY(folds > 0);
        QVERIFY2(walked < 300 * kWidth / 4, qPrintable(QString::number(walked)));
    }

    void sharesMoveAlong() {
        Live live(kWidth * kMillisecond);
        LaneBins kept;
        for (int picture = 0; picture < 200; ++picture) {
            live.run(3 * kMillisecond, 300 * kMicrosecond);
            kept.read(*live.snapshot, kLane, live.window.scale(), kFold);
            const LaneBins fresh = live.walked();
            QCOMPARE(kept.shares().size(), fresh.shares().size());
            for (std::size_t fold = 0; fold < fresh.shares().size(); ++fold)
                for (const Events::Bit bit : {Events::In, Events::Out})
                    QVERIFY(qAbs(kept.shares()[fold].at(bit) - fresh.shares()[fold].at(bit)) < 0.05F);
        }
        QVERIFY(kept.walked() < kWidth / 4);
    }

    // Where a column takes in some of the next one's, these are counted once.
    void nothingIsCountedTwice() {
        Live live(kWidth * kMillisecond);
        LaneBins kept;
        for (int picture = 0; picture < 200; ++picture) {
            live.run(3 * kMillisecond, 7 * kMicrosecond);
            kept.read(*live.snapshot, kLane, live.window.scale(), kFold);
        }
        QVERIFY(kept.walked() < kWidth / 4);
        const std::uint64_t all = countOf(live.walked().bins());
        QVERIFY(all > 50'000);
        // The first column of all that are kept may have lost as much to the one that left.
        QVERIFY(countOf(kept.bins()) <= all);
        QVERIFY2(all - countOf(kept.bins()) <= 64, qPrintable(QString::number(all - countOf(kept.bins()))));
    }

    // Rounded edges lie within 1 ns of where they would be: what is drawn is a column beside at most.
    void unevenColumnsStayInTheirPlace() {
        Live live(kWidth * kMillisecond + 123'457);
        LaneBins kept;
        for (int picture = 0; picture < 400; ++picture) {
            live.run(2'700 * kMicrosecond, 2 * kMillisecond);
            kept.read(*live.snapshot, kLane, live.window.scale(), kFold);
            const std::vector<Bin> fresh = live.walked().bins();
            const std::vector<Bin>& bins = kept.bins();
            for (std::size_t column = 1; column + 1 < bins.size(); ++column) {
                const auto around = [column](const std::vector<Bin>& all) {
                    return all[column - 1].any | all[column].any | all[column + 1].any;
                };
                QVERIFY((bins[column].any - around(fresh)).empty());
                QVERIFY((fresh[column].any - around(bins)).empty());
            }
        }
        QVERIFY(kept.walked() < kWidth / 4);
    }

    // The engine may tell of what happened before the last "now".
    void whatComesLateIsThere() {
        Live live(kWidth * kMillisecond);
        LaneBins kept;
        live.run(600 * kMillisecond, 10 * kMillisecond);
        kept.read(*live.snapshot, kLane, live.window.scale(), kFold);
        const Nanos before = live.now;
        live.advance(before + 50 * kMillisecond);
        kept.read(*live.snapshot, kLane, live.window.scale(), kFold);
        QVERIFY(kept.walked() < kWidth / 2);
        live.change(before + 2 * kMillisecond);
        live.change(before + 20 * kMillisecond, before + 5 * kMillisecond);
        live.advance(before + 51 * kMillisecond);
        kept.read(*live.snapshot, kLane, live.window.scale(), kFold);
        QVERIFY(kept.walked() < kWidth / 2);
        QCOMPARE(kept.bins(), live.walked().bins());
    }

    void whatIsDroppedIsNotKept() {
        Live live(400 * kSecond, 1U << 20);
        LaneBins kept;
        std::uint64_t dropped = 0;
        for (int picture = 0; picture < 60; ++picture) {
            live.run(4 * kSecond, 2 * kMillisecond);
            kept.read(*live.snapshot, kLane, live.window.scale(), kFold);
            dropped = live.snapshot->totals().dropped;
            const std::uint64_t all = countOf(live.walked().bins());
            QVERIFY(countOf(kept.bins()) + 64 >= all && countOf(kept.bins()) <= all + 64);
        }
        QVERIFY(dropped > 0);
    }

    // Another scale, fold or trace, or a view of earlier times, is walked through from its beginning.
    void anotherViewIsWalkedThrough() {
        Live live(kWidth * kMillisecond);
        live.run(kSecond, 2 * kMillisecond);
        LaneBins kept;
        const auto isWalked = [&](const TimeScale& scale, int fold) {
            kept.read(*live.snapshot, kLane, scale, fold);
            LaneBins fresh;
            fresh.read(*live.snapshot, kLane, scale, fold);
            return kept.walked() == kWidth && kept.bins() == fresh.bins();
        };
        const TimeScale scale = live.window.scale();
        QVERIFY(isWalked(scale, kFold));
        QVERIFY(!isWalked(scale, kFold)); // nothing has moved
        QVERIFY(isWalked(scale.panned(-10), kFold));
        QVERIFY(!isWalked(scale, kFold));
        QVERIFY(isWalked(scale.zoomed(200, 2, 3), kFold));
        QVERIFY(isWalked(scale, kFold));
        QVERIFY(isWalked(scale, 3));
        QVERIFY(isWalked(TimeScale(scale.from() + 400, scale.span(), kWidth), 3)); // less than a column
        live.store.clear(kBegin + 1);
        live.store.beginWatch(kLane, kBegin + 1, false);
        live.run(kSecond, 2 * kMillisecond);
        QVERIFY(isWalked(TimeScale(scale.from() + 400, scale.span(), kWidth), 3));
    }

    void lanesOutOfViewAreForgotten() {
        Live live(kWidth * kMillisecond);
        live.run(kSecond, 2 * kMillisecond);
        KeptBins lanes;
        const TimeScale scale = live.window.scale();
        lanes.begin(scale);
        QVERIFY(!lanes.of(kLane)); // it may not be seen again
        lanes.begin(scale);
        lanes.of(kLane)->read(*live.snapshot, kLane, scale, kFold);
        QCOMPARE(lanes.of(kLane)->bins().size(), std::size_t{kWidth});
        lanes.begin(scale.panned(3));
        QCOMPARE(lanes.of(kLane)->bins().size(), std::size_t{kWidth});
        lanes.begin(scale.panned(4));
        lanes.begin(scale.panned(5));
        QVERIFY(lanes.of(kLane)->bins().empty());
        lanes.begin(scale.zoomed(200, 2, 3));
        QVERIFY(!lanes.of(kLane));
    }
};

QTEST_GUILESS_MAIN(tst_LaneBins)
#include "tst_lanebins.moc"
