// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One datagram told: what the program and the kernel do, without a gap, and in the order of what was recorded.

#include "modelruns.h"

#include "core/lab/models/modelstory.h"

#include <QTest>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr Nanos kArrived = 1'000'000;

CallRecord call(Nanos entered, Nanos returned, std::uint8_t step, int result, std::uint32_t repeats = 1) {
    CallRecord record;
    record.entered = kArrived + entered;
    record.returned = kArrived + returned;
    record.step = step;
    record.result = result;
    record.repeats = repeats;
    return record;
}

// One event, brought by the call with that index.
ModelResult resultOf(std::vector<CallRecord> calls, std::size_t brought) {
    ModelResult result;
    ModelEvent event;
    event.arrived = kArrived;
    event.entered = calls[brought].entered;
    event.handed = calls[brought].returned;
    event.calls = static_cast<std::uint32_t>(brought + 1);
    event.bytes = 512;
    result.events = {event};
    result.calls = std::move(calls);
    result.costs.copy = 900;
    return result;
}

using Program = std::vector<Stretch<ProgramDoes>>;
using Kernel = std::vector<Stretch<KernelDoes>>;

template <typename Does> bool isWithoutGap(const std::vector<Stretch<Does>>& stretches, Nanos from, Nanos to) {
    Nanos at = from;
    for (const Stretch<Does>& stretch : stretches) {
        if (stretch.from != at || stretch.to <= stretch.from)
            return false;
        at = stretch.to;
    }
    return at == to;
}

} // namespace

class TestModelStory : public QObject {
    Q_OBJECT

private slots:
    void aBlockingRead() {
        const Model& model = *modelNamed("blocking");
        const ModelResult result = resultOf({call(-4'900, 870, 0, 512), call(1'000, 9'000, 0, 512)}, 0);
        const ModelStory story = *storyOf(model, result, 0, 1'200);
        QCOMPARE(story.brought, std::size_t{0});
        QCOMPARE(story.program, (Program{{-4'900, 870, ProgramDoes::Blocked},
                                         {870, 1'000, ProgramDoes::Handling},
                                         {1'000, 1'200, ProgramDoes::Blocked}}));
        QCOMPARE(story.kernel, (Kernel{{-4'900, 0, KernelDoes::Waiting},
                                       {0, 870, KernelDoes::WakingAndCopying},
                                       {870, 1'000, KernelDoes::Nothing},
                                       {1'000, 1'200, KernelDoes::Waiting}}));
        QCOMPARE(story.copy, Nanos{900});
    }

    void selectAndThenRead() {
        const Model& model = *modelNamed("select");
        const ModelResult result =
            resultOf({call(-4'900, 930, 0, 1), call(1'000, 1'115, 1, 512), call(1'300, 9'000, 0, 1)}, 1);
        const ModelStory story = *storyOf(model, result, 0, 1'250);
        QCOMPARE(story.calls.size(), std::size_t{2}); // the next is beyond what is told
        QCOMPARE(story.program, (Program{{-4'900, 930, ProgramDoes::Blocked},
                                         {930, 1'000, ProgramDoes::Running},
                                         {1'000, 1'115, ProgramDoes::InCall},
                                         {1'115, 1'250, ProgramDoes::Handling}}));
        QCOMPARE(story.kernel, (Kernel{{-4'900, 0, KernelDoes::Waiting},
                                       {0, 1'000, KernelDoes::Waking},
                                       {1'000, 1'115, KernelDoes::Copying},
                                       {1'115, 1'250, KernelDoes::Nothing}}));
    }

    void aSignalBreaksItsCall() {
        const Model& model = *modelNamed("signal-driven");
        CallRecord signal = call(560, 560, 0, 34);
        signal.isSignal = true;
        const ModelResult result = resultOf({call(-4'900, 640, 0, 0), signal, call(650, 750, 1, 512)}, 2);
        const ModelStory story = *storyOf(model, result, 0, 800);
        QCOMPARE(story.program, (Program{{-4'900, 560, ProgramDoes::OwnWork},
                                         {560, 640, ProgramDoes::Handler},
                                         {640, 650, ProgramDoes::Running},
                                         {650, 750, ProgramDoes::InCall},
                                         {750, 800, ProgramDoes::Handling}}));
    }

    void whoeverPollsNeverSleeps() {
        const Model& model = *modelNamed("non-blocking");
        const ModelResult result = resultOf({call(-4'900, -4'895, 0, -1), call(-4'890, -40, 0, -1, 11'840),
                                             call(-30, -10, 0, -1), call(-5, 140, 0, 512), call(300, 340, 0, -1)},
                                            3);
        const ModelStory story = *storyOf(model, result, 0, 500);
        QCOMPARE(story.brought, std::size_t{3});
        QCOMPARE(story.program, (Program{{-4'900, 140, ProgramDoes::Polling},
                                         {140, 300, ProgramDoes::Handling},
                                         {300, 500, ProgramDoes::Polling}}));
        QCOMPARE(story.kernel.at(1), (Stretch<KernelDoes>{0, 140, KernelDoes::Copying})); // it was in its call
    }

    void anotherThreadsCallsAreNone() {
        const Model& model = *modelNamed("blocking");
        const ModelResult result = resultOf({call(-4'900, 870, 0, 512), call(-9'000, 500, 0, 512)}, 0);
        QCOMPARE(storyOf(model, result, 0, 1'200)->calls.size(), std::size_t{1});
    }

    void whatWasLostHasNoStory() {
        const ModelResult result = resultOf({call(-4'900, 870, 0, 512)}, 0);
        QVERIFY(!storyOf(*modelNamed("blocking"), result, 1, 1'200));
    }

    void itIsNotCutOffBeforeTheDataIsInHand() {
        const ModelResult result = resultOf({call(-4'900, 870, 0, 512)}, 0);
        const ModelStory story = *storyOf(*modelNamed("blocking"), result, 0, 100);
        QCOMPARE(story.kernel.back().to, Nanos{870});
    }

    void everyModelsStoriesHaveNoGap_data() { modelRows(); }
    void everyModelsStoriesHaveNoGap() {
        READYSCOPE_FETCH_MODEL();
        const Result<ModelResult> result = runModel({model, 3, 2'000, 64, 40, transport});
        QVERIFY(result);
        int told = 0;
        for (std::uint32_t number = 0; number < 40; ++number) {
            const std::optional<ModelStory> story = storyOf(*model, *result, number, 50 * kMicrosecond, transport);
            if (!story)
                continue; // lost, or without a stamp: that is told elsewhere
            ++told;
            const Nanos until = std::max(50 * kMicrosecond, story->handed());
            const ModelPhases& phases = story->phases;
            QVERIFY(isWithoutGap(story->program, story->began(), until));
            // A datagram may have come before the program asked.
            QVERIFY(story->began() > 0 || isWithoutGap(story->kernel, story->began(), until));
            QCOMPARE(phases.waking + phases.copying, story->handed());
        }
        QVERIFY(told > 0);
    }
};

QTEST_GUILESS_MAIN(TestModelStory)
#include "tst_modelstory.moc"
