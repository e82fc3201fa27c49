// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Each kind of socket opened by the engine, ready as the kernel says, read as it must be, and closed: a row per
// backend.

#include "core/socket/endpoint.h"
#include "descriptorbytes.h"
#include "tests/util/backendrows.h"
#include "tests/util/enginerig.h"
#include "tests/util/peers.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr Events kIn = Events::In;
constexpr Events kOut = Events::Out;
constexpr Events kInOut = Events::In | Events::Out;

Fd opened(const std::string& path, int flags) { return Fd(::open(path.c_str(), flags | O_NOCTTY | O_CLOEXEC)); }

// The master of a pseudo-terminal of ours, without echo, and its slave's path.
struct Terminal {
    Terminal() : master(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)) {
        std::array<char, 64> name{};
        if (::unlockpt(master.get()) == 0 && ::ptsname_r(master.get(), name.data(), name.size()) == 0)
            slave = name.data();
    }
    Fd master;
    std::string slave;
};

Fd unixDatagramConnected(const std::string& abstractName) {
    Fd fd(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    const Endpoint endpoint = unixEndpoint(abstractName);
    return ::connect(fd.get(), endpoint.get(), endpoint.length) == 0 ? std::move(fd) : Fd();
}

Fd unixDatagramBound(const std::string& abstractName) {
    Fd fd(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    const Endpoint endpoint = unixEndpoint(abstractName);
    return ::bind(fd.get(), endpoint.get(), endpoint.length) == 0 ? std::move(fd) : Fd();
}

bool hasErrorOf(const Log& log, SocketId socket) {
    return std::any_of(log.errors.begin(), log.errors.end(),
                       [&](const ErrorRecord& record) { return record.socket == socket; });
}

} // namespace

class TestEngineKinds : public QObject {
    Q_OBJECT

private:
    std::string path(const char* name) const { return m_directory.filePath(QString::fromLatin1(name)).toStdString(); }
    std::string fifo(const char* name) const {
        const std::string at = path(name) + QTest::currentDataTag();
        if (::mkfifo(at.c_str(), 0600) != 0)
            QTest::qFail("mkfifo", __FILE__, __LINE__);
        return at;
    }
    QTemporaryDir m_directory;

private slots:
    void initTestCase() {
        QVERIFY(m_directory.isValid());
        ::signal(SIGPIPE, SIG_IGN); // as main() does
    }

    void fifoRead_data() { backendRows(); }
    void fifoRead();
    void fifoDrainedAtItsEnd_data() { backendRows(); }
    void fifoDrainedAtItsEnd();
    void fifoTakenByAnother_data() { backendRows(); }
    void fifoTakenByAnother();
    void fifoWrite_data() { backendRows(); }
    void fifoWrite();
    void unixDatagram_data() { backendRows(); }
    void unixDatagram();
    void unixDatagramQueueFilledByOthers_data() { backendRows(); }
    void unixDatagramQueueFilledByOthers();
    void unixSeqpacket_data() { backendRows(); }
    void unixSeqpacket();
    void socketPair_data() { backendRows(); }
    void socketPair();
    void echoingPair_data() { backendRows(); }
    void echoingPair();
    void tty_data() { backendRows(); }
    void tty();
    void pty_data() { backendRows(); }
    void pty();
    void ptyDrainedWhileHungUp_data() { backendRows(); }
    void ptyDrainedWhileHungUp();
    void eventFd_data() { backendRows(); }
    void eventFd();
    void timerFd_data() { backendRows(); }
    void timerFd();
    void signalFd_data() { backendRows(); }
    void signalFd();
    void file_data() { backendRows(); }
    void file();
    void refusals_data() { backendRows(); }
    void refusals();
};

void TestEngineKinds::fifoRead() {
    READYSCOPE_FETCH_BACKEND();
    const std::string at = fifo("read");
    EngineRig rig({.backend = backend});
    const SocketInfo row = rig.add("fifo:" + at);
    QCOMPARE(row.state, SocketState::Open);
    QCOMPARE(row.name, std::string("fifo1"));
    QCOMPARE(row.local, at);
    QVERIFY((::fcntl(row.fd, F_GETFL) & O_NONBLOCK) != 0);
    Fd writer = opened(at, O_WRONLY);
    put(writer, "x");
    QVERIFY(rig.awaitState(row.id, told(backend, kIn)));
    writer.reset();
    QVERIFY(rig.awaitState(row.id, told(backend, kIn | Events::Hup)));
    QVERIFY(rig.call(command::Close{{row.id, {}}}).done());
    QVERIFY(::fcntl(row.fd, F_GETFD) < 0);
    QCOMPARE(rig.log().of(row.id).back().cause, Cause::Closed);
}

// The end of a FIFO is none for good: HUP falls when a writer comes, which only asking again tells.
void TestEngineKinds::fifoDrainedAtItsEnd() {
    READYSCOPE_FETCH_BACKEND();
    const std::string at = fifo("drained");
    EngineRig rig({.backend = backend});
    const SocketInfo row = rig.add("fifo:" + at + ",policy=drain");
    Fd writer = opened(at, O_WRONLY);
    put(writer, "first");
    QVERIFY(rig.await([&](const Log& log) { return rises(log, row.id, kIn | Events::R) == 1; }));
    QVERIFY(rig.awaitState(row.id, {}));
    writer.reset();
    QVERIFY(rig.awaitState(row.id, told(backend, Events::Hup)));
    writer = opened(at, O_WRONLY);
    QVERIFY(rig.awaitState(row.id, {}));
    QVERIFY(rig.log().of(row.id).back().since != kNoTime);
    put(writer, "second");
    QVERIFY(rig.await([&](const Log& log) { return rises(log, row.id, kIn | Events::R) >= 2; }));
    QVERIFY(rig.awaitState(row.id, {}));
    QVERIFY(!hasErrorOf(rig.log(), row.id));
}

void TestEngineKinds::fifoTakenByAnother() {
    READYSCOPE_FETCH_BACKEND();
    const std::string at = fifo("taken");
    EngineRig rig({.backend = backend});
    const SocketInfo row = rig.add("fifo:" + at);
    const Fd writer = opened(at, O_RDWR);
    put(writer, "x");
    QVERIFY(rig.awaitState(row.id, told(backend, kIn)));
    QCOMPARE(take(writer, 1), std::string("x"));
    QVERIFY(rig.awaitState(row.id, {}));
    QVERIFY(rig.log().of(row.id).back().since != kNoTime); // found by asking again
}

void TestEngineKinds::fifoWrite() {
    READYSCOPE_FETCH_BACKEND();
    const std::string at = fifo("write");
    EngineRig rig({.backend = backend});
    const SocketInfo lonely = rig.add("fifo-write:" + at);
    QCOMPARE(lonely.state, SocketState::Failed);
    QVERIFY(rig.log().hasError(lonely.id, "open O_WRONLY", ENXIO));
    Fd reader = opened(at, O_RDONLY | O_NONBLOCK);
    const SocketInfo row = rig.add("fifo-write:" + at);
    QVERIFY(rig.awaitState(row.id, told(backend, kOut)));
    QVERIFY(rig.call(command::Send{{row.id, {}}, "hello"}).done());
    QCOMPARE(take(reader, 9), std::string("hello"));
    reader.reset();
    QVERIFY(rig.awaitState(row.id, told(backend, kOut | Events::Err)));
    reader = opened(at, O_RDONLY | O_NONBLOCK);
    QVERIFY(rig.awaitState(row.id, told(backend, kOut))); // fifo(7): ERR ends with a new reader
    QVERIFY(!rig.call(command::SetPolicy{{row.id, {}}, Policy::Drain}).done());
}

void TestEngineKinds::unixDatagram() {
    READYSCOPE_FETCH_BACKEND();
    const std::string at = path("dgram") + QTest::currentDataTag();
    EngineRig rig({.backend = backend});
    const SocketInfo bound = rig.add("unix-dgram-listen:" + at + ",policy=echo,name=log");
    QCOMPARE(bound.state, SocketState::Open);
    QCOMPARE(bound.local, at);
    const SocketInfo client = rig.add("unix-dgram:" + at);
    QCOMPARE(client.peer, at);
    QVERIFY(rig.awaitState(client.id, told(backend, kOut)));
    QVERIFY(rig.call(command::Send{{client.id, {}}, "ping"}).done());
    QVERIFY(rig.awaitState(client.id, told(backend, kInOut))); // it has a name, so it was answered
    QVERIFY(rig.awaitState(bound.id, told(backend, kOut)));
    QVERIFY(rig.call(command::Close{{bound.id, {}}}).done());
    QVERIFY(::access(at.c_str(), F_OK) != 0); // ours, so it is unlinked
}

void TestEngineKinds::unixDatagramQueueFilledByOthers() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const std::string name = uniqueName();
    const Fd server = unixDatagramBound(name);
    const SocketInfo row = rig.add("unix-dgram:" + name);
    QVERIFY(rig.awaitState(row.id, told(backend, kOut)));
    const Fd other = unixDatagramConnected(name);
    // net.unix.max_dgram_qlen datagrams fit.
    while (::send(other.get(), "x", 1, MSG_DONTWAIT | MSG_NOSIGNAL) == 1) {
    }
    QVERIFY(rig.awaitState(row.id, {}));
    QVERIFY(rig.log().of(row.id).back().since != kNoTime);
    while (::recv(server.get(), nullptr, 0, MSG_DONTWAIT) >= 0) {
    }
    QVERIFY(rig.awaitState(row.id, told(backend, kOut)));
}

