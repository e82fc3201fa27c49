// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/programs/useprogram.h"
#include "core/socket/fd.h"
#include "program.h"
#include "tests/util/peers.h"
#include "trace.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include <csignal>

#include <sys/socket.h>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr int kPatience = 120'000; // ms; only so that a test that hangs ends by itself

// A program that nobody here wrote, and what it has said so far.
class Tool {
public:
    Tool(const QString& name, const QStringList& arguments) {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(name, arguments);
        m_process.waitForStarted(kPatience);
    }
    ~Tool() {
        m_process.kill();
        m_process.waitForFinished(kPatience);
    }
    void write(const QByteArray& bytes) {
        m_process.write(bytes);
        while (m_process.bytesToWrite() > 0 && m_process.waitForBytesWritten(kPatience)) {
        }
    }
    void endInput() { m_process.closeWriteChannel(); }
    // What it has said, once that holds the words, or all of it where it never does.
    QByteArray await(const QByteArray& words) {
        while (!m_said.contains(words) && m_process.waitForReadyRead(kPatience))
            m_said += m_process.readAll();
        return m_said;
    }
    QByteArray awaitBytes(qsizetype count) {
        while (m_said.size() < count && m_process.waitForReadyRead(kPatience))
            m_said += m_process.readAll();
        return m_said;
    }
    // All that it says until it ends by itself.
    QByteArray finish() {
        m_process.waitForFinished(kPatience);
        return m_said += m_process.readAll();
    }
    int status() const { return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1; }

private:
    QProcess m_process;
    QByteArray m_said;
};

QString portOfRow(Program& program, const QString& row, const QString& state) {
    return QString::number(portIn(program.awaitSocket(row, state)["local"].toString().toStdString()));
}

bool hasClosed(Program& program, const QString& row) { return !program.awaitSocket(row, "closed").isEmpty(); }

QJsonObject change(Program& program, const QJsonValue& socket, const QString& bit, bool isSet) {
    return program.await([&](const QJsonObject& line) {
        return line["type"] == "transition" && line["socket"] == socket &&
               line["revents"].toArray().contains(bit) == isSet && line["previous"].toArray().contains(bit) != isSet;
    });
}

} // namespace

#define NEEDS(name)                                                                                                    \
    if (QStandardPaths::findExecutable(name).isEmpty())                                                                \
    QSKIP(name " is not installed")

// `readyscope record --scenario` with peers that others wrote: nc, socat, curl, and Python's web server.
class TestRecordScenario : public QObject {
    Q_OBJECT
private slots:
    void theList() {
        Program program({"record", "--scenario", "list"});
        program.start();
        QCOMPARE(program.process().waitForFinished(kPatience), true);
        const QByteArray text = program.process().readAllStandardOutput();
        QStringList names;
        for (const QByteArray& line : text.trimmed().split('\n'))
            names += QString::fromUtf8(line.left(line.indexOf(' ')));
        QCOMPARE(names, QStringList({"stdin-socket", "many-sockets", "listener", "tcp-udp", "services"}));
    }

    void theProgramIsPrinted() {
        Program program({"record", "--scenario", "tcp-udp", "--backend", "epoll-et", "--program"});
        program.start();
        QCOMPARE(program.process().waitForFinished(kPatience), true);
        QCOMPARE(program.process().exitCode(), 0);
        QCOMPARE(program.process().readAllStandardOutput(),
                 QByteArray::fromStdString(useProgramOf(*scenarioNamed("tcp-udp"), Backend::EpollEt).text));
    }

    // Ended by a signal while they play: the lines keep their contract, and the program ends well.
    void withPeersOfItsOwn_data() {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QString>("row");
        QTest::newRow("stdin-socket") << "stdin-socket"
                                      << "client";
        QTest::newRow("many-sockets") << "many-sockets"
                                      << "site-near";
        QTest::newRow("listener") << "listener"
                                  << "listener.1";
        QTest::newRow("tcp-udp") << "tcp-udp"
                                 << "udp";
        QTest::newRow("services") << "services"
                                  << "echo.1";
    }
    void withPeersOfItsOwn() {
        QFETCH(QString, scenario);
        QFETCH(QString, row);
        Program program({"record", "--scenario", scenario});
        program.start();
        const QJsonObject socket = program.awaitSocket(row, "open");
        QVERIFY(!socket.isEmpty());
        QVERIFY(!change(program, socket["id"], "IN", true).isEmpty());
        program.signal(SIGINT);
        QCOMPARE(program.finish(), 0);
        QCOMPARE(faultIn(program.lines()), QString());
    }

