// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Options of an address are what getsockopt(2) reads back.
#include "core/socket/open.h"
#include "core/socket/resolve.h"

#include <QTest>

#include <cerrno>

#include <netinet/in.h>
#include <netinet/tcp.h>

using namespace readyscope;

namespace {

Address addressOf(const char* text) { return std::get<Address>(parseAddress(text)); }

int optionOf(int fd, int level, int name) {
    int value = -1;
    socklen_t length = sizeof value;
    return ::getsockopt(fd, level, name, &value, &length) == 0 ? value : -1;
}

Endpoint endpointOf(const Address& address, int type) { return resolveAtOnce(address.place, type, true)->front(); }

Opened listener(const char* text) {
    const Address address = addressOf(text);
    Result<Opened> opened = openTcpListener(address, endpointOf(address, SOCK_STREAM));
    return opened ? std::move(*opened) : Opened();
}

Result<Opened> udpBound(const char* text) {
    const Address address = addressOf(text);
    return openUdpBound(address, endpointOf(address, SOCK_DGRAM));
}

} // namespace

class TestOpenOptions : public QObject {
    Q_OBJECT
private slots:
    void nothingIsSetUnasked() {
        const Opened plain = listener("tcp-listen:0,reuseaddr=off");
        const int fd = plain.fd.get();
        QVERIFY(fd >= 0);
        for (const int name : {SO_REUSEADDR, SO_REUSEPORT, SO_KEEPALIVE, SO_OOBINLINE, SO_BROADCAST})
            QCOMPARE(optionOf(fd, SOL_SOCKET, name), 0);
        QCOMPARE(optionOf(fd, SOL_SOCKET, SO_RCVLOWAT), 1);
    }

    void ofATcpListener() {
        const Opened opened = listener("tcp-listen:0,reuseport,keepalive,oobinline,nodelay,sndbuf=20000,rcvbuf=10000,"
                                       "rcvlowat=77,ttl=9");
        const int fd = opened.fd.get();
        QVERIFY(fd >= 0);
        for (const int name : {SO_REUSEADDR, SO_REUSEPORT, SO_KEEPALIVE, SO_OOBINLINE})
            QCOMPARE(optionOf(fd, SOL_SOCKET, name), 1);
        QCOMPARE(optionOf(fd, IPPROTO_TCP, TCP_NODELAY), 1);
        // socket(7): the kernel doubles both, for its own bookkeeping.
        QCOMPARE(optionOf(fd, SOL_SOCKET, SO_SNDBUF), 40000);
        QCOMPARE(optionOf(fd, SOL_SOCKET, SO_RCVBUF), 20000);
        QCOMPARE(optionOf(fd, SOL_SOCKET, SO_RCVLOWAT), 77);
        QCOMPARE(optionOf(fd, IPPROTO_IP, IP_TTL), 9);
    }

    void ofUdp() {
        const Result<Opened> opened = udpBound("udp-listen:0,broadcast,ttl=7,loop=off,join=239.1.2.3@lo,rcvbuf=9000");
        if (!opened)
            QSKIP("no group can be joined on this machine");
        const int fd = opened->fd.get();
        QCOMPARE(optionOf(fd, SOL_SOCKET, SO_BROADCAST), 1);
        QCOMPARE(optionOf(fd, IPPROTO_IP, IP_TTL), 7);
        QCOMPARE(optionOf(fd, IPPROTO_IP, IP_MULTICAST_TTL), 7);
        QCOMPARE(optionOf(fd, IPPROTO_IP, IP_MULTICAST_LOOP), 0);
        QCOMPARE(optionOf(fd, SOL_SOCKET, SO_RCVBUF), 18000);
    }

    // A dual-stack socket speaks both families, so both have the hop limit.
    void ofBothFamilies() {
        const Result<Opened> opened = udpBound("udp-listen:*:0,ttl=7,loop=off");
        if (!opened || optionOf(opened->fd.get(), SOL_SOCKET, SO_DOMAIN) != AF_INET6)
            QSKIP("there is no IPv6 on this machine");
        QCOMPARE(optionOf(opened->fd.get(), IPPROTO_IPV6, IPV6_UNICAST_HOPS), 7);
        QCOMPARE(optionOf(opened->fd.get(), IPPROTO_IPV6, IPV6_MULTICAST_HOPS), 7);
        QCOMPARE(optionOf(opened->fd.get(), IPPROTO_IPV6, IPV6_MULTICAST_LOOP), 0);
        QCOMPARE(optionOf(opened->fd.get(), IPPROTO_IP, IP_TTL), 7);
    }

    void ofAPair() {
        const Result<OpenedPair> pair = openPair(addressOf("socketpair:,sndbuf=8000,rcvlowat=5,oobinline"));
        QVERIFY(pair);
        for (const int fd : {pair->first.get(), pair->second.get()}) {
            QCOMPARE(optionOf(fd, SOL_SOCKET, SO_SNDBUF), 16000);
            QCOMPARE(optionOf(fd, SOL_SOCKET, SO_RCVLOWAT), 5);
            QCOMPARE(optionOf(fd, SOL_SOCKET, SO_OOBINLINE), 1);
        }
    }

    void whatTheKernelRefusesIsNamed() {
        const Result<Opened> nowhere = udpBound("udp-listen:0,join=239.1.2.3@no-such-if");
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().detail, std::string("there is no interface no-such-if"));
        // A group of the other family on an IPv4 socket.
        const Result<Opened> other = udpBound("udp-listen:0,join=ff02::1");
        QVERIFY(!other);
        QCOMPARE(other.error().call, std::string("setsockopt MCAST_JOIN_GROUP"));
        QCOMPARE(other.error().subject, std::string("udp-listen:0,join=ff02::1"));
    }

    void everyTypeOfPair_data() {
        QTest::addColumn<int>("type");
        QTest::newRow("socketpair:") << int(SOCK_STREAM);
        QTest::newRow("socketpair:dgram") << int(SOCK_DGRAM);
        QTest::newRow("socketpair:seqpacket") << int(SOCK_SEQPACKET);
    }
    void everyTypeOfPair() {
        QFETCH(int, type);
        const Result<OpenedPair> pair = openPair(addressOf(QTest::currentDataTag()));
        QVERIFY(pair);
        QCOMPARE(optionOf(pair->first.get(), SOL_SOCKET, SO_TYPE), type);
        QCOMPARE(optionOf(pair->second.get(), SOL_SOCKET, SO_TYPE), type);
    }
};

QTEST_APPLESS_MAIN(TestOpenOptions)
#include "tst_openoptions.moc"