void TestEngineKinds::unixSeqpacket() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const std::string name = uniqueName();
    const SocketInfo listener = rig.add("unix-seqpacket-listen:" + name + ",child-policy=echo");
    QCOMPARE(listener.state, SocketState::Listening);
    Fd peer(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0));
    const Endpoint endpoint = unixEndpoint(name);
    QCOMPARE(::connect(peer.get(), endpoint.get(), endpoint.length), 0);
    QVERIFY(rig.await([&](const Log& log) { return log.child(listener.id, 1) != nullptr; }));
    const SocketInfo child = *rig.log().child(listener.id, 1);
    QCOMPARE(child.kind, Kind::UnixSeqpacketAccepted);
    QCOMPARE(nameOf(child.kind), std::string_view("unix-seqpacket"));
    // Records keep their borders, and one without bytes is not the end.
    for (const char* record : {"one", "", "three"})
        QVERIFY(::send(peer.get(), record, strlen(record), MSG_NOSIGNAL) >= 0);
    QCOMPARE(take(peer, 99), std::string("one"));
    QCOMPARE(take(peer, 99), std::string("three"));
    QCOMPARE(::shutdown(peer.get(), SHUT_WR), 0);
    QCOMPARE(take(peer, 99), std::string()); // the echo has ended too
    QVERIFY(rig.awaitState(child.id, told(backend, kInOut | Events::RdHup | Events::Hup)));
    const SocketInfo client = rig.add("unix-seqpacket:" + name);
    QCOMPARE(client.state, SocketState::Open);
    QVERIFY(rig.awaitState(client.id, told(backend, kOut)));
}

