// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/observers/socketwatch.h"

#include "core/engine/signals.h"
#include "core/lab/observers/standings.h"
#include "core/lab/recipes/observer.h"
#include "core/multiplexer/registry.h"
#include "core/text/errors.h"

#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include <pthread.h>

namespace readyscope::observers {

namespace {

using recipes::Observer;
using recipes::Watcher;

constexpr std::size_t kLaneBytes = std::size_t{8} << 20; // each, of a single watch
// Between rounds that nobody asked for.
constexpr std::chrono::milliseconds kSpacing{200};

std::vector<int> allUserSignals() {
    const sigset_t set = userSignals();
    std::vector<int> all;
    for (int signal = 1; signal <= SIGRTMAX; ++signal)
        if (::sigismember(&set, signal) == 1)
            all.push_back(signal);
    return all;
}

} // namespace

struct SocketWatch::Private : Borrower {
    Private(const SocketInfo& watched, std::function<void()> tell)
        : socket(watched), changed(std::move(tell)), interest(watched.interest) {
        for (const Backend backend : kBackends)
            report.lanes.push_back({backend, kNoSocket, nullptr, {}});
    }

    void giveBack() override;
    void end(WatchState how);
    void run();
    bool goesOn() const;
    void startObservers();
    void observe();
    bool awaitNews();
    void takeTerms();
    void round();
    void keep(const Round& round);
    void release();

    template <typename Do> void each(Do what) {
        for (const auto& observer : observers)
            what(*observer);
        for (const auto& observer : observers)
            observer->settle();
    }

    const SocketInfo socket;
    const std::function<void()> changed;
    std::thread thread;

    // The thread's own.
    std::vector<std::unique_ptr<Observer>> observers;
    Standings standings;

