// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Options and shutdowns by command, and what they do to the bits: a row per backend that works here.

#include "enginepair.h"
#include "tests/util/backendrows.h"

#include <QTest>

#include <algorithm>
#include <cerrno>

#include <sys/socket.h>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr Events kOut = Events::Out;
constexpr Events kInOut = Events::In | Events::Out;

int valueOf(const Answer& answer, std::string_view name) {
    for (const OptionValue& one : answer.yield.options)
        if (one.option->name == name)
            return one.value;
    return -1;
}

} // namespace

class TestEngineActs : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { blockUserSignals(); }

    void receiveLowWaterMark_data() { backendRows(); }
    void receiveLowWaterMark();
    void urgentInline_data() { backendRows(); }
    void urgentInline();
    void optionsAreReadBack();
    void optionsThatAreNotThere();
    void shutDownRead_data() { backendRows(); }
    void shutDownRead();
    void shutDownWrite_data() { backendRows(); }
    void shutDownWrite();
    void shutDownBoth_data() { backendRows(); }
    void shutDownBoth();
    void shutDownOfAListener_data() { backendRows(); }
    void shutDownOfAListener();
    void shutDownOfWhatIsNoSocket();
    void acceptAllTakesWhatIsThere_data() { backendRows(); }
    void acceptAllTakesWhatIsThere();
};

void TestEngineActs::receiveLowWaterMark() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig);
    const Answer set = rig.call(command::SetOption{pair.target(), "rcvlowat", 5});
    QVERIFY(set.done());
    QCOMPARE(valueOf(set, "rcvlowat"), 5);
    sendAll(pair.peer, "abc");
    // Both are the kernel's: it holds back IN (tcp(7), tcp_poll), and the bytes are there to be taken.
    QCOMPARE(rig.call(command::Peek{pair.target(), 3}).yield.bytes.size(), std::size_t{3});
    QVERIFY(rig.call(command::AskAll{}).done());
    QCOMPARE(toString(rig.log().state(pair.info.id)), toString(told(backend, kOut)));
    sendAll(pair.peer, "de");
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kInOut)));
    // A higher mark takes IN away without a read, at our own act.
    QVERIFY(rig.call(command::SetOption{pair.target(), "rcvlowat", 10}).done());
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kOut)));
    QCOMPARE(rig.log().of(pair.info.id).back().since, kNoTime);
    QVERIFY(rig.call(command::SetOption{pair.target(), "rcvlowat", 1}).done());
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kInOut)));
}

void TestEngineActs::urgentInline() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig);
    QVERIFY(rig.call(command::SetOption{pair.target(), "oobinline", 1}).done());
    QCOMPARE(::send(pair.peer.get(), "!", 1, MSG_OOB), ssize_t{1});
    // Inline, the urgent byte is data too.
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kInOut | Events::Pri)));
    QCOMPARE(rig.call(command::Receive{pair.target(), 1}).yield.bytes, std::string("!"));
    QVERIFY(rig.await([&](const Log& log) { return !log.state(pair.info.id).any(Events::In | Events::R); }));
}

