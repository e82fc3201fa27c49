// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where an address leads, in both families and by name, and what of it is refused: a row per backend.

#include "tests/util/backendrows.h"
#include "tests/util/enginerig.h"
#include "tests/util/nodescriptors.h"
#include "tests/util/peers.h"

#include <QTest>

#include <cerrno>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr Events kOut = Events::Out;
constexpr Events kInOut = Events::In | Events::Out;

} // namespace

class TestEngineAddresses : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { blockUserSignals(); }

    void bothFamilies_data() { backendRows(); }
    void bothFamilies();
    void names_data() { backendRows(); }
    void names();
    void refusals_data() { backendRows(); }
    void refusals();
};

void TestEngineAddresses::bothFamilies() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const SocketInfo only6 = rig.add("tcp-listen:[::1]:0,name=six");
    if (only6.state == SocketState::Failed)
        QSKIP("there is no IPv6 on this machine");
    // One dual-stack socket for "*": both kinds of client come to it.
    const SocketInfo both = rig.add("tcp-listen:*:0,name=both");
    const std::string port = std::to_string(portIn(both.local));
    const SocketInfo four = rig.add("tcp:127.0.0.1:" + port);
    const SocketInfo six = rig.add("tcp:[::1]:" + port);
    QVERIFY(rig.awaitState(four.id, told(backend, kOut)));
    QVERIFY(rig.awaitState(six.id, told(backend, kOut)));
    QVERIFY(rig.await([&](const Log& log) { return log.child(both.id, 2) != nullptr; }));
    QCOMPARE(rig.log().info(six.id)->peer, "[::1]:" + port);
    const SocketInfo bound = rig.add("udp-listen:[::1]:0,policy=echo");
    const SocketInfo asks = rig.add("udp:[::1]:" + std::to_string(portIn(bound.local)));
    QVERIFY(rig.call(command::Send{{asks.id, {}}, "echo"}).done());
    QVERIFY(rig.awaitState(asks.id, told(backend, kInOut)));
}

// A name is looked up off the engine's thread, and each of its addresses is tried.
void TestEngineAddresses::names() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const Fd listener = tcpListener(); // on 127.0.0.1 alone, where localhost may be ::1 first
    const SocketInfo row = rig.add("tcp:localhost:" + std::to_string(portOf(listener)) + ",name=byname");
    QVERIFY(rig.awaitState(row.id, told(backend, kOut)));
    QVERIFY(rig.await([&](const Log& log) { return log.info(row.id)->state == SocketState::Open; }));
    // A name that nobody has fails at its row, with the reason; what waited for it is answered.
    const AddressResult nowhere = parseAddress("tcp:no-such-host.invalid:80,name=nowhere");
    const CommandId added = rig.post(command::Add{std::get<Address>(nowhere)});
    const Answer sent = rig.call(command::Send{{kNoSocket, "nowhere"}, "x"});
    QVERIFY(!sent.done());
    const Log log = rig.log();
    QVERIFY(log.hasError(sent.socket, "getaddrinfo", 0) || !log.errors.empty());
    QVERIFY(log.info(sent.socket)->state == SocketState::Failed);
    for (const Answer& answer : log.answers)
        QVERIFY(answer.id != added || !answer.done());
}

void TestEngineAddresses::refusals() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const SocketInfo web = rig.add("tcp-listen:0,name=web");
    const SocketInfo taken = rig.add("tcp-listen:" + std::to_string(portIn(web.local)) + ",reuseaddr=off");
    QCOMPARE(taken.state, SocketState::Failed);
    QVERIFY(rig.log().hasError(taken.id, "bind", EADDRINUSE));
    const SocketInfo missing = rig.add("unix:/nonexistent/x.sock");
    QVERIFY(rig.log().hasError(missing.id, "connect", ENOENT));
    QVERIFY(!rig.call(command::Send{{kNoSocket, "nobody"}, "x"}).done());
    QVERIFY(!rig.call(command::SetPolicy{{web.id, {}}, Policy::Drain}).done());
    {
        const NoDescriptorsLeft none;
        const Backend other = backend == Backend::Epoll ? Backend::EpollEt : Backend::Epoll;
        QVERIFY(!rig.call(command::SetBackend{other}).done());
    }
    QVERIFY(!rig.call(command::Rename{{web.id, {}}, taken.name}).done());
    QVERIFY(rig.call(command::Remove{{taken.id, {}}}).done());
    QVERIFY(rig.log().info(taken.id)->removed);
}

QTEST_GUILESS_MAIN(TestEngineAddresses)
#include "tst_engine_addresses.moc"
