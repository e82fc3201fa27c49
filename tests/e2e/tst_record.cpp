// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/fd.h"
#include "program.h"
#include "tests/util/peers.h"
#include "trace.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>

#include <fcntl.h>
#include <sys/socket.h>

using namespace readyscope;
using namespace readyscope::test;

// `readyscope record` against real peers on loopback.
class TestRecord : public QObject {
    Q_OBJECT
private slots:
    void aConversation();
    void everyBackend_data();
    void everyBackend();
    void portOfTheKernelsIsTold();
    void signalsEndCleanly_data();
    void signalsEndCleanly();
    void signalBeforeTheStart();
    void timeEndsIt();
    void withoutWaits();
    void refusedConnect();
    void nameThatIsNone();
    void oneThatLivesIsEnough();
    void missingUnixPath();
    void portInUse();
    void intoAFile();
    void fileThatCannotBeOpened();
    void readerGoesAway();
    void outputIsFull();
    void outputIsClosed();
};

void TestRecord::aConversation() {
    Program program({"record", "--socket", "tcp-listen:0,name=l,child-policy=echo"});
    program.start();
    const QJsonObject listener = program.awaitSocket("l", "listening");
    QCOMPARE(listener["kind"].toString(), QString("tcp-listen"));
    QCOMPARE(listener["policy"].toString(), QString("accept"));
    const Fd peer = tcpConnect(portIn(listener["local"].toString().toStdString()));
    const QJsonObject child = program.awaitSocket("l.1", "open");
    QCOMPARE(child["parent"], listener["id"]);
    QCOMPARE(child["kind"].toString(), QString("tcp"));
    QCOMPARE(portIn(child["peer"].toString().toStdString()), portOf(peer));
    sendAll(peer, "hello");
    QCOMPARE(receive(peer, 5), std::string("hello"));
    ::shutdown(peer.get(), SHUT_WR);
    QCOMPARE(receive(peer, 1), std::string()); // echo ends, too
    program.await([&](const QJsonObject& line) {
        return line["type"] == "transition" && line["socket"] == child["id"] &&
               line["revents"].toArray().contains("RDHUP");
    });
    program.signal(SIGINT);
    QCOMPARE(program.finish(), 0);
    QVERIFY(program.hasOnlyObjects());
    QCOMPARE(faultIn(program.lines()), QString());
    QVERIFY(program.errors().isEmpty());
    const Lines waits = ofType(program.lines(), "wait");
    QVERIFY(!waits.isEmpty());
    QVERIFY(waits.first()["timeout"].isNull());
    QCOMPARE(waits.first()["backend"].toString(), QString("poll"));
    QVERIFY(waits.first()["entered"].toInteger() <= waits.first()["returned"].toInteger());
}

void TestRecord::everyBackend_data() {
    QTest::addColumn<QString>("backend");
    QTest::addColumn<QString>("readable");
    QTest::newRow("select") << "select"
                            << "R";
    QTest::newRow("pselect") << "pselect"
                             << "R";
    QTest::newRow("poll") << "poll"
                          << "IN";
}

void TestRecord::everyBackend() {
    QFETCH(QString, backend);
    QFETCH(QString, readable);
    Program program({"record", "--backend", backend, "--socket", "udp-listen:0,name=u"});
    program.start();
    const QJsonObject bound = program.awaitSocket("u", "open");
    const Fd peer = udpSocket();
    udpConnect(peer, portIn(bound["local"].toString().toStdString()));
    sendAll(peer, "x");
    const QJsonObject rise = program.await([&](const QJsonObject& line) {
        return line["type"] == "transition" && line["revents"].toArray().contains(readable);
    });
    QCOMPARE(rise["socket"], bound["id"]);
    program.signal(SIGTERM);
    QCOMPARE(program.finish(), 0);
    QCOMPARE(faultIn(program.lines()), QString());
    QCOMPARE(program.lines().first()["backend"].toString(), backend);
}

