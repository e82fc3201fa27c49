// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// EINTR with and without a mask, by the backend's own means, and signals that come from outside.

#include "core/multiplexer/registry.h"
#include "tests/util/enginerig.h"
#include "tests/util/peers.h"

#include <QCoreApplication>
#include <QTest>

#include <algorithm>
#include <cerrno>

#include <signal.h>
#include <unistd.h>

using namespace readyscope;
using namespace readyscope::test;

Q_DECLARE_METATYPE(Backend)

namespace {

void backendRows() {
    QTest::addColumn<Backend>("backend");
    for (const BackendInfo& info : probeBackends())
        if (info.works)
            QTest::newRow(nameOf(info.backend).data()) << info.backend;
}

bool marked(const Log& log, MarkerKind kind, const std::string& text) {
    return std::any_of(log.markers.begin(), log.markers.end(),
                       [&](const Marker& marker) { return marker.kind == kind && marker.text == text; });
}

} // namespace

class TestEngineSignals : public QObject {
    Q_OBJECT
private slots:
    void interrupts_data() { backendRows(); }
    void interrupts();
    void maskHoldsItBack_data() { backendRows(); }
    void maskHoldsItBack();
    void maskOutlastsASwitch();
    void fromOutside_data() { backendRows(); }
    void fromOutside();
    void deadlineGoesOn_data() { backendRows(); }
    void deadlineGoesOn();
    void killIsRefused();
};

void TestEngineSignals::interrupts() {
    QFETCH(Backend, backend);
    EngineRig rig({.backend = backend});
    QVERIFY(rig.raiseUntilInterrupted(SIGUSR1));
    QVERIFY(marked(rig.log(), MarkerKind::Signal, "SIGUSR1"));
    // One whose default is to be ignored is seen too, once it is raised on purpose.
    QVERIFY(rig.raiseUntilInterrupted(SIGCHLD));
    // The capture goes on.
    QVERIFY(rig.call(command::AskAll{}).done());
}

void TestEngineSignals::maskHoldsItBack() {
    QFETCH(Backend, backend);
    EngineRig rig({.backend = backend});
    const bool atomic = traitsOf(backend).masksSignals;
    QVERIFY(rig.call(command::SetMask{{SIGUSR1}}).done());
    QVERIFY(rig.call(command::Raise{SIGUSR1}).done());
    QVERIFY(marked(rig.log(), MarkerKind::Signal, "SIGUSR1 blocked, pending"));
    QVERIFY(rig.raiseUntilInterrupted(SIGUSR2));
    QVERIFY(!rig.log().isInterruptedBy(SIGUSR1));
    // select and poll have no mask of their own: it is the thread's, and the wait says so.
    const Log masked = rig.log();
    const auto last = std::find_if(masked.waits.rbegin(), masked.waits.rend(),
                                   [](const Wait& wait) { return wait.kind == WaitKind::Loop; });
    QCOMPARE(last->maskNotAtomic, !atomic);
    QVERIFY(rig.call(command::SetMask{{}}).done());
    // It was pending all the while. Who swaps the mask hears of it in the wait; with the thread's own mask it comes as
    // soon as that is lifted, before the wait.
    QVERIFY(rig.await([&](const Log& log) {
        return log.isInterruptedBy(SIGUSR1) || marked(log, MarkerKind::Signal, "SIGUSR1 came between two waits");
    }));
    if (atomic)
        QVERIFY(rig.log().isInterruptedBy(SIGUSR1));
}

// The mask goes along: what one backend held back the next one still does.
void TestEngineSignals::maskOutlastsASwitch() {
    EngineRig rig({.backend = Backend::Poll});
    QVERIFY(rig.call(command::SetMask{{SIGUSR1}}).done());
    QVERIFY(rig.call(command::Raise{SIGUSR1}).done());
    for (const BackendInfo& info : probeBackends())
        if (info.works)
            QVERIFY(rig.call(command::SetBackend{info.backend}).done());
    QVERIFY(rig.call(command::SetBackend{Backend::PSelect}).done());
    QVERIFY(!rig.log().isInterruptedBy(SIGUSR1));
    QVERIFY(!marked(rig.log(), MarkerKind::Signal, "SIGUSR1 came between two waits"));
    QVERIFY(rig.call(command::SetMask{{}}).done());
    QVERIFY(rig.await([](const Log& log) { return log.isInterruptedBy(SIGUSR1); }));
}

void TestEngineSignals::fromOutside() {
    QFETCH(Backend, backend);
    EngineRig rig({.backend = backend});
    QVERIFY(rig.call(command::AskAll{}).done());
    // Every other thread has it blocked, so the process's signal is the engine's.
    QCOMPARE(::kill(::getpid(), SIGUSR2), 0);
    // One that comes just before select or poll begins does not interrupt it (the race that pselect was made for): it
    // is told when the next wait ends, which a command sees to.
    QVERIFY(rig.call(command::AskAll{}).done());
    QVERIFY(rig.await([](const Log& log) {
        return log.isInterruptedBy(SIGUSR2) || marked(log, MarkerKind::Signal, "SIGUSR2 came between two waits");
    }));
}

void TestEngineSignals::deadlineGoesOn() {
    QFETCH(Backend, backend);
    constexpr Nanos kTimeout = 200 * kMillisecond;
    EngineRig rig({.backend = backend, .timeout = kTimeout});
    QVERIFY(rig.await([](const Log& log) { return log.waits.size() > 1 && log.waits.back().timedOut(); }));
    QVERIFY(rig.raiseUntilInterrupted(SIGUSR1));
    QVERIFY(rig.await([](const Log& log) {
        return log.isInterruptedBy(SIGUSR1) && log.waits.back().error == 0 && log.waits.back().timedOut();
    }));
    const Log log = rig.log();
    const auto cut =
        std::find_if(log.waits.begin(), log.waits.end(), [](const Wait& wait) { return wait.error == EINTR; });
    // The wait after it asks for what is left, not for the whole again.
    QCOMPARE((cut + 1)->timeout, kTimeout);
    QVERIFY((cut + 1)->passed < kTimeout);
}

void TestEngineSignals::killIsRefused() {
    EngineRig rig({});
    QCOMPARE(rig.call(command::Raise{SIGKILL}).error->errnum, EINVAL);
    QCOMPARE(rig.call(command::SetMask{{SIGSTOP}}).error->errnum, EINVAL);
}

// As every main() of ours: blocked before the first other thread, which here is QTest's watchdog.
int main(int argc, char** argv) {
    blockUserSignals();
    QCoreApplication application(argc, argv);
    TestEngineSignals test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_engine_signals.moc"
