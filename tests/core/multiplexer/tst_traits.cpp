// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is promised of each backend: its timeout, what it tells apart, and the note beside it.

#include "bare.h"
#include "core/engine/engine.h"
#include "core/multiplexer/epoll.h"
#include "tests/util/backendrows.h"
#include "tests/util/peers.h"

#include <cerrno>
#include <cstddef>

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/select.h>
#include <sys/syscall.h>
#include <sys/wait.h>

using namespace readyscope;
using namespace readyscope::test;

namespace {

// Every bit that poll(2) knows.
const Events kAllBits = Events::fromBits(0x23ff) - (Events::Nval | Events::Err | Events::Hup);

Fd pipeEnd(bool writeEnd) { // the other end is closed
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        qFatal("pipe2");
    const Fd closed(ends[writeEnd ? 0 : 1]);
    return Fd(ends[writeEnd ? 1 : 0]);
}

// A kernel that answers io_uring_setup(2) with `error`, as a container's filter does. (seccomp(2))
bool forbidIoUring(int error) {
    sock_filter program[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_io_uring_setup, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | static_cast<unsigned>(error)),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const sock_fprog filter{.len = std::size(program), .filter = program};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

} // namespace

class TestTraits : public QObject {
    Q_OBJECT
private slots:
    void timeout_data() { backendRows(); }
    void timeout();
    void signalMask_data() { backendRows(); }
    void signalMask();
    void tellsApart_data();
    void tellsApart();
    void tellsBadDescriptors_data() { backendRows(); }
    void tellsBadDescriptors();
    void selectRebuildsItsSets();
    void pollIsTheDefault();
    void anEdgeWhileStillReady();
    void ioUringSaysWhyNot_data();
    void ioUringSaysWhyNot();
};

void TestTraits::timeout() {
    READYSCOPE_FETCH_BACKEND();
    const std::map<Backend, Nanos> expected{{Backend::Select, kMicrosecond},
                                            {Backend::PSelect, 1},
                                            {Backend::Poll, kMillisecond},
                                            {Backend::PPoll, 1},
                                            {Backend::IoUring, 1}};
    const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
    const Nanos resolution = multiplexer->traits().resolution;
    if (const auto known = expected.find(backend); known != expected.end())
        QCOMPARE(resolution, known->second);
    else // as epoll_pwait2 is there or not, and the note says which
        QCOMPARE(inEnglish(probeBackend(backend).note).find("1 ms (no epoll_pwait2)") != std::string::npos,
                 resolution == kMillisecond);
    QCOMPARE(traitsOf(backend).resolution, resolution);
    // Asked for one and a bit, the call is given two; it returns no earlier than that.
    const Nanos asked = resolution + (resolution > 1 ? 1 : 0);
    const Told told = look(*multiplexer, asked);
    QCOMPARE(told.outcome.returned, 0);
    QCOMPARE(told.outcome.passed, resolution > 1 ? 2 * resolution : Nanos{1});
    QVERIFY(told.outcome.ended - told.outcome.entered >= told.outcome.passed);
    QCOMPARE(told.outcome.left, backend == Backend::Select ? Nanos{0} : kNoTime); // select alone writes it back
    QCOMPARE(look(*multiplexer, 0).outcome.passed, Nanos{0});
}

void TestTraits::signalMask() {
    READYSCOPE_FETCH_BACKEND();
    const bool none = backend == Backend::Select || backend == Backend::Poll;
    QCOMPARE(traitsOf(backend).masksSignals, !none);
    QCOMPARE(inEnglish(probeBackend(backend).note).find("signal mask") != std::string::npos, !none);
}

void TestTraits::tellsApart_data() {
    QTest::addColumn<readyscope::Backend>("backend");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    struct Row {
        const char* source;
        const char* bits; // net/ipv4/tcp.c tcp_poll, net/core/datagram.c, net/unix/af_unix.c unix_poll, fs/pipe.c
        const char* sets;
    };
    for (const Backend backend : kBackends)
        for (const Row& row :
             {Row{"tcp, urgent byte", "PRI+OUT+WRNORM", "W+E"},
              Row{"udp, datagram", "IN+OUT+RDNORM+WRNORM+WRBAND", "R+W"},
              Row{"unix stream, closed by the peer", "IN+OUT+RDHUP+HUP+RDNORM+WRNORM+WRBAND", "R+W"},
              Row{"pipe without readers", "OUT+ERR+WRNORM", "R+W"}, Row{"pipe without writers", "HUP", "R"}})
            QTest::addRow("%s: %s", nameOf(backend).data(), row.source)
                << backend << row.source << (answersInSets(backend) ? row.sets : row.bits);
}

void TestTraits::tellsApart() {
    READYSCOPE_FETCH_BACKEND();
    QFETCH(QString, source);
    QFETCH(QString, expected);
    const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
    Fd peer;
    Fd ours;
    if (source.startsWith("tcp")) {
        const Fd listener = tcpListener();
        peer = tcpConnect(portOf(listener));
        ours = acceptOne(listener);
        QCOMPARE(::send(peer.get(), "!", 1, MSG_OOB), ssize_t{1});
    } else if (source.startsWith("udp")) {
        peer = udpSocket();
        ours = udpSocket();
        udpConnect(peer, portOf(ours));
        QCOMPARE(::send(peer.get(), "x", 1, 0), ssize_t{1});
    } else if (source.startsWith("unix")) {
        ours = std::move(Pair().ours);
    } else {
        ours = pipeEnd(source.contains("readers"));
    }
    QVERIFY(bool(multiplexer->add(1, ours.get(), inWordsOf(backend, kAllBits), Trigger::Level)));
    std::vector<Ready> ready;
    multiplexer->wait(10 * kSecond, nullptr, ready);
    QCOMPARE(ready.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(toString(ready.front().revents)), expected);
    QVERIFY((ready.front().revents - multiplexer->traits().tells).empty());
}

void TestTraits::tellsBadDescriptors() {
    READYSCOPE_FETCH_BACKEND();
    const Events tells = traitsOf(backend).tells;
    const bool arrays = backend == Backend::Poll || backend == Backend::PPoll;
    QCOMPARE(tells.any(Events::Nval), arrays);
    QCOMPARE(tells.isSets(), answersInSets(backend));
    QCOMPARE(traitsOf(backend).descriptorLimit, answersInSets(backend) ? FD_SETSIZE : 0);
    const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
    // High, so that the ring does not take the number.
    const int closed = Fd(::fcntl(Pair().ours.get(), F_DUPFD_CLOEXEC, 500)).get();
    const Status added = multiplexer->add(1, closed, inWordsOf(backend, Events::In), Trigger::Level);
    const Told told = look(*multiplexer);
    const std::vector<Unwatchable> refused = multiplexer->takeRefused();
    // The value by which each says it: a bit, the call's errno, the errno of adding, or what the wait found.
    QCOMPARE(told.states, arrays ? (States{{1, "NVAL"}}) : States());
    QCOMPARE(told.outcome.error, answersInSets(backend) ? EBADF : 0);
    QCOMPARE(!added && added.error().errnum == EBADF, backend == Backend::Epoll || backend == Backend::EpollEt);
    QCOMPARE(refused.size() == 1 && refused.front().error == EBADF, backend == Backend::IoUring);
}

void TestTraits::selectRebuildsItsSets() {
    for (const Backend backend : {Backend::Select, Backend::PSelect}) {
        const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
        const Pair first;
        const Pair second;
        QVERIFY(bool(multiplexer->add(1, first.ours.get(), Events::R, Trigger::Level)));
        QVERIFY(bool(multiplexer->add(2, second.ours.get(), Events::R, Trigger::Level)));
        first.peerSends();
        QCOMPARE(look(*multiplexer).states, (States{{1, "R"}})); // the call took the second out of its set
        first.read();
        second.peerSends();
        QCOMPARE(look(*multiplexer).states, (States{{2, "R"}}));
    }
}

void TestTraits::pollIsTheDefault() { QCOMPARE(nameOf(EngineSettings().backend), std::string_view("poll")); }

void TestTraits::anEdgeWhileStillReady() {
    for (const Backend backend : kBackends) {
        if (!whyNot(backend).isEmpty())
            continue;
        const bool edges = backend == Backend::EpollEt || backend == Backend::IoUring;
        QCOMPARE(traitsOf(backend).edgeTriggered, edges);
        const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
        const Pair pair;
        QVERIFY(bool(multiplexer->add(1, pair.ours.get(), inWordsOf(backend, Events::In), Trigger::Level)));
        pair.peerSends();
        QCOMPARE(look(*multiplexer).states.size(), std::size_t{1});
        QCOMPARE(look(*multiplexer).states.size(), std::size_t{edges ? 0U : 1U});
        pair.peerSends();
        QCOMPARE(look(*multiplexer).states.size(), std::size_t{1});
    }
}

void TestTraits::ioUringSaysWhyNot_data() {
    QTest::addColumn<int>("error");
    QTest::addColumn<QString>("words");
    QTest::newRow("EPERM") << EPERM << "forbidden";
    QTest::newRow("ENOSYS") << ENOSYS << "lacks it";
}

void TestTraits::ioUringSaysWhyNot() {
    QFETCH(int, error);
    QFETCH(QString, words);
    if (const QString reason = whyNot(Backend::IoUring); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    // In a process of its own: a filter is for good.
    const pid_t child = ::fork();
    QVERIFY(child >= 0);
    if (child == 0) {
        if (!forbidIoUring(error))
            ::_exit(77);
        const BackendInfo info = probeBackend(Backend::IoUring);
        const bool others = probeBackend(Backend::Epoll).works;
        ::_exit(!info.works && others && inEnglish(info.note).find(words.toStdString()) != std::string::npos ? 0 : 1);
    }
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
        QSKIP("no seccomp filter can be set here");
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0);
}

QTEST_GUILESS_MAIN(TestTraits)
#include "tst_traits.moc"
