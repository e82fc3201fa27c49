// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The models on bytes of streams, beside what tst_iomodels asks of both transports.

#include "modelruns.h"

#include <cerrno>

#include <sys/resource.h>

using namespace readyscope;
using namespace readyscope::test;

class TestIoStreams : public QObject {
    Q_OBJECT
private slots:
    void everyByteOfAFastStreamComes_data() { streamRows(); }
    void everyByteOfAFastStreamComes();
    void signalsAreCounted();
    void callsAreNamed();
    void aioHasNoStamps();
    void withoutDescriptors();
};

// Faster than it is read, in messages of more than a segment: parts, and several at once. What a full socket buffer
// holds up is sent later, not lost.
void TestIoStreams::everyByteOfAFastStreamComes() {
    READYSCOPE_FETCH_MODEL();
    for (const int size : {ModelRun::kLeastSize, ModelRun::kMostSize}) {
        ModelRun run = runOf(*model, 3, transport);
        run.rate = ModelRun::kMostRate;
        run.size = size;
        run.events = 600;
        const Result<ModelResult> result = runModel(run);
        QVERIFY2(result, result ? "" : inEnglish(sentenceFor(result.error())).c_str());
        QCOMPARE(result->costs.received, std::uint64_t{600});
        QCOMPARE(result->costs.lost, std::uint64_t{0});
        std::uint64_t stamped = 0;
        for (std::size_t i = 0; i < result->events.size(); ++i) {
            const ModelEvent& event = result->events[i];
            QCOMPARE(event.number, static_cast<std::uint32_t>(i));
            QCOMPARE(event.bytes, size);
            QVERIFY(event.sent <= event.arrived && event.arrived <= event.handed);
            stamped += event.isStamped;
        }
        QCOMPARE(result->costs.stamped, stamped);
    }
}

// The end of a stream is a signal as well, and is not counted: none comes before the last message's.
void TestIoStreams::signalsAreCounted() {
    rlimit pending{};
    if (::getrlimit(RLIMIT_SIGPENDING, &pending) != 0 || pending.rlim_cur < 1'000)
        QSKIP("the limit of queued signals is low here (RLIMIT_SIGPENDING)");
    const Result<ModelResult> queued = runModel(runOf(*modelNamed("signal-driven"), 1, Transport::Tcp));
    QVERIFY(queued);
    QCOMPARE(queued->costs.received, std::uint64_t{kEvents});
    QVERIFY(queued->costs.signalsTaken > 0 && queued->costs.signalsTaken <= kEvents);
    QCOMPARE(queued->costs.merged, kEvents - queued->costs.signalsTaken);
}

void TestIoStreams::callsAreNamed() {
    for (const Model& model : models())
        for (const ModelStep& step : model.loop) {
            QCOMPARE(step.callOver(Transport::Udp), step.call);
            QCOMPARE(step.callOver(Transport::Tcp), step.call == "recvfrom" ? "recvmsg" : step.call);
        }
}

void TestIoStreams::aioHasNoStamps() {
    const Result<ModelResult> refused = runModel(runOf(*modelNamed("aio"), 1, Transport::Tcp));
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.find("recvmsg only") != std::string::npos);
}

// Whichever end has none first.
void TestIoStreams::withoutDescriptors() {
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    rlimit few = before;
    few.rlim_cur = 40;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
    const Result<ModelResult> refused = runModel(runOf(*modelNamed("poll"), 60, Transport::Tcp));
    ::setrlimit(RLIMIT_NOFILE, &before);
    QVERIFY(!refused);
    QCOMPARE(refused.error().errnum, EMFILE);
}

QTEST_GUILESS_MAIN(TestIoStreams)
#include "tst_iostreams.moc"
