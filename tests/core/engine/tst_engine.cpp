// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine says of real sockets: one suite, a row per backend.

#include "enginepair.h"
#include "tests/util/backendrows.h"

#include <QTest>

#include <cerrno>

#include <sys/socket.h>
#include <unistd.h>

using namespace readyscope;
using namespace readyscope::test;

Q_DECLARE_METATYPE(Mode)

namespace {

constexpr Events kOut = Events::Out;
constexpr Events kInOut = Events::In | Events::Out;

// `previous` is the last `revents`, the first is empty, and time never runs back within a lane.
bool chained(const std::vector<Transition>& lane) {
    Events last;
    Nanos time = 0;
    for (const Transition& transition : lane) {
        if (!(transition.previous == last) || transition.time < time || transition.revents == transition.previous)
            return false;
        last = transition.revents;
        time = transition.time;
    }
    return true;
}

} // namespace

class TestEngine : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { blockUserSignals(); }

    void connects_data() { backendRows(); }
    void connects();
    void data_data() { backendRows(); }
    void data();
    void drain_data() { backendRows(); }
    void drain();
    void echo_data() { backendRows(); }
    void echo();
    void halfClose_data() { backendRows(); }
    void halfClose();
    void fullClose_data() { backendRows(); }
    void fullClose();
    void reset_data() { backendRows(); }
    void reset();
    void refusedConnect_data() { backendRows(); }
    void refusedConnect();
    void connectTimeout_data() { backendRows(); }
    void connectTimeout();
    void backlog_data() { backendRows(); }
    void backlog();
    void acceptWaitsForOne_data() { backendRows(); }
    void acceptWaitsForOne();
    void fullSendBuffer_data() { backendRows(); }
    void fullSendBuffer();
    void udpEmptyDatagram_data() { backendRows(); }
    void udpEmptyDatagram();
    void udpPortUnreachable_data() { backendRows(); }
    void udpPortUnreachable();
    void unixFullClose_data() { backendRows(); }
    void unixFullClose();
    void pipeWriterGone_data() { backendRows(); }
    void pipeWriterGone();
    void closedDescriptor_data() { backendRows(); }
    void closedDescriptor();
    void everyReturnSpins_data() { backendRows(); }
    void everyReturnSpins();
    void interestChanges_data() { backendRows(); }
    void interestChanges();
    void stopAndRun_data() { backendRows(); }
    void stopAndRun();
    void connectAgainKeepsTheLane_data() { backendRows(); }
    void connectAgainKeepsTheLane();
    void timeouts_data() { backendRows(); }
    void timeouts();
};

void TestEngine::connects() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const Fd listener = tcpListener();
    const SocketInfo row = rig.add("tcp:127.0.0.1:" + std::to_string(portOf(listener)));
    QVERIFY(rig.await([&](const Log& log) { return log.info(row.id)->state == SocketState::Open; }));
    QVERIFY(rig.awaitState(row.id, told(backend, kOut)));
    const Log log = rig.log();
    QCOMPARE(log.info(row.id)->peer, "127.0.0.1:" + std::to_string(portOf(listener)));
    QVERIFY(!log.info(row.id)->local.empty());
    QVERIFY(chained(log.of(row.id)));
}

void TestEngine::data() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig);
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kOut)));
    sendAll(pair.peer, "hello");
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kInOut)));
    // Nobody reads it, so nothing more is told, and a second send is no news.
    sendAll(pair.peer, "again");
    QVERIFY(rig.call(command::AskAll{}).done());
    const std::vector<Transition> lane = rig.log().of(pair.info.id);
    QCOMPARE(lane.size(), 2U);
    QVERIFY(chained(lane));
    QCOMPARE(lane.back().since, kNoTime);
}

