// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/lanesscene.h"

#include <algorithm>
#include <cmath>

namespace readyscope {

namespace {

constexpr int kAlike = 8;         // px that edges of one frame may lie apart
constexpr int kRoomForDisc = 26;  // px: in a narrower frame it stands beside
constexpr Nanos kNewestRoom = 32; // a share of the view, right of what is followed
constexpr int kRight = 10;        // hundredths of room after the end

constexpr int kBetweenDiscs = 80; // px, of one letter on a lane
constexpr int kTouch = 3;         // px between two of a lane that are drawn as one

bool isNear(int a, int b, int reach) { return std::abs(a - b) <= reach; }

struct LaneColumns {
    std::size_t lane = 0;
    ColumnRange columns;
};

// Where a difference is in view. Of a lane that goes on it may come again and again, with hardly a pixel between.
QVector<LaneColumns> columnsOf(const recipes::Difference& difference, const TimeScale& scale, double ratio) {
    QVector<LaneColumns> all;
    for (const recipes::Difference::Spot& spot : difference.spots) {
        const auto lane = static_cast<std::size_t>(spot.backend);
        const int from = scale.columnAt(spot.from);
        const ColumnRange columns{from, std::max(scale.columnAt(spot.to), from + qRound(4 * ratio))};
        if (columns.to < 0 || columns.from >= scale.width())
            continue;
        if (!all.isEmpty() && all.last().lane == lane && columns.from - all.last().columns.to <= qRound(kTouch * ratio))
            all.last().columns.to = std::max(all.last().columns.to, columns.to);
        else
            all.append({lane, columns});
    }
    return all;
}

// Right of the disc that stands there already, and of the cursor.
double freePlace(double x, std::size_t lane, const QVector<DifferenceFrame>& placed, double cursor, double ratio) {
    const double clear = (2 * kDiscRadius + 3) * ratio;
    if (std::abs(x - cursor) < clear / 2)
        x = cursor + clear / 2;
    // Only ever to the right, so that it comes to an end.
    for (bool isMoved = true; isMoved;) {
        isMoved = false;
        for (const DifferenceFrame& other : placed)
            if (other.hasDisc && other.firstLane == lane && std::abs(other.disc.x() - x) < clear) {
                x = std::nextafter(other.disc.x() + clear, 1e9);
                isMoved = true;
            }
    }
    return x;
}

} // namespace

const LanesFlag* LanesScene::flagAt(Nanos time) const {
    const LanesFlag* last = nullptr;
    if (shown)
        for (const LanesFlag& flag : shown->flags)
            if (flag.at <= time)
                last = &flag;
    return last;
}

std::optional<Events> LanesScene::toldAt(std::size_t lane, Nanos time) const {
    if (lane >= snapshots.size() || !snapshots[lane])
        return std::nullopt;
    const SocketId socket = shown->lanes[lane].socket;
    const std::vector<Watch> watches = snapshots[lane]->watches(socket);
    const bool isWatched = std::ranges::any_of(watches, [time](const Watch& watch) {
        return watch.from <= time && (time < watch.to || watch.to == kInfinite);
    });
    return isWatched && time <= snapshots[lane]->totals().now ? std::optional(snapshots[lane]->stateAt(socket, time))
                                                              : std::nullopt;
}

std::optional<Events> LanesScene::lastTold(std::size_t lane) const {
    if (lane >= snapshots.size() || !snapshots[lane])
        return std::nullopt;
    const SocketId socket = shown->lanes[lane].socket;
    const std::vector<Watch> watches = snapshots[lane]->watches(socket);
    if (watches.empty())
        return std::nullopt;
    // As a watch ends, so does what was told.
    return snapshots[lane]->stateAt(socket, watches.back().to == kInfinite ? snapshots[lane]->totals().now
                                                                           : watches.back().to - 1);
}

TimeScale wholeScale(const LanesScene& scene, int width) {
    const Nanos lasted = std::max<Nanos>(scene.end() - scene.begin(), 1'000);
    return {scene.begin(), lasted + lasted * kRight / 100, width};
}

TimeScale newestScale(const LanesScene& scene, Nanos span, int width) {
    const Nanos room = span / kNewestRoom;
    return {std::max(scene.begin(), scene.end() + room - span), span, width};
}

QVector<DifferenceFrame> framesOf(const LanesScene& scene, double ratio) {
    QVector<DifferenceFrame> frames;
    if (!scene.shown || !scene.areDifferencesShown)
        return frames;
    const int reach = qRound(kAlike * ratio);
    for (const recipes::Difference& difference : scene.shown->differences) {
        const qsizetype own = frames.size();
        for (const auto& [lane, columns] : columnsOf(difference, scene.scale, ratio)) {
            const auto alike = std::find_if(
                frames.begin() + own, frames.end(), [&, lane = lane, columns = columns](const DifferenceFrame& frame) {
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
        // One letter is enough for what comes again and again.
        frame.hasDisc = std::ranges::none_of(placed, [&](const DifferenceFrame& other) {
            return other.hasDisc && other.letter == frame.letter && other.firstLane == frame.firstLane &&
                   std::abs(other.disc.x() - x) < kBetweenDiscs * ratio;
        });
        frame.disc = {std::clamp(x, least, std::max(least, scene.scale.width() - least)),
                      (kLanesRuler + (static_cast<double>(frame.firstLane) + 0.5) * kLanesRow) * ratio};
        placed.append(frame);
    }
    return placed;
}

} // namespace readyscope
