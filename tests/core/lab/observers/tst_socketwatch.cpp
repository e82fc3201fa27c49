// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A socket of a capture under all backends at once: real sockets over loopback.

#include "core/lab/observers/socketwatch.h"
#include "tests/util/backendrows.h"
#include "tests/util/enginerig.h"
#include "tests/util/peers.h"

#include <QTest>

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace readyscope;
using namespace readyscope::observers;
using namespace readyscope::test;
using recipes::Difference;
using recipes::DifferenceKind;

namespace {

constexpr Events kReset = Events::In | Events::Out | Events::RdHup | Events::Hup | Events::Err;
constexpr std::chrono::seconds kPatience{30};

// A watch, and ways to wait for what it tells.
class Watched {
public:
    Watched(EngineRig& rig, const SocketInfo& row) : m_row(row), m_watch(row, [this] { changed(); }) {
        m_started = m_watch.start(rig.engine().inspection());
    }

    SocketWatch& watch() { return m_watch; }
    bool started() const { return m_started; }

    template <typename Condition> bool await(Condition condition) {
        const auto end = std::chrono::steady_clock::now() + kPatience;
        for (;;) {
            std::uint64_t before = 0;
            {
                const std::lock_guard lock(m_mutex);
                before = m_times;
            }
            if (condition(m_watch.report()))
                return true;
            m_watch.refresh();
            std::unique_lock lock(m_mutex);
            if (!m_told.wait_until(lock, end, [&] { return m_times != before; }))
                return false;
        }
    }

    // Of poll's words in theirs. What epoll-et told earlier may stand there still.
    bool awaitAll(Events bits) {
        return await([&](const WatchReport& report) {
            return std::ranges::all_of(report.lanes, [&](const recipes::ObservedLane& lane) {
                if (!lane.refused.empty())
                    return true;
                if (lane.socket == kNoSocket)
                    return false;
                const Events state = lane.source->snapshot()->lane(lane.socket).state;
                const Events said = told(lane.backend, bits, m_row.interest);
                return lane.backend == Backend::EpollEt ? (said - state).empty() : state == said;
            });
        });
    }

    bool awaitDifference(DifferenceKind kind, Backend backend) {
        return await([&](const WatchReport& report) {
            return std::ranges::any_of(report.differences, [&](const Difference& one) {
                return one.kind == kind &&
                       std::ranges::find(one.spots, backend, &Difference::Spot::backend) != one.spots.end();
            });
        });
    }

private:
    void changed() {
        const std::lock_guard lock(m_mutex);
        ++m_times;
        m_told.notify_all();
    }

    const SocketInfo m_row;
    std::mutex m_mutex;
    std::condition_variable m_told;
    std::uint64_t m_times = 0;
    SocketWatch m_watch; // last: it calls until it is gone
    bool m_started = false;
};

// A client of the engine's that is watched, and our end of it.
struct Connection {
    explicit Connection(EngineRig& rig)
        : row(rig.add("tcp:127.0.0.1:" + std::to_string(portOf(listener)))), peer(acceptOne(listener)) {
        rig.awaitState(row.id, Events::Out);
    }
    Fd listener = tcpListener();
    SocketInfo row;
    Fd peer;
};

Nanos lastEnd(const recipes::ObservedLane& lane) {
    const std::vector<Watch> watches = lane.source->snapshot()->watches(lane.socket);
    return watches.empty() ? 0 : watches.back().to;
}

bool works(Backend backend) { return whyNot(backend).isEmpty(); }

} // namespace

