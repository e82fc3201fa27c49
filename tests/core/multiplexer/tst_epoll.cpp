// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is epoll's own: edges, descriptor by descriptor, and its refusals. (epoll(7), epoll_ctl(2))

#include "bare.h"
#include "core/multiplexer/epoll.h"
#include "tests/util/peers.h"

#include <cerrno>

#include <fcntl.h>
#include <netinet/in.h>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr Events kIn = Events::In;
const States kNobody;

} // namespace

class TestEpoll : public QObject {
    Q_OBJECT
private slots:
    void edgesAreToldOnce();
    void hangUpIsToldOnce();
    void dataWhileAnErrorStands();
    void levelsAreToldAtEachReturn();
    void theTriggerCanBeChanged();
    void wakerIsALevelAlways();
    void aDescriptorTwice();
    void modifyOfAClosedOne();
    void modifyOfANumberUsedAgain();
    void modifyOfANumberThatIsAnothers();
    void theSameFileAndNumberAgain();
    void resolution();
};

void TestEpoll::edgesAreToldOnce() {
    for (const Backend backend : {Backend::EpollEt, Backend::Epoll}) {
        EpollMultiplexer epoll(backend);
        const Pair pair;
        QVERIFY(bool(epoll.add(1, pair.ours.get(), kIn | Events::Out, Trigger::Edge)));
        QCOMPARE(look(epoll).states, (States{{1, "OUT"}}));
        QCOMPARE(look(epoll).states, kNobody);
        pair.peerSends();
        QCOMPARE(look(epoll).states, (States{{1, "IN+OUT"}}));
        QCOMPARE(look(epoll).states, kNobody);
        pair.peerSends(); // though the first is not read yet
        QCOMPARE(look(epoll).states, (States{{1, "IN+OUT"}}));
    }
}

void TestEpoll::hangUpIsToldOnce() {
    EpollMultiplexer epoll(Backend::Epoll);
    int ends[2];
    QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
    const Fd reads(ends[0]);
    Fd writes(ends[1]);
    QVERIFY(bool(epoll.add(1, reads.get(), kIn, Trigger::Edge)));
    QCOMPARE(::write(writes.get(), "x", 1), ssize_t{1});
    QCOMPARE(look(epoll).states, (States{{1, "IN"}}));
    writes.reset();
    QCOMPARE(look(epoll).states, (States{{1, "IN+HUP"}}));
    QCOMPARE(look(epoll).states, kNobody);
}

// An answer of ICMP port unreachable stays a pending error until it is read; a datagram meanwhile is an edge.
void TestEpoll::dataWhileAnErrorStands() {
    EpollMultiplexer epoll(Backend::EpollEt);
    const Fd ours = udpSocket();
    Fd peer = udpSocket();
    udpConnect(ours, portOf(peer));
    udpConnect(peer, portOf(ours));
    const std::uint16_t port = portOf(peer);
    peer.reset();
    QVERIFY(bool(epoll.add(1, ours.get(), kIn, Trigger::Level)));
    QCOMPARE(::send(ours.get(), "x", 1, 0), ssize_t{1});
    QCOMPARE(look(epoll).states, (States{{1, "ERR"}}));
    QCOMPARE(look(epoll).states, kNobody);
    const Fd speaker(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    sockaddr_in from{};
    from.sin_family = AF_INET;
    from.sin_port = htons(port);
    from.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(speaker.get(), reinterpret_cast<sockaddr*>(&from), sizeof from) != 0)
        QSKIP("somebody took the port meanwhile");
    udpConnect(speaker, portOf(ours));
    QCOMPARE(::send(speaker.get(), "x", 1, 0), ssize_t{1});
    QCOMPARE(look(epoll).states, (States{{1, "IN+ERR"}}));
    QCOMPARE(look(epoll).states, kNobody);
}

void TestEpoll::levelsAreToldAtEachReturn() {
    EpollMultiplexer epoll(Backend::Epoll);
    const Pair pair;
    QVERIFY(bool(epoll.add(1, pair.ours.get(), kIn, Trigger::Level)));
    pair.peerSends();
    for (int i = 0; i < 3; ++i)
        QCOMPARE(look(epoll).states, (States{{1, "IN"}}));
    pair.read();
    QCOMPARE(look(epoll).states, kNobody);
}

void TestEpoll::theTriggerCanBeChanged() {
    EpollMultiplexer epoll(Backend::Epoll);
    const Pair pair;
    pair.peerSends();
    QVERIFY(bool(epoll.add(1, pair.ours.get(), kIn, Trigger::Edge)));
    QCOMPARE(look(epoll).states, (States{{1, "IN"}}));
    QCOMPARE(look(epoll).states, kNobody);
    QVERIFY(bool(epoll.modify(1, kIn, Trigger::Level)));
    for (int i = 0; i < 2; ++i)
        QCOMPARE(look(epoll).states, (States{{1, "IN"}}));
    QVERIFY(bool(epoll.modify(1, kIn, Trigger::Edge))); // which is told of anew
    QCOMPARE(look(epoll).states, (States{{1, "IN"}}));
    QCOMPARE(look(epoll).states, kNobody);
}

