// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The five uses of multiplexing in the window: started and stopped by their actions, with real sockets.

#include "ui/main/pageframe.h"
#include "ui/main/tracefiles.h"
#include "ui/main/usesrunner.h"
#include "windowfixture.h"

#include <QActionGroup>
#include <QDir>

#include <memory>
#include <set>

using namespace readyscope;

namespace {

qsizetype entriesOf(const char* folder) {
    return QDir(QLatin1String(folder)).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size();
}
qsizetype threads() { return entriesOf("/proc/self/task"); }
qsizetype descriptors() { return entriesOf("/proc/self/fd"); }

constexpr int kLong = 60'000; // ms: of what takes a moment, on a machine that is busy

const Scenario& use(const char* name) { return *scenarioNamed(name); }

void eachUse() {
    QTest::addColumn<QString>("name");
    for (const Scenario& scenario : scenarios())
        QTest::newRow(scenario.name.c_str()) << QString::fromStdString(scenario.name);
}

} // namespace

class TestUses : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Shown> m;

    UsesRunner& uses() { return m->window.uses(); }
    QAction* action(const QString& name) {
        for (QAction* one : m->actions().uses->actions())
            if (one->data() == name)
                return one;
        return nullptr;
    }
    int rowCount() { return m->window.controller().socketCount(); }
    SocketInfo info(const QString& name) { return m->window.controller().info(m->named(name)); }
    QString message() { return m->window.status().message(); }
    // Whether the row has told one of them, or tells it now.
    bool wasTold(const QString& name, Events bits) {
        const SocketId socket = m->named(name);
        const auto snapshot = m->engine.source().snapshot();
        const LaneSummary lane = snapshot->lane(socket);
        for (std::uint64_t i = lane.first; i < lane.end; ++i)
            if (snapshot->transition(socket, i).revents.any(bits))
                return true;
        return lane.state.any(bits);
    }

