// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/texts.h"

#include <QTest>

using namespace readyscope;

class TestTexts : public QObject {
    Q_OBJECT
private slots:
    void argumentsStandWhereTheyBelong() {
        const Sentence sentence{"%2 before %1, %3 stays", {"%2", "b"}};
        QCOMPARE(translated(sentence), QStringLiteral("b before %2, %3 stays"));
        QCOMPARE(translated({"100 % sure", {}}), QStringLiteral("100 % sure"));
        QCOMPARE(translated({}), QString());
    }
    void endpointsSayTheDirection() {
        SocketInfo socket;
        socket.kind = Kind::TcpAccepted;
        socket.local = "127.0.0.1:8080";
        socket.peer = "127.0.0.1:51422";
        QCOMPARE(endpointsText(socket), QString::fromUtf8("← 127.0.0.1:51422"));
        socket.kind = Kind::TcpClient;
        QCOMPARE(endpointsText(socket), QString::fromUtf8("→ 127.0.0.1:51422"));
        socket.kind = Kind::TcpListener;
        QCOMPARE(endpointsText(socket), QStringLiteral("127.0.0.1:8080"));
        // What could not be opened has no ends, only the place that was asked for.
        SocketInfo failed;
        failed.kind = Kind::UnixClient;
        failed.address = "unix:/run/x.sock,name=x";
        QCOMPARE(endpointsText(failed), QStringLiteral("/run/x.sock"));
    }
    void spokenAsInTheDesign() {
        SocketInfo socket;
        socket.name = "web.2";
        socket.kind = Kind::TcpAccepted;
        socket.state = SocketState::Open;
        QCOMPARE(spokenName(socket, Events::In | Events::Out | Events(Events::RdHup), 140 * kMillisecond),
                 QStringLiteral("web.2, TCP accepted, IN OUT RDHUP, half closed, for 140 ms"));
        QCOMPARE(spokenName(socket, {}, kNoTime), QStringLiteral("web.2, TCP accepted, open, not ready"));
    }
    void problemsAreSpokenToo() {
        SocketInfo socket;
        socket.name = "cache";
        socket.state = SocketState::Failed;
        socket.problem = SysError{"connect", ECONNREFUSED, "127.0.0.1:6379", ""};
        QVERIFY(problemOf(socket).endsWith(QStringLiteral("ECONNREFUSED")));
        QVERIFY(spokenName(socket, {}, kNoTime).contains(problemOf(socket)));
    }
    void eventsInTheOneOrder() {
        QCOMPARE(eventNames(Events::Err | Events::In), QStringLiteral("IN ERR"));
        QCOMPARE(eventNames({}), QString::fromUtf8("–"));
        for (const EventName& entry : kEventNames)
            QVERIFY(!eventWords(entry.bit).isEmpty());
    }
    void everyValueHasAWord() {
        for (int kind = 0; kind < kKindCount; ++kind)
            QVERIFY(!kindText(static_cast<Kind>(kind)).isEmpty());
        for (int state = 0; state <= static_cast<int>(SocketState::Unsupported); ++state)
            QVERIFY(!stateText(static_cast<SocketState>(state)).isEmpty());
        for (int policy = 0; policy <= static_cast<int>(Policy::Backlog); ++policy)
            QVERIFY(!policyText(static_cast<Policy>(policy)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTexts)

#include "tst_texts.moc"
