// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Many sockets, high numbers, no numbers left, and backends switched a thousand times under traffic.

#include "core/socket/descriptorlimit.h"
#include "tests/util/enginerig.h"
#include "tests/util/peers.h"

#include <QTest>

#include <cerrno>
#include <map>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace readyscope;
using namespace readyscope::test;

Q_DECLARE_METATYPE(Backend)

namespace {

constexpr Events kOut = Events::Out;

void backendRows() {
    QTest::addColumn<Backend>("backend");
    for (const Backend backend : {Backend::Select, Backend::PSelect, Backend::Poll})
        QTest::newRow(nameOf(backend).data()) << backend;
}

// Takes every number below `limit`, so that the next descriptor is at least that.
std::vector<Fd> fillUpTo(int limit) {
    std::vector<Fd> fill;
    for (;;) {
        Fd fd(::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3));
        if (!fd || fd.get() >= limit)
            return fill;
        fill.push_back(std::move(fd));
    }
}

} // namespace

class TestEngineLimits : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        blockUserSignals();
        m_limit = raiseDescriptorLimit();
    }
    void beyondSelect_data();
    void beyondSelect();
    void noDescriptorsLeft_data() { backendRows(); }
    void noDescriptorsLeft();
    void thousandSockets_data() { backendRows(); }
    void thousandSockets();
    void switchingUnderTraffic();

private:
    std::size_t m_limit = 0;
};

void TestEngineLimits::beyondSelect_data() {
    QTest::addColumn<Backend>("backend");
    for (const Backend backend : {Backend::Select, Backend::PSelect})
        QTest::newRow(nameOf(backend).data()) << backend;
}

void TestEngineLimits::beyondSelect() {
    QFETCH(Backend, backend);
    if (m_limit < 1200)
        QSKIP("the hard limit of descriptors is under 1,200 here");
    EngineRig rig({.backend = backend});
    // Once more where a number came free meanwhile: the sanitizer looks at a type through a pipe, on any thread.
    std::vector<std::vector<Fd>> fills;
    SocketInfo row;
    do {
        QVERIFY(fills.size() < 100);
        fills.push_back(fillUpTo(1024));
        row = rig.add("udp-listen:0");
    } while (row.fd < 1024);
    QVERIFY(rig.await([&](const Log& log) { return log.info(row.id)->state == SocketState::Unsupported; }));
    const SysError why = *rig.log().info(row.id)->problem;
    QCOMPARE(why.detail, "descriptor " + std::to_string(row.fd) + ", and select ends at 1023");
    // poll takes it; back under select the row says so again, and the lane goes to nothing.
    QVERIFY(rig.call(command::SetBackend{Backend::Poll}).done());
    QVERIFY(rig.awaitState(row.id, kOut));
    QVERIFY(rig.log().info(row.id)->state == SocketState::Open);
    QVERIFY(!rig.log().info(row.id)->problem);
    QVERIFY(rig.call(command::SetBackend{backend}).done());
    QVERIFY(rig.log().info(row.id)->state == SocketState::Unsupported);
    QVERIFY(rig.log().state(row.id).empty());
    QCOMPARE(rig.log().of(row.id).back().cause, Cause::Unsupported);
}

