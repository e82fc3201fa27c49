// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The C programs of the uses that serve: compiled as their users would, run, and talked to.

#include "core/lab/programs/useprogramrows.h"
#include "core/lab/scenarios/protocols.h"
#include "tests/core/lab/programs/runninguse.h"

#include <QRegularExpression>

#include <csignal>
#include <thread>
#include <vector>

using namespace readyscope;
using namespace readyscope::test;

class TestUseProgram : public QObject {
    Q_OBJECT
private slots:
    void hasTheRowsOfItsTable();
    void compilesWithoutAWord_data();
    void compilesWithoutAWord();
    void echoes_data() { backendRows(); }
    void echoes();
    void servesOthersWhileOneDoesNotRead_data() { backendRows(); }
    void servesOthersWhileOneDoesNotRead();
    void doesWhatEachServicePromises_data() { backendRows(); }
    void doesWhatEachServicePromises();
    void answersRequests_data() { backendRows(); }
    void answersRequests();
    void turnsAwayWhenItHasNoDescriptor_data() { backendRows(); }
    void turnsAwayWhenItHasNoDescriptor();
    void takesAPortAndSaysWhatIsWrongWithOne();

private:
    CompiledUses m_uses;
};

void TestUseProgram::hasTheRowsOfItsTable() {
    for (const Scenario& scenario : scenarios()) {
        const std::string text = useProgramOf(scenario, Backend::Poll).text;
        const std::vector<UseProgramRow> rows = useProgramRowsOf(scenario);
        QCOMPARE(rows.size(), scenario.rowNames(true).size());
        for (const UseProgramRow& row : rows)
            QVERIFY2(text.find("/* " + row.text + " */") != std::string::npos, row.text.c_str());
    }
}

void TestUseProgram::compilesWithoutAWord_data() {
    QTest::addColumn<QString>("use");
    QTest::addColumn<Backend>("backend");
    QCOMPARE(scenarios().size(), std::size_t{5});
    for (const Scenario& scenario : scenarios())
        for (const Backend backend : kBackends)
            QTest::addRow("%s, %s", scenario.name.c_str(), nameOf(backend).data())
                << QString::fromStdString(scenario.name) << backend;
}

void TestUseProgram::compilesWithoutAWord() {
    QFETCH(QString, use);
    QFETCH(Backend, backend);
    if (const QString why = whyNoCompiler(backend); !why.isEmpty())
        QSKIP(qPrintable(why));
    QCOMPARE(m_uses.of(qPrintable(use), backend).said, QByteArray());
}

