// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The five uses against the real engine, with their own peers: what each is there to show, under every backend.

#include "tests/util/backendrows.h"
#include "tests/util/peers.h"

#include <QTest>

#include "scenariorig.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>

using namespace readyscope;
using namespace readyscope::test;

namespace {

std::ptrdiff_t entriesOf(const char* folder) {
    return std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator());
}

// In the words of either kind of backend.
constexpr Events kReadable = Events(Events::In) | Events::R;
constexpr Events kWritable = Events(Events::Out) | Events::W;

SocketId idOf(const Log& log, const std::string& name) {
    const auto found = std::ranges::find(log.sockets, name, &SocketInfo::name);
    return found != log.sockets.end() ? found->id : kNoSocket;
}

// The times at which the row came into that state.
std::vector<Nanos> timesOf(const Log& log, const std::string& name, SocketState state) {
    std::vector<Nanos> times;
    std::optional<SocketState> last;
    for (const SocketInfo& info : log.sockets)
        if (info.name == name && std::exchange(last, info.state) != info.state && info.state == state)
            times.push_back(info.time);
    return times;
}

bool rose(const Transition& one, Events bits) { return (one.revents - one.previous).any(bits); }

int rises(const Log& log, const std::string& name, Events bits) {
    const SocketId id = idOf(log, name);
    return static_cast<int>(std::ranges::count_if(
        log.transitions, [&](const Transition& one) { return one.socket == id && rose(one, bits); }));
}

std::vector<SocketId> childrenOf(const Log& log, const std::string& name) {
    const SocketId parent = idOf(log, name);
    std::vector<SocketId> ids;
    for (const SocketInfo& info : log.sockets)
        if (parent != kNoSocket && info.parent == parent && std::ranges::find(ids, info.id) == ids.end())
            ids.push_back(info.id);
    return ids;
}

bool anyChild(const Log& log, const std::string& name, const std::function<bool(SocketId)>& fits) {
    return std::ranges::any_of(childrenOf(log, name), fits);
}

bool isClosed(const Log& log, SocketId id) {
    return std::ranges::any_of(
        log.sockets, [id](const SocketInfo& info) { return info.id == id && info.state == SocketState::Closed; });
}

// Flow control: writable, then not, then again.
bool fellAndReturned(const Log& log, SocketId id) {
    int falls = 0;
    int returns = 0;
    for (const Transition& one : log.transitions) {
        if (one.socket != id)
            continue;
        falls += (one.previous - one.revents).any(kWritable) ? 1 : 0;
        returns += falls > 0 && rose(one, kWritable) ? 1 : 0;
    }
    return returns > 0;
}

} // namespace

