// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that move bytes through a socket, and what they do to its bits: a row per backend that works here.

#include "core/engine/fileloader.h"
#include "enginepair.h"
#include "tests/util/backendrows.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cerrno>

#include <sys/socket.h>
#include <sys/stat.h>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr Events kOut = Events::Out;
constexpr Events kInOut = Events::In | Events::Out;

bool isAnswered(const Log& log, CommandId id) {
    return std::any_of(log.answers.begin(), log.answers.end(), [id](const Answer& answer) { return answer.id == id; });
}

Answer answerTo(EngineRig& rig, CommandId id) {
    rig.await([id](const Log& log) { return isAnswered(log, id); });
    for (const Answer& answer : rig.log().answers)
        if (answer.id == id)
            return answer;
    return {0, kNoSocket, SysError{"test", 0, "command", "it was never answered"}, {}};
}

} // namespace

class TestEngineTransfers : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { blockUserSignals(); }

    void urgentIsSeenAsPri_data() { backendRows(); }
    void urgentIsSeenAsPri();
    void urgentEndsWhenItIsReadPast_data() { backendRows(); }
    void urgentEndsWhenItIsReadPast();
    void urgentNeedsAStream();
    void floodEndsWithOut_data() { backendRows(); }
    void floodEndsWithOut();
    void floodOfAPipe_data() { backendRows(); }
    void floodOfAPipe();
    void floodThatNeverEnds();
    void receiveTakesSoMany_data() { backendRows(); }
    void receiveTakesSoMany();
    void receiveWaits_data() { backendRows(); }
    void receiveWaits();
    void receiveComesBeforeDrain_data() { backendRows(); }
    void receiveComesBeforeDrain();
    void receiveMeetsTheEnd_data() { backendRows(); }
    void receiveMeetsTheEnd();
    void receiveOfADatagram_data() { backendRows(); }
    void receiveOfADatagram();
    void receiveThatDoesNotWait();
    void receiveKeepsTheFirstBytes();
    void peekLeavesItThere_data() { backendRows(); }
    void peekLeavesItThere();
    void peekWaits_data() { backendRows(); }
    void peekWaits();
    void peekNeedsASocket();
    void sendFile_data() { backendRows(); }
    void sendFile();
    void sendFileRefusals();
    void sendFileGivenUp();
};

void TestEngineTransfers::urgentIsSeenAsPri() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const SocketInfo listener = rig.add("tcp-listen:0");
    const SocketInfo client = rig.add("tcp:127.0.0.1:" + std::to_string(portIn(listener.local)));
    QVERIFY(rig.await([&](const Log& log) { return log.child(listener.id, 1) != nullptr; }));
    const SocketId child = rig.log().child(listener.id, 1)->id;
    const Answer answer = rig.call(command::SendUrgent{{client.id, {}}, "ab"});
    QVERIFY(answer.done());
    QCOMPARE(answer.yield.count, std::uint64_t{2});
    // The last byte is the urgent one (tcp(7)); the one before it is plain data.
    QVERIFY(rig.awaitState(child, told(backend, kInOut | Events::Pri)));
    const Answer taken = rig.call(command::Receive{{child, {}}, 1});
    QCOMPARE(taken.yield.bytes, std::string("a"));
    QVERIFY(rig.awaitState(child, told(backend, kOut | Events::Pri)));
    // The peer takes it with MSG_OOB.
    Pair pair(rig);
    QVERIFY(rig.call(command::SendUrgent{pair.target(), "xy"}).done());
    QCOMPARE(receive(pair.peer, 1), std::string("x"));
    char urgent = 0;
    QCOMPARE(::recv(pair.peer.get(), &urgent, 1, MSG_OOB), ssize_t{1});
    QCOMPARE(urgent, 'y');
}

void TestEngineTransfers::urgentEndsWhenItIsReadPast() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig, ",policy=drain");
    QCOMPARE(::send(pair.peer.get(), "!", 1, MSG_OOB), ssize_t{1});
    QVERIFY(rig.await([&](const Log& log) {
        const std::vector<Transition> lane = log.of(pair.info.id);
        return std::any_of(lane.begin(), lane.end(),
                           [](const Transition& t) { return t.revents.any(Events::Pri | Events::E); });
    }));
    sendAll(pair.peer, "after");
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kOut)));
}

