// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every model, run with real calls: what came, when, by which calls, and what that cost.

#include "modelruns.h"

#include "core/lab/models/datagrams.h"
#include "core/lab/models/loopback.h"
#include "core/lab/models/modelsignals.h"
#include "core/lab/models/stamps.h"
#include "core/lab/models/streams.h"

#include <QTest>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>

using namespace readyscope;
using namespace readyscope::test;

class TestIoModels : public QObject {
    Q_OBJECT
private slots:
    void everyMessageComes_data() { modelRows(); }
    void everyMessageComes();
    void manyDescriptors_data() { modelRows(); }
    void manyDescriptors();
    void callsAreThoseOfTheModel();
    void signalsAreCounted();
    void aFullQueueOfSignalsLosesNothing();
    void aioHasTwentyThreads();
    void stampIsOfTheArrivalNotOfTheRead();
    void signalsAreGivenBackUnderFire();
    void costsEndWithTheLastMessage();
    void nothingIsLeftBehind();
};

// In order and once, with times that follow each other, in the kernel's clock and the program's.
void TestIoModels::everyMessageComes() {
    READYSCOPE_FETCH_MODEL();
    const ModelRun run = runOf(*model, 1, transport);
    const Result<ModelResult> result = runModel(run);
    QVERIFY2(result, result ? "" : inEnglish(sentenceFor(result.error())).c_str());
    QCOMPARE(result->costs.received, std::uint64_t{kEvents});
    QCOMPARE(result->costs.lost, std::uint64_t{0});
    QCOMPARE(result->events.size(), std::size_t{kEvents});
    Nanos before = 0;
    for (std::size_t i = 0; i < result->events.size(); ++i) {
        const ModelEvent& event = result->events[i];
        QCOMPARE(event.number, static_cast<std::uint32_t>(i));
        QCOMPARE(event.bytes, 300);
        QVERIFY(event.sent >= before);
        before = event.sent;
        QVERIFY2(event.sent <= event.arrived && event.arrived <= event.handed,
                 qPrintable(QStringLiteral("%1 %2").arg(event.arrived - event.sent).arg(event.handed - event.arrived)));
        QVERIFY(event.calls > 0 && event.firstCall + event.calls <= result->calls.size());
        const CallRecord& first = result->calls[event.firstCall];
        QVERIFY(first.entered <= event.handed && event.entered <= event.handed);
        const ModelPhases phases = phasesOf(*model, event, first);
        QCOMPARE(phases.together, model->copiesAsItWakes());
        QCOMPARE(phases.waking + phases.copying, event.latency());
    }
    const ModelCosts& costs = result->costs;
    if (transport == Transport::Udp)
        QCOMPARE(costs.stamped, std::uint64_t{kEvents});
    else
        QVERIFY(costs.stamped > 0); // others may have come while the program did not run
    QVERIFY(costs.p50 > 0 && costs.p50 <= costs.p99 && costs.copy > 0);
    if (model->readsInLibrary())
        QCOMPARE(costs.calls, std::uint64_t{0}); // nobody counts them
    else
        QVERIFY(costs.calls >= (model->family == IoModel::Asynchronous || transport == Transport::Tcp ? 1 : kEvents));
    if (model->readsInLibrary())
        QVERIFY(costs.threads > 1);
    else
        QCOMPARE(costs.threads, 1);
}

void TestIoModels::manyDescriptors() {
    READYSCOPE_FETCH_MODEL();
    constexpr int kDescriptors = 12;
    const Result<ModelResult> result = runModel(runOf(*model, kDescriptors, transport));
    QVERIFY2(result, result ? "" : inEnglish(sentenceFor(result.error())).c_str());
    QCOMPARE(result->costs.received, std::uint64_t{kEvents});
    QCOMPARE(result->costs.lost, std::uint64_t{0});
    for (std::size_t i = 0; i < result->events.size(); ++i) {
        QCOMPARE(result->events[i].number, static_cast<std::uint32_t>(i));
        QCOMPARE(result->events[i].descriptor, static_cast<int>(i) % kDescriptors);
    }
    if (model->readsInLibrary())
        QVERIFY(result->costs.threads > 1); // the library begins none while one seems idle
    else
        QCOMPARE(result->costs.threads, model->aThreadEach ? kDescriptors : 1);
    // Whichever call brought it, it had begun before.
    std::uint64_t made = 0;
    for (const ModelEvent& event : result->events) {
        QVERIFY(event.calls > 0);
        QVERIFY(result->calls[event.firstCall].entered <= event.handed);
        made += event.made;
    }
    if (!model->readsInLibrary())
        QCOMPARE(made, result->costs.calls);
}