void TestRecord::portOfTheKernelsIsTold() {
    Program program({"record", "--socket", "tcp-listen:0", "--socket", "udp-listen:0"});
    program.start();
    const QJsonObject tcp = program.awaitSocket("tcp-listen1", "listening");
    QVERIFY(portIn(tcp["local"].toString().toStdString()) != 0);
    QVERIFY(tcp["local"].toString().startsWith("127.0.0.1:"));
    QVERIFY(tcp["peer"].isNull());
    program.signal(SIGINT);
    QCOMPARE(program.finish(), 0);
}

void TestRecord::signalsEndCleanly_data() {
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestRecord::signalsEndCleanly() {
    QFETCH(int, number);
    Program program({"record", "--socket", "pipe:"});
    program.start();
    program.await("capture");
    program.signal(number);
    QCOMPARE(program.finish(), 0);
    QCOMPARE(faultIn(program.lines()), QString());
}

void TestRecord::signalBeforeTheStart() {
    Program program({"record", "--socket", "pipe:"});
    // Blocked from before the program's first instruction on, so that it is surely pending when main() is reached.
    program.process().setChildProcessModifier([] {
        sigset_t ending{};
        ::sigemptyset(&ending);
        ::sigaddset(&ending, SIGINT);
        ::sigprocmask(SIG_BLOCK, &ending, nullptr);
        ::raise(SIGINT);
    });
    program.start();
    QCOMPARE(program.finish(), 0);
    QCOMPARE(faultIn(program.lines()), QString());
}

void TestRecord::timeEndsIt() {
    Program program({"record", "--socket", "pipe:", "--for", "20ms", "--timeout", "7ms"});
    program.start();
    QCOMPARE(program.finish(), 0);
    QCOMPARE(faultIn(program.lines()), QString());
    const QJsonObject capture = program.lines().first();
    const QJsonObject end = program.lines().last();
    QCOMPARE(capture["timeout"].toInt(), 7'000'000);
    QVERIFY(end["t"].toInteger() - capture["monotonic"].toInteger() >= 20'000'000);
}

void TestRecord::withoutWaits() {
    Program program({"record", "--socket", "pipe:", "--for", "20ms", "--waits", "none"});
    program.start();
    QCOMPARE(program.finish(), 0);
    QVERIFY(ofType(program.lines(), "wait").isEmpty());
    QVERIFY(program.lines().last()["waits"].toInt() > 0);
}

void TestRecord::refusedConnect() {
    const QString address = QString("tcp:127.0.0.1:%1").arg(freePort());
    Program program({"record", "--socket", address + ",name=c", "--for", "200ms"});
    program.start();
    QCOMPARE(program.finish(), 1);
    QCOMPARE(faultIn(program.lines()), QString());
    const Lines errors = ofType(program.lines(), "error");
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors.first()["call"].toString(), QString("connect"));
    QCOMPARE(errors.first()["errno"].toString(), QString("ECONNREFUSED"));
    QCOMPARE(errors.first()["socket"].toInteger(), idOf(program.lines(), "c"));
    QCOMPARE(ofType(program.lines(), "socket").last()["state"].toString(), QString("failed"));
    // One sentence, which names the socket's address or name.
    QCOMPARE(program.errors().count('\n'), 1);
    QVERIFY(program.errors().startsWith("readyscope: "));
    QVERIFY(program.errors().contains("ECONNREFUSED"));
    // The failure shows as readiness first, and is asked for after that.
    const Lines changes = transitionsOf(program.lines(), "c");
    QVERIFY(!changes.isEmpty());
    QVERIFY(changes.first()["t"].toInteger() <= errors.first()["t"].toInteger());
}

