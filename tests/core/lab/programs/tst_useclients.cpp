// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The C programs of the uses that are clients, and the one that blocks: what they do with servers that the test plays.

#include "tests/core/lab/programs/runninguse.h"

#include <algorithm>
#include <array>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

using namespace readyscope;
using namespace readyscope::test;

class TestUseClients : public QObject {
    Q_OBJECT
private slots:
    void noticesTheServersEnd_data() { backendRows(); }
    void noticesTheServersEnd();
    void sendsAllAndHearsAll_data();
    void sendsAllAndHearsAll();
    void waitsForAServerThatDoesNotRead_data() { backendRows(); }
    void waitsForAServerThatDoesNotRead();
    void sleepsThoughNobodyTypesAnyMore_data() { backendRows(); }
    void sleepsThoughNobodyTypesAnyMore();
    void fetchesFromAllAtOnce_data() { backendRows(); }
    void fetchesFromAllAtOnce();
    void saysWhichSiteFailed_data() { backendRows(); }
    void saysWhichSiteFailed();
    void blockedItNoticesTheEndTooLate();
    void onlyTheFirstUseHasOneThatBlocks();

private:
    CompiledUses m_uses;
};

namespace {

QString text(std::uint16_t port) { return QString::number(port); }

std::string requestOf(const QString& port) {
    return "GET / HTTP/1.0\r\nHost: 127.0.0.1:" + port.toStdString() + "\r\n\r\n";
}

// Sends back what comes to one connection, up to its end.
class EchoServer {
public:
    EchoServer()
        : m_thread([this] {
              const Fd connection = acceptOne(m_listener);
              std::string bytes(65'536, '\0');
              for (;;) {
                  const ssize_t got = ::recv(connection.get(), bytes.data(), bytes.size(), 0);
                  if (got <= 0)
                      return;
                  sendAll(connection, bytes.substr(0, static_cast<std::size_t>(got)));
              }
          }) {}
    ~EchoServer() {
        ::shutdown(m_listener.get(), SHUT_RDWR);
        m_thread.join();
    }
    std::uint16_t port() const { return portOf(m_listener); }

private:
    Fd m_listener = tcpListener();
    std::thread m_thread;
};

} // namespace

void TestUseClients::noticesTheServersEnd() {
    READYSCOPE_FETCH_COMPILED("stdin-socket");
    const Fd listener = tcpListener();
    RunningUse client;
    QVERIFY(client.start(program, {text(portOf(listener))}));
    Fd server = acceptOne(listener);
    client.process().write("hello\n");
    client.process().waitForBytesWritten(kPatience);
    QCOMPARE(receive(server, 6), std::string("hello\n"));
    sendAll(server, "HELLO\nand unasked\n");
    QCOMPARE(client.awaitLine(), QByteArray("HELLO"));
    QCOMPARE(client.awaitLine(), QByteArray("and unasked"));
    QVERIFY(client.awaitSleep());
    sendAll(server, "last words");
    server.reset();
    QVERIFY(client.process().waitForFinished(kPatience)); // its standard input is open all the time
    QCOMPARE(client.process().exitCode(), 1);
    QCOMPARE(client.process().readAllStandardOutput(), QByteArray("last words"));
    QCOMPARE(client.process().readAllStandardError(), QByteArray("client: the server has ended\n"));

    RunningUse refused;
    QVERIFY(refused.start(program, {text(freePort())}));
    QVERIFY(refused.process().waitForFinished(kPatience));
    QCOMPARE(refused.process().exitCode(), 1);
    QCOMPARE(refused.process().readAllStandardError(), QByteArray("client: connect: Connection refused\n"));
}

void TestUseClients::sendsAllAndHearsAll_data() {
    QTest::addColumn<Backend>("backend");
    QTest::addColumn<bool>("fromFile");
    QTest::addColumn<int>("bytes");
    for (const Backend backend : kBackends)
        for (const bool fromFile : {false, true})
            for (const int bytes : {0, 1 << 20})
                QTest::addRow("%s, %s, %d bytes", nameOf(backend).data(), fromFile ? "a file" : "a pipe", bytes)
                    << backend << fromFile << bytes;
}

void TestUseClients::sendsAllAndHearsAll() {
    READYSCOPE_FETCH_COMPILED("stdin-socket");
    QFETCH(bool, fromFile);
    QFETCH(int, bytes);
    const EchoServer server;
    const QByteArray words = QByteArray::fromStdString(pattern(static_cast<std::size_t>(bytes)));
    RunningUse client;
    if (fromFile) {
        QFile file(m_uses.file(QStringLiteral("input")));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(words), words.size());
        file.close();
        client.process().setStandardInputFile(file.fileName());
    }
    QVERIFY(client.start(program, {text(server.port())}));
    if (!fromFile) {
        client.process().write(words);
        client.process().closeWriteChannel();
    }
    QVERIFY(client.process().waitForFinished(kPatience));
    QVERIFY(client.process().readAllStandardOutput() == words);
    QCOMPARE(client.process().readAllStandardError(), QByteArray());
    QCOMPARE(client.process().exitCode(), 0);
}

