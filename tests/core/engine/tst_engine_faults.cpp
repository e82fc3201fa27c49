// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// System calls that fail under the engine, on all seven backends. After each fault the traffic goes on, every byte
// comes back in order, every row is still there, and while nothing happens next to no calls are made.

#include "core/text/errors.h"
#include "tests/util/backendrows.h"
#include "tests/util/enginerig.h"
#include "tests/util/faults.h"
#include "tests/util/peers.h"

#include <QTest>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <thread>
#include <vector>

#include <sys/socket.h>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr std::size_t kPeers = 5;

// An echoing listener and those who talk with it.
class Stage {
public:
    explicit Stage(Backend backend, const std::string& childInterest = "in+pri+rdhup")
        : m_rig({.backend = backend}),
          m_web(m_rig.add("tcp-listen:0,name=web,interest=in,child-policy=echo,child-interest=" + childInterest)) {
        for (std::size_t i = 0; i < kPeers; ++i)
            connectOne();
    }
    ~Stage() { faults::clear(); }
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    EngineRig& rig() { return m_rig; }
    SocketId web() const { return m_web.id; }
    void connectOne() {
        m_peers.push_back(tcpConnect(portIn(m_web.local)));
        const timeval limit{.tv_sec = 20, .tv_usec = 0}; // what never comes must not hang the test
        ::setsockopt(m_peers.back().get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    }
    bool allAccepted() {
        return m_rig.await([&](const Log& log) { return log.child(m_web.id, m_peers.size()) != nullptr; });
    }
    void say(const std::string& words) {
        for (const Fd& peer : m_peers)
            sendAll(peer, words);
        m_said += words;
    }
    // Whether each heard all that it said and had not heard yet, in order.
    bool hear() {
        const std::string expected = std::exchange(m_said, {});
        return std::all_of(m_peers.begin(), m_peers.end(),
                           [&](const Fd& peer) { return receive(peer, expected.size()) == expected; });
    }
    bool talks(const std::string& words = "ping") {
        say(words);
        return hear();
    }
    // Every row is there and watched.
    bool isWhole() {
        const Log log = m_rig.log();
        for (std::size_t i = 1; i <= m_peers.size(); ++i)
            if (const SocketInfo* child = log.child(m_web.id, i);
                child == nullptr || child->state != SocketState::Open || child->removed)
                return false;
        return log.info(m_web.id)->state == SocketState::Listening;
    }
    // Lets ten timeouts pass in which nothing happens. A loop that spins makes thousands of calls meanwhile.
    bool isCalm() {
        if (!m_rig.call(command::SetTimeout{4 * kMillisecond}).done() || !timeouts(3))
            return false;
        const std::uint64_t before = faults::calls();
        const bool passed = timeouts(10);
        const std::uint64_t made = faults::calls() - before;
        if (made > 80)
            qWarning("%llu calls in ten waits", static_cast<unsigned long long>(made));
        return passed && made <= 80 && m_rig.call(command::SetTimeout{kInfinite}).done();
    }
    bool isWell() { return talks() && isWhole() && isCalm() && talks("again"); }
    std::size_t interrupted() {
        const Log log = m_rig.log();
        return static_cast<std::size_t>(
            std::count_if(log.waits.begin(), log.waits.end(), [](const Wait& wait) { return wait.error == EINTR; }));
    }

private:
    bool timeouts(std::size_t more) {
        std::size_t from = m_rig.log().waits.size();
        std::size_t passed = 0;
        return m_rig.await([&](const Log& log) {
            for (; from < log.waits.size(); ++from)
                passed += log.waits[from].timedOut() && log.waits[from].kind == WaitKind::Loop ? 1U : 0U;
            return passed >= more;
        });
    }

    EngineRig m_rig;
    SocketInfo m_web;
    std::vector<Fd> m_peers;
    std::string m_said;
};

void errorRows(const std::vector<std::pair<const char*, int>>& errors) {
    QTest::addColumn<readyscope::Backend>("backend");
    QTest::addColumn<int>("error");
    for (const Backend backend : kBackends)
        for (const auto& [name, error] : errors)
            QTest::addRow("%s: %s", nameOf(backend).data(), name) << backend << error;
}

} // namespace

