// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/store.h"
#include "tests/util/plainrows.h"
#include "ui/timeline/timelineview.h"

#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cerrno>
#include <csignal>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr Nanos kBegin = 1'000 * kSecond;
constexpr SocketId kWeb = 1;
constexpr SocketId kClient = 2;
constexpr int kLanesTop = 28 + 42;

SocketInfo infoOf(SocketId id, const char* name, Kind kind) {
    SocketInfo info;
    info.id = id;
    info.name = name;
    info.kind = kind;
    info.state = SocketState::Open;
    return info;
}

void wheel(TimelineView& view, QPointF at, QPoint angle, Qt::KeyboardModifiers modifiers, QPoint pixels = {}) {
    QWheelEvent event(at, view.viewport()->mapToGlobal(at), pixels, angle, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(view.viewport(), &event);
}

} // namespace

class tst_TimelineView : public QObject {
    Q_OBJECT
private:
    Store m_store;
    std::unique_ptr<PlainRows> m_rows;
    std::unique_ptr<TimelineView> m_view;
    Events m_state;

    void change(SocketId socket, Nanos after, Events revents, Nanos since = kNoTime) {
        Transition transition;
        transition.time = kBegin + after;
        transition.since = since == kNoTime ? kNoTime : kBegin + since;
        transition.socket = socket;
        transition.previous = m_store.state(socket);
        transition.revents = revents;
        m_store.append(transition);
    }
    void wait(Nanos entered, Nanos returned, int ready, int error = 0, int signal = 0) {
        Wait wait;
        wait.entered = kBegin + entered;
        wait.returned = kBegin + returned;
        wait.timeout = 5 * kMillisecond;
        wait.passed = 5 * kMillisecond;
        wait.ready = ready;
        wait.error = static_cast<std::int16_t>(error);
        wait.signal = static_cast<std::int16_t>(signal);
        m_store.append(wait);
    }
    void runTo(Nanos after) {
        m_store.advance(kBegin + after);
        m_view->advance();
    }
    const TimeScale& scale() const { return m_view->scale(); }
    int nowColumn() const { return scale().columnAt(m_view->snapshot().totals().now); }
    QPoint at(Nanos after, int y) const { return {scale().columnAt(kBegin + after), y}; }

private slots:
    void init() {
        m_store.clear(kBegin);
        m_rows = std::make_unique<PlainRows>();
        m_rows->viewportHeight = 300;
        m_rows->add(infoOf(kWeb, "web", Kind::TcpListener));
        m_rows->add(infoOf(kClient, "web.1", Kind::TcpAccepted));
        m_view = std::make_unique<TimelineView>(m_store, m_rows.get());
        m_view->resize(800, 370);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_store.beginWatch(kWeb, kBegin, false);
        m_store.beginWatch(kClient, kBegin + kSecond, true);
        change(kClient, kSecond, Events::Out);
        change(kClient, 2 * kSecond, Events::In | Events::Out);
        change(kClient, 2'500 * kMillisecond, Events::Out, 2'400 * kMillisecond);
    }
    void cleanup() {
        m_view.reset();
        m_rows.reset();
    }

    void followsUntilPannedLeft() {
        runTo(60 * kSecond);
        QVERIFY(m_view->isFollowing());
        const int place = nowColumn();
        runTo(61 * kSecond);
        QCOMPARE(nowColumn(), place);
        QSignalSpy following(m_view.get(), &TimelineView::followingChanged);
        wheel(*m_view, {400, 200}, {0, 240}, Qt::ShiftModifier); // to earlier times
        QVERIFY(!m_view->isFollowing());
        QCOMPARE(following.size(), 1);
        const TimeScale before = scale();
        runTo(62 * kSecond);
        QCOMPARE(scale(), before);
        QTest::keyClick(m_view.get(), Qt::Key_L);
        QVERIFY(m_view->isFollowing());
        QCOMPARE(nowColumn(), place);
    }

