// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Signals and waits: the mask that is swapped within the call, and what a stop and a continue do to it.

#include "bare.h"
#include "tests/util/backendrows.h"

#include <cerrno>
#include <csignal>
#include <fstream>

#include <sched.h>
#include <sys/wait.h>

using namespace readyscope;
using namespace readyscope::test;

namespace {

volatile std::sig_atomic_t handled = 0;
void count(int /*signal*/) { handled = handled + 1; }

// The letter of the state of `process`, from /proc/PID/stat (proc(5)).
char stateOf(pid_t process) {
    std::ifstream file("/proc/" + std::to_string(process) + "/stat");
    std::string line;
    std::getline(file, line);
    const std::size_t end = line.rfind(')');
    return end == std::string::npos || end + 2 >= line.size() ? '?' : line[end + 2];
}

void awaitState(pid_t process, char state) {
    while (stateOf(process) != state)
        ::sched_yield();
}

// Runs beside the test as a process of its own: stops it while it waits, lets it go on, and then speaks.
pid_t stopAndContinue(const Pair& pair) {
    const pid_t test = ::getpid();
    const pid_t child = ::fork();
    if (child != 0)
        return child;
    awaitState(test, 'S');
    ::kill(test, SIGSTOP);
    awaitState(test, 'T');
    ::kill(test, SIGCONT);
    awaitState(test, 'S'); // waits on, or waits for us
    pair.peerSends();
    ::_exit(0);
}

} // namespace

class TestWaitSignals : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void blockedInTheCall_data() { backendRows(); }
    void blockedInTheCall();
    void unblockedInTheCall_data() { backendRows(); }
    void unblockedInTheCall();
    void stoppedAndContinued_data() { backendRows(); }
    void stoppedAndContinued();

private:
    sigset_t m_with{};    // SIGUSR1 blocked, as this thread has it
    sigset_t m_without{}; // not blocked
};

void TestWaitSignals::initTestCase() {
    struct sigaction act {};
    act.sa_handler = count;
    QCOMPARE(::sigaction(SIGUSR1, &act, nullptr), 0);
    sigset_t blocked;
    ::sigemptyset(&blocked);
    ::sigaddset(&blocked, SIGUSR1);
    ::pthread_sigmask(SIG_BLOCK, &blocked, &m_without);
    ::pthread_sigmask(SIG_BLOCK, nullptr, &m_with);
}

// Pending all the while, and delivered after.
void TestWaitSignals::blockedInTheCall() {
    READYSCOPE_FETCH_BACKEND();
    const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
    const Pair pair;
    QVERIFY(bool(multiplexer->add(1, pair.ours.get(), inWordsOf(backend, Events::In), Trigger::Level)));
    handled = 0;
    ::raise(SIGUSR1);
    std::vector<Ready> ready;
    const Outcome outcome = waitBesideClosedRings(*multiplexer, kMillisecond, &m_with, ready);
    QCOMPARE(outcome.returned, 0);
    QCOMPARE(outcome.error, 0);
    QVERIFY(outcome.ended - outcome.entered >= kMillisecond);
    QCOMPARE(int(handled), 0);
    ::pthread_sigmask(SIG_SETMASK, &m_without, nullptr);
    QCOMPARE(int(handled), 1);
    ::pthread_sigmask(SIG_SETMASK, &m_with, nullptr);
}

// It was pending before, so only a mask that is swapped within the call lets it end an infinite wait.
void TestWaitSignals::unblockedInTheCall() {
    READYSCOPE_FETCH_BACKEND();
    const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
    const Pair pair;
    QVERIFY(bool(multiplexer->add(1, pair.ours.get(), inWordsOf(backend, Events::In), Trigger::Level)));
    handled = 0;
    ::raise(SIGUSR1);
    std::vector<Ready> ready;
    if (multiplexer->traits().masksSignals) {
        const Outcome outcome = multiplexer->wait(kInfinite, &m_without, ready);
        QCOMPARE(outcome.returned, -1);
        QCOMPARE(outcome.error, EINTR);
        QVERIFY(ready.empty());
        QCOMPARE(int(handled), 1);
    } else { // select and poll have no such argument, and the thread's own mask holds
        QCOMPARE(multiplexer->wait(kMillisecond, &m_without, ready).error, 0);
        QCOMPARE(int(handled), 0);
        ::pthread_sigmask(SIG_SETMASK, &m_without, nullptr);
        QCOMPARE(int(handled), 1);
        ::pthread_sigmask(SIG_SETMASK, &m_with, nullptr);
    }
    sigset_t after;
    ::pthread_sigmask(SIG_BLOCK, nullptr, &after);
    QCOMPARE(::sigismember(&after, SIGUSR1), 1); // swapped back
}

// signal(7), "Interruption of system calls by stop signals": no handler is needed for it.
void TestWaitSignals::stoppedAndContinued() {
    READYSCOPE_FETCH_BACKEND();
    const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
    const Pair pair;
    QVERIFY(bool(multiplexer->add(1, pair.ours.get(), inWordsOf(backend, Events::In), Trigger::Level)));
    const pid_t child = stopAndContinue(pair);
    QVERIFY(child > 0);
    const Told told = look(*multiplexer, kInfinite);
    const bool ends = backend == Backend::Epoll || backend == Backend::EpollEt || backend == Backend::IoUring;
    QCOMPARE(told.outcome.error, ends ? EINTR : 0);
    QCOMPARE(told.states.size(), std::size_t{ends ? 0U : 1U});
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
}

QTEST_GUILESS_MAIN(TestWaitSignals)
#include "tst_waitsignals.moc"
