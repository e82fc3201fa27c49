// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What an application asks of the engine: when a stream has ended, and who sent a datagram, to answer it.

#include "tests/core/engine/enginepair.h"
#include "tests/util/backendrows.h"
#include "tests/util/enginerig.h"
#include "tests/util/peers.h"

#include <QTest>

#include <algorithm>
#include <cerrno>

#include <linux/net_tstamp.h>
#include <poll.h>
#include <sys/socket.h>

using namespace readyscope;
using namespace readyscope::test;

namespace {

std::optional<Answer> answerIn(const Log& log, CommandId id) {
    const auto found = std::ranges::find(log.answers, id, &Answer::id);
    return found != log.answers.end() ? std::optional(*found) : std::nullopt;
}

Answer answerTo(EngineRig& rig, CommandId id) {
    rig.await([id](const Log& log) { return answerIn(log, id).has_value(); });
    return answerIn(rig.log(), id).value_or(Answer{0, kNoSocket, SysError{"test", 0, "command", "never answered"}, {}});
}

// A listener of the engine's with one connection, and our end of it.
struct Connection {
    Connection(EngineRig& rig, const std::string& policy) {
        const SocketInfo listener = rig.add("tcp-listen:127.0.0.1:0,child-policy=" + policy);
        peer = tcpConnect(portIn(listener.local));
        rig.await([&](const Log& log) { return log.child(listener.id, 1) != nullptr; });
        id = rig.log().child(listener.id, 1)->id;
    }
    Fd peer;
    SocketId id = kNoSocket;
};

} // namespace

