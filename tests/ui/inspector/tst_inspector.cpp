// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The inspector over a store that is written as the engine would.

#include "core/trace/store.h"
#include "ui/inspector/detailspage.h"
#include "ui/inspector/eventsmodel.h"
#include "ui/inspector/inspector.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <cerrno>

using namespace readyscope;

namespace {

constexpr SocketId kSocket = 1;
constexpr Nanos kBegin = 1000 * kSecond;

SocketInfo client() {
    SocketInfo info;
    info.id = kSocket;
    info.name = "api";
    info.kind = Kind::TcpClient;
    info.state = SocketState::Open;
    info.address = "tcp:127.0.0.1:7000";
    info.local = "127.0.0.1:40000";
    info.peer = "127.0.0.1:7000";
    info.interest = kDefaultInterest;
    info.fd = 9;
    info.opened = kBegin;
    return info;
}

class Lane {
public:
    Lane() {
        m_store.clear(kBegin);
        m_store.beginWatch(kSocket, kBegin, false);
    }
    void become(Events revents, Nanos after = kMillisecond) {
        m_time += after;
        Transition transition;
        transition.time = m_time;
        transition.socket = kSocket;
        transition.previous = m_store.state(kSocket);
        transition.revents = revents;
        append(transition);
    }
    void append(const Transition& transition) {
        m_time = transition.time;
        m_store.append(transition);
        m_store.advance(m_time);
    }
    Nanos time() const { return m_time; }
    std::shared_ptr<const Snapshot> snapshot() const { return m_store.snapshot(); }
    Store& store() { return m_store; }

private:
    Store m_store{std::size_t{8} << 20};
    Nanos m_time = kBegin;
};

QString cell(const EventsModel& model, int row, int column) { return model.index(row, column).data().toString(); }

} // namespace

class TestInspector : public QObject {
    Q_OBJECT

private slots:
    void rowsAreTheTransitions() {
        Lane lane;
        lane.become(Events::Out, 0);
        lane.become(Events::In | Events::Out, 1500 * kMicrosecond);
        EventsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setSocket(kSocket, lane.snapshot());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(cell(model, 0, EventsModel::Revents), QStringLiteral("OUT"));
        QCOMPARE(cell(model, 1, EventsModel::Revents), QStringLiteral("IN OUT"));
        QCOMPARE(cell(model, 1, EventsModel::Previous), QStringLiteral("OUT"));
        QCOMPARE(cell(model, 0, EventsModel::Delta), QStringLiteral("–"));
        QCOMPARE(cell(model, 1, EventsModel::Delta), QStringLiteral("1.5 ms"));
        QVERIFY(cell(model, 1, EventsModel::Time).endsWith(QStringLiteral(" s")));
        QCOMPARE(model.index(1, EventsModel::Revents).data(EventsModel::EventsRole).toInt(),
                 int{(Events::In | Events::Out).bits()});
    }

    void aNoteSaysWhatIsUncertain() {
        Lane lane;
        lane.become(Events::In);
        Transition fall;
        fall.time = lane.time() + 2 * kMillisecond;
        fall.since = lane.time() + kMillisecond;
        fall.socket = kSocket;
        fall.previous = Events::In;
        fall.raw = Events::Out;
        fall.hasRaw = true;
        lane.append(fall);
        Transition closed = fall;
        closed.since = kNoTime;
        closed.hasRaw = false;
        closed.time += kMillisecond;
        closed.previous = {};
        closed.cause = Cause::Closed;
        lane.append(closed);
        EventsModel model;
        model.setSocket(kSocket, lane.snapshot());
        QVERIFY(cell(model, 1, EventsModel::Note).contains(QStringLiteral("sampling")));
        QVERIFY(cell(model, 1, EventsModel::Note).contains(QStringLiteral("OUT")));
        QCOMPARE(cell(model, 2, EventsModel::Note), QStringLiteral("closed"));
        QCOMPARE(cell(model, 0, EventsModel::Note), QString());
    }

