// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Real captures over loopback, saved and opened again: the file shows what the live trace shows.

#include "core/engine/jsonwriter.h"
#include "core/trace/socketlog.h"
#include "tests/core/trace/files/tracefiles.h"
#include "tests/util/backendrows.h"
#include "tests/util/enginerig.h"
#include "tests/util/peers.h"

#include <QScopeGuard>

#include <algorithm>
#include <thread>

#include <fcntl.h>

using namespace readyscope;
using namespace readyscope::test;

namespace {

// Clients that talk, are closed, reset and refused, a switch of settings, marks: something of every kind.
void act(EngineRig& rig, Backend backend) {
    const SocketInfo server = rig.add("tcp-listen:127.0.0.1:0,name=server,child-policy=echo");
    const std::uint16_t port = portIn(rig.log().info(server.id)->local);
    Fd first = tcpConnect(port);
    sendAll(first, "hello");
    QCOMPARE(receive(first, 5), std::string("hello"));
    Fd second = tcpConnect(port);
    QVERIFY(rig.await([&](const Log& log) { return log.child(server.id, 2) != nullptr; }));
    const Fd listener = tcpListener();
    const SocketInfo client = rig.add("tcp:127.0.0.1:" + std::to_string(portOf(listener)) + ",name=client");
    const Fd peer = acceptOne(listener);
    sendAll(peer, "left unread");
    QVERIFY(rig.awaitState(client.id, told(backend, Events::In | Events::Out)));
    rig.call(command::Mark{"here"});
    rig.call(command::SetTimeout{50 * kMillisecond});
    rig.call(command::Receive{{client.id, {}}, 0, false});
    rig.add("tcp:127.0.0.1:" + std::to_string(freePort()) + ",name=refused");
    resetNow(second);
    first.reset();
    rig.call(command::Stop{});
    rig.call(command::Run{});
    rig.call(command::Close{{client.id, {}}});
    QVERIFY(rig.await([&](const Log& log) {
        const SocketInfo* refused = nullptr;
        for (const SocketInfo& socket : log.sockets)
            if (socket.name == "refused" && socket.state == SocketState::Failed)
                refused = &socket;
        return refused != nullptr;
    }));
    rig.call(command::Stop{}); // so that nothing comes any more
}

TraceNotes notesOf(EngineRig& rig, const Snapshot& snapshot, const EngineSettings& settings) {
    SocketLog log;
    for (const SocketInfo& socket : rig.log().sockets)
        log.add(socket);
    for (const ErrorRecord& error : rig.log().errors)
        log.add(error);
    TraceNotes notes = log.notes();
    notes.header.backend = settings.backend;
    notes.header = headerOfLive(notes.header, snapshot);
    return notes;
}

Wait withoutWaker(Wait wait) {
    wait.woken = false; // no line says it
    return wait;
}

void compareLanes(const Snapshot& live, const Snapshot& opened, SocketId socket) {
    const LaneSummary lane = live.lane(socket);
    QVERIFY(opened.lane(socket) == lane);
    for (std::uint64_t position = lane.first; position < lane.end; ++position)
        QVERIFY(opened.transition(socket, position) == live.transition(socket, position));
    const TraceTotals totals = live.totals();
    for (const int columns : {1, 7, 1900}) {
        std::vector<Bin> before;
        std::vector<Bin> after;
        live.bins(socket, totals.begin, totals.now + 1, columns, before);
        opened.bins(socket, totals.begin, totals.now + 1, columns, after);
        QVERIFY(before == after);
    }
    QVERIFY(live.hits(socket, totals.begin, totals.now) == opened.hits(socket, totals.begin, totals.now));
    // A watch begins and ends a moment before the line that says so is stamped, and no transition is between.
    const std::vector<Watch> watches = live.watches(socket);
    const std::vector<Watch> told = opened.watches(socket);
    QCOMPARE(told.size(), watches.size());
    for (std::size_t i = 0; i < watches.size(); ++i) {
        QCOMPARE(told[i].end, watches[i].end);
        QCOMPARE(told[i].accepted, watches[i].accepted);
        QCOMPARE(live.lowerBound(socket, told[i].from), live.lowerBound(socket, watches[i].from));
        QCOMPARE(told[i].to == kInfinite, watches[i].to == kInfinite);
    }
}

void compareWaits(const Snapshot& live, const Snapshot& opened) {
    QCOMPARE(opened.endWait(), live.endWait());
    for (std::uint64_t position = 0; position < live.endWait(); ++position)
        QVERIFY(opened.wait(position) == withoutWaker(live.wait(position)));
    std::vector<WaitBin> before;
    std::vector<WaitBin> after;
    live.waitBins(live.totals().begin, live.totals().now + 1, 100, before);
    opened.waitBins(live.totals().begin, live.totals().now + 1, 100, after);
    QVERIFY(before == after);
}

QList<QByteArray> sortedLines(const QByteArray& text) {
    QList<QByteArray> lines = text.split('\n');
    std::sort(lines.begin(), lines.end());
    return lines;
}

} // namespace

class TestCaptureFiles : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { blockUserSignals(); }
    void liveAndOpenedAreTheSame_data() { backendRows(); }
    void liveAndOpenedAreTheSame();
    void recordedLinesComeBack_data() { backendRows(); }
    void recordedLinesComeBack();
    void savedWhileItGoesOn();

