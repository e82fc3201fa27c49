// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Waits of a real engine, rebuilt from its trace, beside what was really passed to the call and came back.

#include "core/engine/glasssets.h"
#include "core/engine/glasstimeout.h"

#include "callwatch.h"
#include "tests/util/backendrows.h"
#include "tests/util/enginerig.h"
#include "tests/util/peers.h"

#include "tests/core/trace/eventscompare.h"

#include <QTest>

#include <algorithm>

#include <sys/socket.h>

using namespace readyscope;
using namespace readyscope::test;

Q_DECLARE_METATYPE(Mode)

namespace {

bool isOutside(const Call& call, const Wait& wait) { return call.time < wait.entered || call.time > wait.returned; }

const Call* callOf(const std::vector<Call>& calls, const Wait& wait) {
    const auto found = std::lower_bound(calls.begin(), calls.end(), wait.entered,
                                        [](const Call& call, Nanos time) { return call.time < time; });
    return found == calls.end() || isOutside(*found, wait) ? nullptr : &*found;
}

std::string words(const std::map<int, CallEntry>& entries) {
    std::string text;
    for (const auto& [fd, entry] : entries)
        text += " " + std::to_string(fd) + ":" + toString(entry.asked) + (entry.edge ? "(ET)" : "") + ">" +
                toString(entry.told);
    return text;
}

// As the glass has it. `unsure`: the bits of each descriptor that it leaves open.
std::map<int, CallEntry> rebuilt(const GlassWait& glass, std::map<int, Events>& unsure) {
    std::map<int, CallEntry> entries;
    if (glass.waker >= 0)
        entries[glass.waker] = {glass.waker, glass.wakerAsked(), glass.wait.woken ? glass.wakerAsked() : Events(),
                                false};
    for (const GlassEntry& entry : glass.entries) {
        entries[entry.fd] = {entry.fd, entry.asked.events, entry.told, entry.asked.trigger == Trigger::Edge};
        unsure[entry.fd] = entry.unsure;
    }
    for (const GlassLeftOut& out : glass.leftOut)
        unsure[out.fd] = out.unsure;
    return entries;
}

struct Tally {
    int compared = 0;
    int withAnswers = 0;
    int open = 0; // with bits that the trace leaves open
    std::string wrong;
};

// Descriptors with open bits may differ in these alone, or be there at all.
void compare(const GlassWait& glass, const Call& call, Tally& tally) {
    std::map<int, Events> unsure;
    const std::map<int, CallEntry> mine = rebuilt(glass, unsure);
    ++tally.compared;
    tally.withAnswers += call.told().empty() ? 0 : 1;
    bool open = false;
    std::map<int, CallEntry> left = mine;
    std::map<int, CallEntry> right = call.byFd;
    for (const auto& [fd, bits] : unsure)
        if (!bits.empty()) {
            open = true;
            left.erase(fd);
            right.erase(fd);
        }
    tally.open += open ? 1 : 0;
    if (left == right && (open || glass.unaccounted == 0))
        return;
    tally.wrong += "wait " + std::to_string(glass.position) + " " + std::string(nameOf(glass.wait.backend)) +
                   "\n  rebuilt" + words(mine) + "\n  passed " + words(call.byFd) + "\n";
}

Tally compareAll(EngineRig& rig) {
    const auto snapshot = rig.store().snapshot();
    const std::vector<Call> calls = callsSeen();
    Tally tally;
    for (std::uint64_t position = snapshot->firstWait(); position < snapshot->endWait(); ++position) {
        const Wait wait = snapshot->wait(position);
        if (wait.kind != WaitKind::Loop)
            continue;
        const std::optional<GlassWait> glass = waitUnderGlass(*snapshot, position, {});
        const Call* call = callOf(calls, wait);
        if (!glass || call == nullptr)
            tally.wrong += "wait " + std::to_string(position) + " has no call or cannot be rebuilt\n";
        else
            compare(*glass, *call, tally);
    }
    return tally;
}

void rows() {
    QTest::addColumn<Backend>("backend");
    QTest::addColumn<Mode>("mode");
    for (const Backend backend :
         {Backend::Select, Backend::PSelect, Backend::Poll, Backend::PPoll, Backend::Epoll, Backend::EpollEt})
        for (const Mode mode : {Mode::Transitions, Mode::EveryReturn})
            QTest::addRow("%s, %s", nameOf(backend).data(), nameOf(mode).data()) << backend << mode;
}

EngineSettings settingsFor(Backend backend, Mode mode) {
    EngineSettings settings;
    settings.backend = backend;
    settings.mode = mode;
    // Fewer returns while something stands ready.
    settings.pace = mode == Mode::EveryReturn ? 100 * kMicrosecond : 0;
    return settings;
}

} // namespace