void TestEngineTransfers::urgentNeedsAStream() {
    EngineRig rig({});
    const Fd peer = udpSocket();
    const SocketInfo udp = rig.add("udp:127.0.0.1:" + std::to_string(portOf(peer)));
    rig.add("pipe:,name=p");
    const SocketInfo web = rig.add("tcp-listen:0");
    QCOMPARE(rig.call(command::SendUrgent{{udp.id, {}}, "x"}).error->errnum, EOPNOTSUPP);
    QCOMPARE(rig.call(command::SendUrgent{{kNoSocket, "p.1"}, "x"}).error->errnum, ENOTSOCK);
    QCOMPARE(rig.call(command::SendUrgent{{web.id, {}}, "x"}).error->detail, std::string("it is a listener"));
    QVERIFY(rig.log().hasError(udp.id, "send", EOPNOTSUPP));
}

void TestEngineTransfers::floodEndsWithOut() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig);
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kOut)));
    const Answer answer = rig.call(command::Flood{pair.target()});
    QVERIFY(answer.done());
    QVERIFY(answer.yield.count > 64 * 1024);
    QVERIFY(rig.awaitState(pair.info.id, {}));
    QCOMPARE(rig.log().of(pair.info.id).back().since, kNoTime); // at our own write
    // Every byte that went is there, and OUT comes back when they are read.
    QCOMPARE(std::uint64_t{receive(pair.peer, static_cast<std::size_t>(answer.yield.count)).size()},
             answer.yield.count);
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kOut)));
}

void TestEngineTransfers::floodOfAPipe() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const SocketInfo read = rig.add("pipe:,name=p");
    const Answer answer = rig.call(command::Flood{{kNoSocket, "p.1"}});
    QVERIFY(answer.done());
    QVERIFY(answer.yield.count > 0);
    QVERIFY(rig.awaitState(read.id, told(backend, Events::In)));
    QVERIFY(rig.awaitState(read.id + 1, {}));
    QVERIFY(rig.call(command::Receive{{read.id, {}}, answer.yield.count}).done());
    QVERIFY(rig.awaitState(read.id, {}));
    QVERIFY(rig.awaitState(read.id + 1, told(backend, kOut)));
}

// UDP drops what its peer has no room for and never says EAGAIN on loopback: a bound ends it, and others have their
// turn.
void TestEngineTransfers::floodThatNeverEnds() {
    EngineRig rig({});
    const Fd peer = udpSocket();
    const SocketInfo udp = rig.add("udp:127.0.0.1:" + std::to_string(portOf(peer)));
    const CommandId flood = rig.post(command::Flood{{udp.id, {}}});
    QVERIFY(rig.call(command::Mark{"meanwhile"}).done());
    const Answer answer = answerTo(rig, flood);
    if (answer.done())
        QSKIP("this kernel's loopback said EAGAIN");
    QCOMPARE(answer.error->errnum, 0);
    QVERIFY(answer.yield.count >= std::uint64_t{256} << 20);
}

void TestEngineTransfers::receiveTakesSoMany() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig);
    sendAll(pair.peer, "0123456789");
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kInOut)));
    const Answer first = rig.call(command::Receive{pair.target(), 4});
    QVERIFY(first.done());
    QCOMPARE(first.yield.bytes, std::string("0123"));
    QCOMPARE(first.yield.count, std::uint64_t{4});
    QVERIFY(!first.yield.ended);
    // Six are left: asked again, IN is still there.
    QVERIFY(rig.call(command::AskAll{}).done());
    QCOMPARE(toString(rig.log().state(pair.info.id)), toString(told(backend, kInOut)));
    const Answer rest = rig.call(command::Receive{pair.target()});
    QCOMPARE(rest.yield.bytes, std::string("456789"));
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kOut)));
    QCOMPARE(rig.log().of(pair.info.id).back().since, kNoTime);
}

void TestEngineTransfers::receiveWaits() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    // Its interest does not name IN: the command has to hear of it all the same. Nor OUT: told of that just now, it
    // would look, and might read before it has heard of IN.
    Pair pair(rig, ",interest=none");
    const CommandId id = rig.post(command::Receive{pair.target(), 5});
    const CommandId behind = rig.post(command::Send{pair.target(), "after"});
    QVERIFY(rig.call(command::Mark{"meanwhile"}).done());
    sendAll(pair.peer, "ab");
    QVERIFY(rig.await([&](const Log& log) {
        const std::vector<Transition> lane = log.of(pair.info.id);
        return std::any_of(lane.begin(), lane.end(),
                           [](const Transition& t) { return t.revents.any(Events::In | Events::R); });
    }));
    QVERIFY(!isAnswered(rig.log(), id));
    QVERIFY(!isAnswered(rig.log(), behind));
    sendAll(pair.peer, "cdefg");
    const Answer answer = answerTo(rig, id);
    QVERIFY(answer.done());
    QCOMPARE(answer.yield.bytes, std::string("abcde"));
    QVERIFY(answerTo(rig, behind).done());
    QCOMPARE(receive(pair.peer, 5), std::string("after"));
    QCOMPARE(rig.call(command::Receive{pair.target()}).yield.bytes, std::string("fg"));
    QVERIFY(rig.awaitState(pair.info.id, {}));
}