private slots:
    void initTestCase() { blockUserSignals(); }
    void init() {
        m = std::make_unique<Shown>();
        QVERIFY(bool(m->started));
    }
    void cleanup() { m.reset(); }

    void eachIsInTheMenu() {
        QCOMPARE(m->actions().uses->actions().size(), 5);
        for (const QAction* one : m->actions().uses->actions())
            QVERIFY2(one->isCheckable() && !one->isChecked() && !one->toolTip().isEmpty(), qPrintable(one->text()));
    }

    void theActionStartsAndStopsIt_data() { eachUse(); }
    void theActionStartsAndStopsIt() {
        QFETCH(QString, name);
        const Scenario& scenario = *scenarioNamed(name.toStdString());
        m->actions().scenarios->trigger();
        QVERIFY(m->window.frame().current() != m->window.centralWidget());
        const QWidget* page = m->window.frame().current();
        action(name)->trigger();
        QVERIFY(m->window.frame().current() != page); // the capture is shown
        QVERIFY(action(name)->isChecked() && uses().isRunning(scenario));
        for (const std::string& row : scenario.rowNames(false))
            QTRY_VERIFY2_WITH_TIMEOUT(m->named(QString::fromStdString(row)) != kNoSocket, row.c_str(), kLong);
        const QString first = QString::fromStdString(scenario.rowNames(false).front());
        QTRY_COMPARE_WITH_TIMEOUT(m->table().current(), m->named(first), kLong);
        action(name)->trigger();
        QVERIFY(!action(name)->isChecked() && !uses().isRunning(scenario));
        QTRY_COMPARE_WITH_TIMEOUT(rowCount(), 0, kLong);
        QVERIFY(m->window.isStartPageShown());
        QVERIFY2(message().isEmpty(), qPrintable(message()));
    }

    void eachShowsWhatItIsThereFor_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("row");
        QTest::addColumn<Events>("bits");
        QTest::newRow("the peer's end") << "stdin-socket"
                                        << "client" << Events(Events::RdHup);
        QTest::newRow("what is typed") << "stdin-socket"
                                       << "stdin" << Events(Events::In);
        QTest::newRow("the answer that came last") << "many-sockets"
                                                   << "site-far" << Events(Events::In);
        QTest::newRow("a connection that waits") << "listener"
                                                 << "listener" << Events(Events::In);
        QTest::newRow("a datagram") << "tcp-udp"
                                    << "udp" << Events(Events::In);
        QTest::newRow("a stream beside it") << "tcp-udp"
                                            << "tcp.1" << Events(Events::In);
        QTest::newRow("a Unix socket") << "services"
                                       << "echo-unix.1" << Events(Events::In);
    }
    void eachShowsWhatItIsThereFor() {
        QFETCH(QString, name);
        QFETCH(QString, row);
        QFETCH(Events, bits);
        uses().start({scenarioNamed(name.toStdString()), std::nullopt});
        QTRY_VERIFY_WITH_TIMEOUT(wasTold(row, bits), kLong);
    }

    void oneAfterTheOtherLeavesNothing() {
        const auto round = [this] {
            for (const Scenario& scenario : scenarios()) {
                uses().start({&scenario, std::nullopt});
                QTRY_VERIFY_WITH_TIMEOUT(rowCount() > 0, kLong);
                uses().stop(scenario);
                QTRY_COMPARE_WITH_TIMEOUT(rowCount(), 0, kLong);
            }
        };
        round(); // what is made once stays
        const qsizetype descriptorsBefore = descriptors();
        const qsizetype threadsBefore = threads();
        round();
        QTRY_COMPARE_WITH_TIMEOUT(descriptors(), descriptorsBefore, kLong);
        QTRY_COMPARE_WITH_TIMEOUT(threads(), threadsBefore, kLong);
    }

    // Before the engine has told of a single row.
    void stoppedAtOnceItLeavesNothing() {
        for (int i = 0; i < 3; ++i)
            for (const Scenario& scenario : scenarios()) {
                uses().start({&scenario, std::nullopt});
                uses().stop(scenario);
            }
        m->window.startDemo();
        m->actions().demo->trigger();
        m->add(QStringLiteral("udp-listen:127.0.0.1:0,name=mine")); // told of after all of these
        QTRY_VERIFY_WITH_TIMEOUT(m->named(QStringLiteral("mine")) != kNoSocket, kLong);
        QTRY_COMPARE_WITH_TIMEOUT(rowCount(), 1, kLong);
    }

    void allAtOnceBesideTheDemo() {
        m->window.startDemo();
        std::set<std::string> names;
        for (const Scenario& scenario : scenarios()) {
            uses().start({&scenario, std::nullopt});
            const std::vector<std::string> rows = scenario.rowNames(false);
            names.insert(rows.begin(), rows.end());
        }
        for (const std::string& row : names)
            QTRY_VERIFY2_WITH_TIMEOUT(m->named(QString::fromStdString(row)) != kNoSocket, row.c_str(), kLong);
        QTRY_VERIFY_WITH_TIMEOUT(m->named(QStringLiteral("web")) != kNoSocket, kLong);
        uses().stop(use("listener"));
        QTRY_VERIFY_WITH_TIMEOUT(m->named(QStringLiteral("listener")) == kNoSocket, kLong);
        QVERIFY(m->named(QStringLiteral("echo-udp")) != kNoSocket && m->named(QStringLiteral("web")) != kNoSocket);
        uses().stopAll();
        m->actions().demo->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(rowCount(), 0, kLong);
    }

    // A user's row keeps its name; that of a run that was just stopped is free again.
    void namesThatAreTaken() {
        m->add(QStringLiteral("tcp-listen:127.0.0.1:0,name=listener"));
        QTRY_VERIFY_WITH_TIMEOUT(m->named(QStringLiteral("listener")) != kNoSocket, kLong);
        const SocketId mine = m->named(QStringLiteral("listener"));
        for (int i = 0; i < 3; ++i) {
            uses().start({&use("listener"), std::nullopt});
            QTRY_VERIFY_WITH_TIMEOUT(uses().state(use("listener")).rows.size() > 1, kLong);
            QCOMPARE(uses().state(use("listener")).rows.front().socket.name, std::string("listener-2"));
            QCOMPARE(m->named(QStringLiteral("listener")), mine);
            uses().stop(use("listener"));
        }
        QTRY_COMPARE_WITH_TIMEOUT(rowCount(), 1, kLong);
        QCOMPARE(m->named(QStringLiteral("listener")), mine);
    }

    void aPortInUseIsSaid() {
        const Listener taken;
        const QString port = taken.address().section(QLatin1Char(':'), -1);
        uses().start({&use("listener"), port.toUShort()});
        QTRY_VERIFY_WITH_TIMEOUT(!uses().isRunning(use("listener")), kLong);
        QVERIFY2(message().startsWith(QStringLiteral("listener: ")) && message().contains(port) &&
                     message().contains(QStringLiteral("EADDRINUSE")),
                 qPrintable(message()));
        QVERIFY(message().endsWith(uses().state(use("listener")).problem));
        QVERIFY(!action(QStringLiteral("listener"))->isChecked());
        QTRY_COMPARE_WITH_TIMEOUT(rowCount(), 0, kLong);
        uses().start({&use("listener"), std::nullopt});
        QVERIFY(uses().state(use("listener")).problem.isEmpty());
    }

    // The row says so itself, the rest goes on.
    void oneOfSeveralPortsInUse() {
        const Listener taken;
        const QString port = taken.address().section(QLatin1Char(':'), -1);
        uses().start({&use("tcp-udp"), port.toUShort()});
        QTRY_VERIFY_WITH_TIMEOUT(
            info(QStringLiteral("udp")).state == SocketState::Open || !uses().isRunning(use("tcp-udp")), kLong);
        if (!uses().isRunning(use("tcp-udp")))
            QSKIP("somebody else on this machine has the UDP port of that number");
        QTRY_COMPARE_WITH_TIMEOUT(info(QStringLiteral("tcp")).state, SocketState::Failed, kLong);
        QCOMPARE(info(QStringLiteral("tcp")).problem->errnum, EADDRINUSE);
        QVERIFY(uses().state(use("tcp-udp")).problem.contains(QStringLiteral("EADDRINUSE")));
    }

    void nobodyIsThereToConnectTo() {
        const Fd silent(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)); // has the port, and does not listen
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof place;
        auto* address = reinterpret_cast<sockaddr*>(&place);
        QVERIFY(::bind(silent.get(), address, size) == 0 && ::getsockname(silent.get(), address, &size) == 0);
        uses().start({&use("many-sockets"), ntohs(place.sin_port)});
        QTRY_VERIFY_WITH_TIMEOUT(!uses().isRunning(use("many-sockets")), kLong);
        QVERIFY2(message().contains(QStringLiteral("ECONNREFUSED")), qPrintable(message()));
        QTRY_COMPARE_WITH_TIMEOUT(rowCount(), 0, kLong);
    }

    void whatTheyDoIsNotAskedFor() {
        uses().start({&use("listener"), std::nullopt});
        QTRY_VERIFY_WITH_TIMEOUT(m->named(QStringLiteral("listener.1")) != kNoSocket, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(m->actions().closeTrace->isEnabled(), kLong);
        QVERIFY(!m->window.files().isUnsaved());
        m->actions().closeTrace->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m->window.isStartPageShown(), kLong);
        QVERIFY(!uses().isRunning(use("listener")));
        QVERIFY(!action(QStringLiteral("listener"))->isChecked());
    }

    void takenOutByHandTheRestGoesOn() {
        uses().start({&use("many-sockets"), std::nullopt});
        QTRY_VERIFY_WITH_TIMEOUT(m->named(QStringLiteral("site-slow")) != kNoSocket, kLong);
        m->window.controller().remove(m->named(QStringLiteral("site-slow")));
        QTRY_VERIFY_WITH_TIMEOUT(wasTold(QStringLiteral("site-far"), Events::In), kLong);
        QVERIFY(uses().isRunning(use("many-sockets")));
        uses().stop(use("many-sockets"));
        QTRY_COMPARE_WITH_TIMEOUT(rowCount(), 0, kLong);
    }

    void theWindowClosesInTheMiddle() {
        for (const Scenario& scenario : scenarios())
            uses().start({&scenario, std::nullopt});
        QTRY_VERIFY_WITH_TIMEOUT(rowCount() > 12, kLong);
        m.reset();
        m = std::make_unique<Shown>(); // and all can begin again
        uses().start({&use("services"), std::nullopt});
        QTRY_VERIFY_WITH_TIMEOUT(m->named(QStringLiteral("echo.1")) != kNoSocket, kLong);
    }
};

QTEST_MAIN(TestUses)
#include "tst_uses.moc"
