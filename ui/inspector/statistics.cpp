// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/statistics.h"

#include "core/trace/search.h"
#include "ui/common/texts.h"

#include <QCoreApplication>

#include <numeric>

namespace readyscope {

namespace {

constexpr std::uint16_t kEveryBit = 0xFFFF;

std::uint64_t hitsOf(const std::vector<Hit>& hits, Events::Bit bit) {
    return std::accumulate(hits.begin(), hits.end(), std::uint64_t{0}, [bit](std::uint64_t sum, const Hit& hit) {
        return sum + (hit.revents.any(bit) ? hit.count : 0);
    });
}

bool isShown(const BitStatistics& bit, bool alone) {
    const bool expected = alone && (bit.bit == Events::In || bit.bit == Events::Out);
    return expected || bit.high > 0 || bit.rises > 0 || bit.falls > 0;
}

struct Whose {
    SocketId socket = kNoSocket;
    QString name;
};

void appendRows(QVector<StatisticsRow>& rows, const Whose& whose, const LaneStatistics& lane,
                const std::vector<Hit>& hits, bool alone) {
    for (const BitStatistics& bit : lane.bits)
        if (isShown(bit, alone))
            rows.append({whose.socket, whose.name, lane.known, hitsOf(hits, bit.bit), bit});
}

} // namespace

StatisticsAnswer measured(const StatisticsQuestion& question, const Cancelled& cancelled) {
    StatisticsAnswer answer{
        question.over, question.from, question.to, static_cast<int>(question.lanes.size()), 0, 0, {}};
    answer.waits = countWaits(*question.snapshot, question.from, question.to);
    const bool alone = question.lanes.size() == 1;
    LaneDurations durations;
    std::vector<LaneStatistics> lanes;
    std::vector<Hit> allHits;
    for (qsizetype i = 0; i < question.lanes.size(); ++i) {
        const SocketId socket = question.lanes[i];
        auto lane = laneStatistics(*question.snapshot, socket, question.from, question.to, Events::fromBits(kEveryBit),
                                   cancelled, alone ? nullptr : &durations);
        if (!lane)
            return {};
        answer.transitions += lane->transitions;
        const std::vector<Hit> hits = question.snapshot->hits(socket, question.from, question.to);
        appendRows(answer.rows, {socket, question.names.value(i)}, *lane, hits, alone);
        if (alone)
            break;
        allHits.insert(allHits.end(), hits.begin(), hits.end());
        lanes.push_back(*std::move(lane));
    }
    if (lanes.size() < 2)
        return answer;
    QVector<StatisticsRow> rows;
    const QString all = QCoreApplication::translate("Statistics", "all %1 sockets").arg(countText(lanes.size()));
    appendRows(rows, {kNoSocket, all}, summed(lanes, durations), allHits, false);
    answer.rows = rows + answer.rows;
    return answer;
}

} // namespace readyscope
