// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanegeometries.h"

#include <QSemaphore>
#include <QThread>
#include <QThreadPool>

#include <algorithm>
#include <atomic>

namespace readyscope {

namespace {

constexpr std::size_t kLanesAThread = 8; // fewer are not worth one

// Shared by the threads: one that comes too late finds nothing to do, and nobody waits for it.
struct Work {
    std::shared_ptr<const Snapshot> snapshot;
    std::vector<SocketId> sockets;
    TimeScale scale;
    LaneMeasures measures;
    std::vector<LaneGeometry> lanes;
    std::atomic<std::size_t> next{0};
    QSemaphore done; // lanes

    void run() {
        for (std::size_t i = next++; i < sockets.size(); i = next++) {
            lanes[i] = laneGeometry(*snapshot, sockets[i], scale, measures);
            done.release();
        }
    }
};

} // namespace

std::vector<LaneGeometry> laneGeometries(const std::shared_ptr<const Snapshot>& snapshot,
                                         const std::vector<SocketId>& sockets, const TimeScale& scale,
                                         const LaneMeasures& measures) {
    const auto work = std::make_shared<Work>();
    work->snapshot = snapshot;
    work->sockets = sockets;
    work->scale = scale;
    work->measures = measures;
    work->lanes.resize(sockets.size());
    const auto processors = static_cast<std::size_t>(std::max(1, QThread::idealThreadCount()));
    for (std::size_t helper = 1; helper < std::min(processors, sockets.size() / kLanesAThread); ++helper)
        QThreadPool::globalInstance()->start([work] { work->run(); });
    work->run();
    work->done.acquire(static_cast<int>(sockets.size()));
    return std::move(work->lanes);
}

} // namespace readyscope
