// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A socket of the capture under all backends at once, in the window: picked, followed, closed, stopped, taken out.

#include "tests/ui/main/windowfixture.h"
#include "ui/common/texts.h"
#include "ui/inspector/explainpane.h"
#include "ui/main/pageframe.h"
#include "ui/main/pagetabs.h"
#include "ui/main/scenariosroom.h"
#include "ui/scenarios/differencelist.h"
#include "ui/scenarios/recipelanes.h"
#include "ui/scenarios/recipeview.h"
#include "ui/scenarios/scenariopanel.h"
#include "ui/scenarios/scenariospage.h"
#include "ui/scenarios/socketview.h"

#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>

using namespace readyscope;

namespace {

constexpr int kLong = 60'000; // ms: of what takes a moment, on a machine that is busy

qsizetype threads() {
    return QDir(QStringLiteral("/proc/self/task")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size();
}

} // namespace

class TestSocketView : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Shown> m;
    Listener m_listener;
    Fd m_peer;

    ScenariosRoom& room() { return m->window.scenariosRoom(); }
    ScenariosPage& page() { return *room().page(); }
    SocketView& view() { return *room().sockets(); }
    const WatchedSocket* watched(SocketId socket) { return view().watches().find(socket); }
    QString said() { return m->window.findChild<QWidget*>(QStringLiteral("message"))->findChild<QLabel*>()->text(); }
    template <typename Field> Field* field(const char* name) { return view().findChild<Field*>(QLatin1String(name)); }

    // A client that is open, and its peer.
    SocketId connected() {
        const auto before = m->table().rows()->order().size();
        m->add(m_listener.address());
        m_peer = m_listener.accept();
        SocketId socket = kNoSocket;
        [&] { QTRY_VERIFY_WITH_TIMEOUT(m->table().rows()->order().size() > before, kLong); }();
        socket = m->table().rows()->order().last();
        [&] { QTRY_VERIFY_WITH_TIMEOUT(m->window.controller().info(socket).state == SocketState::Open, kLong); }();
        return socket;
    }
    void pick(SocketId socket) {
        m->table().setCurrent(socket);
        m->actions().allBackends->trigger();
    }
    // Of poll's words, all but epoll-et, which may hold on to more.
    bool allTell(SocketId socket, Events bits) {
        const WatchedSocket* one = watched(socket);
        return one != nullptr && std::ranges::all_of(one->report.lanes, [&](const recipes::ObservedLane& lane) {
                   if (!lane.refused.empty())
                       return true;
                   if (lane.socket == kNoSocket)
                       return false;
                   const Events state = lane.source->snapshot()->lane(lane.socket).state;
                   const Events sets = (bits.any(Events::In) ? Events(Events::R) : Events()) |
                                       (bits.any(Events::Out) ? Events(Events::W) : Events());
                   if (answersInSets(lane.backend))
                       return state == sets;
                   return lane.backend == Backend::EpollEt ? (bits - state).empty() : state == bits;
               });
    }
    ScenarioEntry entry(SocketId socket) {
        const ScenarioGroup group = view().group();
        const auto found =
            std::ranges::find(group.entries, QStringLiteral("socket %1").arg(socket), &ScenarioEntry::name);
        return found == group.entries.end() ? ScenarioEntry() : *found;
    }
    void closePage() {
        PageTabs& tabs = m->window.frame().tabs();
        QTest::mouseClick(qobject_cast<QToolButton*>(tabs.tabButton(1, QTabBar::RightSide)), Qt::LeftButton);
    }

private slots:
    void initTestCase() { blockUserSignals(); }
    void init() {
        m = std::make_unique<Shown>();
        QVERIFY(bool(m->started));
    }
    void cleanup() {
        m.reset();
        m_peer.reset();
    }