class TestEngineFaults : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { faults::spareThisThread(); }
    void cleanup() { faults::clear(); }
    void withoutFaults_data() { backendRows(); }
    void withoutFaults();
    void interruptedWaits_data() { backendRows(); }
    void interruptedWaits();
    void failedWait_data();
    void failedWait();
    void receiveFails_data() { errorRows({{"EAGAIN", EAGAIN}, {"EINTR", EINTR}}); }
    void receiveFails();
    void sendFails_data() { errorRows({{"EAGAIN", EAGAIN}, {"EINTR", EINTR}}); }
    void sendFails();
    void shortReceives_data() { backendRows(); }
    void shortReceives();
    void shortReceivesThatHideTheRest_data() { backendRows(); }
    void shortReceivesThatHideTheRest();
    void shortSends_data() { backendRows(); }
    void shortSends();
    void shortWrites_data() { backendRows(); }
    void shortWrites();
    void acceptFails_data() { errorRows({{"EAGAIN", EAGAIN}, {"EINTR", EINTR}, {"ECONNABORTED", ECONNABORTED}}); }
    void acceptFails();
    void noDescriptorToAcceptWith_data() { backendRows(); }
    void noDescriptorToAcceptWith();
    void noDescriptorToOpenWith_data() { backendRows(); }
    void noDescriptorToOpenWith();
    void noMemoryToWatchWith_data();
    void noMemoryToWatchWith();
    void noBackendToSwitchTo_data();
    void noBackendToSwitchTo();
    void ringThatLostCompletions();
    void noWaker();
};

// What the rest is measured by.
void TestEngineFaults::withoutFaults() {
    READYSCOPE_FETCH_BACKEND();
    Stage stage(backend);
    QVERIFY(stage.allAccepted());
    QVERIFY(stage.isWell());
}

void TestEngineFaults::interruptedWaits() {
    READYSCOPE_FETCH_BACKEND();
    Stage stage(backend);
    QVERIFY(stage.allAccepted());
    const std::uint64_t before = faults::injected(Call::Wait);
    faults::inject(Call::Wait, {.error = EINTR, .times = 500});
    for (int i = 0; i < 100; ++i)
        QVERIFY(stage.talks());
    QVERIFY(stage.isWell());
    const std::uint64_t storm = faults::injected(Call::Wait) - before;
    QVERIFY(storm > 50);
    if (backend != Backend::IoUring) // whose questions after the wait are waits to the shim, and are put again
        QVERIFY(stage.interrupted() >= storm);
}

void TestEngineFaults::failedWait_data() { errorRows({{"ENOMEM", ENOMEM}, {"EINVAL", EINVAL}, {"EAGAIN", EAGAIN}}); }

void TestEngineFaults::failedWait() {
    READYSCOPE_FETCH_BACKEND();
    QFETCH(int, error);
    Stage stage(backend);
    QVERIFY(stage.allAccepted());
    QVERIFY(stage.talks());
    faults::inject(Call::Wait, {.error = error, .times = kAlways});
    stage.say("while it fails");
    QVERIFY(stage.rig().await(
        [&](const Log& log) { return log.hasError(kNoSocket, std::string(nameOf(backend)), error); }));
    // Said, tried again now and then, and commands are heard; no spinning meanwhile.
    const std::uint64_t before = faults::calls();
    for (int i = 0; i < 20; ++i)
        QVERIFY(stage.rig().call(command::Mark{"still here"}).done());
    QVERIFY(faults::calls() - before <= 20 * 8);
    faults::clear();
    QVERIFY(stage.rig().call(command::Mark{"well again"}).done());
    QVERIFY(stage.hear());
    QVERIFY(stage.isWell());
}

