// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Backends compared on a live engine. Time is the test's own: a run ends when the pings it needs have come.

#include "core/lab/comparison.h"
#include "core/multiplexer/registry.h"
#include "core/socket/fd.h"
#include "tests/util/enginerig.h"

#include <QTest>

#include <fcntl.h>
#include <sys/resource.h>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr std::size_t kPings = 3; // at least, of a run
// One is timed that is told before the next is sent: longer than a wake-up takes on a busy machine.
constexpr Nanos kPingPeriod = 5 * kMillisecond;

EngineSettings settingsOf(Backend backend, Mode mode = Mode::Transitions) {
    EngineSettings settings;
    settings.backend = backend;
    settings.mode = mode;
    return settings;
}

bool isOurs(const SocketInfo& socket) { return socket.name.rfind("compare-", 0) == 0; }

class Bench {
public:
    explicit Bench(EngineSettings settings, int idle = 6)
        : rig(settings),
          comparison({[this](const Command& command) { return rig.post(command); },
                      [this] { return rig.engine().figures(); }, [this] { return rig.store().snapshot(); }},
                     {kSecond, idle, kPingPeriod}) {}

    // Tells the comparison what came. False if nothing came for long.
    bool tellNews() {
        const bool came = rig.await(
            [this](const Log& log) { return log.answers.size() > m_answers || log.sockets.size() > m_sockets; });
        const Log log = rig.log();
        for (; m_sockets < log.sockets.size(); ++m_sockets)
            comparison.socketChanged(log.sockets[m_sockets]);
        for (; m_answers < log.answers.size(); ++m_answers)
            comparison.answered(log.answers[m_answers]);
        return came;
    }
    // One step: what it is due for, or news of the engine.
    bool step() {
        if (comparison.due() == kNoTime)
            return tellNews();
        if (m_measuring && !awaitPings())
            return false;
        comparison.tick(comparison.due() - 1); // too soon: nothing
        comparison.tick(comparison.due());
        m_measuring = !m_measuring;
        return true;
    }
    bool runThrough() {
        while (comparison.isRunning())
            if (!step())
                return false;
        return true;
    }
    std::vector<SocketInfo> oursLeft() {
        std::map<SocketId, SocketInfo> latest;
        for (const SocketInfo& socket : rig.log().sockets)
            latest[socket.id] = socket;
        std::vector<SocketInfo> left;
        for (const auto& [id, socket] : latest)
            if (isOurs(socket) && !socket.removed)
                left.push_back(socket);
        return left;
    }

    // As the last marker says.
    Backend backendNow(Backend first) {
        for (const Marker& marker : rig.log().markers)
            if (marker.kind == MarkerKind::Backend)
                first = *backendNamed(marker.to);
        return first;
    }

    EngineRig rig;
    Comparison comparison;

private:
    bool awaitPings() {
        SocketId ping = kNoSocket;
        bool taken = true;
        for (const SocketInfo& socket : rig.log().sockets)
            if (socket.name == "compare-ping") {
                ping = socket.id;
                taken = socket.state != SocketState::Unsupported;
            }
        const auto told = [ping](const Log& log) { return log.of(ping).size() / 2 + log.hitsOf(ping); };
        const std::size_t before = told(rig.log());
        return !taken || rig.await([&](const Log& log) { return told(log) > before + kPings; });
    }

    std::size_t m_answers = 0;
    std::size_t m_sockets = 0;
    bool m_measuring = false;
};

} // namespace

class TestComparison : public QObject {
    Q_OBJECT

private slots:
    void eachBackendIsMeasuredTwice_data() {
        QTest::addColumn<int>("mode");
        QTest::newRow("transitions") << static_cast<int>(Mode::Transitions);
        QTest::newRow("every return") << static_cast<int>(Mode::EveryReturn);
    }
    void eachBackendIsMeasuredTwice() {
        QFETCH(int, mode);
        Bench bench(settingsOf(Backend::Poll, static_cast<Mode>(mode)));
        bench.comparison.start(Backend::Poll, 0);
        QVERIFY(bench.comparison.isRunning());
        QVERIFY(bench.runThrough());
        QCOMPARE(bench.comparison.idle(), std::uint64_t{6});
        QCOMPARE(bench.comparison.rows().size(), kBackends.size());
        for (const ComparisonRow& row : bench.comparison.rows()) {
            const std::string name(nameOf(row.backend));
            for (const Measurement& run : {row.now, row.withIdle}) {
                QVERIFY2(run.done, name.c_str());
                QCOMPARE(run.isMeasured(), probeBackend(row.backend).works);
                if (!run.isMeasured())
                    continue;
                QVERIFY2(run.waits >= 1, name.c_str()); // io_uring may tell several pings in one
                QVERIFY2(run.pings >= 1, name.c_str());
                QCOMPARE(run.calls.has_value(), run.transitions > 0); // pings that come fast are hits
                QVERIFY2(run.wakeP50 && *run.wakeP50 > 0 && *run.wakeP99 >= *run.wakeP50, name.c_str());
            }
            QCOMPARE(row.now.isMeasured() ? row.now.sockets : 0, std::uint64_t{0});
            QCOMPARE(row.withIdle.isMeasured() ? row.withIdle.sockets : 6, std::uint64_t{6});
        }
    }

