// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// All seven backends in turn, ten thousand switches while bytes are on their way: nothing may be lost by one, neither a
// byte nor a link of a lane's chain nor a descriptor.

#include "tests/util/backendrows.h"
#include "tests/util/enginerig.h"
#include "tests/util/peers.h"

#include <QTest>

#include <filesystem>
#include <set>
#include <vector>

#include <sys/socket.h>

using namespace readyscope;
using namespace readyscope::test;

Q_DECLARE_METATYPE(Mode)

namespace {

constexpr std::size_t kPeers = 8;
constexpr std::size_t kWord = 8; // bytes of one message: its number

std::string word(std::size_t number) {
    std::string text = std::to_string(number);
    return std::string(kWord - text.size(), '0') + text;
}

std::set<std::string> openDescriptors() {
    std::set<std::string> numbers;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd"))
        numbers.insert(entry.path().filename());
    return numbers;
}

std::vector<Backend> workingBackends() {
    std::vector<Backend> working;
    for (const Backend backend : kBackends)
        if (whyNot(backend).isEmpty())
            working.push_back(backend);
    return working;
}

} // namespace

class TestEngineSwitch : public QObject {
    Q_OBJECT
private slots:
    void nothingIsLost_data();
    void nothingIsLost();

private:
    void checkLanes(EngineRig& rig, const Log& log);
};

void TestEngineSwitch::nothingIsLost_data() {
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<int>("switches");
    QTest::newRow("transitions") << Mode::Transitions << 10'000;
    QTest::newRow("every return") << Mode::EveryReturn << 1'000;
}

void TestEngineSwitch::nothingIsLost() {
    QFETCH(Mode, mode);
    QFETCH(int, switches);
    const std::vector<Backend> round = workingBackends();
    EngineRig rig({.backend = round.back(), .mode = mode});
    const SocketInfo web = rig.add("tcp-listen:0,name=web,interest=in,child-policy=echo,child-interest=in+rdhup");
    std::vector<Fd> peers;
    for (std::size_t i = 0; i < kPeers; ++i)
        peers.push_back(tcpConnect(portIn(web.local)));
    QVERIFY(rig.await([&](const Log& log) { return log.child(web.id, kPeers) != nullptr; }));
    QVERIFY(rig.call(command::SetBackend{Backend::Poll}).done());
    const std::set<std::string> before = openDescriptors();
    const auto many = static_cast<std::size_t>(switches);
    CommandId last = 0;
    for (std::size_t i = 0; i < many; ++i) {
        last = rig.post(command::SetBackend{round[i % round.size()]});
        for (const Fd& peer : peers)
            sendAll(peer, word(i));
        // One message of each is always on its way, so that a switch meets all the states that there are.
        for (const Fd& peer : peers)
            if (i > 0)
                QCOMPARE(receive(peer, kWord), word(i - 1));
    }
    for (const Fd& peer : peers)
        QCOMPARE(receive(peer, kWord), word(many - 1));
    QVERIFY(rig.await([&](const Log& log) { return !log.answers.empty() && log.answers.back().id == last; }));
    QVERIFY(rig.call(command::SetBackend{Backend::Poll}).done());
    QCOMPARE(openDescriptors(), before);
    for (const Fd& peer : peers)
        QCOMPARE(::shutdown(peer.get(), SHUT_WR), 0);
    for (const Fd& peer : peers) // the echo ends too, and not a byte came that was not sent
        QCOMPARE(receive(peer, 1), std::string());
    rig.quit();
    const Log log = rig.log();
    std::vector<std::string> to;
    for (const Marker& marker : log.markers)
        if (marker.kind == MarkerKind::Backend)
            to.push_back(marker.to);
    QCOMPARE(to.size(), many + 2);
    for (std::size_t i = 0; i < many; ++i)
        QCOMPARE(to[i + 1], std::string(nameOf(round[i % round.size()])));
    for (const Answer& answer : log.answers)
        QVERIFY(answer.done());
    for (const SocketInfo& info : log.sockets)
        QVERIFY(info.state != SocketState::Unsupported && info.state != SocketState::Failed);
    QVERIFY(log.errors.empty());
    checkLanes(rig, log);
}

// Each an unbroken chain, in what was told and in the store alike.
void TestEngineSwitch::checkLanes(EngineRig& rig, const Log& log) {
    const std::shared_ptr<const Snapshot> snapshot = rig.store().snapshot();
    std::set<SocketId> lanes;
    for (const SocketInfo& info : log.sockets)
        lanes.insert(info.id);
    QCOMPARE(lanes.size(), kPeers + 1);
    for (const SocketId id : lanes) {
        const std::vector<Transition> lane = log.of(id);
        QVERIFY(lane.size() > 1);
        QCOMPARE(snapshot->lane(id).first, std::uint64_t{0});
        QCOMPARE(snapshot->lane(id).end, std::uint64_t{lane.size()});
        Events state;
        Nanos time = 0;
        for (std::size_t at = 0; at < lane.size(); ++at) {
            QCOMPARE(toString(lane[at].previous), toString(state));
            QVERIFY(lane[at].time >= time);
            QVERIFY(snapshot->transition(id, at) == lane[at]);
            state = lane[at].revents;
            time = lane[at].time;
        }
    }
    QCOMPARE(snapshot->totals().dropped, std::uint64_t{0});
    QCOMPARE(snapshot->totals().transitions, std::uint64_t{log.transitions.size()});
    QCOMPARE(snapshot->totals().waits, std::uint64_t{log.waits.size()});
}

QTEST_GUILESS_MAIN(TestEngineSwitch)
#include "tst_engine_switch.moc"
