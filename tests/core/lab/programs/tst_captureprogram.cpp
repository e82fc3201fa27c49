// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The C program of a capture as it runs: beside an engine, with the same traffic for both, and alone.

#include "core/text/errors.h"
#include "tests/core/lab/programs/compiledcapture.h"
#include "tests/util/backendrows.h"
#include "tests/util/enginerig.h"
#include "tests/util/peers.h"

#include <QTemporaryDir>

#include <algorithm>
#include <csignal>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace readyscope;
using namespace readyscope::test;

namespace {

// The other ends of one observer's sockets, which are opened in between.
struct Peers {
    explicit Peers(const std::string& folder) : fifoPath(folder + "/" + uniqueName()) {
        ::mkfifo(fifoPath.c_str(), 0600);
    }
    std::vector<std::string> addresses() const {
        return {"tcp-listen:" + std::to_string(tcpPort) + ",name=server,policy=backlog,interest=in",
                "tcp:127.0.0.1:" + std::to_string(portOf(listener)) + ",name=client",
                "udp-listen:" + std::to_string(udpPort) + ",name=datagrams,interest=in+pri",
                "unix-listen:" + unixName + ",name=local,policy=backlog",
                "fifo:" + fifoPath + ",name=fifo,interest=in",
                "pipe:,name=pipe",
                "socketpair:seqpacket,name=pair,interest=out"};
    }
    void accept() { connection = acceptOne(listener); }
    void connectAll() {
        toServer = tcpConnect(tcpPort);
        toLocal = unixConnect(unixName);
        toDatagrams = udpSocket();
        udpConnect(toDatagrams, udpPort);
        sendAll(toDatagrams, "x");
        writer = Fd(::open(fifoPath.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC));
        QCOMPARE(::write(writer.get(), "x", 1), ssize_t{1});
    }
    void sendUrgent() const { QCOMPARE(::send(connection.get(), "!", 1, MSG_OOB), ssize_t{1}); }
    // So that the FIFO's fall is another's doing.
    void readFifo() const {
        const Fd reader(::open(fifoPath.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
        char byte = 0;
        QCOMPARE(::read(reader.get(), &byte, 1), ssize_t{1});
    }

    std::string fifoPath;
    std::string unixName = uniqueName();
    std::uint16_t tcpPort = portOf(tcpListener());
    std::uint16_t udpPort = portOf(udpSocket());
    Fd listener = tcpListener();
    Fd connection;
    Fd toServer, toLocal, toDatagrams, writer;
};

} // namespace

class TestCaptureProgram : public QObject {
    Q_OBJECT
private slots:
    void tellsWhatTheEngineTells_data() { backendRows(); }
    void tellsWhatTheEngineTells();
    void endsAfterItsLines_data() { backendRows(); }
    void endsAfterItsLines();
    void sleepsWhileAllIsKnown_data() { backendRows(); }
    void sleepsWhileAllIsKnown();
    void refusesWhatDoesNotFitIntoASet();
    void removesThePathThatItMade();
};

void TestCaptureProgram::tellsWhatTheEngineTells() {
    READYSCOPE_FETCH_BACKEND();
    if (const QString why = whyNoCompiler(backend); !why.isEmpty())
        QSKIP(qPrintable(why));
    const QTemporaryDir folder;
    // One world for each of the two observers.
    Peers ours(folder.path().toStdString());
    Peers theirs(folder.path().toStdString());
    CaptureOutline outline;
    outline.backend = backend;
    outline.timeout = 20 * kMillisecond;
    outline.blockedSignals = {SIGUSR1};
    for (const std::string& address : theirs.addresses())
        add(outline, address);
    QCOMPARE(compiled(outline, folder.path()), QByteArray());
    EngineRig rig({.backend = backend});
    for (const std::string& address : ours.addresses()) {
        const SocketInfo info = rig.add(address);
        QVERIFY2(!info.problem, (address + ": " + (info.problem ? inEnglish(sentenceFor(*info.problem)) : "")).c_str());
    }
    Running program(folder.path());
    const auto agree = [&](const std::string& name, Events state, Events interest = kDefaultInterest) {
        const Events expected = told(backend, state, interest);
        const Log log = rig.log();
        const auto row = std::find_if(log.sockets.begin(), log.sockets.end(),
                                      [&](const SocketInfo& info) { return info.name == name; });
        QVERIFY2(row != log.sockets.end(), name.c_str());
        QVERIFY2(
            rig.awaitState(row->id, expected),
            (name + ": " + toString(rig.log().state(row->id)) + " in the engine, not " + toString(expected)).c_str());
        QVERIFY2(program.awaitState(name, inWords(expected)),
                 (name + ": " + program.stateOf(name).toStdString() + " in the program, not " + toString(expected) +
                  "; " + program.process().readAllStandardError().toStdString())
                     .c_str());
    };
    agree("client", Events::Out);
    for (Peers* peers : {&ours, &theirs})
        peers->accept();
    agree("pipe.1", Events::Out);
    agree("pair.0", Events::Out, Events::Out);
    agree("pair.1", Events::Out, Events::Out);
    for (Peers* peers : {&ours, &theirs}) {
        peers->connectAll();
        sendAll(peers->connection, "x");
    }
    agree("server", Events::In, Events::In);
    agree("local", Events::In);
    agree("datagrams", Events::In, Events::In | Events::Pri);
    agree("fifo", Events::In, Events::In);
    agree("client", Events::In | Events::Out);
    for (const Peers* peers : {&ours, &theirs})
        peers->sendUrgent();
    agree("client", Events::In | Events::Pri | Events::Out);
    for (Peers* peers : {&ours, &theirs}) {
        peers->writer.reset();
        ::shutdown(peers->connection.get(), SHUT_WR);
    }
    agree("client", Events::In | Events::Pri | Events::Out | Events::RdHup);
    agree("fifo", Events::In | Events::Hup, Events::In);
    for (const Peers* peers : {&ours, &theirs})
        peers->readFifo();
    agree("fifo", Events::Hup, Events::In);
    QVERIFY(program.awaitLine("timeout"));
    // Under select and poll it may come beside the call, and is said of a later one then.
    const auto pid = static_cast<pid_t>(program.process().processId());
    ::kill(pid, SIGUSR1); // which is blocked
    do
        ::kill(pid, SIGUSR2);
    while (!program.awaitLine("EINTR, signal " + QByteArray::number(SIGUSR2), 200));
    QVERIFY(!program.lines().contains("EINTR, signal " + QByteArray::number(SIGUSR1)));
    // Once a change: no line twice in a row for one socket.
    std::map<QByteArray, QByteArray> last;
    for (const QByteArray& line : program.lines())
        if (const qsizetype colon = line.indexOf(':'); colon >= 0) {
            QVERIFY2(last[line.first(colon)] != line, line.constData());
            last[line.first(colon)] = line;
        }
    QCOMPARE(program.process().readAllStandardError(), QByteArray());
}

void TestCaptureProgram::endsAfterItsLines() {
    READYSCOPE_FETCH_BACKEND();
    if (const QString why = whyNoCompiler(backend); !why.isEmpty())
        QSKIP(qPrintable(why));
    CaptureOutline outline;
    outline.backend = backend;
    outline.timeout = 0; // it asks without end, and says what is new once
    for (const char* address : {"eventfd:1,name=e", "timerfd:1ms,name=t", "signalfd:SIGALRM,name=s"})
        add(outline, address);
    const QTemporaryDir folder;
    QCOMPARE(compiled(outline, folder.path()), QByteArray());
    Running program(folder.path(), {QStringLiteral("3")});
    QVERIFY(program.process().waitForStarted(kPatience));
    const Events both = Events::In | Events::Out;
    QVERIFY(program.awaitState("e", inWords(told(backend, both))));
    QVERIFY(program.awaitState("t", inWords(told(backend, Events::In))));
    ::kill(static_cast<pid_t>(program.process().processId()), SIGALRM);
    QVERIFY(program.awaitState("s", inWords(told(backend, Events::In))));
    QVERIFY(program.process().waitForFinished(kPatience));
    QCOMPARE(program.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.process().exitCode(), 0);
    QCOMPARE(program.lines().size(), 3);
}

// What stays ready does not end its wait again and again, nor what stands in HUP or ERR.
void TestCaptureProgram::sleepsWhileAllIsKnown() {
    READYSCOPE_FETCH_BACKEND();
    if (const QString why = whyNoCompiler(backend); !why.isEmpty())
        QSKIP(qPrintable(why));
    CaptureOutline outline;
    outline.backend = backend;
    const std::string refused = "tcp:127.0.0.1:" + std::to_string(freePort()) + ",name=refused";
    for (const std::string& address : {refused, std::string("eventfd:1,name=e"), std::string("stdin:,name=in"),
                                       std::string("file:/etc/passwd,name=file"), std::string("pipe:,name=pipe")})
        add(outline, address);
    outline.sockets.pop_back(); // the end to write is not watched, so that the other one has no writer
    const QTemporaryDir folder;
    QCOMPARE(compiled(outline, folder.path()), QByteArray());
    Running program(folder.path());
    QVERIFY(program.process().waitForStarted(kPatience));
    program.process().closeWriteChannel();
    QVERIFY(program.awaitState("e", inWords(told(backend, Events::In | Events::Out))));
    QVERIFY(program.awaitState("in", inWords(told(backend, Events::Hup))));
    QVERIFY(program.awaitState("pipe.0", inWords(told(backend, Events::Hup))));
    const Events failed = Events::In | Events::Out | Events::RdHup | Events::Hup | Events::Err;
    QVERIFY(program.awaitState("refused", inWords(told(backend, failed))));
    // One that spins runs whenever it is looked at.
    const auto sleeps = [&program] {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(program.process().processId()));
        const QByteArray all = stat.open(QIODevice::ReadOnly) ? stat.readAll() : QByteArray();
        return all.mid(all.lastIndexOf(')') + 2, 1) == "S";
    };
    constexpr int kLooks = 2'000; // one after the other
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            for (int i = 0; i < kLooks; ++i)
                if (!sleeps())
                    return false;
            return true;
        }(),
        kPatience);
    QCOMPARE(program.process().state(), QProcess::Running);
}

