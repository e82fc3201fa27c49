// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/address.h"

#include <QTest>

#include <csignal>

using namespace readyscope;

namespace {

// The address of a text that is right; fails the test where it is not.
Address taken(const std::string& text) {
    const AddressResult result = parseAddress(text);
    if (const auto* error = std::get_if<AddressError>(&result)) {
        QTest::qFail(commandLineMessage(text, *error).c_str(), __FILE__, __LINE__);
        return {};
    }
    return std::get<Address>(result);
}

QString formatted(const std::string& text) { return QString::fromStdString(formatAddress(taken(text))); }

} // namespace

class TestAddress : public QObject {
    Q_OBJECT

private slots:
    void kinds_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("path");
        const auto port = [](const char* text, Kind kind, const char* host, int number) {
            QTest::newRow(text) << int(kind) << host << number << QString();
        };
        const auto path = [](const char* text, Kind kind, const char* file) {
            QTest::newRow(text) << int(kind) << QString() << 0 << file;
        };
        port("tcp:localhost:80", Kind::TcpClient, "localhost", 80);
        port("TCP:[::1]:80", Kind::TcpClient, "::1", 80);
        port("tcp:[fe80::1%eth0]:65535", Kind::TcpClient, "fe80::1%eth0", 65535);
        port("tcp:b\u00fccher.example:1", Kind::TcpClient, "b\u00fccher.example", 1);
        port("tcp-listen:8080", Kind::TcpListener, "", 8080);
        port("Tcp-Listen:*:0", Kind::TcpListener, "*", 0);
        port("tcp-listen:10.0.0.1:00080", Kind::TcpListener, "10.0.0.1", 80);
        port("udp:[2001:db8::7]:53", Kind::UdpConnected, "2001:db8::7", 53);
        port("udp-listen:0", Kind::UdpBound, "", 0);
        port("udp-listen:[::]:5353", Kind::UdpBound, "::", 5353);
        path("unix:/run/x.sock", Kind::UnixClient, "/run/x.sock");
        path("unix:a\\,b\\\\c d:e=f", Kind::UnixClient, "a,b\\c d:e=f");
        path("unix-listen:@name", Kind::UnixListener, "@name");
        path("pipe:", Kind::PipeRead, "");
        path("stdin:", Kind::Stdin, "");
        path("fifo:/tmp/a\\,b", Kind::Fifo, "/tmp/a,b");
        path("FIFO-Write:@is a path here", Kind::FifoWrite, "@is a path here");
        path("unix-dgram:/run/log", Kind::UnixDatagram, "/run/log");
        path("unix-dgram-listen:@log", Kind::UnixDatagramBound, "@log");
        path("unix-seqpacket:@s", Kind::UnixSeqpacket, "@s");
        path("unix-seqpacket-listen:s", Kind::UnixSeqpacketListener, "s");
        path("socketpair:", Kind::PairStream, "");
        path("socketpair:stream", Kind::PairStream, "");
        path("socketpair:DGRAM", Kind::PairDatagram, "");
        path("socketpair:seqpacket", Kind::PairSeqpacket, "");
        path("tty:/dev/ttyS0", Kind::Tty, "/dev/ttyS0");
        path("pty:", Kind::Pty, "");
        path("file:@", Kind::File, "@");
    }
    void kinds() {
        QFETCH(int, kind);
        QFETCH(QString, host);
        QFETCH(int, port);
        QFETCH(QString, path);
        const std::string text = QTest::currentDataTag();
        const Address address = taken(text);
        QCOMPARE(int(address.kind), kind);
        QCOMPARE(QString::fromStdString(address.place.host), host);
        QCOMPARE(int(address.place.port), port);
        QCOMPARE(QString::fromStdString(address.path), path);
        QCOMPARE(address.text, text);
    }

    void whatStandsBehindEventDescriptors() {
        QCOMPARE(taken("eventfd:").number, 0U);
        QCOMPARE(taken("eventfd:4294967295").number, 4294967295U);
        QCOMPARE(taken("timerfd:1.5ms").period, 1'500'000);
        QCOMPARE(taken("signalfd:usr1").number, static_cast<std::uint32_t>(SIGUSR1));
        QCOMPARE(taken("signalfd:SIGRTMIN+2").number, static_cast<std::uint32_t>(SIGRTMIN + 2));
        QCOMPARE(taken("fd:0").number, 0U);
        QCOMPARE(taken("fd:2147483647").number, 2147483647U);
        QVERIFY(taken("eventfd:3,name=e").kind == Kind::EventFd);
        QVERIFY(taken("timerfd:1s,policy=drain").kind == Kind::TimerFd);
        QVERIFY(taken("signalfd:HUP").kind == Kind::SignalFd);
        QVERIFY(taken("fd:3").kind == Kind::Inherited);
    }

    void defaultsDependOnTheKind() {
        const Address client = taken("tcp:localhost:80");
        QVERIFY(client.policy == Policy::Observe);
        QVERIFY(!client.reuseAddress);
        QVERIFY(client.interest == kDefaultInterest);
        QCOMPARE(client.connectTimeout, kInfinite);
        const Address listener = taken("tcp-listen:0");
        QVERIFY(listener.policy == Policy::Accept);
        QVERIFY(listener.childPolicy == Policy::Observe);
        QVERIFY(listener.reuseAddress);
        QCOMPARE(listener.backlog, 128);
        QVERIFY(taken("unix-listen:@x").policy == Policy::Accept);
        // Two UDP sockets could share a port without knowing it.
        QVERIFY(!taken("udp-listen:0").reuseAddress);
    }

    void everyOptionIsTaken() {
        const Address client = taken("tcp:a:1,name=c1,interest=IN+hup,policy=Drain,reuseaddr,reuseport=on,nodelay=YES,"
                                     "keepalive=1,bind=[::1]:7000,connect-timeout=1.5s");
        QCOMPARE(client.name, std::string("c1"));
        QVERIFY(client.interest == (Events::In | Events::Hup));
        QVERIFY(client.policy == Policy::Drain);
        QVERIFY(client.reuseAddress && client.reusePort && client.noDelay && client.keepAlive);
        QVERIFY(client.bind == (HostPort{"::1", 7000}));
        QCOMPARE(client.connectTimeout, 1500 * kMillisecond);

        const Address listener = taken("tcp-listen:*:1,POLICY=backlog,child-interest=none,child-policy=echo,backlog=0,"
                                       "reuseaddr=off,v6only,keepalive=no,nodelay=0");
        QVERIFY(listener.policy == Policy::Backlog);
        QVERIFY(listener.childInterest.empty());
        QVERIFY(listener.childPolicy == Policy::Echo);
        QCOMPARE(listener.backlog, 0);
        QVERIFY(!listener.reuseAddress && listener.v6Only && !listener.keepAlive && !listener.noDelay);

        const Address stream = taken("tcp:a:1,sndbuf=4096,RCVBUF=8192,rcvlowat=2147483647,oobinline,ttl=255");
        QCOMPARE(stream.sendBuffer, std::optional(4096));
        QCOMPARE(stream.receiveBuffer, std::optional(8192));
        QCOMPARE(stream.lowWater, std::optional(2147483647));
        QVERIFY(stream.oobInline);
        QCOMPARE(stream.ttl, std::optional(255));

        const Address group = taken("udp-listen:*:5353,join=239.1.2.3@eth0,loop=off,broadcast");
        QVERIFY(group.join == (Group{"239.1.2.3", "eth0"}));
        QVERIFY(!group.loop && group.broadcast);
        QVERIFY(taken("udp-listen:*:1,join=[ff02::fb]").join == (Group{"ff02::fb", ""}));
        QVERIFY(taken("udp:a:1").loop);
    }

    void policiesAreThoseOfTheKind() {
        QVERIFY(taken("socketpair:dgram,policy=echo").policy == Policy::Echo);
        QVERIFY(taken("pty:,policy=echo").policy == Policy::Echo);
        QVERIFY(taken("fd:5,policy=echo").policy == Policy::Echo);
        QVERIFY(taken("eventfd:1,policy=drain").policy == Policy::Drain);
        QVERIFY(taken("unix-seqpacket-listen:@s").policy == Policy::Accept);
        QVERIFY(taken("unix-seqpacket-listen:@s,backlog=2,child-policy=echo").childPolicy == Policy::Echo);
        QVERIFY(taken("unix-dgram-listen:@s").policy == Policy::Observe);
    }

    void aPathMayFillTheSocketAddress() {
        const std::string longest(107, 'p');
        QCOMPARE(taken("unix:" + longest + ",name=x").path, longest);
        const std::string commas = taken("unix:" + std::string("\\,\\,") + std::string(105, 'p')).path;
        QCOMPARE(commas.size(), std::size_t(107));
    }

    void formatsTheShortestText_data() {
        QTest::addColumn<QString>("text");
        const auto row = [](const char* from, const char* to) { QTest::newRow(from) << QString::fromUtf8(to); };
        row("TCP:localhost:0080,policy=observe,nodelay=off", "tcp:localhost:80");
        row("tcp:[::1]:80,NODELAY=yes", "tcp:[::1]:80,nodelay");
        row("tcp-listen:80,backlog=128,reuseaddr", "tcp-listen:80");
        row("tcp-listen:80,reuseaddr=0,name=web", "tcp-listen:80,name=web,reuseaddr=off");
        row("udp:a:1,bind=5,interest=out+in", "udp:a:1,interest=in+out,bind=5");
        row("tcp:a:1,connect-timeout=1500ms", "tcp:a:1,connect-timeout=1.5s");
        row("unix:a\\,b\\\\c,interest=none", "unix:a\\,b\\\\c,interest=none");
        row("unix-listen:@x,policy=backlog,child-policy=drain", "unix-listen:@x,policy=backlog,child-policy=drain");
        row("pipe:,name=p", "pipe:,name=p");
        row("stdin:,policy=drain", "stdin:,policy=drain");
        row("Fifo:/a\\,b", "fifo:/a\\,b");
        row("fifo-write:/a,name=w", "fifo-write:/a,name=w");
        row("unix-dgram:@a", "unix-dgram:@a");
        row("unix-dgram-listen:/a,rcvbuf=4096", "unix-dgram-listen:/a,rcvbuf=4096");
        row("unix-seqpacket:/a,sndbuf=010", "unix-seqpacket:/a,sndbuf=10");
        row("unix-seqpacket-listen:/a,backlog=128,child-policy=drain", "unix-seqpacket-listen:/a,child-policy=drain");
        row("socketpair:stream", "socketpair:");
        row("socketpair:Seqpacket,name=s", "socketpair:seqpacket,name=s");
        row("socketpair:dgram", "socketpair:dgram");
        row("tty:/dev/tty", "tty:/dev/tty");
        row("pty:,policy=echo", "pty:,policy=echo");
        row("file:/etc/a\\\\b", "file:/etc/a\\\\b");
        row("eventfd:0", "eventfd:");
        row("eventfd:007", "eventfd:7");
        row("timerfd:1000us", "timerfd:1ms");
        row("signalfd:usr1", "signalfd:SIGUSR1");
        row("fd:03", "fd:3");
        row("tcp:a:1,ttl=5,rcvlowat=100,oobinline=on", "tcp:a:1,rcvlowat=100,oobinline,ttl=5");
        row("udp-listen:*:1,loop=off,join=[ff02::1]@lo,broadcast", "udp-listen:*:1,broadcast,join=ff02::1@lo,loop=off");
        row("udp:a:1,loop,broadcast=no", "udp:a:1");
    }
    void formatsTheShortestText() {
        QFETCH(QString, text);
        const std::string from = QTest::currentDataTag();
        QCOMPARE(formatted(from), text);
        Address before = taken(from);
        Address after = taken(text.toStdString());
        before.text.clear();
        after.text.clear();
        QVERIFY(before == after);
    }

    // A form may hold values that its present kind does not take.
    void whatDoesNotFitTheKindIsNotWritten() {
        Address address = defaultAddress(Kind::UnixClient);
        address.path = "/x";
        address.backlog = 5;
        address.noDelay = true;
        address.bind = HostPort{"", 1};
        QCOMPARE(formatAddress(address), std::string("unix:/x"));
    }
};

QTEST_APPLESS_MAIN(TestAddress)
#include "tst_address.moc"