class TestEngineEnds : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { blockUserSignals(); }

    void endOfWhatIsDrained_data() { backendRows(); }
    void endOfWhatIsDrained() {
        READYSCOPE_FETCH_BACKEND();
        EngineRig rig({.backend = backend});
        Connection one(rig, "drain");
        const CommandId awaits = rig.post(command::AwaitEnd{{one.id, {}}});
        sendAll(one.peer, "some");
        // Neither what comes nor another command ends it, and it holds up none.
        QVERIFY(rig.call(command::Send{{one.id, {}}, "answer"}).done());
        QCOMPARE(receive(one.peer, 6), std::string("answer"));
        QVERIFY(!answerIn(rig.log(), awaits));
        one.peer.reset();
        const Answer answer = answerTo(rig, awaits);
        QVERIFY(answer.done());
        QVERIFY(answer.yield.ended);
        QCOMPARE(answer.socket, one.id);
        // Asked when it is there already.
        QVERIFY(rig.call(command::AwaitEnd{{one.id, {}}}).yield.ended);
    }

    // More than the buffers hold stands between the peer's end and the last byte sent back.
    void echoSendsAllBefore_data() { backendRows(); }
    void echoSendsAllBefore() {
        READYSCOPE_FETCH_BACKEND();
        EngineRig rig({.backend = backend});
        Connection one(rig, "echo");
        const CommandId awaits = rig.post(command::AwaitEnd{{one.id, {}}});
        const std::string much(std::size_t{8} << 20, 'x');
        std::thread writer([&] {
            sendAll(one.peer, much);
            ::shutdown(one.peer.get(), SHUT_WR);
        });
        QCOMPARE(receive(one.peer, much.size()).size(), much.size());
        writer.join();
        QCOMPARE(receive(one.peer, 1), std::string());
        QVERIFY(answerTo(rig, awaits).yield.ended);
    }

    void resetEndsToo_data() { backendRows(); }
    void resetEndsToo() {
        READYSCOPE_FETCH_BACKEND();
        EngineRig rig({.backend = backend});
        Connection one(rig, "drain");
        const CommandId awaits = rig.post(command::AwaitEnd{{one.id, {}}});
        resetNow(one.peer);
        QVERIFY(answerTo(rig, awaits).yield.ended);
        QVERIFY(rig.log().hasError(one.id, "recv", ECONNRESET));
    }

    // Where poll leaves it out for its error, what comes afterwards is told all the same.
    void anErrorIsNotTheEnd_data() { backendRows(); }
    void anErrorIsNotTheEnd() {
        READYSCOPE_FETCH_BACKEND();
        EngineRig rig({.backend = backend});
        const Pair pair(rig, ",interest=in+rdhup");
        const int fd = rig.log().info(pair.info.id)->fd;
        // The time at which bytes were sent goes to the error queue: ERR, and the connection lives.
        const int stamps = SOF_TIMESTAMPING_TX_SOFTWARE | SOF_TIMESTAMPING_SOFTWARE;
        QCOMPARE(::setsockopt(fd, SOL_SOCKET, SO_TIMESTAMPING, &stamps, sizeof stamps), 0);
        QVERIFY(rig.call(command::Send{pair.target(), "stamped"}).done());
        pollfd one{.fd = fd, .events = 0, .revents = 0};
        if (::poll(&one, 1, 5'000) != 1)
            QSKIP("the loopback device here does not say when it sent");
        const auto stands = [&](Events bits) {
            return rig.await([&](const Log& log) { return log.state(pair.info.id).all(bits); });
        };
        QVERIFY(stands(answersInSets(backend) ? Events::R : Events::Err));
        // Past the turn that told it and the one that settles what was written, so that no wait is still to ask for IN.
        for (int turn = 0; turn < 3; ++turn)
            QVERIFY(rig.call(command::Mark{}).done());
        // Said once, or once more where a write may have changed it; then waits last.
        const Log log = rig.log();
        const Nanos rise = log.of(pair.info.id).back().time;
        QVERIFY(std::ranges::count_if(log.waits, [rise](const Wait& wait) {
                    return wait.kind == WaitKind::Loop && wait.ready > 0 && wait.returned >= rise;
                }) <= 2);
        sendAll(pair.peer, "word");
        QVERIFY(stands(answersInSets(backend) ? Events(Events::R) : Events::Err | Events::In));
        ::shutdown(pair.peer.get(), SHUT_WR);
        QVERIFY(stands(answersInSets(backend) ? Events(Events::R) : Events::Err | Events::In | Events::RdHup));
    }

    void closeIsToldAsSuch() {
        EngineRig rig({});
        Connection one(rig, "drain");
        const CommandId first = rig.post(command::AwaitEnd{{one.id, {}}});
        const CommandId second = rig.post(command::AwaitEnd{{one.id, {}}});
        QVERIFY(rig.call(command::Close{{one.id, {}}}).done());
        for (const CommandId id : {first, second}) {
            const Answer answer = answerTo(rig, id);
            QVERIFY(!answer.done());
            QCOMPARE(answer.error->errnum, ECANCELED);
        }
        QVERIFY(!rig.call(command::AwaitEnd{{one.id, {}}}).done());
    }

    void datagramsAreAnsweredToWhoSentThem_data() { backendRows(); }
    void datagramsAreAnsweredToWhoSentThem() {
        READYSCOPE_FETCH_BACKEND();
        EngineRig rig({.backend = backend});
        const SocketInfo bound = rig.add("udp-listen:127.0.0.1:0");
        const Fd one = udpSocket();
        const Fd two = udpSocket();
        for (const Fd* peer : {&one, &two}) {
            udpConnect(*peer, portIn(bound.local));
            const CommandId asked = rig.post(command::Receive{{bound.id, {}}});
            sendAll(*peer, "who?");
            const Answer question = answerTo(rig, asked);
            QCOMPARE(question.yield.bytes, std::string("who?"));
            QVERIFY(question.yield.from);
            QCOMPARE(portIn(toString(*question.yield.from)), portOf(*peer));
            QCOMPARE(rig.call(command::Send{{bound.id, {}}, "you", question.yield.from}).yield.count, std::uint64_t{3});
            QCOMPARE(receive(*peer, 3), std::string("you"));
        }
    }

    void onlyDatagramsAreSentTo() {
        EngineRig rig({});
        Connection one(rig, "observe");
        const auto anywhere = std::make_shared<const Endpoint>();
        const Answer answer = rig.call(command::Send{{one.id, {}}, "x", anywhere});
        QVERIFY(!answer.done());
        QVERIFY(answer.error->detail.find("only datagrams") == 0);
        // What a stream brings has no sender besides its peer.
        sendAll(one.peer, "y");
        QVERIFY(!rig.call(command::Receive{{one.id, {}}}).yield.from);
    }
};

QTEST_GUILESS_MAIN(TestEngineEnds)
#include "tst_engine_ends.moc"