// EAGAIN where there was something is a lie that the kernel does not tell; whoever is told edges hears of the rest with
// what comes next.
void TestEngineFaults::receiveFails() {
    READYSCOPE_FETCH_BACKEND();
    QFETCH(int, error);
    Stage stage(backend);
    QVERIFY(stage.allAccepted());
    const std::uint64_t before = faults::injected(Call::Receive);
    faults::inject(Call::Receive, {.error = error, .times = 3});
    stage.say("first");
    QTRY_COMPARE_WITH_TIMEOUT(faults::injected(Call::Receive) - before, std::uint64_t{3}, 30'000);
    if (error == EAGAIN && traitsOf(backend).edgeTriggered)
        stage.say("second");
    QVERIFY(stage.hear());
    QVERIFY(stage.isWell());
}

void TestEngineFaults::sendFails() {
    READYSCOPE_FETCH_BACKEND();
    QFETCH(int, error);
    for (const char* interest : {"in+pri+rdhup", "in+out+pri+rdhup"}) {
        Stage stage(backend, interest);
        QVERIFY(stage.allAccepted());
        faults::inject(Call::Send, {.error = error, .times = 7});
        QVERIFY(stage.talks());
        QVERIFY(stage.isWell());
    }
}

// Whoever asks for levels asks again, and reads on.
void TestEngineFaults::shortReceives() {
    READYSCOPE_FETCH_BACKEND();
    if (traitsOf(backend).edgeTriggered)
        QSKIP("told by edges, it knows by a short read that nothing is left: shortReceivesThatHideTheRest()");
    Stage stage(backend, "in");
    QVERIFY(stage.allAccepted());
    faults::inject(Call::Receive, {.atMost = 1, .times = kAlways});
    for (int i = 0; i < 5; ++i)
        QVERIFY(stage.talks("a word of some length that is read byte by byte"));
    faults::clear();
    QVERIFY(stage.isWell());
}

void TestEngineFaults::shortReceivesThatHideTheRest() {
    READYSCOPE_FETCH_BACKEND();
    for (const char* interest : {"in", "in+pri+rdhup"}) {
        Stage stage(backend, interest);
        QVERIFY(stage.allAccepted());
        const std::uint64_t before = faults::injected(Call::Receive);
        faults::inject(Call::Receive, {.atMost = 1, .times = kPeers});
        stage.say("a word of some length");
        QTRY_COMPARE_WITH_TIMEOUT(faults::injected(Call::Receive) - before, std::uint64_t{kPeers}, 30'000);
        stage.say(" and the next"); // an edge that also brings what the short reads hid
        QVERIFY(stage.hear());
        QVERIFY(stage.isWell());
    }
}

void TestEngineFaults::shortSends() {
    READYSCOPE_FETCH_BACKEND();
    Stage stage(backend);
    QVERIFY(stage.allAccepted());
    faults::inject(Call::Send, {.atMost = 2, .times = kAlways});
    for (int i = 0; i < 5; ++i)
        QVERIFY(stage.talks("a word of some length that is sent in pieces"));
    faults::clear();
    QVERIFY(stage.isWell());
}

void TestEngineFaults::shortWrites() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    rig.add("pipe:,name=p,policy=drain");
    const Log log = rig.log();
    const auto last = std::find_if(log.sockets.begin(), log.sockets.end(),
                                   [](const SocketInfo& info) { return info.kind == Kind::PipeRead; });
    QVERIFY(last != log.sockets.end());
    const SocketId reader = last->id;
    const std::uint64_t before = faults::injected(Call::Write);
    faults::inject(Call::Write, {.atMost = 3, .times = 100});
    QVERIFY(rig.call(command::Send{{kNoSocket, "p.1"}, std::string(1000, 'x')}).done());
    faults::clear();
    QVERIFY(faults::injected(Call::Write) - before > 0);
    QVERIFY(rig.call(command::Close{{kNoSocket, "p.1"}}).done());
    // All of it was written, so nothing but the end is left to be read.
    QVERIFY(rig.awaitState(reader, told(backend, Events::Hup)));
}

void TestEngineFaults::acceptFails() {
    READYSCOPE_FETCH_BACKEND();
    QFETCH(int, error);
    Stage stage(backend);
    QVERIFY(stage.allAccepted());
    const std::uint64_t before = faults::injected(Call::Accept);
    faults::inject(Call::Accept, {.error = error});
    stage.connectOne();
    QTRY_COMPARE_WITH_TIMEOUT(faults::injected(Call::Accept) - before, std::uint64_t{1}, 30'000);
    stage.connectOne(); // the edge that brings the other too
    QVERIFY(stage.allAccepted());
    QVERIFY(stage.isWell());
}

void TestEngineFaults::noDescriptorToAcceptWith() {
    READYSCOPE_FETCH_BACKEND();
    Stage stage(backend);
    QVERIFY(stage.allAccepted());
    QVERIFY(stage.talks());
    faults::inject(Call::Accept, {.error = EMFILE, .times = kAlways});
    stage.connectOne();
    QVERIFY(stage.rig().await([&](const Log& log) { return log.hasError(stage.web(), "accept", EMFILE); }));
    QVERIFY(stage.isCalm()); // though the connection waits in the backlog all the while
    faults::clear();
    QVERIFY(stage.rig().call(command::Accept{{stage.web(), {}}, true}).done());
    QVERIFY(stage.allAccepted());
    QVERIFY(stage.isWell());
}

void TestEngineFaults::noDescriptorToOpenWith() {
    READYSCOPE_FETCH_BACKEND();
    Stage stage(backend);
    QVERIFY(stage.allAccepted());
    faults::inject(Call::Socket, {.error = EMFILE});
    const SocketInfo refused = stage.rig().add("udp-listen:0");
    QCOMPARE(refused.state, SocketState::Failed);
    QVERIFY(stage.rig().log().hasError(refused.id, "socket", EMFILE));
    QVERIFY(stage.isWell());
}

void TestEngineFaults::noMemoryToWatchWith_data() {
    QTest::addColumn<readyscope::Backend>("backend");
    QTest::addColumn<int>("error");
    for (const Backend backend : {Backend::Epoll, Backend::EpollEt})
        for (const int error : {ENOMEM, ENOSPC})
            QTest::addRow("%s: %s", nameOf(backend).data(), error == ENOMEM ? "ENOMEM" : "ENOSPC") << backend << error;
}

// The row says so, the others go on, and a switch back restores it.
void TestEngineFaults::noMemoryToWatchWith() {
    READYSCOPE_FETCH_BACKEND();
    QFETCH(int, error);
    Stage stage(backend);
    QVERIFY(stage.allAccepted());
    QVERIFY(stage.talks());
    faults::inject(Call::EpollControl, {.error = error});
    const SocketInfo refused = stage.rig().add("udp-listen:0,name=refused");
    QVERIFY(stage.rig().await([&](const Log& log) { return log.hasError(refused.id, "epoll_ctl", error); }));
    QCOMPARE(stage.rig().log().info(refused.id)->state, SocketState::Unsupported);
    QVERIFY(stage.isWell());
    QVERIFY(stage.rig().call(command::SetBackend{Backend::Poll}).done());
    QCOMPARE(stage.rig().log().info(refused.id)->state, SocketState::Open);
    QVERIFY(stage.isWell());
}

void TestEngineFaults::noBackendToSwitchTo_data() {
    QTest::addColumn<readyscope::Backend>("backend");
    QTest::addColumn<int>("error");
    QTest::newRow("epoll: EMFILE") << Backend::Epoll << EMFILE;
    QTest::newRow("epoll-et: ENOMEM") << Backend::EpollEt << ENOMEM;
    QTest::newRow("io_uring: ENOMEM") << Backend::IoUring << ENOMEM;
    QTest::newRow("io_uring: EMFILE") << Backend::IoUring << EMFILE;
    QTest::newRow("io_uring: EPERM") << Backend::IoUring << EPERM;
}

// The command says why, and the capture goes on with the backend that it has.
void TestEngineFaults::noBackendToSwitchTo() {
    READYSCOPE_FETCH_BACKEND();
    QFETCH(int, error);
    Stage stage(Backend::Poll);
    QVERIFY(stage.allAccepted());
    faults::inject(backend == Backend::IoUring ? Call::RingSetup : Call::EpollCreate, {.error = error, .times = 10});
    const Answer answer = stage.rig().call(command::SetBackend{backend});
    QVERIFY(!answer.done());
    // In words where the trial of the backend failed.
    QVERIFY(answer.error->errnum == error || answer.error->detail.find(errnoName(error)) != std::string::npos);
    faults::clear();
    QVERIFY(stage.isWell());
    QVERIFY(stage.rig().log().waits.back().backend == Backend::Poll);
    QVERIFY(stage.rig().call(command::SetBackend{backend}).done());
    QVERIFY(stage.isWell());
}

// EBADR (io_uring_enter(2)): nobody knows which polls still stand, so all are armed anew.
void TestEngineFaults::ringThatLostCompletions() {
    if (const QString reason = whyNot(Backend::IoUring); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    Stage stage(Backend::IoUring);
    QVERIFY(stage.allAccepted());
    for (int i = 0; i < 5; ++i) {
        faults::inject(Call::Wait, {.error = EBADR});
        QVERIFY(stage.talks());
    }
    QVERIFY(stage.isWell());
}

void TestEngineFaults::noWaker() {
    Store store;
    struct Nobody : BatchObserver {
        void engineBatch(Batch& /*batch*/) override {}
    } nobody;
    std::optional<SysError> problem;
    std::thread([&] {
        faults::inject(Call::EventFd, {.error = EMFILE});
        Engine engine({}, store, nobody);
        if (const Status prepared = engine.prepare(); !prepared)
            problem = prepared.error();
    }).join();
    QVERIFY(problem.has_value());
    QCOMPARE(problem->call, std::string("eventfd"));
    QCOMPARE(problem->errnum, EMFILE);
}

QTEST_GUILESS_MAIN(TestEngineFaults)
#include "tst_engine_faults.moc"