class TestSocketWatch : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { blockUserSignals(); }

    void allTellWhatPollTells() {
        EngineRig rig({.backend = Backend::Epoll});
        Connection one(rig);
        Watched watched(rig, one.row);
        QVERIFY(watched.started());
        QVERIFY(watched.awaitAll(Events::Out));
        sendAll(one.peer, "hello");
        QVERIFY(watched.awaitAll(Events::In | Events::Out));
        QVERIFY(rig.call(command::Receive{{one.row.id, {}}}).done());
        QVERIFY(watched.awaitAll(Events::Out));
        if (works(Backend::EpollEt))
            QVERIFY(watched.awaitDifference(DifferenceKind::NeverFell, Backend::EpollEt));
        QCOMPARE(::shutdown(one.peer.get(), SHUT_WR), 0);
        QVERIFY(watched.awaitAll(Events::In | Events::Out | Events::RdHup));
        QVERIFY(watched.awaitDifference(DifferenceKind::SetsForBits, Backend::Select));
        QCOMPARE(watched.watch().report().state, WatchState::Watching);
    }

    // Nothing is taken from the socket by those who ask.
    void aFullBufferAndAReset() {
        EngineRig rig({});
        Connection one(rig);
        Watched watched(rig, one.row);
        QVERIFY(watched.awaitAll(Events::Out));
        const Answer flooded = rig.call(command::Flood{{one.row.id, {}}});
        QVERIFY(flooded.done());
        QVERIFY(watched.awaitAll({}));
        QCOMPARE(receive(one.peer, flooded.yield.count).size(), std::size_t{flooded.yield.count});
        QVERIFY(watched.awaitAll(Events::Out));
        resetNow(one.peer);
        QVERIFY(watched.awaitAll(kReset));
        QVERIFY(watched.awaitDifference(DifferenceKind::SetsForBits, Backend::PSelect));
        const WatchReport report = watched.watch().report();
        const auto sets = std::ranges::find(report.differences, DifferenceKind::SetsForBits, &Difference::kind);
        QVERIFY(inEnglish(sets->title).find("HUP") != std::string::npos);
        QVERIFY(rig.log().state(one.row.id) == kReset);
    }

    void asTheInterestChanges() {
        EngineRig rig({});
        Connection one(rig);
        Watched watched(rig, one.row);
        sendAll(one.peer, "hello");
        QVERIFY(watched.awaitAll(Events::In | Events::Out));
        watched.watch().setInterest(Events::In);
        QVERIFY(watched.await([&](const WatchReport& report) {
            const recipes::ObservedLane& poll = report.lanes[static_cast<std::size_t>(Backend::Poll)];
            return poll.source->snapshot()->lane(poll.socket).state == Events::In;
        }));
    }

    // The number is another socket's at once, and the old lanes know nothing of that; the peer hears of the end, which
    // an observer that still held on would keep from it.
    void letsGoBeforeTheClose() {
        EngineRig rig({});
        Connection one(rig);
        Watched watched(rig, one.row);
        QVERIFY(watched.awaitAll(Events::Out));
        QVERIFY(rig.call(command::Close{{one.row.id, {}}}).done());
        const Nanos closed = monotonicNow();
        const WatchReport report = watched.watch().report();
        QCOMPARE(report.state, WatchState::Closed);
        QCOMPARE(receive(one.peer, 1), std::string());
        const SocketInfo next = rig.add("tcp:127.0.0.1:" + std::to_string(portOf(one.listener)));
        QCOMPARE(next.fd, one.row.fd);
        const Fd peer = acceptOne(one.listener);
        sendAll(peer, "for another");
        QVERIFY(rig.awaitState(next.id, Events::In | Events::Out));
        for (const recipes::ObservedLane& lane : watched.watch().report().lanes) {
            if (!lane.refused.empty())
                continue;
            QVERIFY(lane.source->snapshot()->lane(lane.socket).state.empty());
            QVERIFY(lastEnd(lane) != kInfinite);
            QVERIFY(lastEnd(lane) <= closed);
        }
    }

    void endsWithTheEngine() {
        EngineRig rig({});
        Connection one(rig);
        Watched watched(rig, one.row);
        rig.quit();
        QCOMPARE(watched.watch().report().state, WatchState::Closed);
    }

    // Started and closed at once, over and over: whoever comes first, nobody asks about what is closed.
    void racesWithTheClose() {
        EngineRig rig({});
        const Fd listener = tcpListener();
        for (int i = 0; i < 20; ++i) {
            const SocketInfo row = rig.add("tcp:127.0.0.1:" + std::to_string(portOf(listener)));
            Fd peer = acceptOne(listener);
            const CommandId closing = rig.post(command::Remove{{row.id, {}}, true});
            Watched watched(rig, row);
            QVERIFY(rig.await([&](const Log& log) {
                return std::ranges::find(log.answers, closing, &Answer::id) != log.answers.end();
            }));
            QVERIFY(!watched.started() || watched.watch().report().state == WatchState::Closed);
            QCOMPARE(receive(peer, 1), std::string());
        }
    }

    void stoppedItLetsGo() {
        EngineRig rig({});
        Connection one(rig);
        {
            Watched watched(rig, one.row);
            QVERIFY(watched.awaitAll(Events::Out));
            watched.watch().stop();
            QVERIFY(watched.await([](const WatchReport& report) {
                return std::ranges::all_of(report.lanes, [](const recipes::ObservedLane& lane) {
                    return !lane.refused.empty() || lastEnd(lane) != kInfinite;
                });
            }));
            QCOMPARE(watched.watch().report().state, WatchState::Stopped);
            // It may be watched again meanwhile.
            Watched again(rig, one.row);
            QVERIFY(again.awaitAll(Events::Out));
        }
        QVERIFY(rig.call(command::Close{{one.row.id, {}}}).done());
        QCOMPARE(receive(one.peer, 1), std::string());
        Watched late(rig, one.row);
        QVERIFY(!late.started());
    }

    // select has no place for the number; the others go on.
    void whoCannotTakeItSaysSo() {
        rlimit limit{};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        const rlimit before = limit;
        limit.rlim_cur = std::max<rlim_t>(limit.rlim_cur, std::min<rlim_t>(limit.rlim_max, 2048));
        ::setrlimit(RLIMIT_NOFILE, &limit);
        int ends[2]{};
        QCOMPARE(::pipe(ends), 0);
        const Fd write(ends[1]);
        const Fd high(::fcntl(ends[0], F_DUPFD, FD_SETSIZE));
        ::close(ends[0]);
        if (!high)
            QSKIP("no descriptor beyond FD_SETSIZE can be had here");
        EngineRig rig({});
        const SocketInfo row = rig.add("fd:" + std::to_string(high.get()));
        Watched watched(rig, row);
        QCOMPARE(::write(write.get(), "x", 1), ssize_t{1});
        QVERIFY(watched.awaitAll(Events::In));
        QVERIFY(watched.awaitDifference(DifferenceKind::Refused, Backend::Select));
        for (const recipes::ObservedLane& lane : watched.watch().report().lanes)
            QVERIFY(answersInSets(lane.backend) == (lane.refused == "refused") || !works(lane.backend));
        ::setrlimit(RLIMIT_NOFILE, &before);
    }

    // Closed by who it belongs to: a bit for poll, an error for the others.
    void aNumberThatIsNotOpen() {
        int ends[2]{};
        QCOMPARE(::pipe(ends), 0);
        const Fd write(ends[1]);
        EngineRig rig({});
        const SocketInfo row = rig.add("fd:" + std::to_string(ends[0]));
        Watched watched(rig, row);
        QVERIFY(watched.awaitAll({}));
        ::close(ends[0]);
        QVERIFY(watched.await([](const WatchReport& report) {
            const recipes::ObservedLane& poll = report.lanes[static_cast<std::size_t>(Backend::Poll)];
            return poll.source->snapshot()->lane(poll.socket).state == Events::Nval;
        }));
        QVERIFY(watched.awaitDifference(DifferenceKind::Refused, Backend::Select));
        const WatchReport report = watched.watch().report();
        const auto refused = std::ranges::find(report.differences, DifferenceKind::Refused, &Difference::kind);
        QVERIFY(inEnglish(refused->text).find("NVAL") != std::string::npos);
    }

    void shareIsTaken() {
        EngineRig rig({});
        Connection one(rig);
        Watched watched(rig, one.row);
        QVERIFY(watched.awaitAll(Events::Out));
        watched.watch().setShare(4);
        QVERIFY(watched.await([](const WatchReport& report) {
            return std::ranges::all_of(report.lanes, [](const recipes::ObservedLane& lane) {
                return !lane.refused.empty() || lane.source->snapshot()->totals().bound == (std::size_t{8} << 20) / 4;
            });
        }));
    }
};

QTEST_GUILESS_MAIN(TestSocketWatch)
#include "tst_socketwatch.moc"
