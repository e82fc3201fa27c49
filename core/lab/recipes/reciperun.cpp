// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/recipes/reciperun.h"

#include "core/lab/recipes/judging.h"
#include "core/lab/recipes/observer.h"
#include "core/lab/stage.h"
#include "core/multiplexer/registry.h"
#include "core/socket/fd.h"
#include "core/text/errors.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>

namespace readyscope::recipes {

namespace {

constexpr Nanos kBetween = 3 * kMillisecond; // so that one sees the steps apart

using Observers = std::vector<std::unique_ptr<Observer>>;

} // namespace

struct RecipeRun::Private {
    Private(Recipe given, std::function<void()> told) : recipe(std::move(given)), changed(std::move(told)) {
        report.steps.resize(recipe.steps.size());
        for (const Backend backend : kBackends)
            lanes.at(static_cast<std::size_t>(backend)).backend = backend;
        interrupt.reset(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    }

    void run();
    void startObservers();
    void runSteps(semantics::Stage& stage);
    void runStep(std::size_t number, semantics::Stage& stage);
    Status perform(const Act& act, semantics::Stage& stage, StepReport& step);
    void awaitReturns(const RecipeStep& step);
    void settle();
    void judge(std::size_t number, StepReport& step);
    void release();
    void keepLanes();
    bool pause(Nanos time) const;

    template <typename Do> void each(Do what) {
        for (const auto& observer : observers)
            what(*observer);
        for (const auto& observer : observers)
            observer->settle();
    }

    const Recipe recipe;
    const std::function<void()> changed;
    Fd interrupt;
    std::atomic<bool> cancelled{false};
    std::thread thread;

    // The thread's own.
    Observers observers;
    bool watching = false;
    const semantics::Look* before = nullptr;

    mutable std::mutex mutex;
    RecipeReport report; // under the mutex, as all below
    std::array<ObservedLane, kBackends.size()> lanes;
};

RecipeRun::RecipeRun(Recipe recipe, std::function<void()> changed)
    : m(std::make_unique<Private>(std::move(recipe), std::move(changed))) {}

RecipeRun::~RecipeRun() {
    if (!m->thread.joinable())
        return;
    cancel();
    m->thread.join();
}

void RecipeRun::start() {
    m->thread = std::thread([this] { m->run(); });
    ::pthread_setname_np(m->thread.native_handle(), "recipe");
}

void RecipeRun::cancel() {
    const std::uint64_t one = 1;
    m->cancelled = true;
    // An eventfd takes 8 bytes at once, unless it is at its end, and then it is readable all the same.
    [[maybe_unused]] const auto written = ::write(m->interrupt.get(), &one, sizeof one);
}

RecipeReport RecipeRun::report() const {
    const std::lock_guard lock(m->mutex);
    return m->report;
}

std::vector<ObservedLane> RecipeRun::lanes() const {
    const std::lock_guard lock(m->mutex);
    return {m->lanes.begin(), m->lanes.end()};
}

void RecipeRun::Private::run() {
    startObservers();
    {
        semantics::Stage stage;
        stage.setInterrupt(interrupt.get());
        {
            const std::lock_guard lock(mutex);
            report.begun = monotonicNow();
        }
        runSteps(stage);
        release(); // before the stage closes what is left
    }
    keepLanes();
    observers.clear();
    {
        const std::lock_guard lock(mutex);
        report.cancelled =
            cancelled && std::ranges::find(report.steps, Verdict::NotRun, &StepReport::verdict) != report.steps.end();
        report.ended = true;
        report.finished = monotonicNow();
    }
    changed();
}

void RecipeRun::Private::startObservers() {
    for (const BackendInfo& info : probeBackends()) {
        std::string refused = info.works ? std::string() : inEnglish(info.note);
        if (info.works) {
            auto observer = std::make_unique<Observer>(info.backend);
            if (const Status started = observer->start(); started)
                observers.push_back(std::move(observer));
            else
                refused = inEnglish(sentenceFor(started.error()));
        }
        const std::lock_guard lock(mutex);
        lanes.at(static_cast<std::size_t>(info.backend)).refused = std::move(refused);
    }
    each([](Observer& observer) { observer.ask(); });
    keepLanes();
}

void RecipeRun::Private::runSteps(semantics::Stage& stage) {
    for (std::size_t number = 0; number < recipe.steps.size(); ++number) {
        if (cancelled || (number > 0 && !pause(kBetween)))
            return;
        runStep(number, stage);
        changed();
    }
}

void RecipeRun::Private::runStep(std::size_t number, semantics::Stage& stage) {
    const RecipeStep& step = recipe.steps[number];
    StepReport came;
    if (step.releases)
        release();
    for (const auto& observer : observers)
        observer->beginStep();
    came.begun = monotonicNow();
    for (const Act& act : step.acts)
        if (const Status done = perform(act, stage, came); !done) {
            came.failure = done.error(); // the rest of this step would not be what it says
            break;
        }
    came.done = monotonicNow();
    if (step.watches && !came.failure) {
        const int fd = stage.number(recipe.subject);
        each([&](Observer& observer) { observer.watch(fd, recipe.name, recipe.interest); });
        watching = true;
        const std::lock_guard lock(mutex);
        report.fd = fd;
    }
    if (watching && !cancelled)
        settle();
    if (watching && !cancelled)
        awaitReturns(step);
    came.asked = monotonicNow();
    judge(number, came);
    keepLanes();
    const std::lock_guard lock(mutex);
    report.steps[number] = std::move(came);
}

Status RecipeRun::Private::perform(const Act& act, semantics::Stage& stage, StepReport& step) {
    switch (act.kind) {
    case ActKind::Stage: {
        Status done = stage.perform(act.step);
        step.calls.push_back({act.step, stage.gave().amount, stage.gave().error});
        return done;
    }
    case ActKind::Pause:
        if (!pause(act.pause))
            return SysError{"pause", ECANCELED, act.step.text, {}};
        break;
    case ActKind::Raise:
        each([&](Observer& observer) { observer.post(command::Raise{act.signal}); });
        break;
    case ActKind::Mask:
        each([&](Observer& observer) {
            command::SetMask mask;
            if (act.signal != 0)
                mask.signals.push_back(act.signal);
            observer.post(std::move(mask));
        });
        break;
    case ActKind::Mode:
        each([&](Observer& observer) {
            observer.post(command::SetMode{act.everyReturn ? Mode::EveryReturn : Mode::Transitions});
        });
        break;
    }
    step.calls.push_back({act.step, 0, 0});
    return Done{};
}

// What ends waits comes when a thread waits again, so it is awaited; what is not to come has been asked for twice.
void RecipeRun::Private::awaitReturns(const RecipeStep& step) {
    const auto interrupted = [this] { return cancelled.load(); };
    for (const auto& observer : observers) {
        if (step.interrupted == true)
            observer->await([](const Seen& seen) { return seen.interrupted > 0; }, interrupted);
        if (step.returns == Returns::Many && !observer->tellsEdges())
            observer->await([](const Seen& seen) { return seen.named >= kMany; }, interrupted);
    }
}

// The answer of the second question comes after all that the first one found is told.
void RecipeRun::Private::settle() {
    for (int question = 0; question < 2; ++question)
        each([](Observer& observer) { observer.ask(); });
}

void RecipeRun::Private::judge(std::size_t number, StepReport& step) {
    for (const auto& observer : observers)
        step.seen.at(static_cast<std::size_t>(observer->backend())) = observer->seen();
    const RecipeStep& said = recipe.steps[number];
    if (step.failure) {
        step.verdict = cancelled ? Verdict::NotRun : Verdict::Failed;
        return;
    }
    step.deviations = deviationsOf(said, before, step.seen);
    step.verdict = !step.deviations.empty() ? Verdict::Differs : said.foretold ? Verdict::Agree : Verdict::Done;
    before = said.foretold ? &lookOf(*said.foretold) : nullptr;
}

void RecipeRun::Private::release() {
    if (std::exchange(watching, false))
        each([](Observer& observer) { observer.release(); });
    before = nullptr;
}

void RecipeRun::Private::keepLanes() {
    const std::lock_guard lock(mutex);
    for (const auto& observer : observers) {
        ObservedLane& lane = lanes.at(static_cast<std::size_t>(observer->backend()));
        lane.source = observer->source();
        lane.socket = observer->socket();
        if (const std::string& error = observer->seen().told.error; !error.empty())
            lane.refused = error;
    }
}

bool RecipeRun::Private::pause(Nanos time) const {
    pollfd asked{.fd = interrupt.get(), .events = POLLIN, .revents = 0};
    const timespec left{time / kSecond, time % kSecond};
    return ::ppoll(&asked, 1, &left, nullptr) <= 0;
}

} // namespace readyscope::recipes
