// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of the waits' density while the view follows is what looking all of it up finds.

#include "core/trace/store.h"
#include "ui/timeline/enginebins.h"
#include "ui/timeline/viewwindow.h"

#include <QTest>

#include <algorithm>
#include <cerrno>
#include <random>

using namespace readyscope;

namespace {

constexpr Nanos kBegin = kSecond;
constexpr int kWidth = 400;
constexpr int kBin = 2;

class Live {
public:
    explicit Live(std::size_t bytes = 64U << 20) : store(bytes) {
        store.clear(kBegin);
        window.resize(kWidth, 12);
        window.setTrace(kBegin, kBegin);
        window.zoomSpan(kWidth * kMillisecond);
        window.setFollowing(true);
    }
    // Waits one after the other, `average` long; what has not returned by the end is told later.
    void run(Nanos length, Nanos average) {
        const Nanos end = m_now + length;
        for (Nanos entered = m_returned; entered < end;) {
            Wait wait;
            wait.entered = entered;
            wait.returned = entered + 1 + static_cast<Nanos>(m_dice() % static_cast<std::uint64_t>(2 * average));
            if (wait.returned > end)
                break;
            wait.ready = static_cast<int>(m_dice() % 3);
            wait.error = m_dice() % 50 == 0 ? EINTR : 0;
            store.append(wait);
            m_returned = entered = wait.returned;
        }
        m_now = end;
        store.advance(m_now);
        window.setTrace(kBegin, m_now);
        snapshot = store.snapshot();
    }
    EngineBins fresh(const TimeScale& scale, int binWidth = kBin) const {
        EngineBins bins;
        bins.read(*snapshot, scale, binWidth);
        return bins;
    }
    EngineBins fresh() const { return fresh(window.scale()); }

    Store store;
    ViewWindow window;
    std::shared_ptr<const Snapshot> snapshot;

private:
    Nanos m_now = kBegin;
    Nanos m_returned = kBegin;
    std::mt19937_64 m_dice{11};
};

std::uint64_t returnedIn(const EngineBins& bins) {
    std::uint64_t sum = 0;
    for (const WaitBin& bin : bins.bins())
        sum += bin.returned;
    return sum;
}

} // namespace

class tst_EngineBins : public QObject {
    Q_OBJECT
private slots:
    void followingIsLookingUpAll_data() {
        QTest::addColumn<Nanos>("average");
        QTest::newRow("many waits a bin") << 70 * kMicrosecond;
        QTest::newRow("a wait lasts many bins") << 15 * kMillisecond;
    }
    void followingIsLookingUpAll() {
        QFETCH(Nanos, average);
        Live live;
        EngineBins kept;
        int read = 0;
        std::uint64_t returned = 0;
        for (int picture = 0; picture < 300; ++picture) {
            live.run(static_cast<Nanos>(picture % 7) * 1'300 * kMicrosecond, average);
            kept.read(*live.snapshot, live.window.scale(), kBin);
            const EngineBins fresh = live.fresh();
            QCOMPARE(kept.origin(), fresh.origin());
            QVERIFY2(kept.bins() == fresh.bins(), qPrintable(QString::number(picture)));
            returned = returnedIn(fresh);
            read += kept.read();
        }
        QVERIFY(live.window.scale().from() > kBegin);
        QVERIFY(returned > 20);
        QVERIFY2(read < 300 * kWidth / kBin / 4, qPrintable(QString::number(read)));
    }

    // What stands in a bin does not change as the view moves on by a column.
    void binsMoveWithWhatTheyAreOf() {
        Live live;
        live.run(300 * kMillisecond, 100 * kMicrosecond);
        const TimeScale scale(kBegin + 10 * kMillisecond, kWidth * kMillisecond / 2, kWidth);
        const EngineBins here = live.fresh(scale);
        const EngineBins further = live.fresh(scale.panned(1));
        const int skipped = (here.origin() - 1 - further.origin()) / kBin;
        QCOMPARE(further.origin() + 1 - here.origin(), skipped * kBin);
        QVERIFY(std::equal(here.bins().begin() + std::max(0, -skipped), here.bins().end() - 1,
                           further.bins().begin() + std::max(0, skipped)));
    }

    void whatIsDroppedIsNotKept() {
        Live live(1U << 20);
        EngineBins kept;
        for (int picture = 0; picture < 100; ++picture) {
            live.run(20 * kMillisecond, 2 * kMicrosecond);
            kept.read(*live.snapshot, live.window.scale(), kBin);
            QCOMPARE(kept.bins(), live.fresh().bins());
        }
        QVERIFY(live.snapshot->firstWait() > 0);
    }

    void anotherViewIsLookedUp() {
        Live live;
        live.run(kSecond, 300 * kMicrosecond);
        EngineBins kept;
        const auto isLookedUp = [&](const TimeScale& scale, int binWidth) {
            kept.read(*live.snapshot, scale, binWidth);
            const EngineBins fresh = live.fresh(scale, binWidth);
            return kept.read() == static_cast<int>(fresh.bins().size()) && kept.bins() == fresh.bins();
        };
        const TimeScale scale = live.window.scale();
        QVERIFY(isLookedUp(scale, kBin));
        QVERIFY(!isLookedUp(scale, kBin)); // nothing has moved
        QVERIFY(isLookedUp(scale.panned(-10), kBin));
        QVERIFY(!isLookedUp(scale, kBin));
        QVERIFY(isLookedUp(scale.zoomed(200, 2, 3), kBin));
        QVERIFY(isLookedUp(scale, kBin));
        QVERIFY(isLookedUp(scale, 3));
        QVERIFY(isLookedUp(TimeScale(scale.from() + 400, scale.span(), kWidth), 3)); // less than a column
        live.store.clear(kBegin + 1);
        live.run(kSecond, 300 * kMicrosecond);
        QVERIFY(isLookedUp(TimeScale(scale.from() + 400, scale.span(), kWidth), 3));
    }
};

QTEST_GUILESS_MAIN(tst_EngineBins)
#include "tst_enginebins.moc"