    void curlOnTheListener() {
        NEEDS("curl");
        Program program({"record", "--scenario", "listener:0"});
        program.start();
        const QString url = "http://127.0.0.1:" + portOfRow(program, "listener", "listening") + "/";
        Tool get("curl", {"--silent", "--show-error", "--include", url});
        const QByteArray page = get.finish();
        QCOMPARE(get.status(), 0);
        QVERIFY2(page.startsWith("HTTP/1.0 200 OK\r\n"), page);
        QVERIFY2(page.contains("This is row listener.1"), page);
        Tool head("curl", {"--silent", "--head", url});
        QVERIFY(head.finish().contains("Content-Length: "));
        QCOMPARE(head.status(), 0);
        Tool post("curl", {"--silent", "--data", "x=1", "--output", "/dev/null", "--write-out", "%{http_code}", url});
        QCOMPARE(post.finish(), QByteArray("501"));
        for (const char* child : {"listener.1", "listener.2", "listener.3"})
            QVERIFY(hasClosed(program, child));
        program.signal(SIGTERM);
        QCOMPARE(program.finish(), 0);
        QCOMPARE(faultIn(program.lines()), QString());
    }

    void aBrowsersRequest() {
        NEEDS("nc");
        Program program({"record", "--scenario", "listener:0"});
        program.start();
        Tool nc("nc", {"127.0.0.1", portOfRow(program, "listener", "listening")});
        nc.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) "
                 "Gecko/20100101 Firefox/128.0\r\nAccept: text/html,application/xhtml+xml\r\nAccept-Encoding: gzip, "
                 "deflate\r\nConnection: keep-alive\r\nUpgrade-Insecure-Requests: 1\r\n\r\n");
        QVERIFY(nc.await("</html>").startsWith("HTTP/1.0 200 OK\r\n"));
        // What is no request gets an answer, too, and what never ends is not waited for.
        Tool noise("nc", {"-N", "127.0.0.1", portOfRow(program, "listener", "listening")});
        noise.write(QByteArray(20'000, 'x'));
        noise.endInput();
        QVERIFY(noise.finish().startsWith("HTTP/1.0 400 "));
        program.signal(SIGINT);
        QCOMPARE(program.finish(), 0);
    }

    void echoOverBoth() {
        NEEDS("nc");
        Program program({"record", "--scenario", "tcp-udp:0"});
        program.start();
        const QString port = portOfRow(program, "tcp", "listening");
        QCOMPARE(portOfRow(program, "udp", "open"), port);
        Tool stream("nc", {"-N", "127.0.0.1", port});
        stream.write(QByteArray(100'000, 's'));
        stream.endInput();
        QCOMPARE(stream.finish(), QByteArray(100'000, 's'));
        QVERIFY(hasClosed(program, "tcp.1"));
        Tool datagrams("nc", {"-u", "127.0.0.1", port});
        datagrams.write("a datagram\n");
        QCOMPARE(datagrams.await("\n"), QByteArray("a datagram\n"));
        program.signal(SIGINT);
        QCOMPARE(program.finish(), 0);
        QCOMPARE(faultIn(program.lines()), QString());
    }

    void servicesOverTcp() {
        NEEDS("nc");
        Program program({"record", "--scenario", "services:0", "--waits", "none"});
        program.start();
        const auto ask = [&](const QString& row, const QByteArray& words) {
            Tool nc("nc", {"-N", "127.0.0.1", portOfRow(program, row, "listening")});
            nc.write(words);
            nc.endInput();
            return nc.finish();
        };
        QCOMPARE(ask("echo", "hello\n"), QByteArray("hello\n"));
        QCOMPARE(ask("discard", QByteArray(50'000, 'd')), QByteArray());
        const QByteArray time = ask("daytime", "");
        static const QRegularExpression kTime(
            "^[A-Z][a-z]+day, [A-Z][a-z]+ \\d+, \\d{4} \\d\\d:\\d\\d:\\d\\d-\\S+\r\n$");
        QVERIFY2(kTime.match(QString::fromUtf8(time)).hasMatch(), time);
        for (const char* child : {"echo.1", "discard.1", "daytime.1"})
            QVERIFY(hasClosed(program, child));
        {
            Tool nc("nc", {"127.0.0.1", portOfRow(program, "chargen", "listening")});
            const QByteArray lines = nc.awaitBytes(200'000);
            QCOMPARE(lines.mid(0, 74), QByteArray(" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                  "[\\]^_`abcdefg\r\n"));
            for (qsizetype at = 0; at + 148 <= lines.size(); at += 74)
                QCOMPARE(lines.mid(at + 1, 71), lines.mid(at + 74, 71));
        } // and is killed: its row ends
        QVERIFY(hasClosed(program, "chargen.1"));
        program.signal(SIGINT);
        QCOMPARE(program.finish(), 0);
    }

    void servicesOverUdpAndUnix() {
        NEEDS("socat");
        Program program({"record", "--scenario", "services:0"});
        program.start();
        const auto place = [&](const QString& row) { return "UDP:127.0.0.1:" + portOfRow(program, row, "open"); };
        Tool echo("socat", {"-", place("echo-udp")});
        echo.write("a datagram\n");
        QCOMPARE(echo.await("\n"), QByteArray("a datagram\n"));
        Tool time("socat", {"-", place("daytime-udp")});
        time.write("?");
        QVERIFY(time.await("\r\n").endsWith("\r\n"));
        Tool characters("socat", {"-", place("chargen-udp")});
        characters.write("?");
        const QByteArray some = characters.awaitBytes(1);
        QVERIFY(some.size() <= 512 && some.startsWith(' '));
        Tool discard("socat", {"-", place("discard-udp")});
        discard.write("nobody says anything to this\n");
        QVERIFY(!change(program, idOf(program.lines(), "discard-udp"), "IN", true).isEmpty());
        const QString name = program.awaitSocket("echo-unix", "listening")["local"].toString();
        Tool local("socat", {"-", "ABSTRACT-CONNECT:" + name.mid(1)});
        local.write("over a Unix socket\n");
        QCOMPARE(local.await("\n"), QByteArray("over a Unix socket\n"));
        program.signal(SIGINT);
        QCOMPARE(program.finish(), 0);
        QCOMPARE(faultIn(program.lines()), QString());
    }

    // A peer that does not read: OUT falls; it comes back when that one reads, and a reset ends the row.
    void chargenHasFlowControl() {
        Program program({"record", "--scenario", "services:0", "--waits", "none"});
        program.start();
        Fd peer = tcpConnect(portOfRow(program, "chargen", "listening").toUShort());
        const QJsonValue id = program.awaitSocket("chargen.1", "open")["id"];
        QVERIFY(!change(program, id, "OUT", false).isEmpty());
        receive(peer, std::size_t{8} << 20);
        qsizetype rises = 0;
        program.await([&](const QJsonObject& line) {
            const bool rose = line["type"] == "transition" && line["socket"] == id &&
                              line["revents"].toArray().contains("OUT") && !line["previous"].toArray().contains("OUT");
            rises += rose ? 1 : 0;
            return rises >= 2; // the first is the connection's beginning
        });
        QVERIFY(rises >= 2);
        resetNow(peer);
        QVERIFY(hasClosed(program, "chargen.1"));
        program.signal(SIGINT);
        QCOMPARE(program.finish(), 0);
    }

    void pagesOfAWebServer() {
        NEEDS("python3");
        Tool server("python3",
                    {"-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", "/proc/self/net"});
        static const QRegularExpression kPort("port (\\d+)");
        const QString port = kPort.match(QString::fromUtf8(server.await("http://"))).captured(1);
        QVERIFY(!port.isEmpty());
        Program program({"record", "--scenario", "many-sockets:" + port});
        program.start();
        for (const char* site : {"site-near", "site-middle", "site-slow", "site-far"}) {
            QVERIFY(!program.awaitSocket(site, "open").isEmpty());
            QVERIFY(hasClosed(program, site));
        }
        QByteArray log;
        while ((log = server.await("GET")).count("\"GET / HTTP/1.0\" ") < 4 &&
               server.awaitBytes(log.size() + 1) != log) {
        }
        QCOMPARE(log.count("\"GET / HTTP/1.0\" "), 4);
        program.signal(SIGINT);
        QCOMPARE(program.finish(), 0);
        QCOMPARE(faultIn(program.lines()), QString());
    }

    // What is typed goes to the server, what that says to standard error; the end of the input to the server as well.
    void standardInputAndAServer() {
        NEEDS("socat");
        Tool server("socat", {"-d", "-d", "TCP-LISTEN:0,bind=127.0.0.1", "PIPE"});
        static const QRegularExpression kPort("127\\.0\\.0\\.1:(\\d+)");
        const QString port = kPort.match(QString::fromUtf8(server.await("listening on AF=2 127.0.0.1:"))).captured(1);
        QVERIFY(!port.isEmpty());
        Program program({"record", "--scenario", "stdin-socket:" + port});
        program.start();
        const QJsonValue client = program.awaitSocket("client", "open")["id"];
        program.write("hello\n");
        QVERIFY(!change(program, client, "IN", true).isEmpty());
        program.endInput();
        QVERIFY(hasClosed(program, "client"));
        program.signal(SIGINT);
        QCOMPARE(program.finish(), 0);
        QCOMPARE(program.errors(), QByteArray("hello\n"));
        QCOMPARE(faultIn(program.lines()), QString());
    }

    void nobodyIsThere() {
        Program program({"record", "--scenario", "many-sockets:" + QString::number(freePort())});
        program.start();
        for (const char* site : {"site-near", "site-middle", "site-slow", "site-far"})
            QVERIFY(!program.awaitSocket(site, "failed").isEmpty());
        program.signal(SIGINT);
        QCOMPARE(program.finish(), 1);
        QVERIFY(program.errors().contains("ECONNREFUSED"));
    }
};

QTEST_GUILESS_MAIN(TestRecordScenario)
#include "tst_recordscenario.moc"
