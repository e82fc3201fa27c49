// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A timeline that follows and zooms at once while a million transitions a second arrive, each with its wait, until ten
// millions are kept: its frames, and what an engine in the same process makes of it, whose wake-ups are measured with
// and without. And what following alone takes, 25 times a second.
//
//   bench_live [SECONDS]   (5) of arrivals; 0: following alone

#include "tests/bench/enginewakes.h"
#include "tests/bench/filledstore.h"
#include "tests/bench/median.h"
#include "tests/bench/owntime.h"
#include "tests/bench/window/arrivals.h"
#include "tests/bench/window/frameapplication.h"
#include "tests/bench/window/lanes.h"

#include "core/engine/engine.h"

#include <QTimer>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <thread>

using namespace readyscope;
using namespace readyscope::bench;

namespace {

constexpr std::uint64_t kKept = 10'000'000;
constexpr std::uint64_t kRate = 1'000'000;
constexpr SocketId kSockets = 64;
constexpr std::chrono::milliseconds kFrame{16};

// Zooms in by twelve steps, out by as many, and so on, each frame a step.
class Zoomer {
public:
    explicit Zoomer(TimelineView& view) : m_view(view) {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_view.advance();
            if (m_step++ / kSteps % 2 == 0)
                m_view.zoomIn();
            else
                m_view.zoomOut();
        });
        m_timer.start(kFrame);
    }

private:
    static constexpr int kSteps = 12;
    TimelineView& m_view;
    QTimer m_timer;
    int m_step = 0;
};

constexpr QSize kSize(1'900, Lanes::kTop + 50 * 22);

void arriving(FrameApplication& application, int seconds) {
    Arrivals arrivals(kSockets, kRate, kKept - kRate * static_cast<std::uint64_t>(seconds));
    Lanes lanes(arrivals.store(), 50, 22, kSize);
    const Zoomer zoomer(lanes.view());
    const std::uint64_t before = arrivals.store().snapshot()->totals().transitions;
    arrivals.start();
    const FrameApplication::Run run = application.run(std::chrono::seconds(seconds));
    const TraceTotals totals = arrivals.store().snapshot()->totals();
    arrivals.stop();
    std::printf("#### Arriving: %d s, following and zooming at once, 50 lanes x 1,900 columns\n\n"
                "| frame, median / p99 / longest, ms | frames a second | transitions a second | kept | dropped | a "
                "thousand appended, median / p99, µs |\n| --: | --: | --: | --: | --: | --: |\n|",
                seconds);
    printFrames(run);
    std::printf(" %.0f | %llu | %llu | %.0f / %.0f |\n", static_cast<double>(totals.transitions - before) / run.seconds,
                static_cast<unsigned long long>(totals.transitions - totals.dropped),
                static_cast<unsigned long long>(totals.dropped), static_cast<double>(median(arrivals.batches())) / 1e3,
                static_cast<double>(quantile(arrivals.batches(), 0.99)) / 1e3);
}

void print(const std::vector<Nanos>& latencies) {
    for (const double part : {0.5, 0.99, 0.999})
        std::printf(" %.1f |", static_cast<double>(quantile(latencies, part)) / 1e3);
}

// An engine's wake-ups while the thread of the window goes on with what it does.
std::vector<Nanos> latenciesBeside(FrameApplication& application) {
    std::vector<Nanos> latencies;
    std::thread thread([&] {
        latencies = engineLatencies(Backend::Epoll, 16);
        QMetaObject::invokeMethod(&application, &QCoreApplication::quit, Qt::QueuedConnection);
    });
    application.exec();
    thread.join();
    return latencies;
}

void delaying(FrameApplication& application) {
    constexpr int kRounds = 20;
    Arrivals arrivals(kSockets, kRate, kKept / 2);
    arrivals.start();
    std::vector<Nanos> latencies[3];
    for (int round = 0; round < kRounds; ++round) {
        for (int i = 0; i < 3; ++i) {
            const int who = (round + i) % 3;
            std::unique_ptr<Lanes> lanes;
            std::unique_ptr<Zoomer> zoomer;
            if (who == 2) {
                lanes = std::make_unique<Lanes>(arrivals.store(), 50, 22, kSize);
                zoomer = std::make_unique<Zoomer>(lanes->view());
            }
            const std::vector<Nanos> more = latenciesBeside(application);
            latencies[who].insert(latencies[who].end(), more.begin(), more.end());
        }
    }
    std::printf("\n#### An engine's wake-ups meanwhile, epoll, 16 sockets, µs\n\n"
                "| no window: p50 | p99 | p99.9 | none again: p50 | p99 | p99.9 | with it: p50 | p99 | p99.9 |\n"
                "| --: | --: | --: | --: | --: | --: | --: | --: | --: |\n|");
    for (const std::vector<Nanos>& one : latencies)
        print(one);
    std::printf("\n");
}

// The trace at its own pace, 9,000 transitions a second, a picture for every 40 ms of it.
void following() {
    constexpr QSize size(1'900, 714);
    constexpr int kTicks = 500;
    std::printf("\n#### Following at 25 Hz, %d x %d\n\n"
                "| in view | a picture, median / p99, ms | of a core |\n| --: | --: | --: |\n",
                size.width(), size.height());
    for (const Nanos span : {100 * kSecond, 10 * kSecond, kSecond, kSecond / 10}) {
        Store store(kUnbounded);
        SampleTrace trace(kSockets);
        store.clear(trace.time());
        Lanes lanes(store, 21, 30, size);
        while (store.advance(trace.time()), trace.time() < kSecond + 2 * span)
            append(store, trace, 1'000, Waits::OneEach);
        lanes.view().advance();
        lanes.view().showSpan(trace.time() - span, trace.time());
        lanes.view().setFollowing(true);
        QApplication::processEvents();
        std::vector<Nanos> pictures;
        for (Nanos now = trace.time(); pictures.size() < kTicks; now += 40 * kMillisecond) {
            while (trace.time() < now)
                append(store, trace, 1, Waits::OneEach);
            store.advance(now);
            const Nanos before = ownNow();
            lanes.view().advance();
            lanes.paint();
            pictures.push_back(ownNow() - before);
        }
        double sum = 0;
        for (const Nanos picture : pictures)
            sum += static_cast<double>(picture);
        std::printf("| %.1f s | %.2f / %.2f | %.1f %% |\n", static_cast<double>(span) / 1e9,
                    milliseconds(median(pictures)), milliseconds(quantile(pictures, 0.99)),
                    sum / kTicks * 25 / 1e9 * 100);
        std::fflush(stdout);
    }
}

} // namespace

int main(int argc, char** argv) {
    blockUserSignals();
    FrameApplication application(argc, argv);
    applyTheme(application, Theme::Light);
    const int seconds = argc > 1 ? std::atoi(argv[1]) : 5;
    if (seconds > 0) {
        arriving(application, seconds);
        delaying(application);
    }
    following();
    return 0;
}
