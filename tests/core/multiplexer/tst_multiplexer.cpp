// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Each backend by itself, on bare descriptors: what it names, how it rounds, what it refuses.

#include "core/socket/fd.h"
#include "tests/util/backendrows.h"

#include <QTest>

#include <algorithm>
#include <cerrno>

#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace readyscope;
using readyscope::test::backendRows;

namespace {

struct Pair {
    Pair() {
        int ends[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
            qFatal("socketpair");
        ours = Fd(ends[0]);
        peer = Fd(ends[1]);
    }
    Fd ours;
    Fd peer;
};

} // namespace

class TestMultiplexer : public QObject {
    Q_OBJECT
private slots:
    void registry();
    void namesWhatIsReady_data() { backendRows(); }
    void namesWhatIsReady();
    void modifyAndRemove_data() { backendRows(); }
    void modifyAndRemove();
    void asksBesides_data() { backendRows(); }
    void asksBesides();
    void roundsUp_data() { backendRows(); }
    void roundsUp();
    void badDescriptor_data() { backendRows(); }
    void badDescriptor();
    void interestInItsWords();
    void selectRefusesHighNumbers();
};

void TestMultiplexer::registry() {
    const std::vector<BackendInfo> all = probeBackends();
    QCOMPARE(all.size(), kBackends.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        QVERIFY(all[i].backend == kBackends[i]);
        QVERIFY(!all[i].note.empty());
        QVERIFY(makeMultiplexer(all[i].backend) != nullptr || !all[i].works);
    }
    QVERIFY(probeBackend(Backend::Poll).works);
}

void TestMultiplexer::namesWhatIsReady() {
    READYSCOPE_FETCH_BACKEND();
    const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
    Pair quiet;
    Pair speaks;
    const Events in = inWordsOf(backend, Events::In);
    QVERIFY(bool(multiplexer->add(1, quiet.ours.get(), in, Trigger::Level)));
    QVERIFY(bool(multiplexer->add(2, speaks.ours.get(), in, Trigger::Level)));
    std::vector<Ready> ready{{9, Events::In, Events::In}};
    QCOMPARE(multiplexer->wait(0, nullptr, ready).returned, 0);
    QVERIFY(ready.empty());
    QCOMPARE(::send(speaks.peer.get(), "x", 1, 0), ssize_t{1});
    const Outcome outcome = multiplexer->wait(kInfinite, nullptr, ready);
    QCOMPARE(outcome.returned, 1);
    QCOMPARE(outcome.passed, kInfinite);
    QCOMPARE(ready.size(), std::size_t{1});
    QCOMPARE(ready.front().token, Token{2});
    QCOMPARE(toString(ready.front().revents), toString(in));
}

void TestMultiplexer::modifyAndRemove() {
    READYSCOPE_FETCH_BACKEND();
    const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
    std::vector<Pair> pairs(5);
    const Events out = inWordsOf(backend, Events::Out);
    for (Token token = 1; token <= 5; ++token)
        QVERIFY(bool(multiplexer->add(token, pairs[token - 1].ours.get(), out, Trigger::Level)));
    multiplexer->remove(2);
    QVERIFY(bool(multiplexer->modify(4, inWordsOf(backend, Events::In), Trigger::Level)));
    std::vector<Ready> ready;
    QCOMPARE(multiplexer->wait(0, nullptr, ready).returned, 3);
    QVector<Token> tokens;
    for (const Ready& one : ready)
        tokens.append(one.token);
    std::sort(tokens.begin(), tokens.end());
    QCOMPARE(tokens, (QVector<Token>{1, 3, 5}));
    for (Token token = 1; token <= 5; ++token)
        multiplexer->remove(token);
    QCOMPARE(multiplexer->wait(0, nullptr, ready).returned, 0);
}

void TestMultiplexer::asksBesides() {
    READYSCOPE_FETCH_BACKEND();
    const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
    Pair added;
    Pair stranger;
    QVERIFY(bool(multiplexer->add(1, added.ours.get(), inWordsOf(backend, Events::Out), Trigger::Level)));
    const std::vector<Question> questions{{7, stranger.ours.get(), inWordsOf(backend, Events::Out | Events::In)}};
    std::vector<Ready> ready;
    QCOMPARE(multiplexer->ask(questions, ready).returned, 1);
    QCOMPARE(ready.front().token, Token{7});
    QCOMPARE(toString(ready.front().revents), toString(inWordsOf(backend, Events::Out)));
}

void TestMultiplexer::roundsUp() {
    READYSCOPE_FETCH_BACKEND();
    const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
    std::vector<Ready> ready;
    const Outcome outcome = test::waitBesideClosedRings(*multiplexer, 1'000'001, nullptr, ready);
    QVERIFY(outcome.ended - outcome.entered >= 1'000'001); // never early
    const Nanos resolution = multiplexer->traits().resolution;
    QCOMPARE(outcome.passed, (1'000'001 + resolution - 1) / resolution * resolution);
    // Linux alone writes the rest back, and of a wait that ran out nothing is left.
    QCOMPARE(outcome.left, backend == Backend::Select ? Nanos{0} : kNoTime);
}

void TestMultiplexer::badDescriptor() {
    READYSCOPE_FETCH_BACKEND();
    const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
    Pair pair;
    const int number = pair.ours.get();
    QVERIFY(bool(multiplexer->add(1, number, inWordsOf(backend, Events::In), Trigger::Level)));
    pair.ours.reset();
    std::vector<Ready> ready;
    const Outcome outcome = multiplexer->wait(0, nullptr, ready);
    QCOMPARE(outcome.error == EBADF, multiplexer->traits().stopsAtBadDescriptor);
    if (multiplexer->traits().tells.any(Events::Nval)) {
        QCOMPARE(outcome.returned, 1);
        QCOMPARE(toString(ready.front().revents), toString(Events::Nval));
    } else {
        QVERIFY(ready.empty());
    }
    // epoll had forgotten it with the close; io_uring learned of it only now, and lets go of it.
    const std::vector<Unwatchable> refused = multiplexer->takeRefused();
    QCOMPARE(refused.size(), std::size_t{backend == Backend::IoUring ? 1U : 0U});
    if (!refused.empty()) {
        QCOMPARE(refused.front().token, Token{1});
        QCOMPARE(refused.front().error, EBADF);
    }
    QVERIFY(!multiplexer->anyRefused());
}

void TestMultiplexer::interestInItsWords() {
    QCOMPARE(toString(inWordsOf(Backend::Select, kDefaultInterest)), std::string("R+W+E"));
    QCOMPARE(toString(inWordsOf(Backend::PSelect, Events::RdNorm)), std::string("R"));
    QCOMPARE(toString(inWordsOf(Backend::Select, Events::RdHup)), std::string("-"));
    QCOMPARE(toString(inWordsOf(Backend::Poll, kDefaultInterest)), toString(kDefaultInterest));
}

void TestMultiplexer::selectRefusesHighNumbers() {
    const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(Backend::Select);
    const Status added = multiplexer->add(1, FD_SETSIZE, Events::R, Trigger::Level);
    QVERIFY(!added);
    QCOMPARE(added.error().call, std::string("FD_SET"));
    std::vector<Ready> ready;
    QCOMPARE(multiplexer->wait(0, nullptr, ready).returned, 0);
}

QTEST_GUILESS_MAIN(TestMultiplexer)
#include "tst_multiplexer.moc"