void TestUseClients::waitsForAServerThatDoesNotRead() {
    READYSCOPE_FETCH_COMPILED("stdin-socket");
    const Fd listener = tcpListener();
    const std::string bytes = pattern(16U << 20U);
    QFile file(m_uses.file(QStringLiteral("long")));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes.data(), static_cast<qint64>(bytes.size())), static_cast<qint64>(bytes.size()));
    file.close();
    RunningUse client;
    client.process().setStandardInputFile(file.fileName());
    QVERIFY(client.start(program, {text(portOf(listener))}));
    const Fd server = acceptOne(listener);
    QVERIFY(client.awaitSleep());
    sendAll(server, "I am here\n"); // is heard though nothing can be sent
    QCOMPARE(client.awaitLine(), QByteArray("I am here"));
    QVERIFY(receiveAll(server) == bytes);
    QCOMPARE(client.process().state(), QProcess::Running);
    ::shutdown(server.get(), SHUT_WR);
    QVERIFY(client.process().waitForFinished(kPatience));
    QCOMPARE(client.process().exitCode(), 0);
}

// A pipe whose writer is gone tells HUP, asked or not, while what it still holds cannot be read for want of room.
void TestUseClients::sleepsThoughNobodyTypesAnyMore() {
    READYSCOPE_FETCH_COMPILED("stdin-socket");
    const Fd listener = tcpListener();
    std::array<int, 2> ends{};
    QCOMPARE(::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK), 0);
    ::fcntl(ends[1], F_SETPIPE_SZ, 1 << 20); // more than the connection takes bit by bit when it is full
    Fd reading(ends[0]);
    Fd writing(ends[1]);
    RunningUse client;
    client.process().setStandardInputFile(QStringLiteral("/proc/self/fd/%1").arg(reading.get()));
    QVERIFY(client.start(program, {text(portOf(listener))}));
    reading.reset();
    const Fd server = acceptOne(listener);
    const std::string bytes = pattern(16U << 20U);
    std::size_t written = 0;
    const auto fill = [&] {
        const std::size_t before = written;
        while (written < bytes.size()) {
            const std::size_t part = std::min<std::size_t>(bytes.size() - written, 4'096);
            const ssize_t taken = ::write(writing.get(), bytes.data() + written, part);
            if (taken < 0)
                break;
            written += static_cast<std::size_t>(taken);
        }
        return written - before;
    };
    QVERIFY(QTest::qWaitFor([&] { return client.sleeps() && fill() == 0 && client.sleeps(); }, kPatience));
    writing.reset();
    sendAll(server, "I am here\n"); // so that it has been awake since
    QCOMPARE(client.awaitLine(), QByteArray("I am here"));
    QVERIFY(client.awaitSleep());
    QVERIFY(receiveAll(server) == bytes.substr(0, written));
    ::shutdown(server.get(), SHUT_WR);
    QVERIFY(client.process().waitForFinished(kPatience));
    QCOMPARE(client.process().exitCode(), 0);
}

