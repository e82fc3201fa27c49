// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/timeline/timelinescene.h"
#include "ui/timeline/overviewstrip.h"

#include <QRandomGenerator>
#include <QSignalSpy>

#include <numeric>

using namespace readyscope;
using namespace readyscope::test;

class tst_Overview : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<TimelineScene> m_scene;
    std::unique_ptr<OverviewStrip> m_strip;

    void mouse(QEvent::Type type, int x, Qt::MouseButtons held) {
        QMouseEvent event(type, QPointF(x, 15), m_strip->mapToGlobal(QPointF(x, 15)), Qt::LeftButton, held, {});
        QApplication::sendEvent(m_strip.get(), &event);
    }
    void drag(int from, int to) {
        mouse(QEvent::MouseButtonPress, from, Qt::LeftButton);
        mouse(QEvent::MouseMove, to, Qt::LeftButton);
        mouse(QEvent::MouseButtonRelease, to, {});
    }
    void showStrip() {
        m_strip = std::make_unique<OverviewStrip>(*m_scene->view);
        QSignalSpy measured(m_strip.get(), &OverviewStrip::measured);
        m_strip->resize(600, OverviewStrip::kHeight);
        m_strip->show();
        QTRY_VERIFY(!measured.isEmpty());
    }

private slots:
    void init() { m_scene = std::make_unique<TimelineScene>(); }
    void cleanup() {
        m_strip.reset();
        m_scene.reset();
    }

    // What a plain walk over every transition counts, in the same columns.
    void agreesWithAFullScan() {
        QRandomGenerator random(7);
        std::vector<Nanos> times;
        Nanos time = 0;
        for (int i = 0; i < 20'000; ++i) {
            time += i % 500 == 0 ? 300 * kMillisecond : random.bounded(200'000);
            times.push_back(time);
            m_scene->change(random.bounded(2) == 0 ? kWeb : kClient, time,
                            i % 2 == 0 ? Events(Events::In) : Events(Events::Out));
        }
        m_scene->runTo(time + kSecond);
        const Overview overview = overviewOf(m_scene->view->snapshot(), 730);
        const TimeScale scale(overview.begin, overview.now - overview.begin, 730);
        std::vector<std::uint64_t> expected(730, 0);
        // Two changes of one lane to the same set are one transition less in the store.
        for (const SocketId lane : {kWeb, kClient}) {
            const LaneSummary summary = m_scene->view->snapshot().lane(lane);
            for (std::uint64_t i = summary.first; i < summary.end; ++i)
                ++expected[static_cast<std::size_t>(
                    scale.columnAt(m_scene->view->snapshot().transition(lane, i).time))];
        }
        // One column's latitude where many share one: no silence is shown that is none, nor the reverse.
        QCOMPARE(std::accumulate(overview.counts.begin(), overview.counts.end(), std::uint64_t{0}),
                 std::accumulate(expected.begin(), expected.end(), std::uint64_t{0}));
        for (std::size_t i = 1; i + 1 < expected.size(); ++i) {
            if (expected[i - 1] + expected[i] + expected[i + 1] == 0)
                QCOMPARE(overview.counts[i], std::uint64_t{0});
            if (expected[i] > 0)
                QVERIFY(overview.counts[i - 1] + overview.counts[i] + overview.counts[i + 1] > 0);
        }
        QCOMPARE(overview.greatest, *std::max_element(overview.counts.begin(), overview.counts.end()));
    }

    void anEmptyTraceDraws() {
        const Overview overview = overviewOf(m_scene->view->snapshot(), 1);
        QCOMPARE(overview.greatest, std::uint64_t{0});
        showStrip();
        QVERIFY(!m_strip->grab().isNull());
    }

    void theWindowIsDraggedAndResized() {
        m_scene->runTo(100 * kSecond);
        m_scene->view->showSpan(kBegin + 40 * kSecond, kBegin + 60 * kSecond);
        showStrip();
        QCOMPARE(m_strip->windowRect().left(), 240);
        QCOMPARE(m_strip->windowRect().width(), 120);
        drag(300, 360); // the window itself, by a tenth of the trace
        QCOMPARE(m_scene->scale().from(), kBegin + 50 * kSecond);
        QCOMPARE(m_scene->scale().span(), 20 * kSecond);
        drag(m_strip->windowRect().right(), 480);
        QCOMPARE(m_scene->scale().from(), kBegin + 50 * kSecond);
        QVERIFY(std::abs(m_scene->scale().to() - (kBegin + 80 * kSecond)) < kSecond);
        drag(m_strip->windowRect().left(), 420);
        QVERIFY(std::abs(m_scene->scale().from() - (kBegin + 70 * kSecond)) < kSecond);
        QVERIFY(!m_scene->view->isFollowing());
    }

    void aClickBesideItGoesThere() {
        m_scene->runTo(100 * kSecond);
        m_scene->view->showSpan(kBegin + 40 * kSecond, kBegin + 60 * kSecond);
        showStrip();
        mouse(QEvent::MouseButtonPress, 120, Qt::LeftButton);
        mouse(QEvent::MouseButtonRelease, 120, {});
        QCOMPARE(m_scene->columnOf(20 * kSecond), 400);
        QVERIFY(m_scene->view->canGoBack());
    }

    void marksAndGapsAreOnIt() {
        m_scene->store.append(Marker{kBegin + kSecond, MarkerKind::User, "here", {}, {}});
        m_scene->store.append(Marker{kBegin + kSecond, MarkerKind::Timeout, "timeout", {}, {}});
        m_scene->store.append(Gap{kBegin + 3 * kSecond, kBegin + 4 * kSecond, 9, kNoSocket});
        m_scene->runTo(10 * kSecond);
        const Overview overview = overviewOf(m_scene->view->snapshot(), 100);
        QCOMPARE(overview.markers.size(), std::size_t{1});
        QCOMPARE(overview.gaps.size(), std::size_t{1});
        showStrip();
        const QColor error = Look::of(m_strip->palette()).error;
        const QImage image = m_strip->grab().toImage();
        int pixels = 0;
        for (int x = 185; x < 235; ++x)
            for (int y = 3; y < 26; ++y)
                pixels += image.pixelColor(x, y) == error ? 1 : 0;
        QVERIFY(pixels > 20);
    }

    void itIsQuietWhereNothingChanges() {
        m_scene->runTo(10 * kSecond);
        showStrip();
        QTRY_VERIFY(!m_strip->isMeasuring());
        m_scene->view->zoomIn();
        QVERIFY(!m_strip->isMeasuring()); // the window moves, the trace is the same
        m_scene->runTo(11 * kSecond);
        QVERIFY(m_strip->isMeasuring());
    }
};

QTEST_MAIN(tst_Overview)
#include "tst_overview.moc"