void TestEngineKinds::socketPair() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    for (const std::string type : {"stream", "dgram", "seqpacket"}) {
        const SocketInfo first = rig.add("socketpair:" + type + ",name=" + type);
        QCOMPARE(first.name, type + ".0");
        const SocketId second = first.id + 1;
        QCOMPARE(rig.log().info(second)->name, type + ".1");
        QVERIFY(rig.awaitState(second, told(backend, kOut)));
        QVERIFY(rig.call(command::Send{{first.id, {}}, "x"}).done());
        QVERIFY(rig.awaitState(second, told(backend, kInOut)));
        QVERIFY(rig.call(command::Close{{first.id, {}}}).done());
        // Datagrams have no end: the other half is left as it was.
        QVERIFY(rig.awaitState(second, told(backend, type == "dgram" ? kInOut : kInOut | Events::RdHup | Events::Hup)));
        QVERIFY(!rig.call(command::Connect{{first.id, {}}}).done());
    }
}

void TestEngineKinds::echoingPair() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const SocketInfo first = rig.add("socketpair:,name=p,policy=echo");
    // Two echoes would send each other the same bytes for ever.
    QCOMPARE(first.policy, Policy::Observe);
    QCOMPARE(rig.log().info(first.id + 1)->policy, Policy::Echo);
    QVERIFY(rig.call(command::Send{{first.id, {}}, "x"}).done());
    QVERIFY(rig.awaitState(first.id, told(backend, kInOut)));
    QVERIFY(rig.call(command::ShutDown{{first.id, {}}, Direction::Write}).done());
    QVERIFY(rig.awaitState(first.id, told(backend, kInOut | Events::RdHup | Events::Hup)));
}

