// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is io_uring's own: masks of wake-ups and the state asked after them, polls that have to end before a close,
// and a ring that is smaller than what happens. (io_uring(7), io_uring_enter(2))

#include "bare.h"
#include "core/multiplexer/iouring.h"
#include "tests/util/backendrows.h"
#include "tests/util/peers.h"

#include <cerrno>
#include <csignal>

#include <fcntl.h>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr Events kIn = Events::In;
const States kNobody;

void ignore(int /*signal*/) {}

// Everything that the next waits tell, until one tells nothing.
States lookAll(Multiplexer& multiplexer) {
    States all;
    for (;;) {
        const Told told = look(multiplexer);
        all.insert(told.states.begin(), told.states.end());
        if (told.states.empty())
            return all;
    }
}

// What a blocking read gives, but for ten seconds at most: a FIN that never comes must not hang the test.
ssize_t readSoon(const Fd& socket) {
    const timeval limit{.tv_sec = 10, .tv_usec = 0};
    ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    char byte = 0;
    return ::recv(socket.get(), &byte, 1, 0);
}

} // namespace

class TestIoUring : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        if (const QString reason = whyNot(Backend::IoUring); !reason.isEmpty())
            QSKIP(qPrintable(reason));
    }
    void aMaskThatIsLessThanTheState();
    void aMaskThatIsOld();
    void twoWakeUpsAreToldAsOne();
    void wakerIsNotAsked();
    void everyReturnSpins();
    void closeAfterRemoveSendsFin();
    void closeAfterTheRingSendsFin();
    void othersMetWhileRemoving();
    void removedWithItsWakeUpPending();
    void modifyTellsAnew();
    void tokenUsedAgain();
    void badOnesBesideGoodOnes();
    void nothingToWaitOn_data();
    void nothingToWaitOn();
    void smallRing_data();
    void smallRing();
    void signalInACallThatSubmits();
};

void TestIoUring::aMaskThatIsLessThanTheState() {
    IoUringMultiplexer ring;
    const Pair pair;
    QVERIFY(bool(ring.add(1, pair.ours.get(), kIn | Events::Out, Trigger::Edge)));
    QCOMPARE(look(ring).states, (States{{1, "OUT"}}));
    QCOMPARE(look(ring).states, kNobody);
    pair.peerSends(); // wakes the readers alone
    QCOMPARE(look(ring).states, (States{{1, "IN+OUT (IN)"}}));
    QCOMPARE(look(ring).states, kNobody); // though it is still readable
}

void TestIoUring::aMaskThatIsOld() {
    IoUringMultiplexer ring;
    const Pair pair;
    QVERIFY(bool(ring.add(1, pair.ours.get(), kIn, Trigger::Edge)));
    QCOMPARE(look(ring).states, kNobody);
    pair.peerSends();
    pair.read();
    QCOMPARE(look(ring).states, (States{{1, "- (IN)"}}));
    QCOMPARE(look(ring).states, kNobody);
}

void TestIoUring::twoWakeUpsAreToldAsOne() {
    IoUringMultiplexer ring;
    const Pair pair;
    const Pair other;
    QVERIFY(bool(ring.add(1, pair.ours.get(), kIn, Trigger::Edge)));
    QVERIFY(bool(ring.add(2, other.ours.get(), kIn, Trigger::Edge)));
    QCOMPARE(look(ring).states, kNobody);
    pair.peerSends();
    ring.remove(2); // meets the first
    pair.peerSends();
    const Told told = look(ring);
    QCOMPARE(told.outcome.returned, 1);
    QCOMPARE(told.states, (States{{1, "IN"}}));
}

void TestIoUring::wakerIsNotAsked() {
    IoUringMultiplexer ring;
    const Fd waker = eventCounter(0);
    QVERIFY(bool(ring.add(0, waker.get(), kIn, Trigger::Level)));
    QCOMPARE(look(ring).states, kNobody);
    bump(waker);
    const std::uint64_t before = ring.calls();
    QCOMPARE(look(ring, kInfinite).states, (States{{0, "IN"}}));
    QCOMPARE(ring.calls() - before, std::uint64_t{1});
}

void TestIoUring::everyReturnSpins() {
    IoUringMultiplexer ring;
    ring.setMode(Mode::EveryReturn);
    const Pair pair;
    QVERIFY(bool(ring.add(1, pair.ours.get(), kIn, Trigger::Level)));
    QCOMPARE(look(ring).states, kNobody);
    pair.peerSends();
    for (int i = 0; i < 5; ++i) {
        const std::uint64_t before = ring.calls();
        QCOMPARE(look(ring, kInfinite).states, (States{{1, "IN"}}));
        QCOMPARE(ring.calls() - before, std::uint64_t{2}); // one io_uring_enter, one poll
    }
    pair.read();
    QCOMPARE(look(ring).states, kNobody);
    QCOMPARE(look(ring).states, kNobody);
}