    void controlWheelZoomsAtThePointer() {
        runTo(60 * kSecond);
        for (const int x : {0, 123, 799}) {
            const Nanos time = scale().timeAt(x);
            const Nanos span = scale().span();
            wheel(*m_view, QPointF(x, 200), {0, 120}, Qt::ControlModifier);
            QVERIFY(scale().span() < span);
            QCOMPARE(scale().timeAt(x), time);
            wheel(*m_view, QPointF(x, 200), {0, -120}, Qt::ControlModifier, {0, -12});
            QCOMPARE(scale().timeAt(x), time);
        }
    }

    void wheelAloneScrollsTheRows() {
        for (SocketId id = 10; id < 60; ++id)
            m_rows->add(infoOf(id, "more", Kind::UdpBound));
        const TimeScale before = scale();
        wheel(*m_view, {400, 200}, {0, -120}, Qt::NoModifier);
        QVERIFY(m_rows->scrollBar()->value() > 0);
        QCOMPARE(scale(), before);
    }

    void touchpadPansByPixels() {
        runTo(60 * kSecond);
        const TimeScale before = scale();
        wheel(*m_view, {400, 200}, {40, 0}, Qt::NoModifier, {17, 0});
        QCOMPARE(scale(), before.panned(-17));
    }

    void dragPansExactlyAndClickSelects() {
        runTo(60 * kSecond);
        const TimeScale before = scale();
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, {300, 150});
        QTest::mouseMove(m_view->viewport(), {350, 150});
        QTest::mouseMove(m_view->viewport(), {401, 150});
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, {401, 150});
        QCOMPARE(scale(), before.panned(-101));
        QCOMPARE(m_rows->current(), kNoSocket);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {300, kLanesTop + 45});
        QCOMPARE(m_rows->current(), kClient);
    }

    void keysZoomAndPan() {
        runTo(60 * kSecond);
        const Nanos span = scale().span();
        QTest::keyClick(m_view.get(), Qt::Key_W);
        QVERIFY(scale().span() < span);
        QVERIFY(m_view->isFollowing()); // about now
        QTest::keyClick(m_view.get(), Qt::Key_Minus);
        const Nanos from = scale().from();
        QTest::keyClick(m_view.get(), Qt::Key_A);
        QVERIFY(scale().from() < from);
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(scale().from(), from);
        QTest::keyClick(m_view.get(), Qt::Key_0);
        QCOMPARE(scale().from(), kBegin);
        QVERIFY(scale().to() > kBegin + 60 * kSecond);
        QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(scale().from(), kBegin);
    }

    void keysWalkTheRows() {
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_rows->current(), kWeb);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_rows->current(), kClient);
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QCOMPARE(m_rows->current(), kWeb);
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QCOMPARE(m_rows->current(), kClient);
    }

    void pauseHoldsTheViewWhileTheTraceGrows() {
        runTo(10 * kSecond);
        m_view->setPaused(true);
        QSignalSpy behind(m_view.get(), &TimelineView::behind);
        const QImage before = m_view->grab().toImage();
        change(kClient, 10'500 * kMillisecond, Events::In);
        runTo(11'490 * kMillisecond);
        QCOMPARE(m_view->behindBy(), 1'490 * kMillisecond);
        QCOMPARE(behind.last().at(0).value<Nanos>(), 1'490 * kMillisecond);
        QCOMPARE(m_view->grab().toImage(), before);
        m_view->setPaused(false);
        QCOMPARE(m_view->behindBy(), Nanos{0});
        QVERIFY(m_view->grab().toImage() != before);
    }

    void aColumnThatIsNotOverIsPaintedNowAndThen() {
        runTo(31 * kSecond);
        m_view->showSpan(kBegin, kBegin + 8'000 * kSecond); // ten seconds a column
        const QImage before = m_view->grab().toImage();
        const int column = nowColumn();
        change(kClient, 32 * kSecond, Events::In);
        runTo(33 * kSecond);
        QCOMPARE(nowColumn(), column);
        QCOMPARE(m_view->grab().toImage(), before);
        QTRY_VERIFY(m_view->grab().toImage() != before);
        const QImage then = m_view->grab().toImage();
        runTo(41 * kSecond);
        QCOMPARE(nowColumn(), column + 1);
        QVERIFY(m_view->grab().toImage() != then);
    }

    void followingEndsAPause() {
        runTo(10 * kSecond);
        m_view->setPaused(true);
        QSignalSpy paused(m_view.get(), &TimelineView::pausedChanged);
        runTo(30 * kSecond);
        m_view->setFollowing(true);
        QCOMPARE(paused.size(), 1);
        QCOMPARE(m_view->snapshot().totals().now, kBegin + 30 * kSecond);
    }

    void tipsSayWhatHappened() {
        runTo(8 * kSecond);
        const int lane = kLanesTop + 45;
        const QString thin(QChar(0x2009));
        TimelineTip tip = m_view->tipAt(at(2 * kSecond, lane));
        QCOMPARE(tip.title, "IN set at 2.000" + thin + "000 s, for 400 ms to 500 ms");
        tip = m_view->tipAt(at(2'500 * kMillisecond, lane));
        QCOMPARE(tip.title, "IN fell between 2.400" + thin + "000 s and 2.500" + thin + "000 s");
        QCOMPARE(tip.lines.value(0), QStringLiteral("set for 400 ms to 500 ms"));
        tip = m_view->tipAt(at(5 * kSecond, lane));
        QVERIFY2(tip.title.endsWith(QStringLiteral("OUT")), qPrintable(tip.title));
        QVERIFY(tip.lines.value(0).startsWith(QStringLiteral("OUT for 4 s")));
        tip = m_view->tipAt(at(500 * kMillisecond, lane));
        QCOMPARE(tip.title, QStringLiteral("web.1: not watched"));
        QVERIFY(m_view->tipAt(at(9 * kSecond, lane)).title.isEmpty()); // right of now nothing is known
    }

    // What it was meanwhile nobody has seen.
    void tipsDoNotMeasureThroughAStop() {
        m_store.endWatch(kClient, kBegin + 4 * kSecond, WatchEnd::Stopped);
        m_store.beginWatch(kClient, kBegin + 6 * kSecond, false);
        change(kClient, 7 * kSecond, Events::In);
        runTo(8 * kSecond);
        const int lane = kLanesTop + 45;
        const auto words = [&](Nanos after) {
            const TimelineTip tip = m_view->tipAt(at(after, lane));
            return tip.title + QLatin1Char('|') + tip.lines.join(QLatin1Char('|'));
        };
        QVERIFY2(words(kSecond).contains(QStringLiteral("OUT set at")), qPrintable(words(kSecond)));
        QVERIFY2(words(kSecond).contains(QStringLiteral("for at least 3 s")), qPrintable(words(kSecond)));
        QVERIFY2(words(3 * kSecond).contains(QStringLiteral("OUT for 2 s")), qPrintable(words(3 * kSecond)));
        const QString after = words(6'500 * kMillisecond);
        QVERIFY2(after.contains(QStringLiteral("|OUT: ")), qPrintable(after));
        const QString fell = words(7 * kSecond);
        QVERIFY2(fell.contains(QStringLiteral("OUT fell at")) && !fell.contains(QStringLiteral("set for")),
                 qPrintable(fell));
    }

    void tipsCountWhatIsFolded() {
        for (int i = 0; i < 40; ++i)
            change(kClient, 5 * kSecond + i * 1'000,
                   i % 2 == 0 ? Events(Events::Out) | Events::In : Events(Events::Out));
        runTo(8 * kSecond);
        const TimelineTip tip = m_view->tipAt(at(5 * kSecond, kLanesTop + 45));
        QVERIFY2(tip.title.startsWith(QStringLiteral("40 transitions in ")), qPrintable(tip.title));
        QVERIFY(tip.lines.join(QLatin1Char('|')).contains(QStringLiteral("OUT set for ")));
    }

    void tipsMeasureThePulse() {
        change(kClient, 4 * kSecond, Events::In | Events::Out);
        runTo(8 * kSecond);
        const int lane = kLanesTop + 45;
        for (const Nanos after : {2 * kSecond, 2'200 * kMillisecond}) {
            const TimelineTip tip = m_view->tipAt(at(after, lane));
            QVERIFY2(tip.lines.contains(QStringLiteral("IN 500 ms wide, again after 2 s, duty 25 %")),
                     qPrintable(tip.lines.join(QLatin1Char('|'))));
        }
    }

    void engineTipsSayHowAWaitEnded() {
        wait(100 * kMillisecond, 900 * kMillisecond, 2);
        wait(kSecond, 2 * kSecond, 0);
        wait(3 * kSecond, 4 * kSecond, 0, EINTR, SIGUSR1);
        runTo(8 * kSecond);
        TimelineTip tip = m_view->tipAt(at(500 * kMillisecond, 50));
        QCOMPARE(tip.title, QStringLiteral("poll returned, 2 ready"));
        QCOMPARE(tip.lines.value(2), QStringLiteral("timeout 5 ms"));
        QCOMPARE(m_view->tipAt(at(2 * kSecond, 50)).title, QStringLiteral("poll timed out, 0 ready"));
        QCOMPARE(m_view->tipAt(at(3'500 * kMillisecond, 50)).title, QStringLiteral("poll failed: EINTR SIGUSR1"));
        QVERIFY(m_view->tipAt(at(6 * kSecond, 50)).title.isEmpty());
        m_store.append(Marker{kBegin + 5 * kSecond, MarkerKind::Backend, "poll → select", "poll", "select"});
        runTo(9 * kSecond);
        QCOMPARE(m_view->tipAt(at(5 * kSecond, 32)).title, QStringLiteral("poll → select"));
    }

    void hoverIsShared() {
        runTo(8 * kSecond);
        QSignalSpy hover(m_view.get(), &TimelineView::hoverTime);
        QTest::mouseMove(m_view->viewport(), {200, kLanesTop + 10});
        QCOMPARE(m_rows->hovered(), kWeb);
        QCOMPARE(hover.last().at(0).value<std::optional<Nanos>>(), std::optional<Nanos>(scale().timeAt(200)));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(m_view->viewport(), &leave);
        QCOMPARE(m_rows->hovered(), kNoSocket);
        QVERIFY(!hover.last().at(0).value<std::optional<Nanos>>());
    }

    void eventsAreWalkedOnTheCurrentLane() {
        runTo(60 * kSecond);
        m_rows->setCurrent(kClient);
        m_view->showTime(kBegin);
        m_view->nextEvent();
        QCOMPARE(scale().columnAt(kBegin + kSecond), scale().width() / 2);
        m_view->nextEvent();
        QCOMPARE(scale().columnAt(kBegin + 2 * kSecond), scale().width() / 2);
        m_view->previousEvent();
        QCOMPARE(scale().columnAt(kBegin + kSecond), scale().width() / 2);
    }

    void laneAsksForItsSocketsMenu() {
        runTo(10 * kSecond);
        QSignalSpy menu(m_view.get(), &TimelineView::laneMenuRequested);
        const auto ask = [&](QContextMenuEvent::Reason reason, QPoint at) {
            QContextMenuEvent event(reason, at, m_view->viewport()->mapToGlobal(at));
            QApplication::sendEvent(m_view->viewport(), &event);
        };
        const QPoint onWeb(300, kLanesTop + 10);
        ask(QContextMenuEvent::Mouse, onWeb);
        QCOMPARE(menu.size(), 1);
        QCOMPARE(menu.last().at(0).value<SocketId>(), kWeb);
        QCOMPARE(menu.last().at(1).toPoint(), m_view->viewport()->mapToGlobal(onWeb));
        QCOMPARE(menu.last().at(2).value<Nanos>(), scale().timeAt(300));
        ask(QContextMenuEvent::Mouse, {300, kLanesTop + 200}); // below the lanes
        QCOMPARE(menu.size(), 1);
        // By key at the current lane, wherever the pointer is.
        ask(QContextMenuEvent::Keyboard, {5, 5});
        QCOMPARE(menu.size(), 1);
        m_rows->setCurrent(kClient);
        ask(QContextMenuEvent::Keyboard, {5, 5});
        QCOMPARE(menu.size(), 2);
        QCOMPARE(menu.last().at(0).value<SocketId>(), kClient);
        const QPoint middle = m_view->viewport()->mapFromGlobal(menu.last().at(1).toPoint());
        QVERIFY(m_view->laneRect({kClient, {}}).contains(middle));
    }

    void rulerAndEngineLaneOfferAMarkerWhereThePointerIs() {
        runTo(10 * kSecond);
        const auto offered = [&](int y) {
            const QPoint at(300, y);
            QContextMenuEvent event(QContextMenuEvent::Mouse, at, m_view->viewport()->mapToGlobal(at));
            QApplication::sendEvent(m_view->viewport(), &event);
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QAction* found = nullptr;
            for (QAction* action : menu ? menu->actions() : QList<QAction*>())
                if (action->text() == QStringLiteral("Add &Marker Here"))
                    found = action;
            if (found)
                found->trigger();
            if (menu)
                menu->close();
            return found != nullptr;
        };
        QVERIFY(!offered(5)); // nobody would set it
        QSignalSpy asked(m_view.get(), &TimelineView::markAsked);
        QVERIFY(offered(5) && offered(kLanesTop - 10));
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked.at(0).at(0).value<Nanos>(), scale().timeAt(300));
        QCOMPARE(asked.at(1).at(0).value<Nanos>(), scale().timeAt(300));
    }

    void saysWhatIsInView() {
        QSignalSpy viewed(m_view.get(), &TimelineView::viewChanged);
        wait(kSecond, 2 * kSecond, 1);
        runTo(8 * kSecond);
        QVERIFY(!viewed.isEmpty());
        QCOMPARE(m_view->viewed().waits, std::uint64_t{1});
        QCOMPARE(m_view->viewed().span, scale().span());
        QCOMPARE(m_view->viewed().pixelsPerMillisecond, 800.0 / (static_cast<double>(scale().span()) / 1e6));
        // Nothing new, nothing said.
        const auto said = viewed.size();
        m_view->advance();
        QCOMPARE(viewed.size(), said);
    }

    void screenReadersFindTheLanes() {
        runTo(3 * kSecond);
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(list);
        QCOMPARE(list->childCount(), 2);
        const QString name = list->child(1)->text(QAccessible::Name);
        QVERIFY2(name.startsWith(QStringLiteral("web.1, TCP accepted, OUT")), qPrintable(name));
        QVERIFY2(name.contains(QStringLiteral("500 ms")), qPrintable(name));
        QCOMPARE(list->indexOfChild(list->child(1)), 1);
        QVERIFY(!list->child(1)->rect().isEmpty());
    }

    void narrowAndEmptyViewsDraw() {
        m_view->resize(1, 1);
        QVERIFY(!m_view->grab().isNull());
        Store empty;
        TimelineView view(empty, nullptr);
        view.resize(300, 200);
        QVERIFY(!view.grab().isNull());
        view.zoomIn();
        view.showWhole();
        QTest::keyClick(&view, Qt::Key_Down);
        QVERIFY(view.tipAt({10, 100}).title.isEmpty());
    }
};

QTEST_MAIN(tst_TimelineView)
#include "tst_timelineview.moc"
