// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A frame of the timeline, 50 lanes x 1,900 columns and every wait: all of it, from the store to the screen's own
// pixels, at every zoom; and the painting of its lanes alone, by what is on them. Beside them, in the same run, what
// the machine itself takes: filling as many pixels. Painting alone is in the process's own time, so that what else runs
// on the machine counts little; the whole frame, which several processors share, by the clock.
//
//   bench_frame [COUNT]   transitions (10,000,000)

#include "tests/bench/filledstore.h"
#include "tests/bench/median.h"
#include "tests/bench/owntime.h"
#include "tests/bench/window/lanes.h"

#include "ui/common/parallel.h"
#include "ui/timeline/lanepainter.h"

#include <QApplication>
#include <QImage>

#include <cstdio>
#include <cstdlib>

using namespace readyscope;
using namespace readyscope::bench;

namespace {

constexpr SocketId kLanes = 50;
constexpr int kColumns = 1'900;
constexpr int kRow = static_cast<int>(RowHeight::Compact);
constexpr QSize kSize(kColumns, Lanes::kTop + static_cast<int>(kLanes) * kRow);
constexpr int kFrames = 200;
constexpr int kRounds = 51;

template <typename Work> Nanos timeOf(Work work) {
    const Nanos before = readClock(CLOCK_PROCESS_CPUTIME_ID);
    work();
    return readClock(CLOCK_PROCESS_CPUTIME_ID) - before;
}

template <typename Work> Nanos clockedTimeOf(Work work) {
    const Nanos before = monotonicNow();
    work();
    return monotonicNow() - before;
}

void printFrames(const std::vector<Nanos>& frames) {
    std::printf(" %.1f / %.1f |", milliseconds(median(frames)), milliseconds(quantile(frames, 0.99)));
    std::fflush(stdout);
}

std::vector<Nanos> bareFills(QSize size) {
    QImage image(size, QImage::Format_RGB32);
    std::vector<Nanos> rounds;
    for (int round = 0; round < kRounds; ++round)
        rounds.push_back(timeOf([&] { image.fill(0xff000000U + static_cast<unsigned>(round)); }));
    return rounds;
}

// Each frame elsewhere and of another scale: nothing is kept from the one before, and seldom is it in a cache.
std::vector<Nanos> frames(Lanes& lanes, Nanos begin, Nanos end, Nanos part) {
    std::mt19937_64 dice(1);
    std::vector<Nanos> all;
    for (int frame = 0; frame < kFrames; ++frame) {
        const Nanos span = (end - begin) / part - frame;
        const Nanos room = end - begin - span;
        const Nanos from = begin + (room > 0 ? static_cast<Nanos>(dice() % static_cast<std::uint64_t>(room)) : 0);
        all.push_back(clockedTimeOf([&] {
            lanes.view().dragTo(from, span);
            lanes.paint();
        }));
    }
    return all;
}

void wholeFrames(std::uint64_t count) {
    std::printf("#### The whole frame, %u lanes x %d columns, %llu transitions and waits, median / p99 in ms\n\n"
                "| sockets | all in view | 1/10 | 1/1,000 | 1/100,000 | 1/10,000,000 | filling the pixels |\n"
                "| --: | --: | --: | --: | --: | --: | --: |\n",
                kLanes, kColumns, static_cast<unsigned long long>(count));
    for (const SocketId sockets : {64U, 1'000U}) {
        Store store(kUnbounded);
        SampleTrace trace(sockets);
        store.clear(trace.time());
        const Nanos end = append(store, trace, count, Waits::OneEach);
        Lanes lanes(store, kLanes, kRow, kSize);
        std::printf("| %u |", sockets);
        for (const Nanos part : {1, 10, 1'000, 100'000, 10'000'000})
            printFrames(frames(lanes, kSecond, end, part));
        printFrames(bareFills(kSize));
        std::printf("\n");
    }
}

// A lane whose every second column has all the bits; nothing takes more to paint.
LaneGeometry stripes(int columns) {
    LaneGeometry lane;
    for (const Events::Bit bit : {Events::In, Events::Pri, Events::Out, Events::RdHup, Events::Hup, Events::Err})
        for (int column = 0; column < columns; column += 2)
            lane.bands.append({bit, {column, column + 1}});
    return lane;
}

// On every processor, as the timeline does it.
std::vector<Nanos> paintings(const std::vector<LaneGeometry>& lanes, int ratio) {
    QImage image(kColumns * ratio, static_cast<int>(lanes.size()) * kRow * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    const Look& look = Look::light();
    std::vector<Nanos> rounds;
    for (int round = 0; round < kRounds; ++round) {
        rounds.push_back(clockedTimeOf([&] {
            Canvas canvas(image, look, QApplication::font());
            const QRect row(0, 0, image.width(), kRow * ratio);
            inParallel(lanes.size(), [&](std::size_t i) {
                QImage strip = canvas.strip(static_cast<int>(i) * row.height(), row.height());
                Canvas onStrip(strip, look, canvas.font());
                onStrip.fillLines(row, look.base);
                LanePainter(onStrip, row, kRow, look.base).paint(lanes[i], {});
            });
        }));
    }
    return rounds;
}

std::vector<LaneGeometry> lanesOf(const Snapshot& snapshot, Nanos from, Nanos span, int ratio) {
    std::vector<LaneGeometry> lanes;
    for (SocketId socket = 1; socket <= kLanes; ++socket)
        lanes.push_back(laneGeometry(snapshot, socket, TimeScale(from, span, kColumns * ratio), laneMeasures(ratio)));
    return lanes;
}

void paintingAlone(std::uint64_t count) {
    Store store(kUnbounded);
    SampleTrace trace(64);
    const Nanos end = append(store, trace, count);
    const auto snapshot = store.snapshot();
    std::printf(
        "\n#### Painting alone, %u lanes x %d columns, median / p99 in ms\n\n"
        "| pixels a column | calm | a burst | all of %llu transitions | every second column, all bits | filling "
        "the pixels |\n| --: | --: | --: | --: | --: | --: |\n",
        kLanes, kColumns, static_cast<unsigned long long>(count));
    for (const int ratio : {1, 2}) {
        std::printf("| %d x %d |", ratio, ratio);
        printFrames(paintings(lanesOf(*snapshot, end / 2, 2 * kMillisecond, ratio), ratio));
        printFrames(paintings(lanesOf(*snapshot, end / 2, 10 * kSecond, ratio), ratio));
        printFrames(paintings(lanesOf(*snapshot, kSecond, end - kSecond, ratio), ratio));
        printFrames(paintings(std::vector(kLanes, stripes(kColumns * ratio)), ratio));
        printFrames(bareFills(QSize(kColumns, static_cast<int>(kLanes) * kRow) * ratio));
        std::printf("\n");
    }
}

} // namespace

int main(int argc, char** argv) {
    const QApplication application(argc, argv);
    applyTheme(*qApp, Theme::Light);
    const std::uint64_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10'000'000;
    wholeFrames(count);
    paintingAlone(count);
    return 0;
}