void TestUseProgram::echoes() {
    READYSCOPE_FETCH_COMPILED("tcp-udp");
    RunningUse server;
    QVERIFY(server.start(program) && server.awaitPlaces(2));
    QCOMPARE(server.port("tcp"), server.port("udp"));
    const int atFirst = server.descriptors();

    Fd one = server.connect("tcp");
    Fd other = server.connect("tcp");
    sendAll(one, "first");
    sendAll(other, "second");
    QCOMPARE(receive(other, 6), std::string("second"));
    QCOMPARE(receive(one, 5), std::string("first"));

    // A wait that a signal ends is no end.
    ::kill(static_cast<pid_t>(server.process().processId()), SIGSTOP);
    ::kill(static_cast<pid_t>(server.process().processId()), SIGCONT);

    const Fd sender = server.datagrams("udp");
    const Fd second = server.datagrams("udp");
    for (const std::string& words : {std::string("a datagram"), std::string(), std::string(9'000, 'x')}) {
        QCOMPARE(::send(sender.get(), words.data(), words.size(), 0), static_cast<ssize_t>(words.size()));
        QCOMPARE(receiveDatagram(sender), words);
    }
    sendAll(second, "another");
    QCOMPARE(receiveDatagram(second), std::string("another"));

    // All comes back after the end of what was sent, and then the end.
    ::shutdown(one.get(), SHUT_WR);
    QCOMPARE(receiveAll(one), std::string());
    resetNow(other);
    QTRY_COMPARE_WITH_TIMEOUT(server.descriptors(), atFirst, kPatience);
    QVERIFY(server.awaitSleep());
}

void TestUseProgram::servesOthersWhileOneDoesNotRead() {
    READYSCOPE_FETCH_COMPILED("tcp-udp");
    RunningUse server;
    QVERIFY(server.start(program) && server.awaitPlaces(2));
    const int atFirst = server.descriptors();
    const std::string bytes = pattern(16U << 20U);
    Fd slow = server.connect("tcp");
    const std::size_t sent = flood(slow, bytes);
    QVERIFY(sent > 0);

    Fd other = server.connect("tcp");
    sendAll(other, "meanwhile");
    QCOMPARE(receive(other, 9), std::string("meanwhile"));
    QVERIFY(server.awaitSleep());

    const std::size_t all = sent + (1U << 20U);
    std::thread sender([&] {
        sendAll(slow, pattern(all).substr(sent));
        ::shutdown(slow.get(), SHUT_WR);
    });
    const std::string back = receiveAll(slow);
    sender.join();
    QCOMPARE(back.size(), all);
    QVERIFY(back == pattern(all));

    // One that never reads and then resets takes nothing with it.
    Fd rude = server.connect("tcp");
    flood(rude, bytes);
    resetNow(rude);
    sendAll(other, "still there");
    QCOMPARE(receive(other, 11), std::string("still there"));
    other.reset();
    slow.reset();
    QTRY_COMPARE_WITH_TIMEOUT(server.descriptors(), atFirst, kPatience);
}

void TestUseProgram::doesWhatEachServicePromises() {
    READYSCOPE_FETCH_COMPILED("services");
    RunningUse server;
    QVERIFY(server.start(program) && server.awaitPlaces(9));
    const int atFirst = server.descriptors();
    const QRegularExpression time(
        QStringLiteral("^[A-Z][a-z]+day, [A-Z][a-z]+ \\d{1,2}, \\d{4} \\d\\d:\\d\\d:\\d\\d-[^ ]+\r\n$"));

    const Fd daytime = server.connect("daytime");
    sendAll(daytime, "what time is it?\n"); // and is told nevertheless, not reset
    const QString told = QString::fromStdString(receiveAll(daytime));
    QVERIFY2(time.match(told).hasMatch(), qPrintable(told));
    const Fd daytimeUdp = server.datagrams("daytime-udp");
    sendAll(daytimeUdp, "?");
    QVERIFY(time.match(QString::fromStdString(receiveDatagram(daytimeUdp))).hasMatch());

    // Of one that reads late nothing is lost.
    Fd chargen = server.connect("chargen");
    QVERIFY(server.awaitSleep());
    std::string characters;
    while (characters.size() < 3'000'000)
        characters += receive(chargen, 100'000);
    std::string expected;
    while (expected.size() < characters.size())
        expected += chargenLines();
    QVERIFY(expected.starts_with(characters));
    const Fd chargenUdp = server.datagrams("chargen-udp");
    sendAll(chargenUdp, "?");
    const std::string some = receiveDatagram(chargenUdp);
    QVERIFY(!some.empty() && some.size() <= 512 && chargenLines().starts_with(some));

    Fd discard = server.connect("discard");
    sendAll(discard, pattern(1U << 20U));
    ::shutdown(discard.get(), SHUT_WR);
    QCOMPARE(receiveAll(discard), std::string());
    sendAll(server.datagrams("discard-udp"), "nothing comes of it");

    Fd local = unixConnect(server.place("echo-unix"));
    Fd echo = server.connect("echo");
    sendAll(local, "over a Unix socket");
    QCOMPARE(receive(local, 18), std::string("over a Unix socket"));
    sendAll(echo, "over TCP");
    QCOMPARE(receive(echo, 8), std::string("over TCP"));
    const Fd echoUdp = server.datagrams("echo-udp");
    sendAll(echoUdp, "over UDP");
    QCOMPARE(receiveDatagram(echoUdp), std::string("over UDP"));

    QCOMPARE(server.descriptors(), atFirst + 4); // chargen, echo, the Unix socket; daytime waits for its peer's end
    resetNow(chargen);
    for (Fd* one : {&discard, &local, &echo})
        one->reset();
    QTRY_COMPARE_WITH_TIMEOUT(server.descriptors(), atFirst + 1, kPatience);
    QVERIFY(server.awaitSleep());
}

void TestUseProgram::answersRequests() {
    READYSCOPE_FETCH_COMPILED("listener");
    RunningUse server;
    QVERIFY(server.start(program) && server.awaitPlaces(1));
    const auto ask = [&](const QStringList& parts) {
        return QString::fromStdString(request(server.connect("listener"), parts));
    };
    const QString page = ask({QStringLiteral("GET / HT"), QStringLiteral("TP/1.0\r\n"), QStringLiteral("\r\n")});
    QVERIFY2(page.startsWith(QStringLiteral("HTTP/1.0 200 OK\r\n")), qPrintable(page));
    const QString head = page.section(QStringLiteral("\r\n\r\n"), 0, 0);
    const QString body = page.section(QStringLiteral("\r\n\r\n"), 1);
    QVERIFY(head.contains(QStringLiteral("Content-Length: %1\r\n").arg(body.size())));
    QCOMPARE(ask({QStringLiteral("HEAD / HTTP/1.0\r\n\r\n")}), head + QStringLiteral("\r\n\r\n"));
    QVERIFY(ask({QStringLiteral("POST / HTTP/1.0\r\n\r\nwords")}).startsWith(QStringLiteral("HTTP/1.0 501 ")));
    QVERIFY(ask({QStringLiteral("nonsense\r\n\r\n")}).startsWith(QStringLiteral("HTTP/1.0 400 ")));
    QVERIFY(ask({QString(100'000, 'x')}).startsWith(QStringLiteral("HTTP/1.0 400 ")));

    const Fd quiet = server.connect("listener"); // keeps nobody waiting
    const QString curl = QStandardPaths::findExecutable(QStringLiteral("curl"));
    if (!curl.isEmpty()) {
        QProcess process;
        process.start(curl, {QStringLiteral("--noproxy"), QStringLiteral("*"), QStringLiteral("-s"),
                             QStringLiteral("http://%1/").arg(server.place("listener").c_str())});
        QVERIFY(process.waitForFinished(kPatience));
        QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()), body);
    }
    QVERIFY(ask({QStringLiteral("GET / HTTP/1.0\n\n")}) == page);
}

void TestUseProgram::turnsAwayWhenItHasNoDescriptor() {
    READYSCOPE_FETCH_COMPILED("listener");
    RunningUse server;
    const CompiledUse shell{QStringLiteral("/bin/sh"), {}};
    QVERIFY(server.start(shell, {QStringLiteral("-c"), QStringLiteral("ulimit -n 64; exec \"$0\""), program.path}));
    QVERIFY(server.awaitPlaces(1));
    const int atFirst = server.descriptors();
    std::vector<Fd> many;
    for (int i = 0; i < 100; ++i)
        many.push_back(server.connect("listener"));
    // The last are closed by the server, the first are not.
    QCOMPARE(receiveAll(many.back()), std::string());
    char byte = 0;
    QCOMPARE(::recv(many.front().get(), &byte, 1, MSG_DONTWAIT), ssize_t{-1});
    QVERIFY(server.awaitSleep());
    const Fd first = std::move(many.front());
    many.clear();
    const std::string page = request(first, {QStringLiteral("GET / HTTP/1.0\r\n\r\n")});
    QVERIFY(page.starts_with("HTTP/1.0 200 OK"));
    QTRY_COMPARE_WITH_TIMEOUT(server.descriptors(), atFirst + 1, kPatience);
    QCOMPARE(request(server.connect("listener"), {QStringLiteral("GET / HTTP/1.0\r\n\r\n")}), page);
    server.process().kill();
    QVERIFY(server.process().waitForFinished(kPatience));
    QVERIFY(server.process().readAllStandardError().contains("listener: accept: Too many open files"));
}

void TestUseProgram::takesAPortAndSaysWhatIsWrongWithOne() {
    if (const QString why = whyNoCompiler(Backend::Poll); !why.isEmpty())
        QSKIP(qPrintable(why));
    const CompiledUse& program = m_uses.of("services", Backend::Poll);
    QCOMPARE(program.said, QByteArray());
    for (const char* word : {"65533", "-1", "http", ""}) {
        RunningUse wrong;
        QVERIFY(wrong.start(program, {QString::fromUtf8(word)}));
        QVERIFY(wrong.process().waitForFinished(kPatience));
        QCOMPARE(wrong.process().exitCode(), 2);
        QVERIFY(wrong.process().readAllStandardError().contains("is not a port from 0 to 65532"));
    }
    const Fd taken = tcpListener();
    RunningUse second;
    QVERIFY(second.start(program, {QString::number(portOf(taken))}));
    QVERIFY(second.process().waitForFinished(kPatience));
    QCOMPARE(second.process().exitCode(), 1);
    QCOMPARE(second.process().readAllStandardError(), QByteArray("echo: bind: Address already in use\n"));
}

QTEST_GUILESS_MAIN(TestUseProgram)
#include "tst_useprogram.moc"
