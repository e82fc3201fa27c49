// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A kernel before 5.11, or valgrind: there is no epoll_pwait2, and the timeout is one of milliseconds.

#include "bare.h"
#include "core/multiplexer/epoll.h"
#include "core/multiplexer/registry.h"
#include "tests/util/faults.h"

#include <cerrno>
#include <csignal>

using namespace readyscope;
using namespace readyscope::test;

class TestEpollMilliseconds : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { faults::inject(Call::EpollExact, {.error = ENOSYS, .times = kAlways}); }
    void saysSo();
    void roundsUp();
    void masksSignals();
};

void TestEpollMilliseconds::saysSo() {
    for (const Backend backend : {Backend::Epoll, Backend::EpollEt}) {
        QCOMPARE(traitsOf(backend).resolution, kMillisecond);
        const BackendInfo info = probeBackend(backend);
        QVERIFY(info.works);
        QVERIFY(inEnglish(info.note).find("timeout to 1 ms (no epoll_pwait2)") != std::string::npos);
    }
    QVERIFY(faults::injected(Call::EpollExact) > 0);
}

void TestEpollMilliseconds::roundsUp() {
    EpollMultiplexer epoll(Backend::Epoll);
    const Pair pair;
    QVERIFY(bool(epoll.add(1, pair.ours.get(), Events::In, Trigger::Level)));
    const Told told = look(epoll, 1'000'001);
    QCOMPARE(told.outcome.returned, 0);
    QCOMPARE(told.outcome.passed, 2 * kMillisecond);
    QVERIFY(told.outcome.ended - told.outcome.entered >= 2 * kMillisecond);
    pair.peerSends();
    QCOMPARE(look(epoll, kInfinite).states, (States{{1, "IN"}}));
    // Longer than an int of milliseconds holds: the caller's deadline goes on after it.
    QCOMPARE(look(epoll, 1000 * 24 * 3600 * kSecond).outcome.passed, INT_MAX * kMillisecond);
}

void TestEpollMilliseconds::masksSignals() {
    struct sigaction act {};
    act.sa_handler = [](int) {};
    QCOMPARE(::sigaction(SIGUSR1, &act, nullptr), 0);
    sigset_t blocked;
    sigset_t before;
    ::sigemptyset(&blocked);
    ::sigaddset(&blocked, SIGUSR1);
    ::pthread_sigmask(SIG_BLOCK, &blocked, &before);
    ::raise(SIGUSR1);
    EpollMultiplexer epoll(Backend::Epoll);
    std::vector<Ready> ready;
    QCOMPARE(epoll.wait(0, &blocked, ready).error, 0);
    QCOMPARE(epoll.wait(kInfinite, &before, ready).error, EINTR);
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

QTEST_GUILESS_MAIN(TestEpollMilliseconds)
#include "tst_epoll_milliseconds.moc"