    void whatItAddedIsGoneAndTheBackendIsBack() {
        Bench bench(settingsOf(Backend::PSelect));
        const SocketInfo own = bench.rig.add("udp-listen:127.0.0.1:0,name=own");
        bench.comparison.start(Backend::PSelect, 1);
        QVERIFY(bench.runThrough());
        bench.rig.call(command::Mark{"after"}); // what it posted last has been obeyed
        QVERIFY(bench.oursLeft().empty());
        QCOMPARE(bench.backendNow(Backend::PSelect), Backend::PSelect);
        QVERIFY(!bench.rig.log().info(own.id)->removed);
        std::size_t switches = 0;
        for (const Marker& marker : bench.rig.log().markers)
            switches += marker.kind == MarkerKind::Backend ? 1 : 0;
        QVERIFY(switches >= 5); // and the timeline shows each
    }

    void itCanBeCancelledAtAnyTime_data() {
        QTest::addColumn<int>("steps");
        for (const int steps : {0, 1, 2, 3, 5, 8, 20, 34})
            QTest::addRow("after %d steps", steps) << steps;
    }
    void itCanBeCancelledAtAnyTime() {
        QFETCH(int, steps);
        Bench bench(settingsOf(Backend::Poll));
        bench.comparison.start(Backend::Poll, 0);
        for (int i = 0; i < steps && bench.comparison.isRunning(); ++i)
            QVERIFY(bench.step());
        bench.comparison.cancel();
        QVERIFY(!bench.comparison.isRunning());
        bench.rig.call(command::Mark{"after"});
        QVERIFY(bench.oursLeft().empty());
        QCOMPARE(bench.backendNow(Backend::Poll), Backend::Poll);
    }

    void itCanRunAgain() {
        Bench bench(settingsOf(Backend::Poll), 2);
        bench.comparison.start(Backend::Poll, 0);
        QVERIFY(bench.runThrough());
        bench.comparison.start(Backend::Poll, 0);
        QVERIFY(!bench.comparison.rows().front().now.done); // from the beginning
        QVERIFY(bench.runThrough());
        QVERIFY(bench.comparison.rows().front().withIdle.isMeasured());
    }

    void progressCountsTheRuns() {
        Bench bench(settingsOf(Backend::Poll));
        bench.comparison.start(Backend::Poll, 0);
        int last = 0;
        Nanos left = INT64_MAX;
        while (bench.comparison.isRunning()) {
            const Nanos now = bench.comparison.due() == kNoTime ? 0 : bench.comparison.due();
            const ComparisonProgress progress = bench.comparison.progress(now);
            QCOMPARE(progress.runs, 14);
            QVERIFY(progress.run >= last && progress.run <= 14);
            QVERIFY(progress.left <= left || progress.run == last);
            QCOMPARE(progress.withIdle, progress.run > 7);
            last = progress.run;
            left = progress.left;
            QVERIFY(bench.step());
        }
        QCOMPARE(last, probeBackend(kBackends.back()).works ? 14 : 13); // a refused one takes no time
    }

    void aSwitchFromOutsideIsNoticed() {
        Bench bench(settingsOf(Backend::Poll), 0);
        bench.comparison.start(Backend::Poll, 0);
        while (bench.comparison.due() == kNoTime) // until the first has settled
            QVERIFY(bench.step());
        QVERIFY(bench.step()); // it is measured now
        bench.rig.call(command::SetBackend{Backend::PSelect});
        QVERIFY(bench.step());
        QVERIFY(!bench.comparison.rows().front().now.isMeasured());
        QVERIFY(inEnglish(bench.comparison.rows().front().now.refused).find("changed") != std::string::npos);
        QVERIFY(bench.runThrough());
    }

    // FD_SETSIZE is 1024; a descriptor above it cannot be put into a set.
    void selectSaysWhyItCannotBeMeasured() {
        rlimit limit{};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        if (limit.rlim_max < 1200)
            QSKIP("the hard limit of descriptors is below 1,200");
        const rlimit before = limit;
        limit.rlim_cur = std::max<rlim_t>(limit.rlim_cur, 1200);
        ::setrlimit(RLIMIT_NOFILE, &limit);
        {
            std::vector<Fd> low;
            Bench bench(settingsOf(Backend::Poll), 2);
            do
                low.emplace_back(::open("/dev/null", O_RDONLY | O_CLOEXEC));
            while (low.back().get() < 1024);
            bench.comparison.start(Backend::Poll, 0);
            QVERIFY(bench.runThrough());
            for (const ComparisonRow& row : bench.comparison.rows()) {
                if (!probeBackend(row.backend).works)
                    continue;
                QCOMPARE(row.now.isMeasured(), !answersInSets(row.backend));
                if (answersInSets(row.backend))
                    QVERIFY2(inEnglish(row.now.refused).find("ends at number 1023") != std::string::npos,
                             inEnglish(row.now.refused).c_str());
            }
        }
        ::setrlimit(RLIMIT_NOFILE, &before);
    }

    void aTakenNameEndsItWithAReason() {
        Bench bench(settingsOf(Backend::Poll));
        bench.rig.add("udp-listen:127.0.0.1:0,name=compare-ping");
        bench.tellNews();
        bench.comparison.start(Backend::Poll, 0);
        QVERIFY(bench.runThrough());
        QVERIFY(bench.comparison.error().has_value());
        QVERIFY(!bench.comparison.rows().front().now.done);
    }
};

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
