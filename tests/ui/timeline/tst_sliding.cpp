// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// While the view follows, most of a picture is the one before it, slid: each pixel is as if all were painted anew.

#include "tests/ui/timeline/timelinescene.h"
#include "ui/common/sublanes.h"
#include "ui/timeline/slidingimage.h"

#include <QPainter>

#include <cerrno>
#include <csignal>
#include <random>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr int kWidth = 800;
constexpr SocketId kSockets = 7;

enum class Story { Calm, Bursts, Reset, Hatched, Hits, Sets, Gaps, Switches, Closing };

// A capture at random, its time in whole ms a column, so that nothing is a ns beside.
class Capture {
public:
    Capture(Story story, unsigned seed) : m_story(story), m_dice(seed) {
        for (SocketId id = kClient + 1; id <= kSockets; ++id) {
            scene.rows.add(infoOf(id, "one", Kind::TcpClient));
            scene.store.beginWatch(id, kBegin, false);
        }
        scene.rows.unfold(kClient, {Events::In | Events::R, Events::Out | Events::W, Events::Err});
        scene.rows.viewportHeight = 300;
        scene.view->showSpan(kBegin, kBegin + kWidth * kMillisecond);
        scene.view->setFollowing(true);
    }

    void goOn() {
        const Nanos end = m_now + (1 + roll(30)) * kMillisecond;
        for (Nanos time = m_now + 1; time < end; time += 1 + roll(2 * apart()))
            happen(time);
        m_now = end;
        scene.runTo(m_now);
    }

    QImage shown() {
        QImage image = blank();
        scene.view->viewport()->render(&image);
        return image;
    }
    // By itself, of nothing that was before.
    QImage painted() {
        QImage image = blank();
        Canvas canvas(image, Look::of(scene.view->palette()), scene.view->font());
        TimelineFrame frame;
        frame.snapshot = scene.view->sharedSnapshot();
        frame.scale = scene.view->scale();
        frame.ruler = rulerFor(*frame.snapshot, frame.scale, false, ratio());
        frame.rows = &scene.rows;
        TimelinePicture(canvas, frame).paint();
        return image;
    }

    TimelineScene scene;

private:
    // 1, but for QT_SCALE_FACTOR.
    double ratio() const { return scene.view->viewport()->devicePixelRatioF(); }
    QImage blank() const {
        QImage image(scene.view->viewport()->size() * ratio(), QImage::Format_RGB32);
        image.setDevicePixelRatio(ratio());
        return image;
    }
    Nanos roll(Nanos sides) { return static_cast<Nanos>(m_dice() % static_cast<std::uint64_t>(sides)); }
    bool once(Nanos in) { return roll(in) == 0; }
    Nanos apart() {
        if (m_story == Story::Bursts) // with silences in which counts are written
            return m_now / (40 * kMillisecond) % 4 == 0 ? 100 * kMicrosecond : 100 * kMillisecond;
        return m_now / (300 * kMillisecond) % 2 == 0 ? 2 * kMillisecond : 30 * kMicrosecond;
    }
    void happen(Nanos time) {
        // The last one is silent.
        const SocketId socket = 1 + static_cast<SocketId>(roll(kSockets - 1));
        const Nanos few = m_story == Story::Bursts ? 1 : 2;
        const auto bit = std::array{Events::In, Events::Out, Events::Err, Events::RdHup}.at(
            static_cast<std::size_t>(roll(socket % 2 == 0 ? few : 4)));
        Transition transition;
        transition.time = kBegin + time;
        transition.socket = socket;
        transition.previous = scene.store.state(socket);
        transition.revents = transition.previous ^ Events(bit);
        if (m_story == Story::Reset && once(40))
            transition.revents = transition.revents ^ Events(Events::Nval);
        if (m_story == Story::Hatched && once(40))
            transition.since = std::max(kBegin + 1, kBegin + time - roll(20 * kMillisecond));
        if (m_story == Story::Closing && once(60))
            change(socket);
        else if (!m_closed[socket])
            scene.store.append(transition);
        if (m_story == Story::Hits && once(30))
            scene.store.append(Hit{kBegin + time, 3, socket, scene.store.state(socket)});
        if (m_story == Story::Gaps && once(900))
            scene.store.append(Gap{kBegin + time - kMillisecond, kBegin + time, 5, once(2) ? kNoSocket : socket});
        if (m_story == Story::Switches && once(900))
            scene.store.append(Marker{kBegin + time, MarkerKind::Backend, "", "poll", "epoll"});
        if (once(20)) {
            Wait wait;
            wait.entered = std::max(m_waited, kBegin + time - roll(kMillisecond));
            m_waited = wait.returned = kBegin + time;
            wait.ready = static_cast<int>(roll(3));
            wait.error = once(50) ? EINTR : 0;
            wait.backend = m_story == Story::Sets ? Backend::Select : Backend::Poll;
            scene.store.append(wait);
        }
    }
    void change(SocketId socket) {
        const Nanos now = scene.store.snapshot()->totals().now;
        if (m_closed[socket])
            scene.store.beginWatch(socket, now + 1, false);
        else
            scene.store.endWatch(socket, now + 1, WatchEnd::Closed);
        m_closed[socket] = !m_closed[socket];
    }