void TestEngineTransfers::receiveComesBeforeDrain() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig, ",policy=drain");
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kOut)));
    const CommandId id = rig.post(command::Receive{pair.target(), 3});
    QVERIFY(rig.call(command::Mark{"posted"}).done());
    sendAll(pair.peer, "abcdef");
    QCOMPARE(answerTo(rig, id).yield.bytes, std::string("abc"));
    // The policy takes the rest.
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kOut)));
}

void TestEngineTransfers::receiveMeetsTheEnd() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig);
    sendAll(pair.peer, "xy");
    QCOMPARE(::shutdown(pair.peer.get(), SHUT_WR), 0);
    const Answer answer = rig.call(command::Receive{pair.target(), 100});
    QVERIFY(answer.done());
    QCOMPARE(answer.yield.bytes, std::string("xy"));
    QVERIFY(answer.yield.ended);
    // The end stays readable.
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kInOut | Events::RdHup)));
    const Answer again = rig.call(command::Receive{pair.target()});
    QVERIFY(again.done());
    QVERIFY(again.yield.ended);
    QCOMPARE(again.yield.count, std::uint64_t{0});
    // A reset is a failure, and the row's own.
    Pair other(rig);
    QVERIFY(rig.awaitState(other.info.id, told(backend, kOut)));
    resetNow(other.peer);
    const Answer failed = rig.call(command::Receive{other.target()});
    QVERIFY(!failed.done());
    QCOMPARE(failed.error->errnum, ECONNRESET);
    QVERIFY(rig.log().hasError(other.info.id, "recv", ECONNRESET));
}

void TestEngineTransfers::receiveOfADatagram() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const SocketInfo row = rig.add("udp-listen:0");
    const Fd peer = udpSocket();
    udpConnect(peer, portIn(row.local));
    sendAll(peer, "hello");
    QVERIFY(rig.awaitState(row.id, told(backend, kInOut)));
    // One datagram is all of it, and what did not fit is gone (udp(7)).
    const Answer answer = rig.call(command::Receive{{row.id, {}}, 3});
    QVERIFY(answer.done());
    QCOMPARE(answer.yield.bytes, std::string("hel"));
    QVERIFY(rig.awaitState(row.id, told(backend, kOut)));
    sendAll(peer, "");
    const Answer empty = rig.call(command::Receive{{row.id, {}}});
    QVERIFY(empty.done());
    QCOMPARE(empty.yield.count, std::uint64_t{0});
    QVERIFY(!empty.yield.ended);
}

void TestEngineTransfers::receiveThatDoesNotWait() {
    EngineRig rig({});
    Pair pair(rig);
    const Answer none = rig.call(command::Receive{pair.target(), 0, false});
    QVERIFY(!none.done());
    QCOMPARE(none.error->errnum, EAGAIN);
    QCOMPARE(rig.call(command::Peek{pair.target(), 0, false}).error->errnum, EAGAIN);
    QVERIFY(!rig.log().hasError(pair.info.id, "recv", EAGAIN)); // nothing is wrong with the socket
    sendAll(pair.peer, "ab");
    QVERIFY(rig.awaitState(pair.info.id, kInOut));
    const Answer some = rig.call(command::Receive{pair.target(), 100, false});
    QVERIFY(some.done());
    QCOMPARE(some.yield.bytes, std::string("ab"));
    QVERIFY(rig.call(command::Close{pair.target()}).done());
    QVERIFY(!rig.call(command::Receive{pair.target()}).done());
}