void TestEngine::drain() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig, ",policy=drain");
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kOut)));
    sendAll(pair.peer, "hello");
    // Read at once, so the fall is exact: no sample, no uncertainty.
    QVERIFY(rig.await([&](const Log& log) { return log.of(pair.info.id).size() == 3; }));
    const Log log = rig.log();
    const std::vector<Transition> lane = log.of(pair.info.id);
    QCOMPARE(toString(lane[1].revents), toString(told(backend, kInOut)));
    QCOMPARE(toString(lane[2].revents), toString(told(backend, kOut)));
    QCOMPARE(lane[2].since, kNoTime);
    QVERIFY(lane[2].time >= lane[1].time);
    // Its true time is that of the read, before the wait that proved it.
    const Wait& proof = log.waits.back();
    QVERIFY(lane[2].time <= proof.returned);
    QVERIFY(chained(lane));
    // The end is left as it is: readable, and not read in circles.
    pair.peer.reset();
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kInOut | Events::RdHup)));
    const std::size_t waits = rig.log().waits.size();
    QVERIFY(rig.call(command::AskAll{}).done());
    QVERIFY(rig.call(command::AskAll{}).done());
    QVERIFY(rig.log().waits.size() < waits + 12);
}

void TestEngine::echo() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig, ",policy=echo");
    sendAll(pair.peer, "back and forth");
    QCOMPARE(receive(pair.peer, 14), std::string("back and forth"));
    // After the end it sends all back and shuts down writing.
    ::shutdown(pair.peer.get(), SHUT_WR);
    QCOMPARE(receive(pair.peer, 1), std::string());
    QVERIFY(rig.log().errors.empty());
}

void TestEngine::halfClose() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig);
    ::shutdown(pair.peer.get(), SHUT_WR);
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kInOut | Events::RdHup)));
    // Our half still works.
    QVERIFY(rig.call(command::Send{{pair.info.id, {}}, "answer"}).done());
    QCOMPARE(receive(pair.peer, 6), std::string("answer"));
}

void TestEngine::fullClose() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig);
    pair.peer.reset();
    // tcp(7): a FIN looks like a half close until we write and are answered with RST.
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kInOut | Events::RdHup)));
    QVERIFY(rig.call(command::Send{{pair.info.id, {}}, "x"}).done());
    const Events ended = kInOut | Events::RdHup | Events::Hup | Events::Err;
    QVERIFY(rig.awaitState(pair.info.id, told(backend, ended)));
    QVERIFY(chained(rig.log().of(pair.info.id)));
}

void TestEngine::reset() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig);
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kOut)));
    resetNow(pair.peer);
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kInOut | Events::RdHup | Events::Hup | Events::Err)));
    // HUP cannot be unasked; a loop that went on asking would spin.
    const std::size_t waits = rig.log().waits.size();
    QVERIFY(rig.call(command::AskAll{}).done());
    QVERIFY(rig.log().waits.size() < waits + 6);
    // Reading the error clears ERR; HUP stays.
    QVERIFY(rig.call(command::SetPolicy{{pair.info.id, {}}, Policy::Drain}).done());
    QVERIFY(rig.await([&](const Log& log) { return log.hasError(pair.info.id, "recv", ECONNRESET); }) ||
            answersInSets(backend));
    if (!answersInSets(backend))
        QVERIFY(rig.awaitState(pair.info.id, kInOut | Events::RdHup | Events::Hup));
}

void TestEngine::refusedConnect() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const SocketInfo row = rig.add("tcp:127.0.0.1:" + std::to_string(freePort()));
    QVERIFY(rig.await([&](const Log& log) { return log.info(row.id)->state == SocketState::Failed; }));
    Log log = rig.log();
    QVERIFY(log.hasError(row.id, "connect", ECONNREFUSED));
    QCOMPARE(log.info(row.id)->problem->errnum, ECONNREFUSED);
    const std::vector<Transition> lane = log.of(row.id);
    const Events all = kInOut | Events::RdHup | Events::Hup | Events::Err;
    QCOMPARE(toString(lane.front().revents), toString(told(backend, all)));
    // SO_ERROR is read once, after its transition, and that clears ERR.
    QVERIFY(log.errors.front().time >= lane.front().time);
    if (!answersInSets(backend))
        QVERIFY(rig.awaitState(row.id, kInOut | Events::RdHup | Events::Hup));
    QVERIFY(chained(rig.log().of(row.id)));
}

