// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What was opened is what is saved: line by line, whole and in part.

#include "tests/core/trace/files/everykind.h"
#include "tests/core/trace/files/tracefiles.h"

#include <cerrno>
#include <csignal>

using namespace readyscope;
using namespace readyscope::test;

class TestTraceFiles : public QObject {
    Q_OBJECT
private slots:
    void everyKindComesBack();
    void everyFieldIsRead();
    void watches();
    void partOfTheTime();
    void partOfTheSockets();
    void cancelled();
    void cancelledOpening();
    void failedSaveLeavesTheOldFile();
    void progress();
    void boundedHistory();
    void headerOfLiveCapture();

private:
    OpenedTrace opened(const char* name, const QByteArray& text) {
        auto trace = open(m_folder.write(name, text));
        if (!trace)
            qFatal("it does not open: %s", trace.error().detail.c_str());
        return std::move(*trace);
    }
    Folder m_folder;
};

void TestTraceFiles::everyKindComesBack() {
    const OpenedTrace trace = opened("in.jsonl", kEveryKind);
    QCOMPARE(problemsOf(trace), QStringList());
    const auto saved = save(m_folder.path("out.jsonl"), trace);
    QVERIFY(saved);
    QCOMPARE(m_folder.read("out.jsonl").split('\n'), kEveryKind.split('\n'));
    QCOMPARE(saved->bytes, static_cast<std::uint64_t>(kEveryKind.size()));
    QCOMPARE(saved->totals.lost, std::uint64_t{10});
}

void TestTraceFiles::everyFieldIsRead() {
    const OpenedTrace trace = opened("in.jsonl", kEveryKind);
    const auto snapshot = trace.store->snapshot();
    QCOMPARE(trace.notes.header.host, std::string("box"));
    QCOMPARE(trace.notes.waitsLeftOut, std::uint64_t{4});
    QVERIFY(trace.ended);
    const Transition sampled = snapshot->transition(1, 1);
    QCOMPARE(sampled.since, Nanos{121});
    QVERIFY(sampled.hasRaw && sampled.raw.all(Events::WrBand | Events::Pri));
    QCOMPARE(snapshot->transition(1, 2).cause, Cause::Backend);
    QCOMPARE(snapshot->hits(1, 0, 1000).front().count, std::numeric_limits<std::uint64_t>::max());
    const Wait interrupted = snapshot->wait(1);
    QCOMPARE(interrupted.error, std::int16_t{EINTR});
    QCOMPARE(interrupted.signal, std::int16_t{SIGUSR1});
    QCOMPARE(interrupted.left, Nanos{12});
    QVERIFY(interrupted.maskNotAtomic);
    QCOMPARE(snapshot->wait(2).signal, std::int16_t{0});
    QVERIFY(snapshot->wait(3).byCommand);
    QCOMPARE(snapshot->wait(4).kind, WaitKind::Ask);
    QCOMPARE(snapshot->totals().begin, Nanos{100});
    QCOMPARE(snapshot->totals().now, Nanos{200});
    QCOMPARE(snapshot->realtimeAt(160), Nanos{5060});
    QCOMPARE(snapshot->realtimeAt(171), Nanos{5072});
    QCOMPARE(trace.sockets.size(), std::size_t{3});
    QCOMPARE(trace.sockets[2].kind, Kind::TcpAccepted);
    QVERIFY(trace.sockets[2].problem.has_value());
    QCOMPARE(trace.sockets[2].problem->detail, std::string("the peer reset the connection: ECONNRESET"));
}

void TestTraceFiles::watches() {
    const auto snapshot = opened("in.jsonl", kEveryKind).store->snapshot();
    const std::vector<Watch> first = snapshot->watches(1);
    QVERIFY((first == std::vector<Watch>{{110, 158, WatchEnd::Stopped, false}, {159, 180, WatchEnd::Closed, false}}));
    const std::vector<Watch> child = snapshot->watches(3);
    QVERIFY(
        (child == std::vector<Watch>{{112, 158, WatchEnd::Stopped, true}, {159, 181, WatchEnd::Unsupported, false}}));
    QCOMPARE(snapshot->watches(2).back().to, kInfinite);
}

