// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a capture's C program: every kind of socket in it, every backend, and whatever a user may have written.

#include "core/text/duration.h"
#include "tests/core/lab/programs/compiledcapture.h"
#include "tests/util/backendrows.h"
#include "tests/util/enginerig.h"
#include "tests/util/peers.h"

#include <QTemporaryDir>

#include <algorithm>
#include <csignal>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace readyscope;
using namespace readyscope::test;

class TestCaptureText : public QObject {
    Q_OBJECT
private slots:
    void compilesForEveryKind_data();
    void compilesForEveryKind();
    void takesWhateverAUserWrites_data() { backendRows(); }
    void takesWhateverAUserWrites();
    void leavesOutWhatItCannotOpen();
    void saysThatThereIsNothing();
    void roundsTheTimeoutUp();
};

void TestCaptureText::compilesForEveryKind_data() {
    QTest::addColumn<Backend>("backend");
    QTest::addColumn<std::string>("timeout");
    for (const Backend backend : kBackends)
        for (const char* timeout : {"infinite", "0", "1.5ms"})
            QTest::addRow("%s, %s", nameOf(backend).data(), timeout) << backend << std::string(timeout);
}

void TestCaptureText::compilesForEveryKind() {
    QFETCH(Backend, backend);
    QFETCH(std::string, timeout);
    if (const QString why = whyNoCompiler(backend); !why.isEmpty())
        QSKIP(qPrintable(why));
    CaptureOutline outline;
    outline.backend = backend;
    outline.timeout = std::get<Nanos>(parseDuration(timeout));
    outline.blockedSignals = {SIGUSR1, SIGALRM, SIGRTMIN, SIGRTMIN + 3};
    for (const char* address : {"tcp:localhost:80,bind=0,nodelay,keepalive,connect-timeout=1s,oobinline,sndbuf=4096",
                                "tcp-listen:0,reuseport,rcvlowat=3",
                                "tcp-listen:*:0,v6only,ttl=3,backlog=0",
                                "tcp-listen:[::1]:0,reuseaddr=off",
                                "udp:127.0.0.1:9,interest=none",
                                "udp-listen:0,join=239.1.2.3@lo,loop=off,ttl=2",
                                "udp-listen:*:0,join=[ff02::1],broadcast",
                                "unix:@a,rcvbuf=4096",
                                "unix-listen:/tmp/a",
                                "unix-dgram:@a",
                                "unix-dgram-listen:@a",
                                "unix-seqpacket:@a",
                                "unix-seqpacket-listen:@a",
                                "fifo:/tmp/a",
                                "fifo-write:/tmp/a",
                                "pipe:",
                                "socketpair:",
                                "socketpair:dgram",
                                "socketpair:seqpacket,sndbuf=4096",
                                "stdin:",
                                "tty:/dev/tty",
                                "pty:",
                                "file:/etc/passwd",
                                "eventfd:4294967295",
                                "timerfd:1.5s",
                                "signalfd:SIGRTMIN+1",
                                "fd:7",
                                "tcp:127.0.0.1:9,interest=in+pri+out+rdhup+hup+err+nval+rdnorm+rdband+wrnorm+wrband"})
        add(outline, address);
    const QTemporaryDir folder;
    QCOMPARE(compiled(outline, folder.path()), QByteArray());
    // Each alone, so that no piece leans on what another one brought along.
    if (backend != Backend::Poll || timeout == "0") // which needs the fewest headers
        return;
    for (const CaptureOutline::Socket& socket : outline.sockets) {
        const CaptureOutline alone{{socket}, backend, outline.timeout, {}};
        const QByteArray said = compiled(alone, folder.path());
        QVERIFY2(said.isEmpty(), (socket.address + ": " + said.toStdString()).c_str());
    }
}