void TestEngine::connectTimeout() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    // A backlog of 0 completes one connection; the next one's SYN is dropped and sent again for seconds.
    const Fd listener = tcpListener(0);
    const Fd filling = tcpConnect(portOf(listener));
    const SocketInfo row = rig.add("tcp:127.0.0.1:" + std::to_string(portOf(listener)) + ",connect-timeout=50ms");
    QCOMPARE(row.state, SocketState::Connecting);
    QVERIFY(rig.await([&](const Log& log) { return log.info(row.id)->state == SocketState::Failed; }));
    QVERIFY(rig.log().hasError(row.id, "connect", ETIMEDOUT));
    QCOMPARE(rig.log().info(row.id)->fd, -1);
}

void TestEngine::backlog() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const SocketInfo web = rig.add("tcp-listen:0,name=web,policy=backlog");
    QCOMPARE(web.state, SocketState::Listening);
    const Fd first = tcpConnect(portIn(web.local));
    const Fd second = tcpConnect(portIn(web.local));
    QVERIFY(rig.awaitState(web.id, told(backend, Events::In)));
    QVERIFY(rig.log().child(web.id, 1) == nullptr);
    // Two accepts by hand take both, and the fall is that of the second.
    QVERIFY(rig.call(command::Accept{{kNoSocket, "web"}, false}).done());
    QVERIFY(rig.log().child(web.id, 1) != nullptr);
    QCOMPARE(rig.log().child(web.id, 1)->name, std::string("web.1"));
    QVERIFY(rig.call(command::Accept{{kNoSocket, "web"}, true}).done());
    QCOMPARE(rig.log().child(web.id, 2)->name, std::string("web.2"));
    QVERIFY(rig.awaitState(web.id, {}));
    QCOMPARE(rig.log().of(web.id).back().since, kNoTime);
    // The policy changed, the next comes by itself.
    QVERIFY(rig.call(command::SetPolicy{{web.id, {}}, Policy::Accept}).done());
    const Fd third = tcpConnect(portIn(web.local));
    QVERIFY(rig.await([&](const Log& log) { return log.child(web.id, 3) != nullptr; }));
}

void TestEngine::acceptWaitsForOne() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const SocketInfo web = rig.add("tcp-listen:0,name=web,policy=backlog");
    const CommandId id = rig.post(command::Accept{{kNoSocket, "web"}, false});
    // Another's command is not held up.
    QVERIFY(rig.call(command::Mark{"meanwhile"}).done());
    QVERIFY(rig.log().child(web.id, 1) == nullptr);
    const Fd client = tcpConnect(portIn(web.local));
    QVERIFY(rig.await([&](const Log& log) { return !log.answers.empty() && log.answers.back().id == id; }));
    QVERIFY(rig.log().child(web.id, 1) != nullptr);
}

void TestEngine::fullSendBuffer() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig);
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kOut)));
    const std::string much(std::size_t{16} << 20, 'x');
    const CommandId id = rig.post(command::Send{{pair.info.id, {}}, much});
    // What does not fit waits, and OUT falls, exactly, at our own write.
    QVERIFY(rig.awaitState(pair.info.id, {}));
    QCOMPARE(rig.log().of(pair.info.id).back().since, kNoTime);
    for (const Answer& answer : rig.log().answers)
        QVERIFY(answer.id != id);
    // The peer reads: it is released, and all of it arrives.
    QCOMPARE(receive(pair.peer, much.size()).size(), much.size());
    QVERIFY(rig.await([&](const Log& log) { return log.answers.back().id == id && log.answers.back().done(); }));
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kOut)));
    QVERIFY(chained(rig.log().of(pair.info.id)));
}