    void newOnesComeAtTheEnd() {
        Lane lane;
        lane.become(Events::Out);
        EventsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setSocket(kSocket, lane.snapshot());
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        lane.become(Events::In | Events::Out);
        lane.become(Events::Out);
        model.refresh(lane.snapshot());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(inserted.size(), 1); // one announcement for both
        QCOMPARE(reset.size(), 0);
        model.refresh(lane.snapshot());
        QCOMPARE(inserted.size(), 1);
    }

    void aClearedHistoryEmptiesTheList() {
        Lane lane;
        lane.become(Events::Out);
        lane.become(Events::In);
        EventsModel model;
        model.setSocket(kSocket, lane.snapshot());
        lane.store().clear(lane.time() + kSecond);
        model.refresh(lane.snapshot());
        QCOMPARE(static_cast<std::uint64_t>(model.rowCount()),
                 lane.snapshot()->lane(kSocket).end - lane.snapshot()->lane(kSocket).first);
    }

    void theRowsArePartOfALongLane() {
        Lane lane;
        constexpr auto kMany = static_cast<int>(EventsModel::kMostRows) * 2;
        for (int i = 0; i < kMany; ++i)
            lane.become(i % 2 == 0 ? Events(Events::In) : Events(), kMicrosecond);
        EventsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setSocket(kSocket, lane.snapshot());
        QCOMPARE(model.laneEnd() - model.laneFirst(), std::uint64_t{kMany});
        QCOMPARE(static_cast<std::uint64_t>(model.rowCount()), EventsModel::kMostRows);
        QCOMPARE(model.timeOf(model.rowCount() - 1), lane.time());
        QCOMPARE(model.positionAt(lane.time() - kMicrosecond), std::optional(model.laneEnd() - 2));
        QCOMPARE(model.positionAt(kBegin), std::optional<std::uint64_t>());
        QCOMPARE(model.rowOf(0), -1);
        model.moveTo(0);
        QCOMPARE(model.rowOf(0), 0);
        QCOMPARE(model.timeOf(0), kBegin + kMicrosecond);
        QCOMPARE(cell(model, 0, EventsModel::Delta), QStringLiteral("–"));
        model.moveTo(kMany / 2);
        QCOMPARE(model.rowOf(kMany / 2), static_cast<int>(EventsModel::kMostRows / 2));
        QCOMPARE(model.timeOf(model.rowOf(kMany / 2)), kBegin + (kMany / 2 + 1) * kMicrosecond);
        QCOMPARE(cell(model, 0, EventsModel::Delta), QStringLiteral("1 µs"));
        // One that does not reach the end stays as it is.
        const std::uint64_t first = model.first();
        lane.become(Events::Err);
        model.refresh(lane.snapshot());
        QCOMPARE(model.first(), first);
        QCOMPARE(static_cast<std::uint64_t>(model.rowCount()), EventsModel::kMostRows);
        QCOMPARE(model.laneEnd(), std::uint64_t{kMany} + 1);
    }

    void nothingSelectedSaysWhatToDo() {
        Inspector inspector;
        inspector.resize(900, 205);
        inspector.show();
        const auto* pages = inspector.findChild<QStackedWidget*>(QStringLiteral("inspectorPages"));
        const auto* label = qobject_cast<QLabel*>(pages->currentWidget());
        QVERIFY(label);
        QVERIFY(label->text().startsWith(QStringLiteral("Select a socket")));
    }

    void detailsAreTheSockets() {
        Lane lane;
        lane.become(Events::In | Events::Out | Events::RdHup);
        Inspector inspector;
        QAction action(QStringLiteral("Send"));
        inspector.addButton(&action);
        inspector.show();
        inspector.setSocket(client(), lane.snapshot(), Queues{12, 0});
        const auto* details = inspector.findChild<DetailsPage*>();
        QCOMPARE(details->value(QStringLiteral("Name")), QStringLiteral("api"));
        QCOMPARE(details->value(QStringLiteral("Descriptor")), QStringLiteral("9"));
        QCOMPARE(details->value(QStringLiteral("Revents")), QStringLiteral("IN OUT RDHUP"));
        QCOMPARE(details->value(QStringLiteral("In-queue")), QStringLiteral("12 bytes"));
        QCOMPARE(details->value(QStringLiteral("Out-queue")), QStringLiteral("0 bytes"));
        QCOMPARE(details->value(QStringLiteral("Ended")), QStringLiteral("–"));
        QVERIFY(details->value(QStringLiteral("State")).contains(QStringLiteral("reading has ended")));
        QVERIFY(!details->findChild<QLabel*>(QStringLiteral("problem"))->isVisible());
    }