void TestRecord::nameThatIsNone() {
    Program program({"record", "--socket", "tcp:no-such-host.invalid:80,name=c"});
    program.start();
    const QJsonObject error = program.await("error");
    QVERIFY(!error["message"].toString().isEmpty());
    QVERIFY(!program.awaitSocket("c", "failed").isEmpty());
    program.signal(SIGINT);
    QCOMPARE(program.finish(), 1);
    QVERIFY(program.errors().contains("no-such-host.invalid"));
}

void TestRecord::oneThatLivesIsEnough() {
    const QString address = QString("tcp:127.0.0.1:%1").arg(freePort());
    Program program({"record", "--socket", address, "--socket", "pipe:"});
    program.start();
    QVERIFY(!program.awaitSocket("tcp1", "failed").isEmpty());
    program.signal(SIGINT);
    QCOMPARE(program.finish(), 0);
}

void TestRecord::missingUnixPath() {
    QTemporaryDir folder;
    Program program({"record", "--socket", "unix:" + folder.filePath("none"), "--for", "50ms"});
    program.start();
    QCOMPARE(program.finish(), 1);
    QVERIFY(program.errors().contains("ENOENT"));
    QVERIFY(program.errors().contains(folder.path().toUtf8()));
}

void TestRecord::portInUse() {
    const Fd taken = tcpListener();
    const QString address = QString("tcp-listen:%1").arg(portOf(taken));
    Program program({"record", "--socket", address, "--for", "50ms"});
    program.start();
    QCOMPARE(program.finish(), 1);
    QVERIFY(program.errors().contains("EADDRINUSE"));
    QCOMPARE(ofType(program.lines(), "socket").last()["state"].toString(), QString("failed"));
}

void TestRecord::intoAFile() {
    QTemporaryDir folder;
    const QString path = folder.filePath("trace.jsonl");
    Program program({"record", "--socket", "pipe:", "--for", "0", "-o", path});
    program.start();
    QCOMPARE(program.finish(), 0);
    QVERIFY(program.lines().isEmpty());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readLine().startsWith(R"({"type":"capture","version":1,)"));
    QVERIFY(file.readAll().contains(R"({"type":"end",)"));
}

void TestRecord::fileThatCannotBeOpened() {
    QTemporaryDir folder;
    const QString path = folder.filePath("none/trace.jsonl");
    Program program({"record", "--socket", "pipe:", "-o", path});
    program.start();
    QCOMPARE(program.finish(), 1);
    QVERIFY(program.errors().startsWith("readyscope: " + path.toUtf8() + ": "));
    QVERIFY(program.errors().endsWith("ENOENT\n"));
}

void TestRecord::readerGoesAway() {
    Program program({"record", "--socket", "pipe:", "--for", "50ms"});
    program.process().setChildProcessModifier([] {
        std::array<int, 2> ends{};
        if (::pipe(ends.data()) != 0)
            ::_exit(99);
        ::close(ends[0]);
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[1]);
    });
    program.start();
    QCOMPARE(program.finish(), 1);
    QCOMPARE(program.errors().count('\n'), 1);
    QVERIFY(program.errors().startsWith("readyscope: standard output: "));
    QVERIFY(program.errors().endsWith("EPIPE\n"));
}

void TestRecord::outputIsFull() {
    Program program({"record", "--socket", "pipe:", "--for", "50ms", "-o", "/dev/full"});
    program.start();
    QCOMPARE(program.finish(), 1);
    QCOMPARE(program.errors().count('\n'), 1);
    QVERIFY(program.errors().startsWith("readyscope: /dev/full: "));
    QVERIFY(program.errors().contains("ENOSPC"));
}

void TestRecord::outputIsClosed() {
    Program program({"record", "--socket", "pipe:", "--for", "50ms"});
    program.process().setChildProcessModifier([] { ::close(STDOUT_FILENO); });
    program.start();
    QCOMPARE(program.finish(), 1);
    QVERIFY(program.errors().startsWith("readyscope: standard output: "));
}

QTEST_GUILESS_MAIN(TestRecord)
#include "tst_record.moc"