// A poll holds the open file, so that close(2) alone would end nothing.
void TestIoUring::closeAfterRemoveSendsFin() {
    IoUringMultiplexer ring;
    const Fd listener = tcpListener();
    const Fd peer = tcpConnect(portOf(listener));
    Fd ours = acceptOne(listener);
    QVERIFY(bool(ring.add(1, ours.get(), kIn, Trigger::Edge)));
    QCOMPARE(look(ring).states, kNobody);
    ring.remove(1);
    ours.reset();
    QCOMPARE(readSoon(peer), ssize_t{0});
}

void TestIoUring::closeAfterTheRingSendsFin() {
    const Fd listener = tcpListener();
    std::vector<Fd> peers;
    std::vector<Fd> ours;
    {
        IoUringMultiplexer ring;
        for (Token token = 1; token <= 50; ++token) {
            peers.push_back(tcpConnect(portOf(listener)));
            ours.push_back(acceptOne(listener));
            QVERIFY(bool(ring.add(token, ours.back().get(), kIn, Trigger::Edge)));
        }
        QCOMPARE(look(ring).states, kNobody);
    }
    ours.clear();
    for (const Fd& peer : peers)
        QCOMPARE(readSoon(peer), ssize_t{0});
}

void TestIoUring::othersMetWhileRemoving() {
    IoUringMultiplexer ring;
    std::vector<Pair> pairs(40);
    for (Token token = 1; token <= 40; ++token)
        QVERIFY(bool(ring.add(token, pairs[token - 1].ours.get(), kIn, Trigger::Edge)));
    QCOMPARE(look(ring).states, kNobody);
    for (const Pair& pair : pairs)
        pair.peerSends();
    for (Token token = 1; token <= 40; token += 2)
        ring.remove(token);
    States expected;
    for (Token token = 2; token <= 40; token += 2)
        expected[token] = "IN";
    const Told first = look(ring, kInfinite);
    QCOMPARE(first.outcome.passed, Nanos{0}); // what was met already must not wait
    States all = lookAll(ring);
    all.insert(first.states.begin(), first.states.end());
    QCOMPARE(all, expected);
}

void TestIoUring::removedWithItsWakeUpPending() {
    IoUringMultiplexer ring;
    const Pair pair;
    QVERIFY(bool(ring.add(1, pair.ours.get(), kIn, Trigger::Edge)));
    QCOMPARE(look(ring).states, kNobody);
    pair.peerSends();
    ring.remove(1);
    QCOMPARE(look(ring).states, kNobody);
    QVERIFY(!ring.anyRefused());
}

void TestIoUring::modifyTellsAnew() {
    IoUringMultiplexer ring;
    const Pair pair;
    pair.peerSends();
    QVERIFY(bool(ring.add(1, pair.ours.get(), kIn, Trigger::Edge)));
    QCOMPARE(look(ring).states, (States{{1, "IN"}}));
    QVERIFY(bool(ring.modify(1, kIn | Events::Out, Trigger::Edge)));
    QCOMPARE(look(ring).states, (States{{1, "IN+OUT"}}));
    QVERIFY(bool(ring.modify(1, Events::Pri, Trigger::Edge)));
    QCOMPARE(look(ring).states, kNobody);
    pair.peerSends();
    QCOMPARE(look(ring).states, kNobody);
    QVERIFY(bool(ring.modify(1, kIn, Trigger::Edge)));
    QCOMPARE(look(ring).states, (States{{1, "IN"}}));
}

void TestIoUring::tokenUsedAgain() {
    IoUringMultiplexer ring;
    const Pair first;
    const Pair second;
    QVERIFY(bool(ring.add(1, first.ours.get(), kIn, Trigger::Edge)));
    ring.remove(1); // before it was armed
    QVERIFY(bool(ring.add(1, second.ours.get(), kIn, Trigger::Edge)));
    QCOMPARE(look(ring).states, kNobody);
    first.peerSends();
    QCOMPARE(look(ring).states, kNobody);
    second.peerSends();
    ring.remove(1);
    QVERIFY(bool(ring.add(1, first.ours.get(), kIn, Trigger::Edge)));
    QCOMPARE(look(ring).states, (States{{1, "IN"}}));
}

