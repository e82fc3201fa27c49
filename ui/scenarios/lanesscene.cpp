// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/lanesscene.h"

#include <algorithm>
#include <cmath>

namespace readyscope {

namespace {

constexpr int kAlike = 8;        // px that edges of one frame may lie apart
constexpr int kRoomForDisc = 26; // px: in a narrower frame it stands beside
constexpr int kRight = 10;       // hundredths of room after the end

bool isNear(int a, int b, int reach) { return std::abs(a - b) <= reach; }

// Right of the disc that stands there already, and of the cursor.
double freePlace(double x, std::size_t lane, const QVector<DifferenceFrame>& placed, double cursor, double ratio) {
    const double clear = (2 * kDiscRadius + 3) * ratio;
    if (std::abs(x - cursor) < clear / 2)
        x = cursor + clear / 2;
    // Only ever to the right, so that it comes to an end.
    for (bool isMoved = true; isMoved;) {
        isMoved = false;
        for (const DifferenceFrame& other : placed)
            if (other.firstLane == lane && std::abs(other.disc.x() - x) < clear) {
                x = std::nextafter(other.disc.x() + clear, 1e9);
                isMoved = true;
            }
    }
    return x;
}

} // namespace

Nanos LanesScene::end() const {
    if (result == nullptr)
        return 0;
    Nanos last = std::max(result->report.begun, result->report.ended ? result->report.finished : 0);
    for (const recipes::StepReport& step : result->report.steps)
        last = std::max({last, step.begun, step.done, step.asked});
    return last;
}

int LanesScene::stepAt(Nanos time) const {
    int last = -1;
    if (result == nullptr)
        return last;
    const std::vector<recipes::StepReport>& steps = result->report.steps;
    for (std::size_t i = 0; i < steps.size(); ++i)
        if (steps[i].verdict != recipes::Verdict::NotRun && steps[i].begun <= time)
            last = static_cast<int>(i);
    return last;
}

std::optional<Events> LanesScene::toldAt(std::size_t lane, Nanos time) const {
    if (lane >= snapshots.size() || !snapshots[lane])
        return std::nullopt;
    const SocketId socket = result->lanes[lane].socket;
    const std::vector<Watch> watches = snapshots[lane]->watches(socket);
    const bool isWatched =
        std::ranges::any_of(watches, [time](const Watch& watch) { return watch.from <= time && time < watch.to; });
    return isWatched && time <= snapshots[lane]->totals().now ? std::optional(snapshots[lane]->stateAt(socket, time))
                                                              : std::nullopt;
}

bool LanesScene::wasWritable(Nanos time) const {
    return result != nullptr && std::ranges::any_of(result->report.steps, [time](const recipes::StepReport& step) {
               return step.verdict != recipes::Verdict::NotRun && step.begun <= time &&
                      step.of(Backend::Poll).told.events.any(Events::Out);
           });
}

TimeScale wholeScale(const LanesScene& scene, int width) {
    const Nanos lasted = std::max<Nanos>(scene.end() - scene.begin(), 1'000);
    return {scene.begin(), lasted + lasted * kRight / 100, width};
}

QVector<DifferenceFrame> framesOf(const LanesScene& scene, double ratio) {
    QVector<DifferenceFrame> frames;
    if (scene.result == nullptr || !scene.areDifferencesShown)
        return frames;
    const int reach = qRound(kAlike * ratio);
    for (const recipes::Difference& difference : scene.result->differences) {
        const qsizetype own = frames.size();
        for (const recipes::Difference::Spot& spot : difference.spots) {
            const auto lane = static_cast<std::size_t>(spot.backend);
            const int from = scene.scale.columnAt(spot.from);
            const ColumnRange columns{from, std::max(scene.scale.columnAt(spot.to), from + qRound(4 * ratio))};
            if (columns.to < 0 || columns.from >= scene.scale.width())
                continue;
            const auto alike = std::find_if(frames.begin() + own, frames.end(), [&](const DifferenceFrame& frame) {
                return frame.lastLane + 1 == lane && isNear(frame.columns.from, columns.from, reach) &&
                       isNear(frame.columns.to, columns.to, reach);
            });
            if (alike == frames.end()) {
                frames.append({difference.letter, lane, lane, columns, {}});
                continue;
            }
            alike->lastLane = lane;
            alike->columns = {std::min(alike->columns.from, columns.from), std::max(alike->columns.to, columns.to)};
        }
    }
    QVector<DifferenceFrame> placed;
    const std::optional<Nanos> at = scene.cursors.at(CursorId::A);
    const double cursor = at ? scene.scale.columnAt(*at) : -1e6;
    for (DifferenceFrame& frame : frames) {
        const double left = std::max(0, frame.columns.from);
        const double right = std::min(scene.scale.width(), frame.columns.to);
        const double middle =
            right - left >= kRoomForDisc * ratio ? (left + right) / 2 : right + (kDiscRadius + 2) * ratio;
        const double least = (kDiscRadius + 1) * ratio;
        const double x = freePlace(middle, frame.firstLane, placed, cursor, ratio);
        frame.disc = {std::clamp(x, least, std::max(least, scene.scale.width() - least)),
                      (kLanesRuler + (static_cast<double>(frame.firstLane) + 0.5) * kLanesRow) * ratio};
        placed.append(frame);
    }
    return placed;
}

} // namespace readyscope
