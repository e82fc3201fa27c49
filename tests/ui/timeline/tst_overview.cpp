// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/timeline/timelinescene.h"
#include "ui/timeline/overviewstrip.h"

#include <QRandomGenerator>
#include <QSignalSpy>

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

    // Bursts and silences on both lanes, and the last one just now; returns when each happened.
    std::vector<Nanos> fillAtRandom(unsigned seed) {
        QRandomGenerator random(seed);
        std::vector<Nanos> times;
        Nanos time = 0;
        const int length = 1 + random.bounded(4'000);
        for (int i = 0; i < length; ++i) {
            time += random.bounded(60) == 0 ? random.bounded(300'000'000) : random.bounded(200'000);
            const SocketId lane = random.bounded(2) == 0 ? kWeb : kClient;
            m_scene->change(lane, time, m_scene->store.state(lane) ^ Events::In);
            times.push_back(kBegin + time);
        }
        m_scene->runTo(time);
        return times;
    }
    static std::size_t columnOf(Nanos time, const Overview& overview, int columns) {
        const TimeScale scale(overview.begin, overview.now - overview.begin, columns);
        return static_cast<std::size_t>(std::min(scale.columnAt(time), columns - 1));
    }

private slots:
    void init() { m_scene = std::make_unique<TimelineScene>(); }
    void cleanup() {
        m_strip.reset();
        m_scene.reset();
    }

    // Quiet lanes are counted another way than busy ones: in the same columns.
    void quietLanesAreCountedAsBusyOnesAre() {
        QRandomGenerator random(11);
        Store store;
        store.clear(kSecond);
        Nanos last = kSecond;
        for (SocketId lane = 1; lane <= 200; ++lane) {
            Transition transition;
            transition.socket = lane;
            transition.time = kSecond + random.bounded(1'000'000);
            for (SocketId i = 0; i < lane; ++i) { // 1 to 200 of them
                transition.previous = transition.revents;
                transition.revents = i % 2 == 0 ? Events(Events::In) : Events();
                store.append(transition);
                last = std::max(last, transition.time);
                transition.time += random.bounded(3) == 0 ? 0 : random.bounded(10'000'000);
            }
        }
        store.advance(last);
        const auto snapshot = store.snapshot();
        for (const int columns : {1, 7, 730, 1'900}) {
            const Overview overview = overviewOf(*snapshot, columns);
            std::vector<std::uint64_t> expected(static_cast<std::size_t>(columns), 0);
            std::vector<Bin> bins;
            for (SocketId lane = 1; lane <= 200; ++lane) {
                snapshot->bins(lane, overview.begin, overview.now, columns, bins);
                for (std::size_t column = 0; column < bins.size(); ++column)
                    expected[column] += bins[column].count;
                expected.back() +=
                    snapshot->lowerBound(lane, overview.now + 1) - snapshot->lowerBound(lane, overview.now);
            }
            const auto sum = [](const std::vector<std::uint64_t>& counts) {
                return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
            };
            QCOMPARE(sum(overview.counts), sum(expected));
            QVERIFY(sum(expected) > 20'000);
            // Bins may put one of a dense place into the column beside it.
            std::uint64_t moved = 0;
            for (std::size_t column = 0; column < expected.size(); ++column)
                moved += expected[column] > overview.counts[column] ? expected[column] - overview.counts[column] : 0;
            QVERIFY2(moved * 20 < sum(expected), qPrintable(QString::number(moved)));
        }
    }

    // What a plain walk over every transition counts, in the same columns: none is lost, none is late, none more than a
    // column early, and that only where 16 share one.
    void agreesWithAFullScan_data() {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<int>("columns");
        for (unsigned seed = 1; seed <= 40; ++seed)
            QTest::addRow("seed %u", seed) << seed << static_cast<int>(1 + seed * 7'919 % 1'500);
    }
    void agreesWithAFullScan() {
        QFETCH(unsigned, seed);
        QFETCH(int, columns);
        const std::vector<Nanos> times = fillAtRandom(seed);
        const Overview overview = overviewOf(m_scene->view->snapshot(), columns);
        std::vector<std::uint64_t> expected(static_cast<std::size_t>(columns), 0);
        for (const Nanos time : times)
            ++expected[columnOf(time, overview, columns)];
        std::uint64_t shown = 0;
        std::uint64_t scanned = 0;
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const std::uint64_t next = i + 1 < expected.size() ? expected[i + 1] : 0;
            const std::uint64_t near = expected[i] + next + (i > 0 ? expected[i - 1] : 0);
            shown += overview.counts[i];
            scanned += expected[i];
            QVERIFY(shown >= scanned && shown <= scanned + next);
            if (near < 16)
                QCOMPARE(overview.counts[i], expected[i]);
            if (near == 0)
                QCOMPARE(overview.counts[i], std::uint64_t{0});
        }
        QCOMPARE(shown, scanned);
        QCOMPARE(overview.greatest, *std::max_element(overview.counts.begin(), overview.counts.end()));
    }

    // What the strip draws: a bar in each column that has something, none in a silence.
    void silencesAreThoseOfTheTrace() {
        const std::vector<Nanos> times = fillAtRandom(7);
        m_scene->view->showSpan(kBegin, kBegin + kMillisecond); // the window on it stands at the left
        showStrip();
        const Overview overview = overviewOf(m_scene->view->snapshot(), m_strip->width());
        std::vector<bool> busy(static_cast<std::size_t>(m_strip->width()), false);
        for (const Nanos time : times)
            busy[columnOf(time, overview, m_strip->width())] = true;
        const QImage image = m_strip->grab().toImage();
        const QRgb surface = Look::of(m_strip->palette()).window.rgb();
        int bars = 0;
        int silent = 0;
        for (int x = 20; x + 3 < m_strip->width(); ++x) {
            const auto at = static_cast<std::size_t>(x);
            const bool isDrawn = image.pixel(x, m_strip->height() - 2) != surface;
            QVERIFY2(!isDrawn || busy[at] || busy[at + 1], qPrintable(QStringLiteral("invented at %1").arg(x)));
            QVERIFY2(isDrawn || !busy[at] || image.pixel(x - 1, m_strip->height() - 2) != surface,
                     qPrintable(QStringLiteral("lost at %1").arg(x)));
            bars += isDrawn ? 1 : 0;
            silent += isDrawn ? 0 : 1;
        }
        QVERIFY(bars > 20 && silent > 20);
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