void TestIoUring::badOnesBesideGoodOnes() {
    IoUringMultiplexer ring;
    const Pair good;
    good.peerSends();
    Pair bad;
    QVERIFY(bool(ring.add(1, bad.ours.get(), kIn, Trigger::Edge)));
    QVERIFY(bool(ring.add(2, good.ours.get(), kIn, Trigger::Edge)));
    bad.ours.reset();
    QCOMPARE(look(ring).states, (States{{2, "IN"}}));
    const std::vector<Unwatchable> refused = ring.takeRefused();
    QCOMPARE(refused.size(), std::size_t{1});
    QCOMPARE(refused.front().token, Token{1});
    QCOMPARE(refused.front().error, EBADF);
    ring.remove(1);
    good.peerSends();
    QCOMPARE(look(ring).states, (States{{2, "IN"}}));
}

void TestIoUring::nothingToWaitOn_data() {
    QTest::addColumn<QString>("path");
    QTest::newRow("a regular file") << "/proc/self/exe";
    QTest::newRow("a device") << "/dev/null";
    QTest::newRow("a terminal that was hung up") << "";
}

// Its poll completes at once and is over. Told once in transitions mode, which must not spin, else by each return.
void TestIoUring::nothingToWaitOn() {
    QFETCH(QString, path);
    Fd file;
    if (path.isEmpty()) {
        const Fd master(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
        if (!master || ::grantpt(master.get()) != 0 || ::unlockpt(master.get()) != 0)
            QSKIP("no pseudo terminal here");
        file = Fd(::open(::ptsname(master.get()), O_RDWR | O_NOCTTY | O_CLOEXEC));
    } else {
        file = Fd(::open(qPrintable(path), O_RDONLY | O_CLOEXEC));
    }
    QVERIFY(bool(file));
    IoUringMultiplexer edges;
    QVERIFY(bool(edges.add(1, file.get(), kIn, Trigger::Edge)));
    QCOMPARE(look(edges).states.size(), std::size_t{1});
    QCOMPARE(look(edges).states, kNobody);
    IoUringMultiplexer levels;
    levels.setMode(Mode::EveryReturn);
    QVERIFY(bool(levels.add(1, file.get(), kIn, Trigger::Level)));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(look(levels, kInfinite).states.size(), std::size_t{1});
}

void TestIoUring::smallRing_data() {
    QTest::addColumn<bool>("once");
    QTest::newRow("transitions") << false;
    QTest::newRow("every return") << true;
}

// The kernel keeps what the ring has no room for and ends those polls; they are armed anew.
void TestIoUring::smallRing() {
    QFETCH(bool, once);
    constexpr Token kMany = 300;
    IoUringMultiplexer ring(8);
    if (once)
        ring.setMode(Mode::EveryReturn);
    std::vector<Fd> counters;
    States expected;
    for (Token token = 1; token <= kMany; ++token) {
        counters.push_back(eventCounter(1));
        QVERIFY(bool(ring.add(token, counters.back().get(), kIn, Trigger::Edge)));
        expected[token] = "IN";
    }
    for (int round = 0; round < 3; ++round) {
        States all;
        while (all.size() < kMany) {
            const Told told = look(ring, kInfinite);
            QVERIFY(told.outcome.returned > 0);
            all.insert(told.states.begin(), told.states.end());
        }
        QCOMPARE(all, expected);
        if (!once)
            for (const Fd& counter : counters)
                bump(counter);
    }
    for (Token token = 1; token <= kMany; ++token)
        ring.remove(token);
    QCOMPARE(look(ring).states, kNobody);
}

// The call says how much it submitted and not that a signal ended its wait: that is found out by the time.
void TestIoUring::signalInACallThatSubmits() {
    struct sigaction act {};
    act.sa_handler = ignore;
    QCOMPARE(::sigaction(SIGUSR2, &act, nullptr), 0);
    sigset_t blocked;
    sigset_t before;
    ::sigemptyset(&blocked);
    ::sigaddset(&blocked, SIGUSR2);
    ::pthread_sigmask(SIG_BLOCK, &blocked, &before);
    IoUringMultiplexer ring;
    const Pair pair;
    for (const Nanos timeout : {kInfinite, 3600 * kSecond}) {
        QVERIFY(bool(ring.add(1, pair.ours.get(), kIn, Trigger::Edge)));
        ::raise(SIGUSR2);
        std::vector<Ready> ready;
        const Outcome outcome = ring.wait(timeout, &before, ready);
        QCOMPARE(outcome.returned, -1);
        QCOMPARE(outcome.error, EINTR);
        QCOMPARE(outcome.passed, timeout);
        ring.remove(1);
    }
    QVERIFY(bool(ring.add(1, pair.ours.get(), kIn, Trigger::Edge)));
    const Told told = look(ring, 1); // and over in time it is no signal
    QCOMPARE(told.outcome.error, 0);
    QCOMPARE(told.outcome.returned, 0);
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

QTEST_GUILESS_MAIN(TestIoUring)
#include "tst_iouring.moc"
