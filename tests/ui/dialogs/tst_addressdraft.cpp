// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/addressdraft.h"
#include "ui/dialogs/addresspieces.h"

#include <QTest>

using namespace readyscope;

namespace {

AddressDraft draftOfKind(Kind kind) { return {{}, {}, {}, {}, defaultAddress(kind)}; }

} // namespace

class TestAddressDraft : public QObject {
    Q_OBJECT
private slots:
    void goesThereAndBack_data();
    void goesThereAndBack();
    void keepsWhatIsWrongAsTyped();
    void takesPiecesOutOfAWrongText();
    void keepsWhatBothKindsHave();
    void knowsWhatACharacterBelongsTo_data();
    void knowsWhatACharacterBelongsTo();
};

void TestAddressDraft::goesThereAndBack_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"tcp:localhost:80",
                             "tcp:[::1]:80,name=a",
                             "tcp-listen:8080",
                             "tcp-listen:*:0,backlog=5",
                             "tcp-listen:[::1]:1,v6only",
                             "udp:h:53,reuseaddr",
                             "udp-listen:53,policy=echo",
                             "unix:/run/x.sock",
                             "unix:/a\\,b\\\\c,policy=drain",
                             "unix-listen:@name,child-policy=echo",
                             "pipe:",
                             "stdin:,policy=drain",
                             "tcp:h:1,bind=127.0.0.1:9,connect-timeout=5s",
                             "tcp:h:1,interest=in+rdnorm",
                             "fifo:/a\\,b",
                             "unix-dgram:@x",
                             "socketpair:",
                             "socketpair:dgram,name=p",
                             "socketpair:seqpacket",
                             "pty:,policy=echo",
                             "eventfd:",
                             "eventfd:3,policy=drain",
                             "timerfd:1.5ms",
                             "signalfd:SIGRTMIN+1",
                             "fd:3,interest=in",
                             "file:/x",
                             "udp:h:1,join=239.1.1.1@lo,loop=off",
                             "tcp:h:1,sndbuf=1,ttl=3",
                             "tcp-listen:1,child-interest=none,reuseaddr=off"})
        QTest::newRow(text) << text;
}

void TestAddressDraft::goesThereAndBack() {
    QFETCH(QString, text);
    const AddressResult parsed = parseAddress(text.toStdString());
    QVERIFY(std::holds_alternative<Address>(parsed));
    QCOMPARE(composed(draftOf(std::get<Address>(parsed))), text);
}

void TestAddressDraft::keepsWhatIsWrongAsTyped() {
    AddressDraft draft = draftOfKind(Kind::TcpListener);
    draft.port = QStringLiteral("80a80");
    draft.rest.backlog = 7;
    QCOMPARE(composed(draft), QStringLiteral("tcp-listen:80a80,backlog=7"));
    draft.host = QStringLiteral("::1");
    draft.name = QStringLiteral("a b");
    QCOMPARE(composed(draft), QStringLiteral("tcp-listen:[::1]:80a80,name=a b,backlog=7"));
    QCOMPARE(composed(draftOfKind(Kind::TcpClient)), QStringLiteral("tcp:"));
    QCOMPARE(composed(draftOfKind(Kind::UnixListener)), QStringLiteral("unix-listen:"));
}

void TestAddressDraft::takesPiecesOutOfAWrongText() {
    const AddressDraft draft =
        draftOf(QStringLiteral("TCP-Listen:[::1]:80a80,name=web,nonsense"), draftOfKind(Kind::Stdin));
    QCOMPARE(draft.rest.kind, Kind::TcpListener);
    QCOMPARE(draft.host, QStringLiteral("::1"));
    QCOMPARE(draft.port, QStringLiteral("80a80"));
    QCOMPARE(draft.name, QStringLiteral("web"));
    // A word that is no kind changes nothing.
    QCOMPARE(draftOf(QStringLiteral("tpc:1"), draft).rest.kind, Kind::TcpListener);
}

void TestAddressDraft::keepsWhatBothKindsHave() {
    AddressDraft draft = draftOf(std::get<Address>(parseAddress("tcp:h:80,name=a,interest=in,policy=drain,nodelay")));
    const AddressDraft udp = asKind(draft, Kind::UdpConnected);
    QCOMPARE(composed(udp), QStringLiteral("udp:h:80,name=a,interest=in,policy=drain"));
    const AddressDraft listener = asKind(draft, Kind::TcpListener);
    QCOMPARE(composed(listener), QStringLiteral("tcp-listen:80,name=a,interest=in"));
    QCOMPARE(composed(asKind(draft, Kind::PipeRead)), QStringLiteral("pipe:,name=a,interest=in,policy=drain"));
    QCOMPARE(composed(asKind(draft, Kind::FifoWrite)), QStringLiteral("fifo-write:,name=a,interest=in"));
    AddressDraft timer = draftOf(std::get<Address>(parseAddress("timerfd:5ms,policy=drain,name=t")));
    QCOMPARE(composed(asKind(timer, Kind::EventFd)), QStringLiteral("eventfd:,name=t,policy=drain"));
    timer.special = QStringLiteral("5");
    QCOMPARE(composed(timer), QStringLiteral("timerfd:5,name=t,policy=drain"));
    // A pipe cannot be answered through.
    draft.rest.policy = Policy::Echo;
    QCOMPARE(composed(asKind(draft, Kind::PipeRead)), QStringLiteral("pipe:,name=a,interest=in"));
}

void TestAddressDraft::knowsWhatACharacterBelongsTo_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("index");
    QTest::addColumn<AddressPart>("part");
    QTest::newRow("kind") << "tcp:h:1" << 1 << AddressPart::Kind;
    QTest::newRow("host") << "tcp:h:1" << 4 << AddressPart::Host;
    QTest::newRow("host missing") << "tcp::1" << 4 << AddressPart::Host;
    QTest::newRow("port") << "tcp:h:1" << 6 << AddressPart::Port;
    QTest::newRow("port missing") << "tcp:hh" << 6 << AddressPart::Port;
    QTest::newRow("listener's port") << "tcp-listen:80a80" << 13 << AddressPart::Port;
    QTest::newRow("listener's host") << "tcp-listen:a b:1" << 12 << AddressPart::Host;
    QTest::newRow("IPv6 host") << "udp:[::x]:1" << 7 << AddressPart::Host;
    QTest::newRow("path") << "unix:/a\\,b,name=c" << 8 << AddressPart::Path;
    QTest::newRow("name") << "unix:/a\\,b,name=c d" << 17 << AddressPart::Name;
    QTest::newRow("backlog") << "tcp-listen:1,backlog=x" << 21 << AddressPart::Backlog;
    QTest::newRow("timeout") << "tcp:h:1,connect-timeout=5" << 24 << AddressPart::ConnectTimeout;
    QTest::newRow("interest") << "tcp:h:1,interest=in+x" << 20 << AddressPart::Interest;
    QTest::newRow("special") << "signalfd:USR9,name=a" << 10 << AddressPart::Special;
    QTest::newRow("special missing") << "timerfd:" << 8 << AddressPart::Special;
    QTest::newRow("unknown option") << "tcp:h:1,what" << 8 << AddressPart::Other;
}

void TestAddressDraft::knowsWhatACharacterBelongsTo() {
    QFETCH(QString, text);
    QFETCH(int, index);
    QFETCH(AddressPart, part);
    QCOMPARE(partAt(text, index), part);
}

QTEST_GUILESS_MAIN(TestAddressDraft)
#include "tst_addressdraft.moc"
