// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// TCP connections of a run: what the kernel stamps, and a sender that fails.

#include "testmessages.h"

#include "core/lab/models/loopback.h"
#include "core/lab/models/stamps.h"
#include "core/lab/models/streams.h"

#include <QTest>

#include <cerrno>
#include <thread>

#include <poll.h>
#include <sys/socket.h>

using namespace readyscope;
using namespace readyscope::test;

namespace {

// A connection, with both ends here.
struct Connection {
    Fd receiver;
    Fd sender;

    bool open() {
        Result<SocketPair> pair = openStreamPair();
        if (!pair)
            return false;
        receiver = std::move(pair->receiver);
        sender = std::move(pair->sender);
        return bool(awaitStamps());
    }
    bool send(std::uint32_t number) const {
        const std::vector<char> bytes = message(number);
        return ::send(sender.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
    }
    bool isReadable() const {
        pollfd asked{.fd = receiver.get(), .events = POLLIN, .revents = 0};
        return ::poll(&asked, 1, -1) == 1;
    }
    // As many bytes at most, and their stamp.
    std::pair<ssize_t, std::optional<Nanos>> read(std::size_t most) const {
        std::vector<char> buffer(most);
        StampedMessage into;
        const ssize_t bytes = ::recvmsg(receiver.get(), into.into(buffer), 0);
        return {bytes, into.stamp()};
    }
};

class Refusing final : public Sending {
public:
    Status open() override { return SysError{"connect", ECONNREFUSED, {}, {}}; }
    bool send(std::size_t, std::span<const char>) override { return false; }
    void end(std::span<char>) override {}
};

// Gone before anything is connected.
class Ending final : public Sending {
public:
    Status open() override { ::_exit(0); }
    bool send(std::size_t, std::span<const char>) override { return false; }
    void end(std::span<char>) override {}
};

} // namespace

class TestStreams : public QObject {
    Q_OBJECT
private slots:
    void stampIsOfTheArrivalNotOfTheRead();
    void stampOfMergedSegmentsIsOfTheLast();
    void streamsHaveNoStampOfTheLastRead();
    void aSenderThatCannotConnectSaysSo();
    void aSenderThatEndsIsMissed();
};

// Data that lay for a known time before it was read. The delay is what is tested: there is nothing to await.
void TestStreams::stampIsOfTheArrivalNotOfTheRead() {
    Connection connection;
    QVERIFY(connection.open());
    constexpr Nanos kDelay = 40 * kMillisecond;
    const Nanos before = realtimeNow();
    QVERIFY(connection.send(0));
    QVERIFY(connection.isReadable());
    const Nanos after = realtimeNow();
    std::this_thread::sleep_for(std::chrono::nanoseconds(kDelay));
    const auto [bytes, arrived] = connection.read(1'000);
    const Nanos read = realtimeNow();
    QCOMPARE(bytes, static_cast<ssize_t>(kSize));
    QVERIFY(arrived.has_value());
    QVERIFY(*arrived >= before && *arrived <= after);
    QVERIFY(read - *arrived >= kDelay);
}

// Why a message that was read with a later one, or before one that was there, has no stamp that could be trusted.
void TestStreams::stampOfMergedSegmentsIsOfTheLast() {
    Connection connection;
    QVERIFY(connection.open());
    QVERIFY(connection.send(0));
    QVERIFY(connection.isReadable());
    const Nanos between = realtimeNow();
    QVERIFY(connection.send(1));
    std::vector<char> peeked(2 * kSize);
    QCOMPARE(::recv(connection.receiver.get(), peeked.data(), peeked.size(), MSG_PEEK | MSG_WAITALL),
             static_cast<ssize_t>(peeked.size()));
    const auto [bytes, arrived] = connection.read(1'000);
    QCOMPARE(bytes, static_cast<ssize_t>(2 * kSize));
    QVERIFY(arrived.has_value());
    QVERIFY(*arrived >= between);
}

void TestStreams::streamsHaveNoStampOfTheLastRead() {
    Connection connection;
    QVERIFY(connection.open());
    QVERIFY(!stampOfLast(connection.receiver.get()).has_value());
    QVERIFY(connection.send(0));
    QCOMPARE(connection.read(1'000).first, static_cast<ssize_t>(kSize));
    QVERIFY(!stampOfLast(connection.receiver.get()).has_value());
}

void TestStreams::aSenderThatCannotConnectSaysSo() {
    const Result<Fd> listener = openListener(1);
    QVERIFY(listener);
    MessageSender sender;
    QVERIFY(sender.start(streamRun(), std::make_unique<Refusing>()));
    const Result<Fd> accepted = acceptStream(*listener, sender);
    QVERIFY(!accepted);
    QCOMPARE(accepted.error().call, std::string("connect"));
    QCOMPARE(accepted.error().errnum, ECONNREFUSED);
}

void TestStreams::aSenderThatEndsIsMissed() {
    const Result<Fd> listener = openListener(1);
    QVERIFY(listener);
    MessageSender sender;
    QVERIFY(sender.start(streamRun(), std::make_unique<Ending>()));
    const Result<Fd> accepted = acceptStream(*listener, sender);
    QVERIFY(!accepted);
    QCOMPARE(accepted.error().detail, std::string("it ended before all were connected"));
}

QTEST_GUILESS_MAIN(TestStreams)
#include "tst_streams.moc"