void TestEngineLimits::noDescriptorsLeft() {
    QFETCH(Backend, backend);
    EngineRig rig({.backend = backend});
    const SocketInfo web = rig.add("tcp-listen:0,name=web");
    QVERIFY(rig.call(command::AskAll{}).done());
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const Fd client(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    rlimit few = before;
    few.rlim_cur = static_cast<rlim_t>(client.get()) + 1;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
    const std::vector<Fd> fill = fillUpTo(client.get());
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(portIn(web.local));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int connected = ::connect(client.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
    const bool told = rig.await([&](const Log& log) { return log.hasError(web.id, "accept", EMFILE); });
    const SocketInfo refused = rig.add("udp-listen:0");
    const std::size_t waits = rig.log().waits.size();
    const bool answered = rig.call(command::AskAll{}).done();
    const bool calm = rig.log().waits.size() < waits + 8;
    ::setrlimit(RLIMIT_NOFILE, &before);
    QCOMPARE(connected, 0);
    QVERIFY(told);
    QVERIFY(answered);
    QVERIFY(calm); // the connection waits in the backlog, and nothing spins on it
    QVERIFY(rig.log().hasError(refused.id, "socket", EMFILE));
    QCOMPARE(refused.state, SocketState::Failed);
    // A number is free again: what waited comes in.
    QVERIFY(rig.call(command::Accept{{web.id, {}}, true}).done());
    QVERIFY(rig.log().child(web.id, 1) != nullptr);
}

void TestEngineLimits::thousandSockets() {
    QFETCH(Backend, backend);
    constexpr int kPairs = 500; // the peers' ends are numbers of this process too, and select ends at 1023
    if (m_limit < 1200)
        QSKIP("the hard limit of descriptors is under 1,200 here");
    EngineRig rig({.backend = backend});
    const bool sets = answersInSets(backend);
    const int count = sets ? kPairs - 20 : 1000;
    const std::string name = uniqueName();
    const SocketInfo listener = rig.add("unix-listen:" + name + ",backlog=2000,child-interest=in");
    std::vector<Fd> peers;
    for (int i = 0; i < count; ++i)
        peers.push_back(unixConnect(name));
    QVERIFY(
        rig.await([&](const Log& log) { return log.child(listener.id, static_cast<std::size_t>(count)) != nullptr; }));
    for (const Fd& peer : peers)
        sendAll(peer, "x");
    const Events ready = told(backend, Events::In);
    QVERIFY(rig.await([&](const Log& log) {
        std::size_t readable = 0;
        std::map<SocketId, Events> last;
        for (const Transition& transition : log.transitions)
            last[transition.socket] = transition.revents;
        for (const auto& [id, revents] : last)
            if (id != listener.id && revents == ready)
                ++readable;
        return readable == static_cast<std::size_t>(count);
    }));
}

// Each byte that arrives is a rise and, drained, a fall: whatever a switch might lose would be missing here.
void TestEngineLimits::switchingUnderTraffic() {
    EngineRig rig({.backend = Backend::Poll});
    constexpr std::size_t kSockets = 8;
    constexpr std::size_t kSwitches = 1000;
    const SocketInfo web = rig.add("tcp-listen:0,name=web,child-policy=echo,child-interest=in+rdhup");
    std::vector<Fd> peers;
    for (std::size_t i = 0; i < kSockets; ++i)
        peers.push_back(tcpConnect(portIn(web.local)));
    QVERIFY(rig.await([&](const Log& log) { return log.child(web.id, kSockets) != nullptr; }));
    constexpr Backend kRound[] = {Backend::Select, Backend::PSelect, Backend::Poll};
    for (std::size_t i = 0; i < kSwitches; ++i) {
        const Fd& peer = peers[i % kSockets];
        rig.post(command::SetBackend{kRound[i % 3]});
        sendAll(peer, "ping");
        // Nothing sent is left unnoticed, whatever is being switched meanwhile.
        QCOMPARE(receive(peer, 4), std::string("ping"));
    }
    QVERIFY(rig.call(command::SetBackend{Backend::Poll}).done());
    for (Fd& peer : peers)
        peer.reset();
    QVERIFY(rig.await([&](const Log& log) {
        for (std::size_t i = 1; i <= kSockets; ++i)
            if (!log.state(log.child(web.id, i)->id).all(Events::In | Events::RdHup))
                return false;
        return true;
    }));
    rig.quit();
    const Log log = rig.log();
    std::size_t switches = 0;
    for (const Marker& marker : log.markers)
        switches += marker.kind == MarkerKind::Backend ? 1 : 0;
    QVERIFY(switches >= kSwitches - 1);
    // Every lane is one unbroken chain, in the log and in the store alike.
    const std::shared_ptr<const Snapshot> snapshot = rig.store().snapshot();
    for (std::size_t i = 1; i <= kSockets; ++i) {
        const SocketId id = log.child(web.id, i)->id;
        const std::vector<Transition> lane = log.of(id);
        const LaneSummary summary = snapshot->lane(id);
        QCOMPARE(summary.first, std::uint64_t{0});
        QCOMPARE(summary.end, std::uint64_t{lane.size()});
        Events last;
        Nanos time = 0;
        for (std::size_t at = 0; at < lane.size(); ++at) {
            QCOMPARE(toString(lane[at].previous), toString(last));
            QVERIFY(lane[at].time >= time);
            QCOMPARE(snapshot->transition(id, at), lane[at]);
            last = lane[at].revents;
            time = lane[at].time;
        }
    }
    QCOMPARE(snapshot->totals().dropped, std::uint64_t{0});
    QCOMPARE(snapshot->totals().transitions, std::uint64_t{log.transitions.size()});
    QCOMPARE(snapshot->totals().waits, std::uint64_t{log.waits.size()});
}

QTEST_GUILESS_MAIN(TestEngineLimits)
#include "tst_engine_limits.moc"