void TestEngine::udpEmptyDatagram() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const SocketInfo row = rig.add("udp-listen:0,policy=drain");
    QVERIFY(rig.awaitState(row.id, told(backend, kOut)));
    const Fd peer = udpSocket();
    udpConnect(peer, portIn(row.local));
    // recv() answers 0, and that is not the end of anything.
    sendAll(peer, "");
    QVERIFY(rig.await([&](const Log& log) { return log.of(row.id).size() == 3; }));
    sendAll(peer, "more");
    QVERIFY(rig.await([&](const Log& log) { return log.of(row.id).size() == 5; }));
    QCOMPARE(toString(rig.log().of(row.id).back().revents), toString(told(backend, kOut)));
}

void TestEngine::udpPortUnreachable() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    std::uint16_t port = 0;
    {
        const Fd gone = udpSocket();
        port = portOf(gone);
    }
    const SocketInfo row = rig.add("udp:127.0.0.1:" + std::to_string(port));
    QVERIFY(rig.awaitState(row.id, told(backend, kOut)));
    QVERIFY(rig.call(command::Send{{row.id, {}}, "anyone?"}).done());
    QVERIFY(rig.awaitState(row.id, told(backend, kOut | Events::Err)));
    // The next read takes the error, and the socket goes on.
    QVERIFY(rig.call(command::SetPolicy{{row.id, {}}, Policy::Drain}).done());
    QVERIFY(rig.await([&](const Log& log) { return log.hasError(row.id, "recv", ECONNREFUSED); }));
    QVERIFY(rig.awaitState(row.id, told(backend, kOut)));
}

void TestEngine::unixFullClose() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const std::string name = uniqueName();
    const SocketInfo listener = rig.add("unix-listen:" + name);
    Fd peer = unixConnect(name);
    QVERIFY(rig.await([&](const Log& log) { return log.child(listener.id, 1) != nullptr; }));
    const SocketId child = rig.log().child(listener.id, 1)->id;
    QVERIFY(rig.awaitState(child, told(backend, kOut)));
    peer.reset();
    // unix(7): HUP at once, where TCP gives only RDHUP.
    QVERIFY(rig.awaitState(child, told(backend, kInOut | Events::RdHup | Events::Hup)));
}

void TestEngine::pipeWriterGone() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const SocketInfo read = rig.add("pipe:,name=p");
    QCOMPARE(read.name, std::string("p.0"));
    const SocketId write = read.id + 1;
    QVERIFY(rig.awaitState(write, told(backend, kOut)));
    QVERIFY(rig.call(command::Send{{kNoSocket, "p.1"}, "bytes"}).done());
    QVERIFY(rig.awaitState(read.id, told(backend, Events::In)));
    QVERIFY(rig.call(command::Close{{kNoSocket, "p.1"}}).done());
    // pipe(7): HUP for the reader; select has it in R.
    QVERIFY(rig.awaitState(read.id, told(backend, Events::In | Events::Hup)));
    const std::vector<Transition> ended = rig.log().of(write);
    QCOMPARE(ended.back().cause, Cause::Closed);
    QVERIFY(ended.back().revents.empty());
}

void TestEngine::closedDescriptor() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig);
    Pair other(rig);
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kOut)));
    ::close(rig.log().info(pair.info.id)->fd); // behind the engine's back
    QVERIFY(rig.call(command::AskAll{}).done());
    if (!traitsOf(backend).tells.any(Events::Nval)) {
        QVERIFY(rig.await([&](const Log& log) { return log.info(pair.info.id)->state == SocketState::Unsupported; }));
        QVERIFY(rig.log().hasError(pair.info.id, std::string(nameOf(backend)), EBADF));
        QCOMPARE(rig.log().of(pair.info.id).back().cause, Cause::Unsupported);
        QVERIFY(rig.call(command::SetBackend{Backend::Poll}).done());
    }
    QVERIFY(rig.awaitState(pair.info.id, Events::Nval));
    // The capture goes on for the others.
    sendAll(other.peer, "still here");
    QVERIFY(rig.awaitState(other.info.id, kInOut) || rig.awaitState(other.info.id, told(backend, kInOut)));
}

