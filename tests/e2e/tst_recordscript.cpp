// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/fd.h"
#include "program.h"
#include "tests/util/peers.h"
#include "trace.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace readyscope;
using namespace readyscope::test;

namespace {

QJsonObject markerOf(const Lines& lines, const QString& kind) {
    for (const QJsonObject& marker : ofType(lines, "marker"))
        if (marker["kind"] == kind)
            return marker;
    return {};
}

bool anyWait(const Lines& lines, const QString& key, const QJsonValue& value) {
    for (const QJsonObject& wait : ofType(lines, "wait"))
        if (wait.contains(key) && wait[key] == value)
            return true;
    return false;
}

QJsonObject marked(Program& program, const QString& text) {
    return program.await([&](const QJsonObject& line) { return line["type"] == "marker" && line["text"] == text; });
}

} // namespace

// Scripts, from a file and as they are typed.
class TestRecordScript : public QObject {
    Q_OBJECT
private slots:
    void fileFromEndToEnd();
    void wrongFileStartsNothing();
    void missingFile();
    void obeyedAsItArrives();
    void wrongLineIsToldAndTheCaptureGoesOn();
    void failedCommand();
    void quitEndsIt();
    void endOfTheScriptWaitsForWhatIsSent();
    void timeGoesOnAfterTheScript();
    void waitingSendHoldsUpItsSocketOnly();
    void switchesAreMarked();
    void signalsInterruptOrAreMasked();
    void hitsAreCounted();
    void acceptByHand();
    void bytesByHand();
    void fileIsSent();
    void optionsAndWhatIsWrongWithThem();
    void blockedSignalIsPending();
    void closeAndReset();
    void lineThatIsTooLong();
    void standardInputIsTaken();
    void delaysCountFromTheLineBefore();
};