// The book's remark: select and recvfrom are two calls where recvfrom alone is one.
void TestIoModels::callsAreThoseOfTheModel() {
    const Result<ModelResult> blocking = runModel(runOf(*modelNamed("blocking"), 1));
    QVERIFY(blocking);
    QCOMPARE(blocking->costs.calls, std::uint64_t{kEvents});
    for (const ModelEvent& event : blocking->events)
        QCOMPARE(event.calls, 1U);
    const Result<ModelResult> select = runModel(runOf(*modelNamed("select"), 1));
    QVERIFY(select);
    // One that was late may find the next datagram there already: still a wait each.
    QCOMPARE(select->costs.calls, std::uint64_t{2 * kEvents});
    for (const ModelEvent& event : select->events) {
        QCOMPARE(event.calls, 2U);
        QCOMPARE(select->calls[event.firstCall].result, 1);
        QCOMPARE(select->calls[event.firstCall + 1].result, 300);
    }
    const Result<ModelResult> polling = runModel(runOf(*modelNamed("non-blocking"), 1));
    QVERIFY(polling);
    QVERIFY(polling->costs.calls > 2 * kEvents);
    std::uint64_t repeats = 0;
    for (const CallRecord& call : polling->calls) {
        repeats += call.repeats;
        QVERIFY(call.result == 300 || call.error == EWOULDBLOCK);
    }
    QVERIFY(repeats >= polling->costs.calls);
    QVERIFY(polling->calls.size() < 8 * kEvents);
}