void TestEpoll::wakerIsALevelAlways() {
    EpollMultiplexer epoll(Backend::EpollEt);
    const Fd waker = eventCounter(1);
    QVERIFY(bool(epoll.add(0, waker.get(), kIn, Trigger::Edge)));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(look(epoll).states, (States{{0, "IN"}}));
}

void TestEpoll::aDescriptorTwice() {
    EpollMultiplexer epoll(Backend::Epoll);
    const Pair pair;
    QVERIFY(bool(epoll.add(1, pair.ours.get(), kIn, Trigger::Level)));
    const Status again = epoll.add(2, pair.ours.get(), kIn, Trigger::Level);
    QVERIFY(!again);
    QCOMPARE(again.error().call, std::string("epoll_ctl"));
    QCOMPARE(again.error().errnum, EEXIST);
    pair.peerSends();
    QCOMPARE(look(epoll).states, (States{{1, "IN"}}));
    epoll.remove(2); // which it never had
    QCOMPARE(look(epoll).states, (States{{1, "IN"}}));
}

void TestEpoll::modifyOfAClosedOne() {
    EpollMultiplexer epoll(Backend::Epoll);
    Pair pair;
    QVERIFY(bool(epoll.add(1, pair.ours.get(), kIn, Trigger::Level)));
    pair.ours.reset();
    const Status modified = epoll.modify(1, Events::Out, Trigger::Level);
    QVERIFY(!modified);
    QCOMPARE(modified.error().errnum, EBADF);
    QVERIFY(bool(epoll.modify(1, Events::Out, Trigger::Level))); // as good as removed
}

void TestEpoll::modifyOfANumberUsedAgain() {
    EpollMultiplexer epoll(Backend::Epoll);
    Pair gone;
    const Pair taken;
    const int number = gone.ours.get();
    QVERIFY(bool(epoll.add(1, number, kIn, Trigger::Level)));
    gone.ours.reset();
    const Fd again(::fcntl(taken.ours.get(), F_DUPFD_CLOEXEC, number));
    QCOMPARE(again.get(), number);
    const Status modified = epoll.modify(1, Events::Out, Trigger::Level);
    QVERIFY(!modified);
    QCOMPARE(modified.error().errnum, ENOENT);
}

void TestEpoll::modifyOfANumberThatIsAnothers() {
    EpollMultiplexer epoll(Backend::Epoll);
    Pair gone;
    const Pair taken;
    const int number = gone.ours.get();
    QVERIFY(bool(epoll.add(1, number, kIn, Trigger::Level)));
    gone.ours.reset();
    const Fd again(::fcntl(taken.ours.get(), F_DUPFD_CLOEXEC, number));
    QCOMPARE(again.get(), number);
    QVERIFY(bool(epoll.add(2, number, kIn, Trigger::Level)));
    const Status modified = epoll.modify(1, Events::Out, Trigger::Level);
    QVERIFY(!modified);
    QCOMPARE(modified.error().errnum, EBADF);
    QCOMPARE(look(epoll).states, kNobody); // token 2 is asked for IN as before
    taken.peerSends();
    QCOMPARE(look(epoll).states, (States{{2, "IN"}}));
}

// An open file that lost its number behind our back and was given it again: its registration is still there.
void TestEpoll::theSameFileAndNumberAgain() {
    EpollMultiplexer epoll(Backend::Epoll);
    Pair pair;
    const int number = pair.ours.get();
    QVERIFY(bool(epoll.add(1, number, kIn, Trigger::Level)));
    const Fd duplicate(::dup(number));
    pair.ours.reset();
    epoll.remove(1);
    const Fd again(::fcntl(duplicate.get(), F_DUPFD_CLOEXEC, number));
    QCOMPARE(again.get(), number);
    QVERIFY(bool(epoll.add(2, number, kIn, Trigger::Level)));
    pair.peerSends();
    QCOMPARE(look(epoll).states, (States{{2, "IN"}}));
}

void TestEpoll::resolution() {
    EpollMultiplexer epoll(Backend::EpollEt);
    const bool exact = epoll.traits().resolution == 1;
    QVERIFY(exact || epoll.traits().resolution == kMillisecond);
    QCOMPARE(look(epoll, 1).outcome.passed, exact ? Nanos{1} : kMillisecond);
    QVERIFY(epoll.traits().edgeTriggered);
    QVERIFY(!EpollMultiplexer::traitsOf(Backend::Epoll).edgeTriggered);
}

QTEST_GUILESS_MAIN(TestEpoll)
#include "tst_epoll.moc"