// Begins with what was known by then; the first `previous` is empty and the state says since when at most it was so.
void TestTraceFiles::partOfTheTime() {
    const OpenedTrace trace = opened("in.jsonl", kEveryKind);
    TraceSelection part;
    part.from = 130;
    part.to = 152;
    QVERIFY(save(m_folder.path("part.jsonl"), trace, part));
    const QList<QByteArray> lines = m_folder.read("part.jsonl").split('\n');
    QVERIFY(lines[0].contains(R"("monotonic":130,"realtime":5030,"backend":"poll")"));
    QVERIFY(lines[1].startsWith(R"({"type":"socket","t":130,"id":1,)"));
    QVERIFY(lines[2].startsWith(R"({"type":"socket","t":130,"id":2,)"));
    QVERIFY(lines[3].startsWith(R"({"type":"socket","t":130,"id":3,)"));
    QCOMPARE(lines[4],
             QByteArray(R"({"type":"transition","t":130,"socket":1,"revents":["IN","OUT","RDHUP","HUP","ERR"],)"
                        R"("previous":[],"since":124})"));
    QVERIFY(lines[5].startsWith(R"({"type":"wait","entered":130,)"));
    QCOMPARE(lines.at(lines.size() - 2), QByteArray(R"({"type":"end","t":152,"transitions":2,"waits":4,"lost":10})"));
    const OpenedTrace again = opened("again.jsonl", m_folder.read("part.jsonl"));
    QCOMPARE(problemsOf(again), QStringList());
    const auto before = trace.store->snapshot();
    const auto after = again.store->snapshot();
    for (Nanos time = 130; time <= 152; ++time)
        QCOMPARE(after->stateAt(1, time).bits(), before->stateAt(1, time).bits());
    QCOMPARE(after->lane(1).state.bits(), before->stateAt(1, 152).bits());
    QCOMPARE(after->totals().waits, std::uint64_t{4});
    // And later, when the markers have changed the settings.
    part.from = 165;
    part.to = 1000;
    QVERIFY(save(m_folder.path("late.jsonl"), trace, part));
    QVERIFY(m_folder.read("late.jsonl").contains(R"("backend":"select","timeout":1000000,"mode":"every-return"})"));
}

void TestTraceFiles::partOfTheSockets() {
    const OpenedTrace trace = opened("in.jsonl", kEveryKind);
    TraceSelection part;
    part.sockets = {3};
    QVERIFY(save(m_folder.path("part.jsonl"), trace, part));
    const QByteArray text = m_folder.read("part.jsonl");
    QVERIFY(text.startsWith(kCapture));
    QVERIFY(!text.contains("\"socket\":1") && !text.contains("\"id\":1,") && !text.contains("\"id\":2,"));
    QVERIFY(text.contains("\"id\":3,"));
    QVERIFY(text.contains("\"type\":\"wait\""));
    QVERIFY(text.contains(R"({"type":"gap","from":143,"to":150,"lost":7,"socket":null})"));
    QVERIFY(text.contains("\"call\":\"recv\""));
    QVERIFY(text.contains("\"call\":\"getaddrinfo\""));
}

void TestTraceFiles::cancelled() {
    const OpenedTrace trace = opened("in.jsonl", kEveryKind);
    m_folder.write("old.jsonl", "as it was");
    const QStringList before = m_folder.entries();
    FileProgress progress;
    progress.cancelled = true;
    const auto saved = saveTrace(m_folder.path("old.jsonl"), *trace.store->snapshot(), trace.notes, {}, progress);
    QVERIFY(!saved);
    QCOMPARE(saved.error().errnum, ECANCELED);
    QCOMPARE(m_folder.read("old.jsonl"), QByteArray("as it was"));
    QCOMPARE(m_folder.entries(), before);
}