class TestGlassCalls : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { blockUserSignals(); }
    void everyWaitIsRebuilt_data() { rows(); }
    void everyWaitIsRebuilt();
    void whatTheRingToldWasAsked_data();
    void whatTheRingToldWasAsked();
    void pollBesideIsAskedTheSame_data() { backendRows(); }
    void pollBesideIsAskedTheSame();
    void nothingIsKeptWhileTheBoxIsOff();
    void timeoutsAreThoseOfTheCall_data() { backendRows(); }
    void timeoutsAreThoseOfTheCall();
};

// Sockets of all policies, talked to, half closed, reset and closed.
void TestGlassCalls::everyWaitIsRebuilt() {
    READYSCOPE_FETCH_BACKEND();
    QFETCH(Mode, mode);
    forgetCalls();
    EngineRig rig(settingsFor(backend, mode));
    const SocketInfo echo = rig.add("tcp-listen:0,child-policy=echo");
    const SocketInfo drain = rig.add("tcp-listen:0,child-policy=drain,child-interest=in+rdhup");
    const SocketInfo watched = rig.add("udp-listen:0,interest=in");
    const Fd quiet = tcpListener();
    const SocketInfo client = rig.add("tcp:127.0.0.1:" + std::to_string(portOf(quiet)) + ",interest=in+pri+rdhup");
    Fd peer = acceptOne(quiet);
    Fd talker = tcpConnect(portIn(echo.local));
    Fd feeder = tcpConnect(portIn(drain.local));
    for (int i = 0; i < 20; ++i) {
        sendAll(talker, "word");
        QCOMPARE(receive(talker, 4), std::string("word"));
        sendAll(feeder, std::string(200'000, 'x'));
    }
    const Fd sender = udpSocket();
    udpConnect(sender, portIn(watched.local));
    sendAll(sender, "datagram");
    const auto has = [](const Log& log, SocketId id, Events bits) { return log.state(id).any(bits); };
    const Events readable = answersInSets(backend) ? Events::R : Events::In;
    QVERIFY(rig.await([&](const Log& log) { return has(log, watched.id, readable); }));
    QVERIFY(rig.call(command::SetInterest{{watched.id, {}}, Events::In | Events::Out}).done());
    QVERIFY(rig.call(command::Send{{client.id, {}}, "hello"}).done());
    ::shutdown(talker.get(), SHUT_WR);
    QCOMPARE(receive(talker, 1), std::string());
    QVERIFY(rig.call(command::ShutDown{{client.id, {}}, Direction::Write}).done());
    resetNow(peer);
    QVERIFY(rig.await([&](const Log& log) { return has(log, client.id, readable); }));
    feeder.reset();
    QVERIFY(rig.await(
        [&](const Log& log) { return log.child(drain.id, 1) && has(log, log.child(drain.id, 1)->id, readable); }));
    QVERIFY(rig.call(command::Close{{client.id, {}}}).done());
    rig.quit();
    const Tally tally = compareAll(rig);
    QVERIFY2(tally.wrong.empty(), tally.wrong.c_str());
    // What was awaited came in waits of its own; under load the rest may share one.
    QVERIFY2(tally.compared >= 8, qPrintable(QString::number(tally.compared)));
    QVERIFY2(tally.withAnswers >= 5, qPrintable(QString::number(tally.withAnswers)));
    // Where every return asks for all, and where every hit is kept, nothing is left open.
    const bool exact = mode == Mode::EveryReturn || backend == Backend::EpollEt;
    QVERIFY2(tally.compared - tally.open > (exact ? tally.compared - 1 : 5),
             qPrintable(QStringLiteral("%1 of %2").arg(tally.open).arg(tally.compared)));
}

void TestGlassCalls::whatTheRingToldWasAsked_data() {
    QTest::addColumn<Mode>("mode");
    QTest::newRow("transitions") << Mode::Transitions;
    QTest::newRow("every-return") << Mode::EveryReturn;
}

// io_uring itself cannot be watched from here, but the poll that asks the state of those it told can.
void TestGlassCalls::whatTheRingToldWasAsked() {
    QFETCH(Mode, mode);
    if (const QString reason = whyNot(Backend::IoUring); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    forgetCalls();
    EngineRig rig(settingsFor(Backend::IoUring, mode));
    const Fd listener = tcpListener();
    const SocketInfo socket = rig.add("tcp:127.0.0.1:" + std::to_string(portOf(listener)) + ",interest=in+rdhup");
    const Fd peer = acceptOne(listener);
    const SocketInfo other = rig.add("udp-listen:0,interest=in");
    const Fd sender = udpSocket();
    udpConnect(sender, portIn(other.local));
    sendAll(peer, "word");
    QVERIFY(rig.awaitState(socket.id, Events::In));
    sendAll(sender, "datagram");
    QVERIFY(rig.awaitState(other.id, Events::In));
    ::shutdown(peer.get(), SHUT_WR);
    QVERIFY(rig.awaitState(socket.id, Events::In | Events::RdHup));
    rig.quit();
    const auto snapshot = rig.store().snapshot();
    const std::vector<Call> calls = callsSeen();
    int compared = 0;
    for (std::uint64_t position = 0; position < snapshot->endWait(); ++position) {
        const std::optional<GlassWait> glass = waitUnderGlass(*snapshot, position, {});
        if (!glass || glass->wait.kind != WaitKind::Loop || glass->wait.ready == 0 || glass->unaccounted != 0)
            continue;
        const auto after = std::find_if(calls.begin(), calls.end(),
                                        [&](const Call& call) { return call.time >= glass->wait.returned; });
        QVERIFY(after != calls.end());
        std::map<int, CallEntry> told; // the question also looks at what may stand behind
        for (const GlassEntry& entry : glass->entries)
            if (!entry.told.empty())
                told[entry.fd] = {entry.fd, entry.asked.events | kStandBehind, entry.told, false};
        QVERIFY2(told == after->byFd, (words(told) + " /" + words(after->byFd)).c_str());
        ++compared;
    }
    QVERIFY(compared >= 3);
}

// The call beside was made, was about what the wait was asked, and leaves the lanes their own words.
void TestGlassCalls::pollBesideIsAskedTheSame() {
    READYSCOPE_FETCH_BACKEND();
    forgetCalls();
    EngineSettings settings = settingsFor(backend, Mode::EveryReturn);
    settings.askBeside = true;
    EngineRig rig(settings);
    const Fd listener = tcpListener();
    const SocketInfo first = rig.add("tcp:127.0.0.1:" + std::to_string(portOf(listener)) + ",interest=in+pri+rdhup");
    const Fd peer = acceptOne(listener);
    const SocketInfo second = rig.add("udp-listen:0,interest=in");
    sendAll(peer, "word");
    const Events readable = answersInSets(backend) ? Events::R : Events::In;
    QVERIFY(rig.await([&](const Log& log) { return log.state(first.id).any(readable); }));
    const auto answered = [&](const Log& log) {
        return std::count_if(log.waits.begin(), log.waits.end(),
                             [](const Wait& wait) { return wait.kind == WaitKind::Loop && wait.ready > 0; });
    };
    // Each one more return, also where only edges are told.
    for (int i = 0; i < 5; ++i) {
        const auto before = answered(rig.log());
        sendAll(peer, "more");
        QVERIFY(rig.await([&](const Log& log) { return answered(log) > before; }));
    }
    rig.quit();
    const auto snapshot = rig.store().snapshot();
    const std::vector<Call> calls = callsSeen();
    std::uint64_t compared = 0;
    std::uint64_t named = 0;
    for (std::uint64_t position = 0; position + 1 < snapshot->endWait(); ++position) {
        const std::optional<GlassWait> glass = waitUnderGlass(*snapshot, position, {});
        if (!glass || glass->wait.kind != WaitKind::Loop)
            continue;
        QVERIFY(glass->beside);
        const Wait beside = snapshot->wait(position + 1);
        QCOMPARE(static_cast<int>(beside.kind), static_cast<int>(WaitKind::Ask));
        QCOMPARE(beside.entered, glass->beside->entered);
        const Call* call = callOf(calls, beside);
        QVERIFY(call != nullptr);
        QCOMPARE(call->name, std::string("poll"));
        std::map<int, CallEntry> kept;
        for (const BesideAnswer& answer : glass->beside->answers) {
            kept[answer.fd] = {answer.fd, answer.events, answer.revents, false};
            const GlassEntry* entry = glass->find(answer.socket);
            QVERIFY(entry != nullptr);
            QCOMPARE(answersInSets(backend) ? inWordsOf(backend, answer.events) : answer.events, entry->asked.events);
        }
        QVERIFY2(kept == call->byFd, (words(kept) + " /" + words(call->byFd)).c_str());
        QCOMPARE(glass->beside->answers.size(), glass->entries.size());
        const std::optional<GlassWait> itself = waitUnderGlass(*snapshot, position + 1, {});
        QCOMPARE(itself->answers(), std::max(call->returned, 0));
        ++compared;
        named += call->returned > 0 ? 1 : 0;
    }
    QVERIFY(compared >= 5 && named >= 5);
    for (const Transition& transition : rig.log().transitions)
        QVERIFY(transition.revents.empty() || transition.revents.isSets() == answersInSets(backend));
    QVERIFY(second.fd >= 0);
}

void TestGlassCalls::nothingIsKeptWhileTheBoxIsOff() {
    EngineRig rig(settingsFor(Backend::Select, Mode::EveryReturn));
    const SocketInfo socket = rig.add("udp-listen:0,interest=out"); // returns again and again
    const auto waits = [](const Log& log) {
        return std::count_if(log.waits.begin(), log.waits.end(),
                             [](const Wait& wait) { return wait.kind == WaitKind::Loop; });
    };
    QVERIFY(rig.await([&](const Log& log) { return waits(log) > 10; }));
    QVERIFY(!rig.store().snapshot()->besideAt(monotonicNow()));
    QVERIFY(rig.call(command::AskBeside{true}).done());
    QVERIFY(rig.await([&](const Log&) { return rig.store().snapshot()->besideAt(monotonicNow()) != nullptr; }));
    QVERIFY(rig.call(command::AskBeside{false}).done());
    const auto last = rig.store().snapshot()->besideAt(monotonicNow());
    const auto before = waits(rig.log());
    QVERIFY(rig.await([&](const Log& log) { return waits(log) > before + 10; }));
    QCOMPARE(rig.store().snapshot()->besideAt(monotonicNow()), last);
    QCOMPARE(last->answers.at(0).socket, socket.id);
}

void TestGlassCalls::timeoutsAreThoseOfTheCall() {
    READYSCOPE_FETCH_BACKEND();
    if (backend == Backend::IoUring)
        QSKIP("io_uring_enter is no function of the C library");
    forgetCalls();
    EngineSettings settings;
    settings.backend = backend;
    settings.timeout = 5'200'000;
    EngineRig rig(settings);
    QVERIFY(rig.await([](const Log& log) { return log.waits.size() >= 3; }));
    rig.quit();
    const auto snapshot = rig.store().snapshot();
    const std::vector<Call> calls = callsSeen();
    int compared = 0;
    for (std::uint64_t position = 0; position < snapshot->endWait(); ++position) {
        const Wait wait = snapshot->wait(position);
        const Call* call = callOf(calls, wait);
        QVERIFY(call != nullptr);
        const GlassTimeout timeout = timeoutOf(wait);
        QCOMPARE(timeout.passed, call->passed);
        QCOMPARE(timeout.after, backend == Backend::Select ? call->after : std::string());
        ++compared;
    }
    QVERIFY(compared >= 3);
}

QTEST_GUILESS_MAIN(TestGlassCalls)
#include "tst_glasscalls.moc"