private:
    Folder m_folder;
};

void TestCaptureFiles::liveAndOpenedAreTheSame() {
    READYSCOPE_FETCH_BACKEND();
    EngineSettings settings;
    settings.backend = backend;
    EngineRig rig(settings);
    act(rig, backend);
    const auto live = rig.store().snapshot();
    const TraceNotes notes = notesOf(rig, *live, settings);
    FileProgress progress;
    const auto saved = saveTrace(m_folder.path("first.jsonl"), *live, notes, {}, progress);
    QVERIFY(saved);
    QCOMPARE(saved->totals.transitions, live->totals().transitions);
    QCOMPARE(saved->totals.waits, live->totals().waits);

    const auto trace = open(m_folder.path("first.jsonl"));
    QVERIFY(trace);
    QCOMPARE(problemsOf(*trace), QStringList());
    const auto opened = trace->store->snapshot();
    QCOMPARE(opened->totals().begin, live->totals().begin);
    QCOMPARE(opened->totals().transitions, live->totals().transitions);
    QCOMPARE(opened->totals().hits, live->totals().hits);
    for (SocketId socket = 1; socket < live->endLane(); ++socket)
        compareLanes(*live, *opened, socket);
    compareWaits(*live, *opened);
    constexpr Nanos kEver = std::numeric_limits<Nanos>::max();
    QVERIFY(opened->markers(0, kEver) == live->markers(0, kEver));
    QVERIFY(opened->gaps(0, kEver) == live->gaps(0, kEver));
    QVERIFY(opened->markers(0, kEver).size() >= 4);

    QVERIFY(save(m_folder.path("second.jsonl"), *trace));
    QCOMPARE(m_folder.read("second.jsonl"), m_folder.read("first.jsonl"));
}

// The lines that `readyscope record` writes, through a trace and back. Lines of one time may change places.
void TestCaptureFiles::recordedLinesComeBack() {
    READYSCOPE_FETCH_BACKEND();
    EngineSettings settings;
    settings.backend = backend;
    settings.mode = Mode::EveryReturn;
    settings.pace = kMillisecond;
    const Fd file(::open(m_folder.path("recorded.jsonl").c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    {
        JsonWriter writer(file.get(), {}, [](const SysError&) { QFAIL("the file takes no more"); });
        EngineRig rig(settings);
        CaptureHeader header;
        header.clock = {rig.store().snapshot()->totals().begin, 1};
        header.backend = backend;
        header.mode = settings.mode;
        writer.begin(header);
        act(rig, backend);
        rig.quit();
        Log log = rig.log();
        Batch batch;
        batch.transitions = log.transitions;
        batch.waits = log.waits;
        batch.hits = log.hits;
        batch.sockets = log.sockets;
        batch.errors = log.errors;
        batch.markers = log.markers;
        writer.engineBatch(batch);
        writer.finish();
    }
    const auto trace = open(m_folder.path("recorded.jsonl"));
    QVERIFY(trace);
    QCOMPARE(problemsOf(*trace), QStringList());
    QVERIFY(trace->ended);
    QVERIFY(save(m_folder.path("saved.jsonl"), *trace));
    QCOMPARE(sortedLines(m_folder.read("saved.jsonl")), sortedLines(m_folder.read("recorded.jsonl")));
    const auto again = open(m_folder.path("saved.jsonl"));
    QVERIFY(again);
    QCOMPARE(problemsOf(*again), QStringList());
}

// The engine writes on at full speed; each file is whole up to its snapshot.
void TestCaptureFiles::savedWhileItGoesOn() {
    EngineSettings settings;
    settings.backend = Backend::Epoll;
    EngineRig rig(settings);
    const SocketInfo server = rig.add("tcp-listen:127.0.0.1:0,name=server,child-policy=echo");
    const Fd client = tcpConnect(portIn(rig.log().info(server.id)->local));
    QVERIFY(rig.await([&](const Log& log) { return log.child(server.id, 1) != nullptr; }));
    constexpr int kTalks = 200;
    const auto talk = [&client] {
        for (int i = 0; i < kTalks; ++i) {
            sendAll(client, "ping");
            receive(client, 4);
        }
    };
    for (int i = 0; i < 4; ++i) {
        std::thread talking(talk);
        const auto join = qScopeGuard([&talking] { talking.join(); });
        const auto live = rig.store().snapshot();
        const TraceNotes notes = notesOf(rig, *live, settings);
        FileProgress progress;
        QVERIFY(saveTrace(m_folder.path("growing.jsonl"), *live, notes, {}, progress));
        const auto trace = open(m_folder.path("growing.jsonl"));
        QVERIFY(trace);
        QCOMPARE(problemsOf(*trace), QStringList());
        // What the engine has written but not said to be whole yet is for the next time.
        std::uint64_t whole = 0;
        for (SocketId socket = 1; socket < live->endLane(); ++socket)
            whole += live->lowerBound(socket, live->totals().now + 1);
        QCOMPARE(trace->store->snapshot()->totals().transitions, whole);
        QVERIFY(i == 0 || whole > static_cast<std::uint64_t>(i) * kTalks);
    }
}

QTEST_GUILESS_MAIN(TestCaptureFiles)
#include "tst_capturefiles.moc"