void TestEngineActs::optionsAreReadBack() {
    EngineRig rig({});
    Pair pair(rig);
    // socket(7): the kernel doubles it, for its own bookkeeping.
    QCOMPARE(valueOf(rig.call(command::SetOption{pair.target(), "sndbuf", 8'192}), "sndbuf"), 16'384);
    QCOMPARE(valueOf(rig.call(command::SetOption{pair.target(), "rcvbuf", 8'192}), "rcvbuf"), 16'384);
    for (const char* name : {"nodelay", "keepalive", "reuseaddr", "oobinline"}) {
        QCOMPARE(valueOf(rig.call(command::SetOption{pair.target(), name, 1}), name), 1);
        QCOMPARE(valueOf(rig.call(command::SetOption{pair.target(), name, 0}), name), 0);
    }
    QCOMPARE(valueOf(rig.call(command::SetOption{pair.target(), "ttl", 3}), "ttl"), 3);
    const SocketInfo udp = rig.add("udp-listen:0");
    QCOMPARE(valueOf(rig.call(command::SetOption{{udp.id, {}}, "broadcast", 1}), "broadcast"), 1);
    // All that the kernel has for it, and nothing that it has not.
    const Answer all = rig.call(command::ReadOptions{pair.target()});
    QCOMPARE(valueOf(all, "sndbuf"), 16'384);
    QCOMPARE(valueOf(all, "ttl"), 3);
    QCOMPARE(valueOf(all, "v6only"), -1);
    QCOMPARE(valueOf(rig.call(command::ReadOptions{{udp.id, {}}}), "nodelay"), -1);
}

void TestEngineActs::optionsThatAreNotThere() {
    EngineRig rig({});
    Pair pair(rig);
    const SocketInfo udp = rig.add("udp-listen:0");
    rig.add("pipe:,name=p");
    const Answer nodelay = rig.call(command::SetOption{{udp.id, {}}, "nodelay", 1});
    QCOMPARE(nodelay.error->call, std::string("setsockopt"));
    QVERIFY(nodelay.error->errnum == EOPNOTSUPP || nodelay.error->errnum == ENOPROTOOPT);
    QCOMPARE(nodelay.error->subject, udp.name);
    QCOMPARE(nodelay.error->detail, std::string("TCP_NODELAY"));
    QCOMPARE(rig.call(command::SetOption{{kNoSocket, "p.0"}, "sndbuf", 1}).error->errnum, ENOTSOCK);
    QCOMPARE(rig.call(command::SetOption{pair.target(), "ttl", 9'999}).error->errnum, EINVAL);
    QVERIFY(!rig.call(command::SetOption{pair.target(), "mtu", 1}).done());
    QVERIFY(rig.call(command::Close{pair.target()}).done());
    QVERIFY(!rig.call(command::SetOption{pair.target(), "sndbuf", 1}).done());
    QVERIFY(!rig.call(command::ReadOptions{pair.target()}).done());
}

void TestEngineActs::shutDownRead() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig);
    QVERIFY(rig.call(command::ShutDown{pair.target(), Direction::Read}).done());
    // tcp_poll: our own SHUT_RD reads as the end, and RDHUP.
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kInOut | Events::RdHup)));
    QVERIFY(rig.call(command::Receive{pair.target()}).yield.ended);
    QVERIFY(rig.call(command::Send{pair.target(), "still"}).done());
    QCOMPARE(receive(pair.peer, 5), std::string("still"));
}

void TestEngineActs::shutDownWrite() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig);
    QVERIFY(rig.call(command::ShutDown{pair.target(), Direction::Write}).done());
    QCOMPARE(receive(pair.peer, 1), std::string()); // the end
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kOut)));
    QCOMPARE(rig.call(command::Send{pair.target(), "x"}).error->errnum, EPIPE);
    sendAll(pair.peer, "answer");
    QCOMPARE(rig.call(command::Receive{pair.target(), 6}).yield.bytes, std::string("answer"));
}

void TestEngineActs::shutDownBoth() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    Pair pair(rig);
    QVERIFY(rig.call(command::ShutDown{pair.target(), Direction::Both}).done());
    QVERIFY(rig.awaitState(pair.info.id, told(backend, kInOut | Events::RdHup | Events::Hup)));
    QCOMPARE(receive(pair.peer, 1), std::string());
}

void TestEngineActs::shutDownOfAListener() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const SocketInfo web = rig.add("tcp-listen:0,policy=backlog,interest=in+out");
    QVERIFY(rig.call(command::ShutDown{{web.id, {}}, Direction::Read}).done());
    QVERIFY(rig.awaitState(web.id, told(backend, kOut | Events::Hup, kInOut)));
    QCOMPARE(rig.call(command::Accept{{web.id, {}}}).error->errnum, EINVAL);
}

void TestEngineActs::shutDownOfWhatIsNoSocket() {
    EngineRig rig({});
    rig.add("pipe:,name=p");
    QCOMPARE(rig.call(command::ShutDown{{kNoSocket, "p.1"}, Direction::Write}).error->errnum, ENOTSOCK);
    const SocketInfo udp = rig.add("udp-listen:0");
    QCOMPARE(rig.call(command::ShutDown{{udp.id, {}}, Direction::Both}).error->errnum, ENOTCONN);
}

void TestEngineActs::acceptAllTakesWhatIsThere() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const SocketInfo web = rig.add("tcp-listen:0,name=web,policy=backlog");
    QVERIFY(rig.call(command::Accept{{web.id, {}}, true}).done()); // none is no failure
    const Fd first = tcpConnect(portIn(web.local));
    const Fd second = tcpConnect(portIn(web.local));
    const Fd third = tcpConnect(portIn(web.local));
    QVERIFY(rig.awaitState(web.id, told(backend, Events::In)));
    QVERIFY(rig.call(command::Accept{{web.id, {}}, true}).done());
    QVERIFY(rig.log().child(web.id, 3) != nullptr);
    QVERIFY(rig.awaitState(web.id, {}));
}

QTEST_GUILESS_MAIN(TestEngineActs)
#include "tst_engine_acts.moc"
