// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What all seven must bear: high numbers, thousands at once, files that cannot wait, numbers closed behind their back.

#include "bare.h"
#include "core/socket/descriptorlimit.h"
#include "tests/util/backendrows.h"
#include "tests/util/peers.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/select.h>

using namespace readyscope;
using namespace readyscope::test;

namespace {

// The first free number from `from` on.
Fd movedTo(const Fd& fd, int from) { return Fd(::fcntl(fd.get(), F_DUPFD_CLOEXEC, from)); }

} // namespace

class TestReadiness : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_limit = raiseDescriptorLimit(); }
    void highNumbers_data() { backendRows(); }
    void highNumbers();
    void thousands_data() { backendRows(); }
    void thousands();
    void regularFile_data() { backendRows(); }
    void regularFile();
    void closedBehindItsBack_data() { backendRows(); }
    void closedBehindItsBack();
    void numberUsedAgain_data() { backendRows(); }
    void numberUsedAgain();
    void manyMasks_data() { backendRows(); }
    void manyMasks();
    void countsCalls_data() { backendRows(); }
    void countsCalls();

private:
    std::size_t m_limit = 0;
};

void TestReadiness::highNumbers() {
    READYSCOPE_FETCH_BACKEND();
    if (m_limit <= FD_SETSIZE + 8)
        QSKIP("the hard limit of descriptors is under FD_SETSIZE here");
    const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
    const Pair pair;
    const Fd high = movedTo(pair.ours, FD_SETSIZE);
    const Status added = multiplexer->add(1, high.get(), inWordsOf(backend, Events::In), Trigger::Level);
    pair.peerSends();
    QCOMPARE(bool(added), !answersInSets(backend));
    QCOMPARE(look(*multiplexer).states, answersInSets(backend) ? States() : (States{{1, "IN"}}));
}