    void aMenuOfWhatCannotBeDoneIsGrey() {
        Inspector inspector;
        QMenu menu;
        QAction* const read = menu.addAction(QStringLiteral("Read Side"));
        QAction* const write = menu.addAction(QStringLiteral("Write Side"));
        inspector.addMenuButton(QStringLiteral("Shut down"), {}, &menu);
        const auto buttons = inspector.findChildren<QToolButton*>();
        const auto button = std::ranges::find_if(buttons, [&menu](const auto* each) { return each->menu() == &menu; });
        QVERIFY(button != buttons.end());
        QVERIFY((*button)->isEnabled());
        read->setEnabled(false);
        QVERIFY((*button)->isEnabled());
        write->setEnabled(false);
        read->setToolTip(QStringLiteral("This is a file."));
        QVERIFY(!(*button)->isEnabled());
        QCOMPARE((*button)->toolTip(), QStringLiteral("This is a file."));
        write->setEnabled(true);
        QVERIFY((*button)->isEnabled());
        QCOMPARE((*button)->toolTip(), QString());
    }

    void aProblemStandsAboveTheDetails() {
        Lane lane;
        SocketInfo failed = client();
        failed.state = SocketState::Failed;
        failed.problem = SysError{"connect", ECONNREFUSED, "tcp:127.0.0.1:7000", {}};
        Inspector inspector;
        inspector.show();
        inspector.setSocket(failed, lane.snapshot(), {});
        const auto* problem = inspector.findChild<QLabel*>(QStringLiteral("problem"));
        QVERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(QStringLiteral("ECONNREFUSED")));
        inspector.refresh(client(), lane.snapshot(), {});
        QVERIFY(!problem->isVisible());
    }

    void theListFollowsItsEnd() {
        Lane lane;
        for (int i = 0; i < 100; ++i)
            lane.become(i % 2 == 0 ? Events(Events::In) : Events());
        Inspector inspector;
        inspector.resize(900, 205);
        inspector.setPage(Inspector::EventsTab);
        inspector.show();
        inspector.setSocket(client(), lane.snapshot(), {});
        const auto* table = inspector.findChild<QTableView*>(QStringLiteral("events"));
        QScrollBar* bar = table->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        QTRY_COMPARE(bar->value(), bar->maximum());
        lane.become(Events::In);
        inspector.refresh(client(), lane.snapshot(), {});
        QTRY_COMPARE(bar->value(), bar->maximum());
        bar->setValue(3); // looked back: it stays
        lane.become({});
        inspector.refresh(client(), lane.snapshot(), {});
        QCOMPARE(bar->value(), 3);
    }

    void choosingAnEventTellsItsTime() {
        Lane lane;
        for (int i = 0; i < 4; ++i)
            lane.become(i % 2 == 0 ? Events(Events::In) : Events());
        Inspector inspector;
        inspector.resize(900, 205);
        inspector.setPage(Inspector::EventsTab);
        inspector.show();
        inspector.setSocket(client(), lane.snapshot(), {});
        QSignalSpy chosen(&inspector, &Inspector::eventChosen);
        auto* table = inspector.findChild<QTableView*>(QStringLiteral("events"));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(1, 0)).center());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.at(0).at(0).value<Nanos>(), kBegin + 2 * kMillisecond);
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(chosen.at(1).at(0).value<Nanos>(), kBegin + 3 * kMillisecond);
        inspector.showTime(kBegin + kMillisecond); // from the timeline: told to nobody again
        QCOMPARE(table->currentIndex().row(), 0);
        QCOMPARE(chosen.size(), 2);
    }
};

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