void TestCaptureProgram::refusesWhatDoesNotFitIntoASet() {
    if (const QString why = whyNoCompiler(Backend::Select); !why.isEmpty())
        QSKIP(qPrintable(why));
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_max <= 1500)
        QSKIP("a program may have no descriptor of that number here");
    CaptureOutline outline;
    outline.backend = Backend::Select;
    add(outline, "fd:1500,name=far");
    const QTemporaryDir folder;
    QCOMPARE(compiled(outline, folder.path()), QByteArray());
    QProcess process;
    process.setChildProcessModifier([limit] {
        const rlimit wide{.rlim_cur = limit.rlim_max, .rlim_max = limit.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &wide);
        ::dup2(0, 1500);
    });
    process.start(folder.filePath(QStringLiteral("capture")), QStringList());
    QVERIFY(process.waitForFinished(kPatience));
    QCOMPARE(process.exitCode(), 1);
    QCOMPARE(process.readAllStandardError(), QByteArray("far: descriptor 1500 does not fit into an fd_set\n"));
}

void TestCaptureProgram::removesThePathThatItMade() {
    if (const QString why = whyNoCompiler(Backend::Poll); !why.isEmpty())
        QSKIP(qPrintable(why));
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("local"));
    CaptureOutline outline;
    outline.timeout = kMillisecond;
    add(outline, "unix-listen:" + path.toStdString() + ",name=local");
    QCOMPARE(compiled(outline, folder.path()), QByteArray());
    for (const bool interrupted : {false, true}) {
        Running program(folder.path(), {interrupted ? QStringLiteral("1000000") : QStringLiteral("1")});
        QVERIFY(program.awaitLine("timeout"));
        if (interrupted) {
            QVERIFY(QFile::exists(path));
            program.process().terminate();
        }
        QVERIFY(program.process().waitForFinished(kPatience));
        QVERIFY(!QFile::exists(path));
    }
}

QTEST_GUILESS_MAIN(TestCaptureProgram)
#include "tst_captureprogram.moc"