    mutable std::mutex mutex;
    std::condition_variable wake;
    std::condition_variable gone;
    WatchReport report; // under the mutex, as all below
    bool isEnding = false;
    bool hasLetGo = false;
    bool hasNews = false;
    bool isAsked = false;
    std::optional<Events> interest; // to be set
    std::optional<unsigned> share;
};

SocketWatch::SocketWatch(const SocketInfo& socket, std::function<void()> changed)
    : m(std::make_shared<Private>(socket, std::move(changed))) {}

SocketWatch::~SocketWatch() {
    if (!m->thread.joinable())
        return;
    stop();
    m->thread.join();
}

bool SocketWatch::start(Inspection& inspection) {
    const std::optional<int> fd = inspection.borrow(m->socket.id, m);
    if (!fd)
        return false;
    {
        const std::lock_guard lock(m->mutex);
        m->report.fd = *fd;
        m->report.begun = m->report.asked = monotonicNow();
    }
    m->thread = std::thread([own = m.get()] { own->run(); });
    ::pthread_setname_np(m->thread.native_handle(), "socket watch");
    return true;
}

void SocketWatch::stop() { m->end(WatchState::Stopped); }

void SocketWatch::refresh() {
    const std::lock_guard lock(m->mutex);
    m->isAsked = true;
    m->wake.notify_all();
}

void SocketWatch::setInterest(Events interest) {
    const std::lock_guard lock(m->mutex);
    m->interest = interest;
    m->isAsked = true;
    m->wake.notify_all();
}

void SocketWatch::setShare(unsigned watches) {
    const std::lock_guard lock(m->mutex);
    m->share = watches;
    m->isAsked = true;
    m->wake.notify_all();
}

WatchReport SocketWatch::report() const {
    const std::lock_guard lock(m->mutex);
    return m->report;
}

void SocketWatch::Private::giveBack() {
    end(WatchState::Closed);
    std::unique_lock lock(mutex);
    gone.wait(lock, [this] { return hasLetGo; });
}

void SocketWatch::Private::end(WatchState how) {
    const std::lock_guard lock(mutex);
    if (!std::exchange(isEnding, true))
        report.state = how;
    wake.notify_all();
}

void SocketWatch::Private::run() {
    standings = Standings(report.begun);
    startObservers();
    if (goesOn()) {
        observe();
        do {
            takeTerms();
            round();
            changed();
        } while (awaitNews());
    }
    release();
    observers.clear();
    changed();
}

bool SocketWatch::Private::goesOn() const {
    const std::lock_guard lock(mutex);
    return !isEnding;
}

// Where one cannot be had, its lane says why.
void SocketWatch::Private::startObservers() {
    const recipes::ObserverSettings settings{kResample, kLaneBytes, [this] {
                                                 const std::lock_guard lock(mutex);
                                                 hasNews = true;
                                                 wake.notify_all();
                                             }};
    for (const BackendInfo& info : probeBackends()) {
        std::string refused = info.works ? std::string() : inEnglish(info.note);
        if (info.works) {
            auto observer = std::make_unique<Observer>(info.backend, settings);
            if (const Status started = observer->start(); started)
                observers.push_back(std::move(observer));
            else
                refused = inEnglish(sentenceFor(started.error()));
        }
        const std::lock_guard lock(mutex);
        report.lanes.at(static_cast<std::size_t>(info.backend)).refused = std::move(refused);
    }
    // One that could not begin, as select beyond FD_SETSIZE, has fallen back to poll: it fails as it is asked again.
    each([](Watcher& observer) { observer.post(command::SetBackend{observer.backend()}); });
    std::erase_if(observers, [this](const std::unique_ptr<Observer>& observer) {
        const std::optional<SysError> why = observer->takeFailure();
        if (!why)
            return false;
        const std::lock_guard lock(mutex);
        report.lanes.at(static_cast<std::size_t>(observer->backend())).refused = inEnglish(sentenceFor(*why));
        return true;
    });
}

void SocketWatch::Private::observe() {
    Events asked;
    {
        const std::lock_guard lock(mutex);
        asked = *std::exchange(interest, std::nullopt);
    }
    each([signals = allUserSignals()](Watcher& observer) { observer.post(command::SetMask{signals}); });
    each([&](Watcher& observer) { observer.watch(report.fd, socket.name, asked); });
    for (const auto& observer : observers) {
        const std::optional<SysError> why = observer->takeFailure();
        const std::lock_guard lock(mutex);
        recipes::ObservedLane& lane = report.lanes.at(static_cast<std::size_t>(observer->backend()));
        if (why && observer->socket() == kNoSocket)
            lane.refused = inEnglish(sentenceFor(*why));
        else
            lane.refused = observer->seen().told.error;
    }
}

// Whether to go on.
bool SocketWatch::Private::awaitNews() {
    std::unique_lock lock(mutex);
    const auto spaced = std::chrono::steady_clock::now() + kSpacing;
    wake.wait_until(lock, spaced, [this] { return isEnding || isAsked; });
    wake.wait(lock, [this] { return isEnding || isAsked || hasNews; });
    isAsked = hasNews = false;
    return !isEnding;
}

void SocketWatch::Private::takeTerms() {
    std::optional<Events> wanted;
    std::optional<unsigned> one;
    {
        const std::lock_guard lock(mutex);
        wanted = std::exchange(interest, std::nullopt);
        one = std::exchange(share, std::nullopt);
    }
    for (const auto& observer : observers) {
        if (wanted && observer->socket() != kNoSocket)
            observer->post(command::SetInterest{{observer->socket(), {}}, *wanted});
        if (one && *one > 0) {
            observer->post(command::SetTraceBound{kLaneBytes / *one});
            if (!observer->tellsEdges())
                observer->post(command::SetResample{kResample * static_cast<Nanos>(*one)});
        }
    }
}

// poll is asked first and last. The answer of a second question comes after all that the first one found is told.
void SocketWatch::Private::round() {
    const auto askPoll = [this] {
        each([](Watcher& observer) {
            if (observer.backend() == Backend::Poll)
                observer.ask();
        });
    };
    Round round;
    askPoll();
    round.begun = monotonicNow();
    for (int question = 0; question < 2; ++question)
        each([](Watcher& observer) { observer.ask(); });
    askPoll();
    askPoll();
    round.asked = monotonicNow();
    for (const auto& observer : observers) {
        recipes::Seen seen = observer->beginStep();
        if (observer->backend() == Backend::Poll)
            round.isSteady = seen.watched && seen.told.error.empty() && seen.stood < round.begun;
        round.seen.at(static_cast<std::size_t>(observer->backend())) = std::move(seen);
    }
    standings.add(round);
    keep(round);
}

void SocketWatch::Private::keep(const Round& round) {
    std::vector<recipes::Difference> differences = recipes::differencesOf(standings.all());
    std::vector<RawMask> raw;
    for (const recipes::Standing& standing : standings.all())
        if (const Events mask = standing.of(Backend::IoUring).raw; !mask.empty())
            raw.push_back({standing.from, mask});
    const std::lock_guard lock(mutex);
    report.asked = round.asked;
    report.differences = std::move(differences);
    report.raw = std::move(raw);
    for (const auto& observer : observers) {
        recipes::ObservedLane& lane = report.lanes.at(static_cast<std::size_t>(observer->backend()));
        lane.source = observer->source();
        lane.socket = observer->socket();
    }
}

void SocketWatch::Private::release() {
    each([](Watcher& observer) { observer.release(); });
    const std::lock_guard lock(mutex);
    report.asked = monotonicNow();
    hasLetGo = true;
    gone.notify_all();
}

} // namespace readyscope::observers