void TestReadiness::thousands() {
    READYSCOPE_FETCH_BACKEND();
    // Numbers below FD_SETSIZE for select; for the rest as many as the hard limit lets us have, 10,000 at most.
    const std::size_t many = std::min<std::size_t>(answersInSets(backend) ? 900 : 10'000, m_limit - 100);
    const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
    const Events in = inWordsOf(backend, Events::In);
    std::vector<Fd> counters;
    for (Token token = 1; token <= many; ++token) {
        counters.push_back(eventCounter(0));
        QVERIFY(bool(multiplexer->add(token, counters.back().get(), in, Trigger::Level)));
    }
    QCOMPARE(look(*multiplexer).outcome.returned, 0);
    bump(counters[many / 2]);
    const Told one = look(*multiplexer, kInfinite);
    QCOMPARE(one.states, (States{{static_cast<Token>(many / 2 + 1), toString(in)}}));
    for (const Fd& counter : counters)
        bump(counter);
    // One call names all but under io_uring, which completes some twenty a call.
    States all;
    while (all.size() < many) {
        const Told some = look(*multiplexer);
        QVERIFY(some.outcome.returned > 0);
        QVERIFY(backend == Backend::IoUring || some.states.size() == many);
        all.insert(some.states.begin(), some.states.end());
    }
    for (Token token = 1; token <= many; ++token)
        multiplexer->remove(token);
    QCOMPARE(look(*multiplexer).outcome.returned, 0);
}

// epoll_ctl(2): EPERM for a file that does not support it. The others say what poll says of it: always ready.
void TestReadiness::regularFile() {
    READYSCOPE_FETCH_BACKEND();
    const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
    const bool isEpoll = backend == Backend::Epoll || backend == Backend::EpollEt;
    for (const char* path : {"/proc/self/exe", "/dev/null"}) {
        const Fd file(::open(path, O_RDONLY | O_CLOEXEC));
        const Events all = inWordsOf(backend, Events::In | Events::Out);
        const Status added = multiplexer->add(1, file.get(), all, Trigger::Level);
        QCOMPARE(bool(added), !isEpoll);
        if (isEpoll) {
            QCOMPARE(added.error().call, std::string("epoll_ctl"));
            QCOMPARE(added.error().errnum, EPERM);
        }
        QCOMPARE(look(*multiplexer).states, isEpoll ? States() : (States{{1, toString(all)}}));
        multiplexer->remove(1);
    }
    QCOMPARE(look(*multiplexer).outcome.returned, 0);
}

// While a duplicate lives the open file does too: select and poll ask by number and find nothing there, epoll goes on
// telling of the file (epoll(7)), and io_uring, which holds the file itself, is asked by number what it told.
void TestReadiness::closedBehindItsBack() {
    READYSCOPE_FETCH_BACKEND();
    const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
    Pair gone;
    const Pair stays;
    const Events in = inWordsOf(backend, Events::In);
    QVERIFY(bool(multiplexer->add(1, gone.ours.get(), in, Trigger::Level)));
    QVERIFY(bool(multiplexer->add(2, stays.ours.get(), in, Trigger::Level)));
    QCOMPARE(look(*multiplexer).outcome.returned, 0);
    const Fd duplicate = movedTo(gone.ours, 3);
    gone.ours.reset();
    gone.peerSends();
    stays.peerSends();
    const Told told = look(*multiplexer);
    if (answersInSets(backend))
        QCOMPARE(told.outcome.error, EBADF);
    else if (multiplexer->traits().tells.any(Events::Nval))
        QCOMPARE(told.states, (States{{1, "NVAL"}, {2, "IN"}}));
    else if (backend == Backend::IoUring)
        QCOMPARE(told.states, (States{{2, "IN"}}));
    else
        QCOMPARE(told.states, (States{{1, "IN"}, {2, "IN"}}));
    const std::vector<Unwatchable> refused = multiplexer->takeRefused();
    QCOMPARE(refused.size(), std::size_t{backend == Backend::IoUring ? 1U : 0U});
    QVERIFY(refused.empty() || (refused.front().token == 1 && refused.front().error == EBADF));
    // Once removed nothing is told of it, whatever still keeps it alive, and the other goes on.
    multiplexer->remove(1);
    stays.read();
    gone.peerSends();
    QVERIFY(look(*multiplexer).states.empty());
    stays.peerSends();
    QCOMPARE(look(*multiplexer).states, (States{{2, toString(in)}}));
    stays.read();
    QCOMPARE(look(*multiplexer, 1).outcome.returned, 0);
}

void TestReadiness::numberUsedAgain() {
    READYSCOPE_FETCH_BACKEND();
    const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
    Pair gone;
    const Pair taken;
    const Events in = inWordsOf(backend, Events::In);
    const int number = gone.ours.get();
    QVERIFY(bool(multiplexer->add(1, number, in, Trigger::Level)));
    QCOMPARE(look(*multiplexer).outcome.returned, 0);
    gone.ours.reset();
    const Fd again = movedTo(taken.ours, number);
    QCOMPARE(again.get(), number);
    QVERIFY(bool(multiplexer->add(2, number, in, Trigger::Level)));
    multiplexer->remove(1);
    taken.peerSends();
    QCOMPARE(look(*multiplexer).states, (States{{2, toString(in)}}));
}

// Whatever is asked, HUP and ERR are told, and nothing that was not asked but RDHUP under io_uring's own mask.
void TestReadiness::manyMasks() {
    READYSCOPE_FETCH_BACKEND();
    const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
    std::vector<Pair> pairs(4);
    const Events asked[] = {Events(), Events::In, Events::Out, Events::In | Events::Out | Events::RdHup};
    for (Token token = 0; token < 4; ++token) {
        QVERIFY(bool(
            multiplexer->add(token + 1, pairs[token].ours.get(), inWordsOf(backend, asked[token]), Trigger::Level)));
        pairs[token].peer.reset();
    }
    const Told told = look(*multiplexer);
    if (answersInSets(backend)) {
        QCOMPARE(told.states, (States{{2, "R"}, {3, "W"}, {4, "R+W"}}));
        return;
    }
    const bool more = backend == Backend::IoUring; // includes RDHUP always (io_uring/poll.c, IO_POLL_UNMASK)
    QCOMPARE(told.states, (States{{1, more ? "HUP (RDHUP+HUP)" : "HUP"},
                                  {2, more ? "IN+HUP (IN+RDHUP+HUP)" : "IN+HUP"},
                                  {3, more ? "OUT+HUP (OUT+RDHUP+HUP)" : "OUT+HUP"},
                                  {4, "IN+OUT+RDHUP+HUP"}}));
}

void TestReadiness::countsCalls() {
    READYSCOPE_FETCH_BACKEND();
    const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
    const Pair pair;
    const Events in = inWordsOf(backend, Events::In);
    const bool isEpoll = backend == Backend::Epoll || backend == Backend::EpollEt;
    const bool isUring = backend == Backend::IoUring;
    QVERIFY(bool(multiplexer->add(1, pair.ours.get(), in, Trigger::Level)));
    QCOMPARE(multiplexer->calls(), std::uint64_t{isEpoll || isUring ? 1U : 0U}); // epoll_ctl; io_uring_setup
    std::uint64_t before = multiplexer->calls();
    look(*multiplexer);
    QCOMPARE(multiplexer->calls() - before, std::uint64_t{1}); // what is to be armed goes in with the wait
    pair.peerSends();
    before = multiplexer->calls();
    look(*multiplexer, kInfinite);
    QCOMPARE(multiplexer->calls() - before, std::uint64_t{isUring ? 2U : 1U}); // the state, by poll
    before = multiplexer->calls();
    std::vector<Ready> ready;
    multiplexer->ask(std::vector<Question>{{1, pair.ours.get(), in}}, ready);
    QCOMPARE(multiplexer->calls() - before, std::uint64_t{1});
    before = multiplexer->calls();
    multiplexer->remove(1);
    QCOMPARE(multiplexer->calls() - before > 0, isEpoll || isUring);
}

QTEST_GUILESS_MAIN(TestReadiness)
#include "tst_readiness.moc"
