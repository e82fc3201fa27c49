// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A descriptor that was there before: watched and shared, its flags left alone, never closed: a row per backend.

#include "descriptorbytes.h"
#include "tests/util/backendrows.h"
#include "tests/util/enginerig.h"
#include "tests/util/peers.h"

#include <QTest>

#include <cerrno>

#include <fcntl.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr Events kIn = Events::In;
constexpr Events kInOut = Events::In | Events::Out;

} // namespace

class TestEngineInherited : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ::signal(SIGPIPE, SIG_IGN); } // as main() does

    void isSharedAndNeverClosed_data() { backendRows(); }
    void isSharedAndNeverClosed();
    void echo_data() { backendRows(); }
    void echo();
    void numberUsedAgain_data() { backendRows(); }
    void numberUsedAgain();
};

void TestEngineInherited::isSharedAndNeverClosed() {
    READYSCOPE_FETCH_BACKEND();
    int ends[2] = {-1, -1};
    QCOMPARE(::pipe(ends), 0); // nothing inherited is marked close-on-exec
    Fd read(ends[0]);
    const Fd write(ends[1]);
    EngineRig rig({.backend = backend});
    const std::string address = "fd:" + std::to_string(read.get());
    const SocketInfo row = rig.add(address);
    QCOMPARE(row.state, SocketState::Open);
    QCOMPARE(row.fd, read.get());
    QVERIFY(row.local.rfind("pipe:[", 0) == 0);
    put(write, "x");
    QVERIFY(rig.awaitState(row.id, told(backend, kIn)));
    QCOMPARE(take(read, 1), std::string("x")); // it is ours as well as the engine's
    QVERIFY(rig.awaitState(row.id, {}));
    QVERIFY(rig.call(command::SetPolicy{{row.id, {}}, Policy::Drain}).done());
    put(write, "y");
    QVERIFY(rig.await([&](const Log& log) { return rises(log, row.id, kIn | Events::R) >= 2; }));
    QVERIFY(rig.awaitState(row.id, {}));
    QVERIFY((::fcntl(read.get(), F_GETFL) & O_NONBLOCK) == 0);
    // One descriptor, one row.
    const SocketInfo twice = rig.add(address);
    QCOMPARE(twice.state, SocketState::Failed);
    QVERIFY(rig.log().hasError(twice.id, "open", EEXIST));
    QVERIFY(rig.call(command::Close{{row.id, {}}}).done());
    QVERIFY(::fcntl(read.get(), F_GETFD) >= 0); // never closed
    const SocketInfo again = rig.add(address);
    QCOMPARE(again.state, SocketState::Open);
    // The program's own would be read out of its hands.
    const Fd ours(::eventfd(0, EFD_CLOEXEC));
    const SocketInfo refused = rig.add("fd:" + std::to_string(ours.get()));
    QCOMPARE(refused.state, SocketState::Failed);
    QVERIFY(rig.log().hasError(refused.id, "fcntl", 0));
    const SocketInfo nothing = rig.add("fd:987654");
    QCOMPARE(nothing.state, SocketState::Failed);
    QVERIFY(rig.log().hasError(nothing.id, "fstat", EBADF));
}

void TestEngineInherited::echo() {
    READYSCOPE_FETCH_BACKEND();
    int ends[2] = {-1, -1};
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    const Fd theirs(ends[0]);
    const Fd ours(ends[1]);
    EngineRig rig({.backend = backend});
    const SocketInfo row = rig.add("fd:" + std::to_string(theirs.get()) + ",policy=echo");
    put(ours, "echo");
    QCOMPARE(receive(ours, 4), std::string("echo"));
    QCOMPARE(::shutdown(ours.get(), SHUT_WR), 0);
    QCOMPARE(receive(ours, 1), std::string()); // it shuts down writing after it has sent all back
    QVERIFY((::fcntl(theirs.get(), F_GETFL) & O_NONBLOCK) == 0);
    QVERIFY(rig.awaitState(row.id, told(backend, kInOut | Events::RdHup | Events::Hup)));
}

void TestEngineInherited::numberUsedAgain() {
    READYSCOPE_FETCH_BACKEND();
    if (backend == Backend::Epoll || backend == Backend::EpollEt || backend == Backend::IoUring)
        QSKIP("epoll and io_uring know the open file, not its number, and do not see that another has come there");
    int ends[2] = {-1, -1};
    QCOMPARE(::pipe(ends), 0); // nothing inherited is marked close-on-exec
    const Fd read(ends[0]);
    const Fd write(ends[1]);
    EngineRig rig({.backend = backend});
    const SocketInfo row = rig.add("fd:" + std::to_string(read.get()));
    int others[2] = {-1, -1};
    QCOMPARE(::pipe2(others, O_CLOEXEC), 0);
    const Fd otherRead(others[0]);
    const Fd otherWrite(others[1]);
    put(otherWrite, "another's");
    QVERIFY(::dup2(otherRead.get(), read.get()) >= 0);
    QVERIFY(rig.call(command::AskAll{}).done());
    QVERIFY(rig.await([&](const Log& log) { return log.info(row.id)->state == SocketState::Failed; }));
    QVERIFY(rig.log().hasError(row.id, "fstat", 0));
    QVERIFY(::fcntl(read.get(), F_GETFD) >= 0);
}

QTEST_GUILESS_MAIN(TestEngineInherited)
#include "tst_engine_inherited.moc"