    Story m_story;
    std::mt19937_64 m_dice;
    Nanos m_now = 0;
    Nanos m_waited = kBegin;
    std::array<bool, kSockets + 1> m_closed{};
};

QString difference(const QImage& one, const QImage& other) {
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x)
            if (one.pixel(x, y) != other.pixel(x, y))
                return QStringLiteral("%1, %2: %3 is to be %4")
                    .arg(x)
                    .arg(y)
                    .arg(one.pixel(x, y), 0, 16)
                    .arg(other.pixel(x, y), 0, 16);
    return {};
}

} // namespace

class tst_Sliding : public QObject {
    Q_OBJECT
private slots:
    void eachPixelIsAsIfPaintedAnew_data() {
        QTest::addColumn<int>("story");
        QTest::newRow("calm and busy") << static_cast<int>(Story::Calm);
        QTest::newRow("bursts") << static_cast<int>(Story::Bursts);
        QTest::newRow("no descriptor") << static_cast<int>(Story::Reset);
        QTest::newRow("uncertain falls") << static_cast<int>(Story::Hatched);
        QTest::newRow("hits") << static_cast<int>(Story::Hits);
        QTest::newRow("select") << static_cast<int>(Story::Sets);
        QTest::newRow("gaps") << static_cast<int>(Story::Gaps);
        QTest::newRow("switches") << static_cast<int>(Story::Switches);
        QTest::newRow("closed and opened again") << static_cast<int>(Story::Closing);
    }
    void eachPixelIsAsIfPaintedAnew() {
        QFETCH(int, story);
        for (unsigned seed = 1; seed <= 2; ++seed) {
            Capture capture(static_cast<Story>(story), seed);
            for (int picture = 0; picture < 100; ++picture) {
                capture.goOn();
                const QString different = difference(capture.shown(), capture.painted());
                QVERIFY2(different.isEmpty(),
                         qPrintable(QStringLiteral("seed %1, picture %2: %3").arg(seed).arg(picture).arg(different)));
            }
            QVERIFY(capture.scene.scale().from() > kBegin + kSecond / 2);
        }
    }

    void whatHappensToRowsIsSeen() {
        Capture capture(Story::Calm, 9);
        for (int picture = 0; picture < 120; ++picture) {
            capture.goOn();
            PlainRows& rows = capture.scene.rows;
            if (picture % 5 == 0)
                rows.setHovered({static_cast<SocketId>(1 + picture % 4)});
            if (picture % 7 == 0)
                rows.setCurrent({static_cast<SocketId>(1 + picture % 3)});
            if (picture % 11 == 0)
                rows.scrollBar()->setValue(picture % 3 * 10);
            if (picture == 60)
                capture.scene.view->resize(700, 370);
            if (picture == 90)
                capture.scene.view->panBy(-40);
            if (picture == 95)
                capture.scene.view->setFollowing(true);
            const QString different = difference(capture.shown(), capture.painted());
            QVERIFY2(different.isEmpty(), qPrintable(QStringLiteral("picture %1: %2").arg(picture).arg(different)));
        }
    }

    void anImageSlidesWithinItsLines() {
        SlidingImage sliding;
        sliding.resize({40, 5}, 1);
        QImage plain(40, 5, QImage::Format_RGB32);
        plain.fill(Qt::black);
        sliding.image().fill(Qt::black);
        std::mt19937 dice(3);
        int whole = 0;
        for (int round = 0; round < 2'000; ++round) {
            const int columns = static_cast<int>(dice() % 41);
            const QColor ink = QColor::fromRgb(static_cast<QRgb>(dice()) | 0xff000000U);
            QImage moved(plain.size(), plain.format());
            QPainter(&moved).drawImage(-columns, 0, plain);
            sliding.slide(columns);
            for (QImage* const image : {&moved, &sliding.image()})
                QPainter(image).fillRect(40 - columns, 0, columns, 5, ink);
            plain = moved;
            QVERIFY(sliding.image() == plain);
            whole += columns == 40 ? 1 : 0;
        }
        QVERIFY(whole > 0);
    }
};

QTEST_MAIN(tst_Sliding)
#include "tst_sliding.moc"
