// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/fd.h"
#include "core/socket/inspection.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

using namespace readyscope;

namespace {

constexpr SocketId kOne = 1;

bool awaitEvents(int fd, short events) {
    pollfd entry{fd, events, 0};
    return ::poll(&entry, 1, -1) == 1;
}

struct Pipe {
    Pipe() {
        int ends[2] = {-1, -1};
        if (::pipe(ends) != 0)
            qFatal("pipe");
        read.reset(ends[0]);
        write.reset(ends[1]);
    }
    Fd read;
    Fd write;
};

void put(int fd, std::size_t bytes) {
    const std::vector<char> data(bytes, 'x');
    QCOMPARE(::write(fd, data.data(), data.size()), static_cast<ssize_t>(bytes));
}

sockaddr_in loopback() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

// Bound to a port that the kernel chose; `address` learns it.
Fd bound(int type, sockaddr_in& address) {
    Fd fd(::socket(AF_INET, type | SOCK_CLOEXEC, 0));
    address = loopback();
    socklen_t size = sizeof address;
    auto* general = reinterpret_cast<sockaddr*>(&address);
    if (::bind(fd.get(), general, size) != 0 || ::getsockname(fd.get(), general, &size) != 0)
        qFatal("bind");
    return fd;
}

Fd connected(int type, const sockaddr_in& address) {
    Fd fd(::socket(AF_INET, type | SOCK_CLOEXEC, 0));
    if (::connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        qFatal("connect");
    return fd;
}

std::size_t fill(int fd) {
    const std::vector<char> data(65536, 'x');
    std::size_t sum = 0;
    for (ssize_t sent = 0; (sent = ::send(fd, data.data(), data.size(), MSG_DONTWAIT | MSG_NOSIGNAL)) > 0;)
        sum += static_cast<std::size_t>(sent);
    return sum;
}

void drain(int fd, std::size_t bytes) {
    std::vector<char> data(65536);
    while (bytes > 0) {
        const ssize_t got = ::recv(fd, data.data(), std::min(data.size(), bytes), 0);
        QVERIFY(got > 0);
        bytes -= static_cast<std::size_t>(got);
    }
}

} // namespace

class TestInspection : public QObject {
    Q_OBJECT

private slots:
    void whatIsNotLentHasNoQueues() {
        Inspection inspection;
        QVERIFY(!inspection.queues(kOne).in);
        const Pipe pipe;
        inspection.lend(kOne, pipe.read.get(), Kind::PipeRead);
        QVERIFY(inspection.queues(kOne).in.has_value());
        QVERIFY(!inspection.queues(2).in);
        inspection.takeBack(kOne);
        QVERIFY(!inspection.queues(kOne).in);
    }

    void pipesTellOneEndEach() {
        Inspection inspection;
        const Pipe pipe;
        inspection.lend(1, pipe.read.get(), Kind::PipeRead);
        inspection.lend(2, pipe.write.get(), Kind::PipeWrite);
        put(pipe.write.get(), 11);
        QCOMPARE(inspection.queues(1).in, std::optional(11));
        QVERIFY(!inspection.queues(1).out);
        QCOMPARE(inspection.queues(2).out, std::optional(11));
        QVERIFY(!inspection.queues(2).in);
    }

    void tcpTellsWhatIsUnreadAndUnacknowledged() {
        sockaddr_in address{};
        const Fd listener = bound(SOCK_STREAM, address);
        QCOMPARE(::listen(listener.get(), 5), 0);
        const Fd client = connected(SOCK_STREAM, address);
        const Fd accepted(::accept(listener.get(), nullptr, nullptr));
        Inspection inspection;
        inspection.lend(1, client.get(), Kind::TcpClient);
        inspection.lend(2, accepted.get(), Kind::TcpAccepted);
        QCOMPARE(inspection.queues(1).in, std::optional(0));
        QCOMPARE(inspection.queues(1).out, std::optional(0));
        put(client.get(), 5);
        QVERIFY(awaitEvents(accepted.get(), POLLIN));
        QCOMPARE(inspection.queues(2).in, std::optional(5));
        const std::size_t sent = 5 + fill(client.get());
        QVERIFY(inspection.queues(1).out.value_or(0) > 0);
        drain(accepted.get(), sent);
        QTRY_COMPARE(inspection.queues(1).out, std::optional(0));
        QCOMPARE(inspection.queues(2).in, std::optional(0));
    }