void TestEngineKinds::tty() {
    READYSCOPE_FETCH_BACKEND();
    const Terminal terminal;
    EngineRig rig({.backend = backend});
    const SocketInfo row = rig.add("tty:" + terminal.slave);
    QCOMPARE(row.state, SocketState::Open);
    QVERIFY((::fcntl(row.fd, F_GETFL) & O_NONBLOCK) == 0);
    QVERIFY(rig.awaitState(row.id, told(backend, kOut)));
    // termios(3): in canonical mode there is nothing to read before the line has ended.
    put(terminal.master, "li");
    put(terminal.master, "ne\n");
    QVERIFY(rig.awaitState(row.id, told(backend, kInOut)));
    QCOMPARE(rises(rig.log(), row.id, kIn | Events::R), std::size_t(1));
    QVERIFY(rig.call(command::SetPolicy{{row.id, {}}, Policy::Drain}).done());
    QVERIFY(rig.awaitState(row.id, told(backend, kOut)));
    // ^D is an end of file that is over once it was read.
    put(terminal.master, "\4");
    put(terminal.master, "again\n");
    QVERIFY(rig.await([&](const Log& log) { return rises(log, row.id, kIn | Events::R) >= 2; }));
    QVERIFY(rig.awaitState(row.id, told(backend, kOut)));
    QVERIFY(!hasErrorOf(rig.log(), row.id));
}

void TestEngineKinds::pty() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const SocketInfo row = rig.add("pty:");
    QCOMPARE(row.state, SocketState::Open);
    QVERIFY(row.peer.rfind("/dev/pts/", 0) == 0);
    QVERIFY(rig.awaitState(row.id, told(backend, kOut)));
    Fd slave = opened(row.peer, O_RDWR);
    put(slave, "hi");
    QVERIFY(rig.awaitState(row.id, told(backend, kInOut)));
    QVERIFY(rig.call(command::Send{{row.id, {}}, "line\n"}).done());
    QCOMPARE(take(slave, 99), std::string("line\n"));
    QVERIFY(rig.call(command::SetPolicy{{row.id, {}}, Policy::Drain}).done());
    QVERIFY(rig.awaitState(row.id, told(backend, kOut)));
    slave.reset();
    QVERIFY(rig.awaitState(row.id, told(backend, kOut | Events::Hup)));
    slave = opened(row.peer, O_RDWR);
    QVERIFY(rig.awaitState(row.id, told(backend, kOut)));
}

// Nothing can be read while nobody has the slave, and that is neither an error nor the end.
void TestEngineKinds::ptyDrainedWhileHungUp() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const SocketInfo row = rig.add("pty:,policy=drain");
    opened(row.peer, O_RDWR).reset();
    QVERIFY(rig.awaitState(row.id, told(backend, kOut | Events::Hup)));
    const Fd slave = opened(row.peer, O_RDWR);
    QVERIFY(rig.awaitState(row.id, told(backend, kOut)));
    const std::size_t before = rises(rig.log(), row.id, kIn | Events::R);
    put(slave, "still read");
    QVERIFY(rig.await([&](const Log& log) { return rises(log, row.id, kIn | Events::R) > before; }));
    QVERIFY(rig.awaitState(row.id, told(backend, kOut)));
    QVERIFY(!hasErrorOf(rig.log(), row.id));
}

void TestEngineKinds::eventFd() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const SocketInfo row = rig.add("eventfd:3");
    QVERIFY(rig.awaitState(row.id, told(backend, kInOut)));
    QVERIFY(rig.call(command::SetPolicy{{row.id, {}}, Policy::Drain}).done());
    QVERIFY(rig.awaitState(row.id, told(backend, kOut)));
    QVERIFY(rig.call(command::SetPolicy{{row.id, {}}, Policy::Observe}).done());
    // eventfd(2): eight bytes are added; OUT falls where 1 more would not fit.
    const std::uint64_t most = 0xfffffffffffffffe;
    const std::string full(reinterpret_cast<const char*>(&most), sizeof most);
    QVERIFY(rig.call(command::Send{{row.id, {}}, full}).done());
    QVERIFY(rig.awaitState(row.id, told(backend, kIn)));
    QVERIFY(!rig.call(command::SetPolicy{{row.id, {}}, Policy::Echo}).done());
    const SocketInfo empty = rig.add("eventfd:");
    QVERIFY(rig.awaitState(empty.id, told(backend, kOut)));
    QVERIFY(!rig.call(command::Send{{empty.id, {}}, "short"}).done());
    QVERIFY(rig.log().hasError(empty.id, "send", EINVAL));
}

