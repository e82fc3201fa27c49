// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/socketinfo.h"

#include <QTest>

using namespace readyscope;

class TestSocketInfo : public QObject {
    Q_OBJECT

private slots:
    void kindsAreNamedAsInAddresses() {
        QCOMPARE(nameOf(Kind::TcpListener), std::string_view("tcp-listen"));
        QCOMPARE(nameOf(Kind::TcpAccepted), std::string_view("tcp"));
        QCOMPARE(nameOf(Kind::UdpBound), std::string_view("udp-listen"));
        QCOMPARE(nameOf(Kind::UnixAccepted), std::string_view("unix"));
        QCOMPARE(nameOf(Kind::PipeWrite), std::string_view("pipe"));
        QCOMPARE(nameOf(Kind::Stdin), std::string_view("stdin"));
    }

    void everyKindHasAName() {
        for (int kind = 0; kind < kKindCount; ++kind)
            QVERIFY(nameOf(static_cast<Kind>(kind)) != "?");
        QCOMPARE(nameOf(Kind::UnixSeqpacketAccepted), std::string_view("unix-seqpacket"));
        QCOMPARE(nameOf(Kind::PairDatagram), std::string_view("socketpair"));
    }

    void policiesAreForWhatCanBeReadAndAnswered() {
        const auto policies = [](Kind kind) {
            QString names;
            for (const Policy policy : {Policy::Observe, Policy::Drain, Policy::Echo, Policy::Accept, Policy::Backlog})
                if (takesPolicy(kind, policy))
                    names += QString::fromUtf8(nameOf(policy).data()) + QLatin1Char(' ');
            return names;
        };
        for (const Kind kind : {Kind::TcpListener, Kind::UnixListener, Kind::UnixSeqpacketListener})
            QCOMPARE(policies(kind), QStringLiteral("accept backlog "));
        for (const Kind kind : {Kind::PipeWrite, Kind::FifoWrite})
            QCOMPARE(policies(kind), QStringLiteral("observe "));
        for (const Kind kind :
             {Kind::PipeRead, Kind::Stdin, Kind::Fifo, Kind::EventFd, Kind::TimerFd, Kind::SignalFd, Kind::File})
            QCOMPARE(policies(kind), QStringLiteral("observe drain "));
        for (const Kind kind : {Kind::TcpAccepted, Kind::UdpBound, Kind::UnixDatagram, Kind::UnixSeqpacketAccepted,
                                Kind::PairDatagram, Kind::Tty, Kind::Pty, Kind::Inherited})
            QCOMPARE(policies(kind), QStringLiteral("observe drain echo "));
    }

    void policiesComeBack() {
        for (const Policy policy : {Policy::Observe, Policy::Drain, Policy::Echo, Policy::Accept, Policy::Backlog})
            QVERIFY(policyNamed(nameOf(policy)) == policy);
        QVERIFY(!policyNamed("accepted"));
        QVERIFY(!policyNamed(""));
    }

    void statesAreThoseOfTheJsonLines() {
        QCOMPARE(nameOf(SocketState::Opening), std::string_view("opening"));
        QCOMPARE(nameOf(SocketState::Listening), std::string_view("listening"));
        QCOMPARE(nameOf(SocketState::Unsupported), std::string_view("unsupported"));
    }
};

QTEST_APPLESS_MAIN(TestSocketInfo)
#include "tst_socketinfo.moc"