void TestEngineTransfers::receiveKeepsTheFirstBytes() {
    EngineRig rig({});
    Pair pair(rig);
    const CommandId id = rig.post(command::Receive{pair.target(), 200'000});
    sendAll(pair.peer, std::string(150'000, 'a') + std::string(50'000, 'b'));
    const Answer answer = answerTo(rig, id);
    QVERIFY(answer.done());
    QCOMPARE(answer.yield.count, std::uint64_t{200'000});
    QCOMPARE(answer.yield.bytes, std::string(kMostYielded, 'a'));
    QVERIFY(rig.awaitState(pair.info.id, kOut));
}

void TestEngineTransfers::peekLeavesItThere() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig);
    sendAll(pair.peer, "hello");
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kInOut)));
    const Answer part = rig.call(command::Peek{pair.target(), 2});
    QVERIFY(part.done());
    QCOMPARE(part.yield.bytes, std::string("he"));
    QCOMPARE(rig.call(command::Peek{pair.target()}).yield.bytes, std::string("hello"));
    QVERIFY(rig.call(command::AskAll{}).done());
    QCOMPARE(toString(rig.log().state(pair.info.id)), toString(told(backend, kInOut)));
    QCOMPARE(rig.call(command::Receive{pair.target()}).yield.bytes, std::string("hello"));
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kOut)));
}

void TestEngineTransfers::peekWaits() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig);
    const CommandId id = rig.post(command::Peek{pair.target(), 10});
    QVERIFY(rig.call(command::Mark{"meanwhile"}).done());
    QVERIFY(!isAnswered(rig.log(), id));
    sendAll(pair.peer, "hi");
    QCOMPARE(answerTo(rig, id).yield.bytes, std::string("hi"));
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kInOut)));
}

void TestEngineTransfers::peekNeedsASocket() {
    EngineRig rig({});
    rig.add("pipe:,name=p");
    QVERIFY(rig.call(command::Send{{kNoSocket, "p.1"}, "x"}).done());
    QCOMPARE(rig.call(command::Peek{{kNoSocket, "p.0"}}).error->errnum, ENOTSOCK);
    QCOMPARE(rig.call(command::Receive{{kNoSocket, "p.0"}}).yield.bytes, std::string("x"));
}

void TestEngineTransfers::sendFile() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig);
    QTemporaryDir folder;
    QFile file(folder.filePath("big"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray content = QByteArray(6 << 20, 'f') + "end"; // more than fits: the rest waits
    QCOMPARE(file.write(content), qint64{content.size()});
    file.close();
    const CommandId id = rig.post(command::SendFile{pair.target(), file.fileName().toStdString()});
    const CommandId behind = rig.post(command::Send{pair.target(), "tail"});
    const auto size = static_cast<std::size_t>(content.size());
    QCOMPARE(receive(pair.peer, size), content.toStdString());
    const Answer answer = answerTo(rig, id);
    QVERIFY(answer.done());
    QCOMPARE(answer.yield.count, std::uint64_t{size});
    QVERIFY(answerTo(rig, behind).done());
    QCOMPARE(receive(pair.peer, 4), std::string("tail"));
}

void TestEngineTransfers::sendFileRefusals() {
    EngineRig rig({});
    Pair pair(rig);
    QTemporaryDir folder;
    const std::string missing = folder.filePath("none").toStdString();
    const Answer answer = rig.call(command::SendFile{pair.target(), missing});
    QCOMPARE(answer.error->call, std::string("open"));
    QCOMPARE(answer.error->errnum, ENOENT);
    QCOMPARE(answer.error->subject, missing);
    QCOMPARE(rig.call(command::SendFile{pair.target(), folder.path().toStdString()}).error->errnum, EISDIR);
    // To open a FIFO would wait for its writer.
    const std::string fifo = folder.filePath("fifo").toStdString();
    QCOMPARE(::mkfifo(fifo.c_str(), 0600), 0);
    QCOMPARE(rig.call(command::SendFile{pair.target(), fifo}).error->detail,
             std::string("only a regular file can be sent"));
    QVERIFY(rig.call(command::Send{pair.target(), "on"}).done()); // the socket goes on
    QCOMPARE(receive(pair.peer, 2), std::string("on"));
}

// A socket that is closed at once gives its file up, whenever that comes.
void TestEngineTransfers::sendFileGivenUp() {
    EngineRig rig({});
    Pair pair(rig);
    QTemporaryDir folder;
    QFile file(folder.filePath("big"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(32 << 20, 'f')); // more than fits, so that it cannot be done before
    file.close();
    const CommandId id = rig.post(command::SendFile{pair.target(), file.fileName().toStdString()});
    QVERIFY(rig.call(command::Close{pair.target(), true}).done());
    QCOMPARE(answerTo(rig, id).error->errnum, ECANCELED);
    QCOMPARE(rig.log().info(pair.info.id)->state, SocketState::Closed);
}

QTEST_GUILESS_MAIN(TestEngineTransfers)
#include "tst_engine_transfers.moc"