void TestTraceFiles::cancelledOpening() {
    FileProgress progress;
    progress.cancelled = true;
    const auto trace = openTrace(m_folder.write("in.jsonl", kEveryKind), progress);
    QVERIFY(!trace);
    QCOMPARE(trace.error().errnum, ECANCELED);
}

void TestTraceFiles::failedSaveLeavesTheOldFile() {
    const OpenedTrace trace = opened("in.jsonl", kEveryKind);
    const auto saved = save(m_folder.path("none/out.jsonl"), trace);
    QVERIFY(!saved);
    QCOMPARE(saved.error(), (SysError{"open", ENOENT, m_folder.path("none/out.jsonl"), {}}));
}

void TestTraceFiles::progress() {
    FileProgress progress;
    const auto trace = openTrace(m_folder.write("in.jsonl", kEveryKind), progress);
    QVERIFY(trace);
    QCOMPARE(progress.total.load(), static_cast<std::uint64_t>(kEveryKind.size()));
    QCOMPARE(progress.done.load(), progress.total.load());
    FileProgress saving;
    QVERIFY(saveTrace(m_folder.path("out.jsonl"), *trace->store->snapshot(), trace->notes, {}, saving));
    QCOMPARE(saving.total.load(), std::uint64_t{9}); // transitions and waits
    QCOMPARE(saving.done.load(), saving.total.load());
}

// What the bound has taken is a gap in the file, and what lanes were after it is told with the doubt there is.
void TestTraceFiles::boundedHistory() {
    Store store(std::size_t{64} << 10);
    store.clear(1000);
    TraceNotes notes;
    SocketInfo info;
    info.id = 1;
    info.name = "c1";
    info.fd = 7;
    info.state = SocketState::Open;
    info.time = 1000;
    notes.sockets.push_back(std::make_shared<const SocketInfo>(info));
    store.beginWatch(1, 1000, false);
    Transition transition;
    transition.socket = 1;
    for (Nanos time = 1001; time <= 30000; ++time) {
        transition.time = time;
        transition.revents = time % 2 == 0 ? Events(Events::Out) : Events::Out | Events::In;
        store.append(transition);
        store.advance(time);
    }
    const auto live = store.snapshot();
    QVERIFY(live->lane(1).first > 0);
    FileProgress progress;
    QVERIFY(saveTrace(m_folder.path("bounded.jsonl"), *live, notes, {}, progress));
    const auto trace = open(m_folder.path("bounded.jsonl"));
    QVERIFY(trace);
    QCOMPARE(problemsOf(*trace), QStringList());
    const auto snapshot = trace->store->snapshot();
    QVERIFY(snapshot->gaps(0, 100000) == live->gaps(0, 100000));
    QCOMPARE(snapshot->lane(1).end, live->lane(1).end - live->lane(1).first + 1);
    QCOMPARE(snapshot->transition(1, 1).time, live->transition(1, live->lane(1).first).time);
    QCOMPARE(snapshot->transition(1, 1).previous.bits(), live->transition(1, live->lane(1).first).previous.bits());
}

void TestTraceFiles::headerOfLiveCapture() {
    Store store;
    store.clear(1000);
    store.append(ClockPair{1500, 9500});
    store.append(Marker{2000, MarkerKind::Backend, "", "select", "poll"});
    store.append(Marker{3000, MarkerKind::Backend, "", "poll", "epoll"});
    store.append(Marker{3000, MarkerKind::Timeout, "", "1.5ms", "infinite"});
    store.advance(4000);
    CaptureHeader now;
    now.backend = Backend::Epoll;
    now.mode = Mode::EveryReturn;
    const CaptureHeader header = headerOfLive(now, *store.snapshot());
    QCOMPARE(header.backend, Backend::Select);
    QCOMPARE(header.timeout, Nanos{1500000});
    QCOMPARE(header.mode, Mode::EveryReturn);
    QVERIFY((header.clock == ClockPair{1000, 9000}));
}

QTEST_GUILESS_MAIN(TestTraceFiles)
#include "tst_tracefiles.moc"