    void aSocketThatIsPickedIsFollowed() {
        QVERIFY(!m->actions().allBackends->isEnabled());
        const SocketId socket = connected();
        pick(socket);
        QVERIFY(room().isShown());
        QCOMPARE(page().panel().list().selected(), QStringLiteral("socket %1").arg(socket));
        QCOMPARE(view().group().title, QStringLiteral("From the capture"));
        QCOMPARE(entry(socket).right, QStringLiteral("watching"));
        QVERIFY(entry(socket).isGood);
        QTRY_VERIFY_WITH_TIMEOUT(allTell(socket, Events::Out), kLong);
        QVERIFY(view().lanes().isFollowing());
        QCOMPARE(::send(m_peer.get(), "hello", 5, 0), ssize_t{5});
        QTRY_VERIFY_WITH_TIMEOUT(allTell(socket, Events::In | Events::Out), kLong);
        m->window.controller().receive(socket);
        QTRY_VERIFY_WITH_TIMEOUT(allTell(socket, Events::Out), kLong);
        // What epoll-et is never told is listed, and explained where it is clicked.
        auto* list = view().findChild<DifferenceList*>();
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(list->parts(),
                                                     [](const PaintedPart& part) {
                                                         return part.name.contains(QStringLiteral("never told"));
                                                     }),
                                 kLong);
        QVERIFY(!view().lanes().cursor());
        QTest::mouseClick(list, Qt::LeftButton, {}, list->parts().first().rect.center());
        QVERIFY(view().lanes().cursor());
        QVERIFY(!view().explanation().explanation().paragraph.empty());
        QCOMPARE(room().status()->figures.first(), QStringLiteral("Socket watched"));
        QVERIFY(!page().grab().isNull());
    }

    void closedItsLanesStay() {
        const SocketId socket = connected();
        pick(socket);
        QTRY_VERIFY_WITH_TIMEOUT(allTell(socket, Events::Out), kLong);
        m->actions().close->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(entry(socket).right, QStringLiteral("closed"), kLong);
        char byte = 0;
        QCOMPARE(::recv(m_peer.get(), &byte, 1, 0), ssize_t{0}); // nobody holds it open
        QTRY_VERIFY_WITH_TIMEOUT(watched(socket)->report.state == observers::WatchState::Closed, kLong);
        QVERIFY(!view().lanes().isFollowing());
        const Nanos early = view().lanes().scene().begin() + 1;
        QVERIFY(view().lanes().scene().end() > early);
        QVERIFY(!field<QCheckBox>("followSocket")->isEnabled());
        // It is not open, so it cannot be watched again.
        field<QPushButton>("watchSocket")->click();
        QVERIFY(said().contains(QStringLiteral("not open any more")));
        page().panel().list().setFocus();
        QTest::keyClick(&page().panel().list(), Qt::Key_Delete);
        QVERIFY(watched(socket) == nullptr);
        QVERIFY(view().group().entries.isEmpty());
        QVERIFY(&page().view() != &view());
        QVERIFY(!page().view().selected().isEmpty());
    }

    void stoppedAndWatchedAgain() {
        const SocketId socket = connected();
        pick(socket);
        QTRY_VERIFY_WITH_TIMEOUT(allTell(socket, Events::Out), kLong);
        const Nanos begun = watched(socket)->report.begun;
        field<QPushButton>("watchSocket")->click();
        QTRY_COMPARE_WITH_TIMEOUT(entry(socket).right, QStringLiteral("stopped"), kLong);
        field<QPushButton>("watchSocket")->click();
        QCOMPARE(entry(socket).right, QStringLiteral("watching"));
        QTRY_VERIFY_WITH_TIMEOUT(allTell(socket, Events::Out), kLong);
        QVERIFY(watched(socket)->report.begun > begun);
        field<QPushButton>("toCapture")->click();
        QVERIFY(!room().isShown());
        QCOMPARE(m->table().current(), socket);
    }

    void endsWithTheCapture_data() {
        QTest::addColumn<bool>("cleared");
        QTest::newRow("stopped") << false;
        QTest::newRow("cleared") << true;
    }
    void endsWithTheCapture() {
        QFETCH(bool, cleared);
        const SocketId socket = connected();
        pick(socket);
        QTRY_VERIFY_WITH_TIMEOUT(allTell(socket, Events::Out), kLong);
        cleared ? m->actions().clearHistory->trigger() : m->actions().run->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(entry(socket).right, QStringLiteral("stopped"), kLong);
        if (cleared)
            return;
        QTRY_VERIFY_WITH_TIMEOUT(!m->engine.isCapturing(), kLong);
        pick(socket);
        QVERIFY(said().contains(QStringLiteral("capture is stopped")));
        QCOMPARE(entry(socket).right, QStringLiteral("stopped"));
    }

    void notMoreThanEight() {
        SocketId socket = kNoSocket;
        for (qsizetype i = 0; i < SocketWatches::kMost; ++i) {
            m->add(QStringLiteral("udp-listen:127.0.0.1:0"));
            QTRY_COMPARE_WITH_TIMEOUT(m->table().rows()->order().size(), i + 1, kLong);
            socket = m->table().rows()->order().last();
            QTRY_VERIFY_WITH_TIMEOUT(m->window.controller().info(socket).fd >= 0, kLong);
            pick(socket);
        }
        QCOMPARE(view().watches().watching(), static_cast<int>(SocketWatches::kMost));
        const SocketId more = connected();
        pick(more);
        QVERIFY(watched(more) == nullptr);
        QVERIFY(said().contains(QStringLiteral("Take one out first")));
        view().takeOut();
        pick(more);
        QVERIFY(watched(more) != nullptr);
    }

    void theOneBesideIsSelectedWhenOneIsTakenOut() {
        QVector<SocketId> sockets;
        for (int i = 0; i < 3; ++i) {
            sockets.append(connected());
            pick(sockets.last());
        }
        const auto entryOf = [&](int place) { return QStringLiteral("socket %1").arg(sockets.at(place)); };
        QVERIFY(page().select(entryOf(1)));
        view().takeOut();
        QCOMPARE(view().selected(), entryOf(2));
        QCOMPARE(page().panel().list().selected(), entryOf(2));
        view().takeOut();
        QCOMPARE(view().selected(), entryOf(0));
        view().takeOut();
        QVERIFY(&page().view() != &view()); // none is left
    }

    void wordsInTheFieldDoNotHideWhatWasPicked() {
        pick(connected());
        auto* find = page().findChild<QLineEdit*>(QStringLiteral("findScenario"));
        find->setText(QStringLiteral("reset"));
        QVERIFY(page().panel().list().isAnyShown());
        const SocketId socket = connected();
        pick(socket);
        QVERIFY(find->text().isEmpty());
        QVERIFY(!page().panel().list().rectOf(QStringLiteral("socket %1").arg(socket)).isEmpty());
    }

    void panningLeavesTheNewest() {
        const SocketId socket = connected();
        pick(socket);
        QTRY_VERIFY_WITH_TIMEOUT(allTell(socket, Events::Out), kLong);
        auto* follow = field<QCheckBox>("followSocket");
        QVERIFY(follow->isChecked());
        QTest::keyClick(&view().lanes(), Qt::Key_W);
        QVERIFY(follow->isChecked()); // nearer, and still the newest
        QTest::keyClick(&view().lanes(), Qt::Key_A);
        QVERIFY(!follow->isChecked());
        const TimeScale scale = view().lanes().scene().scale;
        const Nanos end = view().lanes().scene().end();
        QTRY_VERIFY_WITH_TIMEOUT(view().lanes().scene().end() > end, kLong);
        QCOMPARE(view().lanes().scene().scale, scale);
        QTest::keyClick(&view().lanes(), Qt::Key_L);
        QVERIFY(follow->isChecked());
        QTest::keyClick(&view().lanes(), Qt::Key_0);
        QVERIFY(!follow->isChecked());
        QCOMPARE(view().lanes().scene().scale.from(), view().lanes().scene().begin());
    }

    void theInterestIsFollowed() {
        const SocketId socket = connected();
        pick(socket);
        QTRY_VERIFY_WITH_TIMEOUT(allTell(socket, Events::Out), kLong);
        m->window.controller().post(command::SetInterest{{socket, {}}, Events::In});
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                const recipes::ObservedLane& poll =
                    watched(socket)->report.lanes.at(static_cast<std::size_t>(Backend::Poll));
                return poll.source->snapshot()->lane(poll.socket).state.empty();
            }(),
            kLong);
        QVERIFY(watched(socket)->info.interest == Events(Events::In));
    }

    void closingThePageEndsAll() {
        const SocketId socket = connected();
        pick(socket);
        QTRY_VERIFY_WITH_TIMEOUT(allTell(socket, Events::Out), kLong);
        const qsizetype before = threads();
        QVERIFY(before > 8);
        closePage();
        QVERIFY(room().sockets() == nullptr);
        QVERIFY(threads() <= before - 8);
        QVERIFY(m->revents(socket) == Events(Events::Out));
    }
};

QTEST_MAIN(TestSocketView)
#include "tst_socketview.moc"