void TestUseClients::fetchesFromAllAtOnce() {
    READYSCOPE_FETCH_COMPILED("many-sockets");
    std::array<Fd, 4> listeners;
    QStringList ports;
    for (Fd& listener : listeners) {
        listener = tcpListener();
        ports << text(portOf(listener));
    }
    RunningUse client;
    QVERIFY(client.start(program, ports));
    std::array<Fd, 4> sites;
    for (std::size_t i = 0; i < sites.size(); ++i)
        sites.at(i) = acceptOne(listeners.at(i));
    QStringList lines;
    for (std::size_t i = 0; i < sites.size(); ++i)
        lines << QString::fromUtf8(client.awaitLine());
    lines.sort();
    QCOMPARE(lines, QStringList({QStringLiteral("site-far: connected"), QStringLiteral("site-middle: connected"),
                                 QStringLiteral("site-near: connected"), QStringLiteral("site-slow: connected")}));
    // The last that was begun ends first; one says nothing until all others have ended.
    const QStringList names{QStringLiteral("site-near"), QStringLiteral("site-middle"), QStringLiteral("site-slow"),
                            QStringLiteral("site-far")};
    for (const std::size_t i : std::array<std::size_t, 4>{3, 1, 2, 0}) {
        QVERIFY(client.awaitSleep());
        const std::string request = requestOf(ports.at(static_cast<int>(i)));
        QCOMPARE(receive(sites.at(i), request.size()), request);
        sendAll(sites.at(i), "HTTP/1.0 200 ");
        sendAll(sites.at(i), "OK\r\n\r\n" + std::string(100'000 * i, 'x'));
        sites.at(i).reset();
        QCOMPARE(
            QString::fromUtf8(client.awaitLine()),
            QStringLiteral("%1: %2 bytes: HTTP/1.0 200 OK").arg(names.at(static_cast<int>(i))).arg(100'000 * i + 19));
    }
    QVERIFY(client.process().waitForFinished(kPatience));
    QCOMPARE(client.process().exitCode(), 0);
}

void TestUseClients::saysWhichSiteFailed() {
    READYSCOPE_FETCH_COMPILED("many-sockets");
    const Fd listener = tcpListener();
    RunningUse client;
    QVERIFY(client.start(program, {text(freePort()), text(portOf(listener))}));
    std::vector<Fd> sites;
    for (int i = 0; i < 3; ++i) { // those beyond the last port have that one
        sites.push_back(acceptOne(listener));
        receive(sites.back(), requestOf(text(portOf(listener))).size());
    }
    resetNow(sites.front());
    for (const Fd& site : {std::cref(sites[1]), std::cref(sites[2])})
        sendAll(site, "HTTP/1.0 204 No Content\r\n\r\n");
    sites.clear();
    QVERIFY(client.process().waitForFinished(kPatience));
    QCOMPARE(client.process().exitCode(), 1);
    const QByteArray errors = client.process().readAllStandardError();
    QVERIFY2(errors.contains("site-near: connect: Connection refused\n"), errors.data());
    QVERIFY2(errors.contains(": recv: Connection reset by peer\n"), errors.data());
    QCOMPARE(client.process().readAllStandardOutput().count("27 bytes: HTTP/1.0 204 No Content\n"), 2);
}

void TestUseClients::blockedItNoticesTheEndTooLate() {
    if (const QString why = whyNoCompiler(Backend::Poll); !why.isEmpty())
        QSKIP(qPrintable(why));
    const auto made = blockingProgramOf(*scenarioNamed("stdin-socket"));
    QVERIFY(made);
    const CompiledUse& program = m_uses.of(*made, QStringLiteral("stdin-socket-blocking"), QStringLiteral("blocking"));
    QCOMPARE(program.said, QByteArray());
    const Fd listener = tcpListener();
    RunningUse client;
    QVERIFY(client.start(program, {text(portOf(listener))}));
    Fd server = acceptOne(listener);
    client.process().write("hello\n");
    client.process().waitForBytesWritten(kPatience);
    QCOMPARE(receive(server, 6), std::string("hello\n"));
    sendAll(server, "HELLO\n");
    QCOMPARE(client.awaitLine(), QByteArray("HELLO"));
    server.reset();
    QVERIFY(client.awaitSleep());
    QCOMPARE(client.process().state(), QProcess::Running); // its FIN has come, and it sits in fgets
    client.process().write("anyone?\n");
    QVERIFY(client.process().waitForFinished(kPatience));
    QCOMPARE(client.process().exitCode(), 1);
    QCOMPARE(client.process().readAllStandardError(), QByteArray("blocking: the server has ended\n"));

    // A last line without an end is answered too.
    const EchoServer echo;
    RunningUse last;
    QVERIFY(last.start(program, {text(echo.port())}));
    last.process().write("one\ntwo");
    last.process().closeWriteChannel();
    QVERIFY(last.process().waitForFinished(kPatience));
    QCOMPARE(last.process().readAllStandardOutput(), QByteArray("one\ntwo"));
    QCOMPARE(last.process().exitCode(), 0);
}

void TestUseClients::onlyTheFirstUseHasOneThatBlocks() {
    for (const Scenario& scenario : scenarios())
        QCOMPARE(blockingProgramOf(scenario).has_value(), scenario.name == "stdin-socket");
}

QTEST_GUILESS_MAIN(TestUseClients)
#include "tst_useclients.moc"