void TestIoModels::signalsAreCounted() {
    rlimit pending{};
    if (::getrlimit(RLIMIT_SIGPENDING, &pending) != 0 || pending.rlim_cur < 1'000)
        QSKIP("the limit of queued signals is low here (RLIMIT_SIGPENDING)");
    const Result<ModelResult> queued = runModel(runOf(*modelNamed("signal-driven"), 3));
    QVERIFY(queued);
    // One a datagram, while the queue holds them.
    QCOMPARE(queued->costs.signalsTaken, std::uint64_t{kEvents});
    QCOMPARE(queued->costs.merged, std::uint64_t{0});
    ModelRun crowd = runOf(*modelNamed("sigio"), 3);
    crowd.rate = ModelRun::kMostRate; // faster than they are taken
    crowd.events = 2'000;
    const Result<ModelResult> merged = runModel(crowd);
    QVERIFY(merged);
    QCOMPARE(merged->costs.received + merged->costs.lost, std::uint64_t{2'000});
    QVERIFY(merged->costs.signalsTaken > 0 && merged->costs.signalsTaken <= 2'000);
    QCOMPARE(merged->costs.merged,
             merged->costs.received - std::min(merged->costs.received, merged->costs.signalsTaken));
}

// One bit comes in place of what finds no room, and stands for all.
void TestIoModels::aFullQueueOfSignalsLosesNothing() {
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_SIGPENDING, &before), 0);
    rlimit none = before;
    none.rlim_cur = 0;
    QCOMPARE(::setrlimit(RLIMIT_SIGPENDING, &none), 0);
    ModelRun run = runOf(*modelNamed("signal-driven"), 3);
    run.rate = ModelRun::kMostRate;
    run.events = 600;
    const Result<ModelResult> result = runModel(run);
    ::setrlimit(RLIMIT_SIGPENDING, &before);
    QVERIFY(result);
    QCOMPARE(result->costs.received, std::uint64_t{600});
    QCOMPARE(result->costs.merged, 600 - std::min<std::uint64_t>(600, result->costs.signalsTaken));
}

void TestIoModels::aioHasTwentyThreads() {
    const Model& aio = *modelNamed("aio");
    QVERIFY(runModel(runOf(aio, 20)));
    const Result<ModelResult> refused = runModel(runOf(aio, 100));
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.find("the other 80") != std::string::npos);
}

// A datagram that lay for a known time before it was read. The delay is what is tested: there is nothing to await.
void TestIoModels::stampIsOfTheArrivalNotOfTheRead() {
    const Result<Fd> receiver = openReceiver();
    QVERIFY(receiver);
    QVERIFY(awaitStamps());
    const Fd sender(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    place.sin_port = htons(portOf(*receiver));
    constexpr Nanos kDelay = 40 * kMillisecond;
    const Nanos before = realtimeNow();
    QCOMPARE(::sendto(sender.get(), "late", 4, 0, reinterpret_cast<const sockaddr*>(&place), sizeof place), ssize_t{4});
    const Nanos after = realtimeNow();
    std::this_thread::sleep_for(std::chrono::nanoseconds(kDelay));
    char buffer[8];
    QCOMPARE(::recvfrom(receiver->get(), buffer, sizeof buffer, 0, nullptr, nullptr), ssize_t{4});
    const Nanos read = realtimeNow();
    const std::optional<Nanos> arrived = stampOfLast(receiver->get());
    QVERIFY(arrived.has_value());
    QVERIFY(*arrived >= before && *arrived <= after);
    QVERIFY(read - *arrived >= kDelay);
}

// Datagrams go on to come while the signals are given back: none of them ends the process.
void TestIoModels::signalsAreGivenBackUnderFire() {
    constexpr int kTimes = 300;
    constexpr int kTaken = 8; // datagrams, each time
    const Result<Fd> receiver = openReceiver();
    QVERIFY(receiver);
    std::atomic<bool> isOver{false};
    std::thread fire([&] {
        const Fd sender(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
        const sockaddr_in place = loopback(portOf(*receiver));
        while (!isOver)
            ::sendto(sender.get(), "x", 1, 0, reinterpret_cast<const sockaddr*>(&place), sizeof place);
    });
    char byte = 0;
    for (int i = 0; i < kTimes; ++i) {
        ModelSignals desk;
        QVERIFY(desk.install());
        QVERIFY(desk.queueFrom(receiver->get()));
        QVERIFY(desk.takeFrom(receiver->get()));
        for (int each = 0; each < kTaken; ++each) // a full socket would tell of no more
            QCOMPARE(::recv(receiver->get(), &byte, 1, 0), ssize_t{1});
    }
    isOver = true;
    fire.join();
    struct sigaction now {};
    QCOMPARE(::sigaction(SIGRTMIN, nullptr, &now), 0);
    QVERIFY(now.sa_handler == SIG_DFL);
}

// What it costs that every descriptor hears of the end is nobody's share.
void TestIoModels::costsEndWithTheLastMessage() {
    ModelRun run{modelNamed("blocking"), 200, 2'000, 64, 10};
    const Result<ModelResult> result = runModel(run);
    QVERIFY(result);
    QCOMPARE(result->costs.received, std::uint64_t{10});
    QCOMPARE(result->costs.threads, 200);
    // Of 200 threads 190 only hear the end; each would sleep once.
    QVERIFY(result->costs.voluntary < 100);
    QVERIFY(result->costs.cpu > 0);
}

// No process, no descriptor.
void TestIoModels::nothingIsLeftBehind() {
    const auto open = [] {
        int count = 0;
        for (int fd = 0; fd < 1'024; ++fd)
            count += ::fcntl(fd, F_GETFD) >= 0 ? 1 : 0;
        return count;
    };
    const int before = open();
    for (const Model& model : models())
        for (const Transport transport : {Transport::Udp, Transport::Tcp})
            if (reasonAgainst(model).empty() && isPossible(model, transport))
                QVERIFY(runModel(runOf(model, 4, transport)));
    QCOMPARE(open(), before);
    QCOMPARE(::waitpid(-1, nullptr, WNOHANG), -1);
    QCOMPARE(errno, ECHILD);
}

QTEST_GUILESS_MAIN(TestIoModels)
#include "tst_iomodels.moc"
