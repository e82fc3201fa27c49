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

using Watchers = std::vector<std::shared_ptr<Watcher>>;

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
    void end();
    void runSteps(semantics::Stage& stage);
    void runStep(std::size_t number, semantics::Stage& stage);
    Status perform(const Act& act, semantics::Stage& stage, StepReport& step);
    void awaitReturns(const RecipeStep& step);
    void settle();
    void judge(std::size_t number, StepReport& step);
    void release();
    void keepLanes();
    void mark(const std::string& text);
    bool pause(Nanos time) const;

    template <typename Do> void each(Do what) {
        for (const auto& watcher : watchers)
            what(*watcher);
        for (const auto& watcher : watchers)
            watcher->settle();
    }

    const Recipe recipe;
    const std::function<void()> changed;
    Fd interrupt;
    std::atomic<bool> cancelled{false};
    std::thread thread;

    // The thread's own.
    Watchers watchers;
    bool watching = false;
    const semantics::Look* before = nullptr;

    mutable std::mutex mutex;
    RecipeReport report; // under the mutex, as all below
    std::array<ObservedLane, kBackends.size()> lanes;
};

RecipeRun::RecipeRun(Recipe recipe, std::function<void()> changed)
    : m(std::make_unique<Private>(std::move(recipe), std::move(changed))) {}

RecipeRun::RecipeRun(Recipe recipe, std::shared_ptr<Watcher> watcher, std::function<void()> changed)
    : RecipeRun(std::move(recipe), std::move(changed)) {
    m->watchers.push_back(std::move(watcher));
}

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
    if (watchers.empty())
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
    end();
    watchers.clear();
    changed();
}

void RecipeRun::Private::end() {
    RecipeReport now;
    {
        const std::lock_guard lock(mutex);
        report.cancelled =
            cancelled && std::ranges::find(report.steps, Verdict::NotRun, &StepReport::verdict) != report.steps.end();
        report.ended = true;
        report.finished = monotonicNow();
        now = report;
    }
    const std::optional<SysError> wrong = failureOf(recipe, now);
    mark(recipe.name + ": " + (wrong ? wrong->detail : "as foretold"));
    each([](Watcher&) {});
}

void RecipeRun::Private::startObservers() {
    for (const BackendInfo& info : probeBackends()) {
        std::string refused = info.works ? std::string() : inEnglish(info.note);
        if (info.works) {
            auto watcher = std::make_shared<Observer>(info.backend);
            if (const Status started = watcher->start(); started)
                watchers.push_back(std::move(watcher));
            else
                refused = inEnglish(sentenceFor(started.error()));
        }
        const std::lock_guard lock(mutex);
        lanes.at(static_cast<std::size_t>(info.backend)).refused = std::move(refused);
    }
    each([](Watcher& watcher) { watcher.ask(); }); // they wait before the first step begins
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
    if (watching) // what falls within the step fell after this
        each([](Watcher& watcher) { watcher.ask(); });
    for (const auto& watcher : watchers)
        watcher->beginStep();
    mark(recipe.name + ' ' + std::to_string(number + 1) + '/' + std::to_string(recipe.steps.size()) + ": " +
         step.title);
    came.begun = monotonicNow();
    for (const Act& act : step.acts)
        if (const Status done = perform(act, stage, came); !done) {
            came.failure = done.error(); // the rest of this step would not be what it says
            break;
        }
    came.done = monotonicNow();
    if (step.watches && !came.failure) {
        const int fd = stage.number(recipe.subject);
        each([&](Watcher& watcher) { watcher.watch(fd, recipe.name, recipe.interest); });
        watching = true;
        for (const auto& watcher : watchers)
            if (std::optional<SysError> why = watcher->takeFailure(); watcher->socket() == kNoSocket)
                came.failure = std::move(why);
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
        each([&](Watcher& watcher) { watcher.post(command::Raise{act.signal}); });
        break;
    case ActKind::Mask:
        each([&](Watcher& watcher) { watcher.block(act.signal); });
        break;
    case ActKind::Mode:
        each([&](Watcher& watcher) { watcher.setEveryReturn(act.everyReturn); });
        break;
    }
    step.calls.push_back({act.step, 0, 0});
    return Done{};
}

// What ends waits comes when a thread waits again, so it is awaited; what is not to come has been asked for twice.
void RecipeRun::Private::awaitReturns(const RecipeStep& step) {
    const auto raise = std::ranges::find(step.acts, ActKind::Raise, &Act::kind);
    for (const auto& watcher : watchers) {
        // Under select and poll a signal may come while the thread is not in the call, which ends no wait: once more.
        if (step.interrupted == true && raise != step.acts.end())
            watcher->await([](const Seen& seen) { return seen.interrupted > 0; },
                           [&] {
                               watcher->post(command::Raise{raise->signal});
                               return !cancelled;
                           });
        if (step.returns == Returns::Many && !watcher->tellsEdges())
            watcher->await([](const Seen& seen) { return seen.named >= kMany; }, [this] { return !cancelled; });
        watcher->settle();
    }
}

// The answer of the second question comes after all that the first one found is told.
void RecipeRun::Private::settle() {
    for (int question = 0; question < 2; ++question)
        each([](Watcher& watcher) { watcher.ask(); });
}

void RecipeRun::Private::judge(std::size_t number, StepReport& step) {
    for (const auto& watcher : watchers)
        step.seen.at(static_cast<std::size_t>(watcher->backend())) = watcher->seen();
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
        each([](Watcher& watcher) { watcher.release(); });
    before = nullptr;
}

void RecipeRun::Private::keepLanes() {
    const std::lock_guard lock(mutex);
    for (const auto& watcher : watchers) {
        ObservedLane& lane = lanes.at(static_cast<std::size_t>(watcher->backend()));
        lane.source = watcher->source();
        lane.socket = watcher->socket();
        if (const std::string& error = watcher->seen().told.error; !error.empty())
            lane.refused = error;
    }
}

void RecipeRun::Private::mark(const std::string& text) {
    for (const auto& watcher : watchers)
        if (watcher->marks())
            watcher->post(command::Mark{text});
}

bool RecipeRun::Private::pause(Nanos time) const {
    pollfd asked{.fd = interrupt.get(), .events = POLLIN, .revents = 0};
    const timespec left{time / kSecond, time % kSecond};
    return ::ppoll(&asked, 1, &left, nullptr) <= 0;
}

} // namespace readyscope::recipes