class TestScenarioRun : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { blockUserSignals(); }

    // All five at once: they are not in each other's way.
    void showWhatTheyAreThereFor_data() { backendRows(); }
    void showWhatTheyAreThereFor() {
        READYSCOPE_FETCH_BACKEND();
        ScenarioRig rig({.backend = backend});
        for (const Scenario& scenario : scenarios())
            QVERIFY(rig.play(scenario.name));
        // 2: four connects in flight, all served, and over again.
        for (const char* site : {"site-near", "site-middle", "site-slow", "site-far"}) {
            QVERIFY2(rig.await([&](const Log& log) { return timesOf(log, site, SocketState::Open).size() >= 2; }),
                     site);
            QVERIFY2(rises(rig.log(), site, kReadable) >= 1, site);
        }
        QVERIFY(rig.await([](const Log& log) { return !timesOf(log, "site-far", SocketState::Connecting).empty(); }));
        // 3: the listener is readable for connections, each of them for its request; they are closed, and taken out.
        QVERIFY(rig.await([](const Log& log) { return childrenOf(log, "listener").size() >= 5; }));
        QVERIFY(rises(rig.log(), "listener", kReadable) >= 1);
        QCOMPARE(rises(rig.log(), "listener", kWritable), 0);
        QVERIFY(rig.await([](const Log& log) {
            return std::ranges::any_of(log.sockets, [&](const SocketInfo& info) {
                return info.removed && info.parent == idOf(log, "listener");
            });
        }));
        QVERIFY(rig.await([](const Log& log) {
            const auto isListener = [](const SocketInfo& info) { return info.name == "listener"; };
            const auto waits = std::ranges::find_if(log.sockets, [&](const SocketInfo& info) {
                return isListener(info) && info.policy == Policy::Backlog;
            });
            return std::any_of(waits, log.sockets.end(), [&](const SocketInfo& info) {
                return isListener(info) && info.policy == Policy::Accept;
            });
        }));
        // 4: one number for both.
        QVERIFY(rig.await([](const Log& log) { return rises(log, "udp", kReadable) >= 2; }));
        QVERIFY(rig.await(
            [](const Log& log) { return anyChild(log, "tcp", [&](SocketId id) { return isClosed(log, id); }); }));
        const Log sofar = rig.log();
        QCOMPARE(portIn(sofar.info(idOf(sofar, "udp"))->local), portIn(sofar.info(idOf(sofar, "tcp"))->local));
        // 5: each service is asked; chargen's peer reads too little, then some.
        for (const char* row : {"echo", "echo-udp", "discard", "discard-udp", "daytime", "daytime-udp", "chargen",
                                "chargen-udp", "echo-unix"})
            QVERIFY2(rig.await([&](const Log& log) { return rises(log, row, kReadable) >= 1; }), row);
        for (const char* row : {"echo", "discard", "daytime", "chargen", "echo-unix"})
            QVERIFY2(rig.await([&](const Log& log) {
                return anyChild(log, row, [&](SocketId id) { return isClosed(log, id); });
            }),
                     row);
        QVERIFY(rig.await([](const Log& log) {
            return anyChild(log, "chargen", [&](SocketId id) { return fellAndReturned(log, id); });
        }));
        // 1: noticed at once by the one; by the other with the next line that is typed.
        QVERIFY(rig.await([](const Log& log) {
            const std::vector<Nanos> client = timesOf(log, "client", SocketState::Closed);
            const std::vector<Nanos> blocking = timesOf(log, "blocking", SocketState::Closed);
            for (std::size_t turn = 0; turn < std::min(client.size(), blocking.size()); ++turn)
                if (client[turn] < blocking[turn])
                    return true;
            return false;
        }));
        QVERIFY(rises(rig.log(), "stdin", kReadable) >= 1);
        QVERIFY(rig.await([](const Log& all) {
            return timesOf(all, "client", SocketState::Open).size() >= 2 &&
                   timesOf(all, "blocking", SocketState::Open).size() >= 2;
        }));
    }

    // Ended after so many changes of sockets, whatever is under way then.
    void leavesNothingBehind_data() {
        QTest::addColumn<QString>("word");
        for (const Scenario& scenario : scenarios())
            QTest::newRow(scenario.name.c_str()) << QString::fromStdString(scenario.name);
        QTest::newRow("with a port") << "services:0";
        QTest::newRow("with one port for two") << "tcp-udp:0";
    }
    void leavesNothingBehind() {
        QFETCH(QString, word);
        { // what is made once stays
            ScenarioRig rig;
            QVERIFY(rig.play(word.toStdString()));
        }
        const auto descriptors = entriesOf("/proc/self/fd");
        const auto threads = entriesOf("/proc/self/task");
        const std::vector<std::size_t> few{0, 1, 2}; // without peers there are no more
        for (const std::size_t changes : word.contains(':') ? few : std::vector<std::size_t>{0, 1, 2, 3, 5, 8}) {
            ScenarioRig rig;
            QVERIFY(rig.play(word.toStdString()));
            QVERIFY(rig.await([&](const Log& log) { return log.sockets.size() >= changes; }));
            if (changes % 2 == 0) // as the window does it, which goes on
                rig.endAll();
        }
        QCOMPARE(entriesOf("/proc/self/fd"), descriptors);
        QTRY_COMPARE(entriesOf("/proc/self/task"), threads); // a thread that was joined may be listed for a moment
    }

    // The row says so, the rest goes on.
    void portInUse() {
        const Fd taken = tcpListener();
        ScenarioRig rig;
        QVERIFY(rig.play("listener:" + std::to_string(portOf(taken))));
        QVERIFY(rig.play("tcp-udp:" + std::to_string(portOf(taken))));
        for (const char* row : {"listener", "tcp"}) {
            QVERIFY2(rig.await([&](const Log& log) { return !timesOf(log, row, SocketState::Failed).empty(); }), row);
        }
        QVERIFY(rig.await([](const Log& log) {
            return !timesOf(log, "udp", SocketState::Open).empty() || !timesOf(log, "udp", SocketState::Failed).empty();
        }));
        const Log log = rig.log();
        QCOMPARE(log.info(idOf(log, "listener"))->problem->errnum, EADDRINUSE);
    }

    // Two of that name there are not: the user's row keeps it, and is nobody's to serve.
    void aNameThatIsTakenIsLeftToItsRow() {
        ScenarioRig rig;
        rig.post(command::Add{std::get<Address>(parseAddress("tcp-listen:127.0.0.1:0,name=listener"))});
        rig.post(command::Add{std::get<Address>(parseAddress("tcp-listen:127.0.0.1:0,name=listener-2"))});
        const auto isTaken = [](const std::string& name) { return name == "listener" || name == "listener-2"; };
        QVERIFY(rig.play("listener", isTaken));
        QVERIFY(rig.await([](const Log& log) {
            return anyChild(log, "listener-3", [&](SocketId id) { return isClosed(log, id); });
        }));
        const Log log = rig.log();
        QVERIFY(childrenOf(log, "listener").empty() && childrenOf(log, "listener-2").empty());
        QVERIFY(log.errors.empty());
    }

    // A user may take rows out while it plays: nobody asks for them any more.
    void rowsMayBeTakenOut() {
        ScenarioRig rig;
        for (const Scenario& scenario : scenarios()) {
            QVERIFY(rig.play(scenario.name));
            for (const std::string& row : scenario.rowNames(false)) {
                QVERIFY(rig.await([&](const Log& log) { return idOf(log, row) != kNoSocket; }));
                rig.post(command::Remove{{kNoSocket, row}, true});
                QVERIFY(rig.await([&](const Log& log) {
                    return std::ranges::any_of(
                        log.sockets, [&](const SocketInfo& info) { return info.removed && info.name == row; });
                }));
            }
        }
    }

    void onlyWithAPortIsAnybodyHeard() {
        const auto heard = [](const char* word) {
            ScenarioRun run(std::get<ScenarioChoice>(parseScenarioChoice(word)),
                            [](const Command&) { return CommandId{0}; });
            if (!run.start())
                return -1;
            return static_cast<int>(std::ranges::count_if(run.addresses(), [&](const Address& address) {
                SocketInfo info;
                info.address = address.text;
                return run.isHeard(info);
            }));
        };
        QCOMPARE(heard("stdin-socket:7"), 1);
        QCOMPARE(heard("stdin-socket"), 0);
        QCOMPARE(heard("services:0"), 0);
    }
};

QTEST_GUILESS_MAIN(TestScenarioRun)
#include "tst_scenariorun.moc"