void TestRecordScript::fileFromEndToEnd() {
    QTemporaryDir folder;
    QFile file(folder.filePath("a.script"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# a pipe\r\nadd pipe:,name=p\nsend p.1 abc\\n\n+20ms policy p.0 drain\n+20ms close p.1");
    file.close();
    Program program({"record", "--script", file.fileName()});
    program.start();
    QCOMPARE(program.finish(), 0);
    QCOMPARE(faultIn(program.lines()), QString());
    QVERIFY(program.errors().isEmpty());
    const Lines reader = transitionsOf(program.lines(), "p.0");
    QVERIFY(reader.size() >= 2);
    QCOMPARE(reader[0]["revents"], QJsonValue(QJsonArray{"IN"}));
    QCOMPARE(reader[1]["revents"], QJsonValue(QJsonArray()));
    const QJsonObject last = transitionsOf(program.lines(), "p.1").last();
    QCOMPARE(last["cause"].toString(), QString("closed"));
    QCOMPARE(last["revents"], QJsonValue(QJsonArray()));
}

void TestRecordScript::wrongFileStartsNothing() {
    QTemporaryDir folder;
    QFile file(folder.filePath("a.script"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("add pipe:\n\nfly away\n");
    file.close();
    const QString output = folder.filePath("out.jsonl");
    Program program({"record", "--script", file.fileName(), "-o", output});
    program.start();
    QCOMPARE(program.finish(), 2);
    QCOMPARE(program.errors(), "readyscope: " + file.fileName().toUtf8() + ": line 3: \"fly\": not a command\n");
    QVERIFY(!QFile::exists(output));
}

void TestRecordScript::missingFile() {
    QTemporaryDir folder;
    Program program({"record", "--script", folder.filePath("none")});
    program.start();
    QCOMPARE(program.finish(), 2);
    QVERIFY(program.errors().startsWith("readyscope: " + folder.filePath("none").toUtf8() + ": "));
}

void TestRecordScript::obeyedAsItArrives() {
    Program program({"record", "--script", "-"});
    program.start();
    program.write("add tcp-listen:0,name=l,child-policy=drain\n");
    const QJsonObject listener = program.awaitSocket("l", "listening");
    const QByteArray port = QByteArray::number(portIn(listener["local"].toString().toStdString()));
    program.write("add tcp:127.0.0.1:" + port + ",name=c\nsend c hi\n");
    QVERIFY(!program.awaitSocket("c", "open").isEmpty());
    QVERIFY(!program.awaitSocket("l.1", "open").isEmpty());
    program.write("mark half a li");
    program.write("ne");
    program.endInput(); // the last line needs no line feed
    QCOMPARE(program.finish(), 0);
    QCOMPARE(faultIn(program.lines()), QString());
    QCOMPARE(markerOf(program.lines(), "user")["text"].toString(), QString("half a line"));
}

void TestRecordScript::wrongLineIsToldAndTheCaptureGoesOn() {
    Program program({"record", "--script", "-"});
    program.start();
    program.write("add pipe:,name=p\njump p\n");
    const QJsonObject error = program.await("error");
    QCOMPARE(error["message"].toString(), QString("standard input: line 2: \"jump\": not a command"));
    QVERIFY(error["socket"].isNull());
    program.write("mark on\n");
    QVERIFY(!marked(program, "on").isEmpty());
    program.endInput();
    QCOMPARE(program.finish(), 1);
    QCOMPARE(program.errors(), QByteArray("readyscope: standard input: line 2: \"jump\": not a command\n"));
    QCOMPARE(faultIn(program.lines()), QString());
}

void TestRecordScript::failedCommand() {
    Program program({"record", "--script", "-"});
    program.start();
    program.write("add pipe:,name=p\nclose nobody\nmark on\n");
    QVERIFY(!program.await("error").isEmpty());
    QVERIFY(!marked(program, "on").isEmpty());
    program.endInput();
    QCOMPARE(program.finish(), 1);
    QVERIFY(program.errors().startsWith("readyscope: standard input: line 2: nobody: "));
    QCOMPARE(program.errors().count('\n'), 1);
}

void TestRecordScript::quitEndsIt() {
    Program program({"record", "--script", "-", "--for", "infinite"});
    program.start();
    program.write("add pipe:\nquit\n");
    QCOMPARE(program.finish(), 0);
    QCOMPARE(faultIn(program.lines()), QString());
}

void TestRecordScript::endOfTheScriptWaitsForWhatIsSent() {
    const Fd listener = tcpListener();
    Program program({"record", "--script", "-"});
    program.start();
    program.write("add tcp:127.0.0.1:" + QByteArray::number(portOf(listener)) + ",name=c\nsend c all of it\n");
    program.endInput();
    const Fd peer = acceptOne(listener);
    QCOMPARE(receive(peer, 9), std::string("all of it"));
    QCOMPARE(program.finish(), 0);
}

void TestRecordScript::timeGoesOnAfterTheScript() {
    Program program({"record", "--script", "-", "--for", "100ms"});
    program.start();
    program.write("add pipe:\n");
    program.endInput();
    QCOMPARE(program.finish(), 0);
    const qint64 begin = program.lines().first()["monotonic"].toInteger();
    QVERIFY(program.lines().last()["t"].toInteger() - begin >= 100'000'000);
}

void TestRecordScript::waitingSendHoldsUpItsSocketOnly() {
    Program program({"record", "--script", "-"});
    program.start();
    // Nobody reads the pipe: a second line of 60,000 bytes does not fit and waits.
    const QByteArray much(60'000, 'x');
    program.write("add pipe:,name=p\nadd pipe:,name=q\n");
    for (int i = 0; i < 2; ++i)
        program.write("send p.1 " + much + '\n');
    program.write("interest p.1 hup\nsend q.1 y\nmark on\n");
    QVERIFY(!marked(program, "on").isEmpty());
    const Lines before = program.lines();
    for (const QJsonObject& socket : ofType(before, "socket"))
        QCOMPARE(socket["interest"].toArray().size(), 4);
    program.write("policy p.0 drain\n"); // makes room
    QVERIFY(!program
                 .await([](const QJsonObject& line) {
                     return line["type"] == "socket" && line["name"] == "p.1" &&
                            line["interest"] == QJsonValue(QJsonArray{"HUP"});
                 })
                 .isEmpty());
    program.endInput();
    QCOMPARE(program.finish(), 0);
    QCOMPARE(faultIn(program.lines()), QString());
}

void TestRecordScript::switchesAreMarked() {
    Program program({"record", "--script", "-"});
    program.start();
    program.write("add pipe:,name=p\n");
    QVERIFY(!program
                 .await([](const QJsonObject& line) {
                     return line["type"] == "transition" && line["revents"] == QJsonValue(QJsonArray{"OUT"});
                 })
                 .isEmpty());
    program.write("backend select\ntimeout 5ms\nmode every-return\npace 1ms\n");
    QVERIFY(!program
                 .await([](const QJsonObject& line) {
                     return line["type"] == "wait" && line["backend"] == "select" && line["timeout"] == 5'000'000 &&
                            line.contains("left");
                 })
                 .isEmpty());
    program.write("mode transitions\nbackend poll\n");
    program.endInput();
    QCOMPARE(program.finish(), 0);
    QCOMPARE(faultIn(program.lines()), QString());
    const QJsonObject backend = markerOf(program.lines(), "backend");
    QCOMPARE(backend["from"].toString(), QString("poll"));
    QCOMPARE(backend["to"].toString(), QString("select"));
    const QJsonObject timeout = markerOf(program.lines(), "timeout");
    QCOMPARE(timeout["from"].toString(), QString("infinite"));
    QCOMPARE(timeout["to"].toString(), QString("5ms"));
    QCOMPARE(markerOf(program.lines(), "mode")["to"].toString(), QString("every-return"));
    QVERIFY(anyWait(program.lines(), "kind", "ask"));
    QVERIFY(anyWait(program.lines(), "cause", "command"));
    QVERIFY(anyWait(program.lines(), "timeout", 5'000'000));
    bool left = false;
    for (const QJsonObject& wait : ofType(program.lines(), "wait"))
        left |= wait["backend"] == "select" && wait.contains("left");
    QVERIFY(left);
    const Lines writer = transitionsOf(program.lines(), "p.1");
    QVERIFY(writer.size() >= 3);
    QCOMPARE(writer[1]["revents"], QJsonValue(QJsonArray{"W"}));
    QCOMPARE(writer[1]["cause"].toString(), QString("backend"));
    QCOMPARE(writer.last()["revents"], QJsonValue(QJsonArray{"OUT"}));
}

void TestRecordScript::signalsInterruptOrAreMasked() {
    Program program({"record", "--script", "-"});
    program.start();
    program.write("add pipe:,name=p\n");
    // On a busy machine it may come between two waits, of which poll learns nothing: the race that pselect is for.
    QJsonObject interrupted;
    for (int attempt = 0; attempt < 100 && interrupted["type"] != "wait"; ++attempt) {
        const QString after = QStringLiteral("after %1").arg(attempt);
        program.write("raise USR1\n+50ms mark " + after.toUtf8() + "\n");
        interrupted = program.await([&after](const QJsonObject& line) {
            return (line["type"] == "wait" && line["errno"] == "EINTR") || line["text"] == after;
        });
    }
    QCOMPARE(interrupted["signal"].toString(), QString("SIGUSR1"));
    program.write("mask USR1\nraise USR1\nmark masked\n");
    QVERIFY(!marked(program, "masked").isEmpty());
    program.write("mask\n");
    program.endInput();
    QCOMPARE(program.finish(), 0);
    QCOMPARE(faultIn(program.lines()), QString());
    QCOMPARE(markerOf(program.lines(), "signal")["text"].toString(), QString("SIGUSR1"));
    QCOMPARE(markerOf(program.lines(), "mask")["to"].toString(), QString("SIGUSR1"));
    QVERIFY(anyWait(program.lines(), "atomic", false));
}

void TestRecordScript::hitsAreCounted() {
    Program program({"record", "--script", "-", "--mode", "every-return"});
    program.start();
    program.write("add pipe:,name=p,interest=out\n");
    const QJsonObject hit = program.await("hit");
    QVERIFY(hit["count"].toInteger() >= 1);
    QCOMPARE(hit["revents"], QJsonValue(QJsonArray{"OUT"}));
    program.write("quit\n");
    QCOMPARE(program.finish(), 0);
    QCOMPARE(faultIn(program.lines()), QString());
}

void TestRecordScript::acceptByHand() {
    Program program({"record", "--script", "-"});
    program.start();
    program.write("add tcp-listen:0,name=l,policy=backlog\n");
    const QJsonObject listener = program.awaitSocket("l", "listening");
    const std::uint16_t port = portIn(listener["local"].toString().toStdString());
    const Fd first = tcpConnect(port);
    const Fd second = tcpConnect(port);
    program.await([](const QJsonObject& line) { return line["type"] == "transition"; });
    program.write("accept l\n");
    QVERIFY(!program.awaitSocket("l.1", "open").isEmpty());
    QVERIFY(idOf(program.lines(), "l.2") == 0);
    program.write("accept l all\n");
    QVERIFY(!program.awaitSocket("l.2", "open").isEmpty());
    program.endInput();
    QCOMPARE(program.finish(), 0);
    QCOMPARE(faultIn(program.lines()), QString());
}

void TestRecordScript::bytesByHand() {
    Program program({"record", "--script", "-"});
    program.start();
    program.write("add tcp-listen:0,name=l\n");
    const QJsonObject listener = program.awaitSocket("l", "listening");
    const QByteArray port = QByteArray::number(portIn(listener["local"].toString().toStdString()));
    program.write("add tcp:127.0.0.1:" + port + ",name=c\n");
    QVERIFY(!program.awaitSocket("l.1", "open").isEmpty());
    const auto becomes = [&program](const QString& name, const QJsonArray& revents) {
        return !program
                    .await([&](const QJsonObject& line) {
                        return line["type"] == "transition" && line["socket"].toInt() == idOf(program.lines(), name) &&
                               line["revents"] == QJsonValue(revents);
                    })
                    .isEmpty();
    };
    program.write("urgent c !\n");
    QVERIFY(becomes("l.1", {"PRI", "OUT"}));
    // A waiting command holds up its own socket only.
    program.write("receive l.1 3\nmark held\nsend c \\x61bcd\n");
    QVERIFY(!marked(program, "held").isEmpty());
    program.write("peek l.1\nreceive l.1\nflood c\n");
    QVERIFY(becomes("c", {}));
    program.write("shutdown c write\nreceive l.1 100000000\nmark over\n");
    QVERIFY(!marked(program, "over").isEmpty());
    program.endInput();
    QCOMPARE(program.finish(), 0);
    QCOMPARE(faultIn(program.lines()), QString());
    // All was taken, and the end stands there.
    QVERIFY(transitionsOf(program.lines(), "l.1").last()["revents"].toArray().contains("RDHUP"));
    QVERIFY(program.errors().isEmpty());
}

void TestRecordScript::fileIsSent() {
    const Fd listener = tcpListener();
    QTemporaryDir folder;
    QFile file(folder.filePath("some thing"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("from a file");
    file.close();
    Program program({"record", "--script", "-"});
    program.start();
    program.write("add tcp:127.0.0.1:" + QByteArray::number(portOf(listener)) + ",name=c\nsendfile c " +
                  file.fileName().toUtf8() + "\nsend c !\nsendfile c /nonexistent/file\n");
    program.endInput();
    const Fd peer = acceptOne(listener);
    QCOMPARE(receive(peer, 12), std::string("from a file!"));
    QCOMPARE(program.finish(), 1);
    QCOMPARE(program.errors(),
             QByteArray("readyscope: standard input: line 4: /nonexistent/file: there is no such file "
                        "or directory: ENOENT\n"));
}

void TestRecordScript::optionsAndWhatIsWrongWithThem() {
    Program program({"record", "--script", "-"});
    program.start();
    program.write("add udp-listen:0,name=u\noption u broadcast on\noption u rcvbuf 9000\noption u nodelay on\n");
    QVERIFY(!program.await("error").isEmpty());
    program.write("option u mtu 9\n");
    program.endInput();
    QCOMPARE(program.finish(), 1);
    QVERIFY(program.errors().contains("line 4: u: this kind of socket has no such option: TCP_NODELAY: "));
    QVERIFY(program.errors().contains("line 5: option \"mtu\": there are sndbuf "));
    QCOMPARE(program.errors().count('\n'), 2);
}

void TestRecordScript::blockedSignalIsPending() {
    Program program({"record", "--script", "-", "--backend", "pselect"});
    program.start();
    program.write("add pipe:,name=p\nmask USR1\nraise USR1\nmark masked\n");
    QVERIFY(!marked(program, "masked").isEmpty());
    QCOMPARE(markerOf(program.lines(), "signal")["text"].toString(), QString("SIGUSR1 blocked, pending"));
    QVERIFY(!anyWait(program.lines(), "errno", "EINTR"));
    // Let through, it interrupts the very wait that swaps the mask.
    program.write("mask\n");
    const QJsonObject interrupted =
        program.await([](const QJsonObject& line) { return line["type"] == "wait" && line["errno"] == "EINTR"; });
    QCOMPARE(interrupted["signal"].toString(), QString("SIGUSR1"));
    QVERIFY(!interrupted.contains("atomic"));
    program.endInput();
    QCOMPARE(program.finish(), 0);
    QCOMPARE(faultIn(program.lines()), QString());
}

void TestRecordScript::closeAndReset() {
    const Fd listener = tcpListener();
    Program program({"record", "--script", "-"});
    program.start();
    program.write("add tcp:127.0.0.1:" + QByteArray::number(portOf(listener)) + ",name=c\n");
    const Fd peer = acceptOne(listener);
    program.write("reset c\n");
    QVERIFY(!program.awaitSocket("c", "closed").isEmpty());
    char byte = 0;
    QCOMPARE(::read(peer.get(), &byte, 1), ssize_t{-1});
    QCOMPARE(errno, ECONNRESET);
    program.write("connect c\n"); // the same row again
    const Fd again = acceptOne(listener);
    program.write("send c x\n");
    QCOMPARE(receive(again, 1), std::string("x"));
    program.endInput();
    QCOMPARE(program.finish(), 0);
    QCOMPARE(faultIn(program.lines()), QString());
}

void TestRecordScript::lineThatIsTooLong() {
    Program program({"record", "--script", "-"});
    program.start();
    program.write("mark " + QByteArray(200'000, 'x') + "\nmark short\n");
    QVERIFY(!marked(program, "short").isEmpty());
    program.endInput();
    QCOMPARE(program.finish(), 1);
    QCOMPARE(program.errors(), QByteArray("readyscope: standard input: line 1: the line is longer than 65536 bytes\n"));
}

void TestRecordScript::standardInputIsTaken() {
    Program program({"record", "--script", "-"});
    program.start();
    program.write("add stdin:\n");
    QVERIFY(!program.await("error").isEmpty());
    program.endInput();
    QCOMPARE(program.finish(), 1);
    QVERIFY(program.errors().startsWith("readyscope: standard input: line 1: stdin:: "));
}

void TestRecordScript::delaysCountFromTheLineBefore() {
    Program program({"record", "--script", "-"});
    program.start();
    program.write("mark a\n+30ms mark b\n+30ms mark c\n");
    program.endInput();
    QCOMPARE(program.finish(), 0);
    QList<qint64> times;
    for (const QJsonObject& marker : ofType(program.lines(), "marker"))
        if (marker["kind"] == "user")
            times.append(marker["t"].toInteger());
    QCOMPARE(times.size(), 3);
    QVERIFY(times[2] - program.lines().first()["monotonic"].toInteger() >= 60'000'000);
}

QTEST_GUILESS_MAIN(TestRecordScript)
#include "tst_recordscript.moc"