void TestEngine::everyReturnSpins() {
    READYSCOPE_FETCH_BACKEND();
    if (backend == Backend::EpollEt)
        QSKIP("it tells edges, and does not spin");
    EngineRig rig({.backend = backend, .mode = Mode::EveryReturn});
    Pair pair(rig, ",interest=in");
    sendAll(pair.peer, "unread");
    // A level-triggered loop that does not read returns again and again; each one is there.
    QVERIFY(rig.await([&](const Log& log) { return log.hitsOf(pair.info.id) > 1000; }));
    const Log log = rig.log();
    QVERIFY(log.waits.size() > 1000);
    QVERIFY(log.hits.size() * 10 < log.hitsOf(pair.info.id)); // summed
    QCOMPARE(toString(log.state(pair.info.id)), toString(told(backend, Events::In)));
    QVERIFY(rig.call(command::SetMode{Mode::Transitions}).done());
    QCOMPARE(rig.log().markers.back().kind, MarkerKind::Mode);
}

void TestEngine::interestChanges() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig, ",interest=in");
    sendAll(pair.peer, "x");
    QVERIFY(rig.awaitState(pair.info.id, told(backend, Events::In)));
    QVERIFY(rig.call(command::SetInterest{{pair.info.id, {}}, kInOut}).done());
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kInOut)));
    QVERIFY(rig.call(command::SetInterest{{pair.info.id, {}}, Events::Out}).done());
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kOut)));
    QVERIFY(chained(rig.log().of(pair.info.id)));
}

void TestEngine::stopAndRun() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig);
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kOut)));
    QVERIFY(rig.call(command::Stop{}).done());
    sendAll(pair.peer, "meanwhile");
    QVERIFY(rig.call(command::Mark{"still stopped"}).done());
    QCOMPARE(toString(rig.log().state(pair.info.id)), toString(told(backend, kOut)));
    QVERIFY(rig.call(command::Run{}).done());
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kInOut)));
    // When it came cannot be known: after the last answer, and not after this one.
    QVERIFY(rig.log().of(pair.info.id).back().since != kNoTime);
}

void TestEngine::connectAgainKeepsTheLane() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const Fd listener = tcpListener();
    const SocketInfo row = rig.add("tcp:127.0.0.1:" + std::to_string(portOf(listener)));
    const Fd first = acceptOne(listener);
    QVERIFY(rig.awaitState(row.id, told(backend, kOut)));
    const Answer again = rig.call(command::Connect{{row.id, {}}});
    QVERIFY(again.done());
    QCOMPARE(again.socket, row.id);
    const Fd second = acceptOne(listener);
    QVERIFY(rig.await([&](const Log& log) { return log.of(row.id).size() == 3; }));
    const std::vector<Transition> lane = rig.log().of(row.id);
    QCOMPARE(lane[1].cause, Cause::Closed);
    QCOMPARE(toString(lane[2].revents), toString(told(backend, kOut)));
}

void TestEngine::timeouts() {
    READYSCOPE_FETCH_BACKEND();
    // 1.0001 ms: poll must round it up to 2 ms, select to 1001 µs, pselect takes it as it is.
    EngineRig rig({.backend = backend, .timeout = 1'000'100});
    QVERIFY(rig.await([](const Log& log) { return log.waits.size() > 3; }));
    const Wait wait = rig.log().waits.at(1);
    QCOMPARE(wait.timeout, Nanos{1'000'100});
    QVERIFY(wait.passed <= (backend == Backend::Poll ? 2'000'000 : backend == Backend::Select ? 1'001'000 : 1'000'100));
    QVERIFY(wait.returned - wait.entered >= wait.passed);
    QVERIFY(wait.timedOut());
    QCOMPARE(wait.left != kNoTime, backend == Backend::Select);
    QVERIFY(rig.call(command::SetTimeout{kInfinite}).done());
    QCOMPARE(rig.log().markers.back().kind, MarkerKind::Timeout);
    QCOMPARE(rig.log().markers.back().to, std::string("infinite"));
}

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
