// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Lanes worked out by several threads at once are what each is by itself.

#include "core/trace/store.h"
#include "ui/common/parallel.h"
#include "ui/timeline/lanepainter.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace readyscope;

namespace {

constexpr SocketId kLanes = 70;
constexpr Nanos kEnd = 10 * kMillisecond;

// Each lane has more transitions than the one before, every tenth none.
void fill(Store& store) {
    std::mt19937 random(7);
    store.clear(1);
    for (SocketId socket = 1; socket <= kLanes; ++socket) {
        store.beginWatch(socket, 1, false);
        Transition transition;
        transition.socket = socket;
        for (transition.time = 1; transition.time < kEnd && socket % 10 != 0;
             transition.time += 1 + static_cast<Nanos>(random() % (2'000'000 / socket))) {
            transition.previous = transition.revents;
            transition.revents = transition.revents ^ (random() % 3 == 0 ? Events::Pri : Events::In);
            store.append(transition);
        }
    }
    store.advance(kEnd);
}

} // namespace

class tst_LaneGeometries : public QObject {
    Q_OBJECT
private slots:
    void areWhatEachLaneIs() {
        Store store;
        fill(store);
        const std::shared_ptr<const Snapshot> snapshot = store.snapshot();
        std::mt19937 random(8);
        int folds = 0;
        for (int round = 0; round < 40; ++round) {
            // None, one, too few for a second thread, and many; in no order.
            std::vector<SocketId> sockets;
            for (SocketId socket = 1; socket <= kLanes; ++socket)
                sockets.push_back(socket);
            std::ranges::shuffle(sockets, random);
            sockets.resize(round < 3 ? static_cast<std::size_t>(round) : random() % kLanes);
            const Nanos from = static_cast<Nanos>(random() % kEnd);
            const TimeScale scale(from, 1 + static_cast<Nanos>(random() % kEnd), 300);
            const LaneMeasures measures = laneMeasures(1 + round % 2);
            std::vector<LaneGeometry> lanes(sockets.size());
            inParallel(sockets.size(),
                       [&](std::size_t i) { lanes[i] = laneGeometry(*snapshot, sockets[i], scale, measures); });
            for (std::size_t i = 0; i < lanes.size(); ++i) {
                QVERIFY2(lanes[i] == laneGeometry(*snapshot, sockets[i], scale, measures),
                         qPrintable(QStringLiteral("round %1, socket %2").arg(round).arg(sockets[i])));
                folds += static_cast<int>(lanes[i].folds.size());
            }
        }
        QVERIFY(folds > 0);
    }
};

QTEST_MAIN(tst_LaneGeometries)
#include "tst_lanegeometries.moc"