void TestCaptureText::takesWhateverAUserWrites() {
    READYSCOPE_FETCH_BACKEND();
    if (const QString why = whyNoCompiler(backend); !why.isEmpty())
        QSKIP(qPrintable(why));
    const QTemporaryDir folder;
    // What ends a string, a comment, a line; what begins one; a mark of the pieces; trigraphs; formats; writing that
    // turns round; digits behind an escape; no UTF-8.
    const std::string odd = "a\"b\\c%s%n?\?/\n\r\t@name@ */ /* // ?\?/ \x01"
                            "7\u202e\u00e9 \xff\x80 '";
    std::string flat = odd;
    std::replace(flat.begin(), flat.end(), '/', '_'); // for a file
    const std::string path = folder.path().toStdString() + "/" + flat;
    QCOMPARE(::mkfifo(path.c_str(), 0600), 0);
    std::string escaped;
    for (const char c : path)
        escaped += c == '\\' || c == ',' ? std::string("\\") + c : std::string(1, c);
    CaptureOutline outline;
    outline.backend = backend;
    outline.sockets = {{odd, Kind::Fifo, "fifo:" + escaped, Events::In},
                       {odd, Kind::TcpAccepted, "", kDefaultInterest},
                       {odd, Kind::TcpClient, odd, kDefaultInterest},
                       {"@\\", Kind::UnixDatagramBound, "unix-dgram-listen:" + uniqueName() + "*/ \\\\", Events::Out}};
    QCOMPARE(compiled(outline, folder.path()), QByteArray());
    Running program(folder.path());
    const Fd writer(::open(path.c_str(), O_RDWR | O_CLOEXEC));
    QCOMPARE(::write(writer.get(), "x", 1), ssize_t{1});
    QVERIFY(program.awaitState("@\\", inWords(told(backend, Events::Out))));
    QCOMPARE(::unlink(path.c_str()), 0); // QTemporaryDir cannot
    const QByteArray line = QByteArray::fromStdString(odd + ": ") + inWords(told(backend, Events::In));
    QVERIFY(program.awaitLine(line.mid(line.lastIndexOf('\n') + 1)));
}

void TestCaptureText::leavesOutWhatItCannotOpen() {
    CaptureOutline outline;
    outline.sockets = {{"server", Kind::TcpListener, "tcp-listen:0", Events::In},
                       {"server.1", Kind::TcpAccepted, "", kDefaultInterest},
                       {"borrowed", Kind::Inherited, "pid:1/3", kDefaultInterest}};
    const std::string text = captureProgramOf(outline).text;
    QVERIFY(text.find("Left out: server.1, which a listener accepted") != std::string::npos);
    QVERIFY(text.find("Left out: borrowed") != std::string::npos);
    QVERIFY(text.find("#define COUNT 1\n") != std::string::npos);
}

void TestCaptureText::saysThatThereIsNothing() {
    if (const QString why = whyNoCompiler(Backend::Poll); !why.isEmpty())
        QSKIP(qPrintable(why));
    for (const Backend backend : kBackends) {
        CaptureOutline outline;
        outline.backend = backend;
        const QTemporaryDir folder;
        QCOMPARE(compiled(outline, folder.path()), QByteArray());
        Running program(folder.path());
        QVERIFY(program.awaitLine("there is nothing to watch"));
        QVERIFY(program.process().waitForFinished(kPatience));
        QCOMPARE(program.process().exitCode(), 0);
    }
}

void TestCaptureText::roundsTheTimeoutUp() {
    CaptureOutline outline;
    add(outline, "stdin:");
    outline.timeout = 2'000'000'001;
    const std::vector<std::pair<Backend, const char*>> limits{{Backend::Select, "{.tv_sec = 2, .tv_usec = 1}"},
                                                              {Backend::PSelect, "{.tv_sec = 2, .tv_nsec = 1}"},
                                                              {Backend::Poll, "? 0 : 2001)"},
                                                              {Backend::PPoll, "{.tv_sec = 2, .tv_nsec = 1}"},
                                                              {Backend::Epoll, "{.tv_sec = 2, .tv_nsec = 1}"},
                                                              {Backend::IoUring, "{.tv_sec = 2, .tv_nsec = 1}"}};
    for (const auto& [backend, limit] : limits) {
        outline.backend = backend;
        QVERIFY2(captureProgramOf(outline).text.find(limit) != std::string::npos, limit);
    }
}

QTEST_GUILESS_MAIN(TestCaptureText)
#include "tst_capturetext.moc"