void TestEngineKinds::timerFd() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const SocketInfo drained = rig.add("timerfd:2ms,policy=drain");
    const SocketInfo observed = rig.add("timerfd:1ms");
    QVERIFY(rig.await([&](const Log& log) { return rises(log, drained.id, kIn | Events::R) >= 3; }));
    QVERIFY(rig.awaitState(observed.id, told(backend, kIn)));
    QCOMPARE(rises(rig.log(), observed.id, kIn | Events::R), std::size_t(1)); // never read, so it stays
    QVERIFY(!rig.call(command::Send{{observed.id, {}}, "12345678"}).done());
}

void TestEngineKinds::signalFd() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const SocketInfo row = rig.add("signalfd:SIGUSR1,policy=drain");
    QCOMPARE(row.state, SocketState::Open);
    for (std::size_t times = 1; times <= 2; ++times) {
        QVERIFY(rig.call(command::Raise{SIGUSR1}).done());
        QVERIFY(rig.await([&](const Log& log) { return rises(log, row.id, kIn | Events::R) == times; }));
        QVERIFY(rig.awaitState(row.id, {}));
    }
    QVERIFY(!rig.log().isInterruptedBy(SIGUSR1)); // the descriptor had it
    // Closed, the signal interrupts waits again.
    QVERIFY(rig.call(command::Close{{row.id, {}}}).done());
    QVERIFY(rig.raiseUntilInterrupted(SIGUSR1));
    // What other threads do not block would go to them.
    const SocketInfo other = rig.add("signalfd:INT");
    QCOMPARE(other.state, SocketState::Failed);
}

void TestEngineKinds::file() {
    READYSCOPE_FETCH_BACKEND();
    const std::string at = path("file") + QTest::currentDataTag();
    const Fd made = opened(at, O_WRONLY | O_CREAT | O_EXCL);
    QCOMPARE(::fchmod(made.get(), 0600), 0);
    put(made, "bytes");
    EngineRig rig({.backend = backend});
    const SocketInfo row = rig.add("file:" + at + ",policy=drain");
    if (backend == Backend::Epoll || backend == Backend::EpollEt) {
        // epoll_ctl(2): EPERM, for it cannot wait on what is always ready.
        QVERIFY(rig.await([&](const Log& log) { return log.info(row.id)->state == SocketState::Unsupported; }));
        QVERIFY(rig.log().hasError(row.id, "epoll_ctl", EPERM));
        QVERIFY(rig.call(command::SetBackend{Backend::Poll}).done());
        QVERIFY(rig.awaitState(row.id, kInOut));
        return;
    }
    // Ready at its end too: a file is always.
    QVERIFY(rig.awaitState(row.id, told(backend, kInOut)));
    QVERIFY(!rig.call(command::Send{{row.id, {}}, "overwritten"}).done());
    QVERIFY(!rig.call(command::SetPolicy{{row.id, {}}, Policy::Echo}).done());
}

void TestEngineKinds::refusals() {
    READYSCOPE_FETCH_BACKEND();
    EngineRig rig({.backend = backend});
    const auto reason = [&](const std::string& address) {
        const SocketInfo row = rig.add(address);
        return row.state == SocketState::Failed && row.problem ? row.problem->detail : std::string("not refused");
    };
    QCOMPARE(reason("fifo:/dev/null"), std::string("it is not a FIFO, mkfifo makes one"));
    QCOMPARE(reason("fifo-write:/"), std::string("it is not a FIFO, mkfifo makes one"));
    QCOMPARE(reason("tty:/dev/null"), std::string("it is not a terminal"));
    QCOMPARE(reason("tty:/"), std::string("it is not a terminal"));
    QCOMPARE(reason("file:/dev/null"), std::string("it is not a regular file"));
    const SocketInfo missing = rig.add("fifo:/nonexistent");
    QVERIFY(rig.log().hasError(missing.id, "stat", ENOENT));
    const SocketInfo nobody = rig.add("unix-seqpacket:" + uniqueName());
    QVERIFY(rig.log().hasError(nobody.id, "connect", ECONNREFUSED));
}

QTEST_GUILESS_MAIN(TestEngineKinds)
#include "tst_engine_kinds.moc"