    void aListenerTellsItsAcceptQueueAndBacklog() {
        sockaddr_in address{};
        const Fd listener = bound(SOCK_STREAM, address);
        QCOMPARE(::listen(listener.get(), 7), 0);
        Inspection inspection;
        inspection.lend(kOne, listener.get(), Kind::TcpListener);
        QCOMPARE(inspection.queues(kOne).in, std::optional(0));
        QCOMPARE(inspection.queues(kOne).out, std::optional(7));
        const Fd first = connected(SOCK_STREAM, address);
        const Fd second = connected(SOCK_STREAM, address);
        QTRY_COMPARE(inspection.queues(kOne).in, std::optional(2));
        const Fd accepted(::accept(listener.get(), nullptr, nullptr));
        QVERIFY(accepted);
        QCOMPARE(inspection.queues(kOne).in, std::optional(1));
        // No listener any more: what TCP_INFO says then is no queue of connections.
        QCOMPARE(::shutdown(listener.get(), SHUT_RD), 0);
        QVERIFY(!inspection.queues(kOne).in);
    }

    void udpTellsTheNextDatagram() {
        sockaddr_in address{};
        const Fd receiver = bound(SOCK_DGRAM, address);
        const Fd sender = connected(SOCK_DGRAM, address);
        Inspection inspection;
        inspection.lend(kOne, receiver.get(), Kind::UdpBound);
        put(sender.get(), 3);
        put(sender.get(), 40);
        QVERIFY(awaitEvents(receiver.get(), POLLIN));
        QCOMPARE(inspection.queues(kOne).in, std::optional(3));
    }

    void unixStreamsTellBoth() {
        int ends[2] = {-1, -1};
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
        const Fd here(ends[0]);
        const Fd there(ends[1]);
        Inspection inspection;
        inspection.lend(1, here.get(), Kind::UnixClient);
        inspection.lend(2, there.get(), Kind::UnixAccepted);
        put(here.get(), 9);
        QCOMPARE(inspection.queues(2).in, std::optional(9));
        QVERIFY(inspection.queues(1).out.value_or(0) >= 9);
        drain(there.get(), 9);
        QCOMPARE(inspection.queues(1).out, std::optional(0));
    }

    void aClosedNumberIsNotAnAnswer() {
        Inspection inspection;
        Pipe pipe;
        inspection.lend(kOne, pipe.read.get(), Kind::PipeRead);
        pipe.read.reset();
        QVERIFY(!inspection.queues(kOne).in);
    }

    // The number of a closed descriptor is at once another's: whoever asks meanwhile must never be told of that one.
    void aNumberUsedAgainIsNotAskedAbout() {
        Inspection inspection;
        std::atomic<int> asked = 0;
        std::atomic<bool> strange = false;
        std::atomic<bool> ended = false;
        std::thread asker([&] {
            while (!ended) {
                const std::optional<int> in = inspection.queues(kOne).in;
                if (in && *in != 7)
                    strange = true;
                ++asked;
            }
        });
        const auto awaitAnother = [&asked] {
            for (const int before = asked; asked < before + 2;)
                std::this_thread::yield();
        };
        for (int round = 0; round < 50; ++round) {
            Pipe mine;
            put(mine.write.get(), 7);
            const int number = mine.read.get();
            inspection.lend(kOne, number, Kind::PipeRead);
            awaitAnother();
            inspection.takeBack(kOne);
            mine.read.reset();
            const Pipe others;
            QCOMPARE(others.read.get(), number);
            put(others.write.get(), 99);
            awaitAnother();
        }
        ended = true;
        asker.join();
        QVERIFY(!strange);
    }
};

QTEST_APPLESS_MAIN(TestInspection)
#include "tst_inspection.moc"
