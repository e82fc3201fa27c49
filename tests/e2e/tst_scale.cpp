// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of sockets in one capture, their peers in a process of their own; and what happens where the descriptors
// do not suffice.

#include "core/multiplexer/registry.h"
#include "core/socket/descriptorlimit.h"
#include "core/socket/fd.h"
#include "program.h"
#include "tests/util/peers.h"
#include "trace.h"

#include <QJsonArray>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace readyscope;
using namespace readyscope::test;

namespace {

// What was told of one socket.
struct Life {
    bool open = false;
    bool readable = false; // before its end
    bool ended = false;
};

void live(Life& life, const QJsonObject& transition) {
    const QJsonArray now = transition["revents"].toArray();
    life.ended |= now.contains("HUP");
    life.readable |= now.contains("IN") && !life.ended;
}

} // namespace

class TestScale : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { raiseDescriptorLimit(); }
    void thousands_data();
    void thousands();
    void limitIsRaised();
    void limitDoesNotSuffice();
};

void TestScale::thousands_data() {
    QTest::addColumn<QString>("backend");
    for (const char* backend : {"poll", "epoll", "io_uring"})
        QTest::newRow(backend) << backend;
}

void TestScale::thousands() {
    QFETCH(QString, backend);
    if (!probeBackend(*backendNamed(backend.toStdString())).works)
        QSKIP("this backend does not work here");
    const auto count = static_cast<int>(std::min<std::size_t>(9'000, descriptorLimit() - 100));
    if (count < 900)
        QSKIP("the hard limit of descriptors is under 1,000 here");
    const QString name = QString::fromStdString(uniqueName());
    Program program({"record", "--backend", backend, "--waits", "none", "--socket",
                     "unix-listen:" + name + ",name=l,child-policy=echo,child-interest=in"});
    program.start();
    program.awaitSocket("l", "listening");

    QProcess swarm;
    swarm.start(READYSCOPE_SWARM, {name, QString::number(count)});
    QVERIFY(!program.awaitSocket("l." + QString::number(count), "open").isEmpty());
    swarm.write("\n");
    while (!swarm.readAllStandardOutput().contains("echoed"))
        QVERIFY(swarm.waitForReadyRead(120'000));
    swarm.closeWriteChannel();
    QVERIFY(swarm.waitForFinished(120'000));
    QCOMPARE(swarm.exitCode(), 0);
    int ended = 0;
    program.await([&](const QJsonObject& line) {
        ended += line["type"] == "transition" && line["revents"].toArray().contains("HUP") &&
                 !line["previous"].toArray().contains("HUP");
        return ended == count;
    });
    program.signal(SIGINT);
    QCOMPARE(program.finish(), 0);
    QCOMPARE(program.errors(), QByteArray());
    QCOMPARE(faultIn(program.lines()), QString());

    QHash<qint64, Life> lives;
    for (const QJsonObject& line : program.lines())
        if (line["type"] == "socket" && !line["parent"].isNull())
            lives[line["id"].toInteger()].open |= line["state"] == "open";
        else if (line["type"] == "transition" && lives.contains(line["socket"].toInteger()))
            live(lives[line["socket"].toInteger()], line);
    QCOMPARE(lives.size(), count);
    for (const Life& life : std::as_const(lives))
        QVERIFY(life.open && life.readable && life.ended);
    QCOMPARE(program.lines().last()["lost"].toInteger(), 0);
}

// Started with 64, it opens 200 where the hard limit allows.
void TestScale::limitIsRaised() {
    if (descriptorLimit() < 300)
        QSKIP("the hard limit of descriptors is under 300 here");
    QStringList arguments{"record", "--for", "50ms", "--waits", "none"};
    for (int i = 0; i < 200; ++i)
        arguments << "--socket"
                  << "udp-listen:0";
    Program program(arguments);
    program.process().setChildProcessModifier([] {
        rlimit limit{};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        limit.rlim_cur = 64;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    });
    program.start();
    QCOMPARE(program.finish(), 0);
    QCOMPARE(program.errors(), QByteArray());
    int open = 0;
    for (const QJsonObject& line : ofType(program.lines(), "socket"))
        open += line["state"] == "open";
    QCOMPARE(open, 200);
}

void TestScale::limitDoesNotSuffice() {
#ifdef __SANITIZE_ADDRESS__
    QSKIP("the sanitizers need descriptors of their own, at a look at a type and at the end");
#endif
    QStringList arguments{"record", "--for", "50ms", "--waits", "none"};
    for (int i = 0; i < 100; ++i)
        arguments << "--socket" << QStringLiteral("udp-listen:0,name=u%1").arg(i);
    Program program(arguments);
    program.process().setChildProcessModifier([] {
        const rlimit limit{.rlim_cur = 64, .rlim_max = 64};
        ::setrlimit(RLIMIT_NOFILE, &limit);
    });
    program.start();
    QCOMPARE(program.finish(), 0); // those that were opened were captured
    int open = 0;
    int failed = 0;
    for (const QJsonObject& line : ofType(program.lines(), "socket")) {
        open += line["state"] == "open";
        failed += line["state"] == "failed";
    }
    QCOMPARE(open + failed, 100);
    QVERIFY(open > 40 && failed > 36);
    QCOMPARE(ofType(program.lines(), "error").size(), failed);
    const QByteArray errors = program.errors();
    QCOMPARE(errors.count("readyscope: udp-listen:0,name="), failed);
    QCOMPARE(errors.count("All 64 descriptors that this program may have are in use"), 1);
    QCOMPARE(faultIn(program.lines()), QString());
}

QTEST_GUILESS_MAIN(TestScale)
#include "tst_scale.moc"
