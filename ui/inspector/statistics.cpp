// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/statistics.h"

#include "core/trace/search.h"

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

} // namespace

StatisticsAnswer measured(const StatisticsQuestion& question, const Cancelled& cancelled) {
    StatisticsAnswer answer{
        question.over, question.from, question.to, static_cast<int>(question.lanes.size()), 0, 0, {}};
    answer.waits = countWaits(*question.snapshot, question.from, question.to);
    for (qsizetype i = 0; i < question.lanes.size(); ++i) {
        const SocketId socket = question.lanes[i];
        const auto lane = laneStatistics(*question.snapshot, socket, question.from, question.to,
                                         Events::fromBits(kEveryBit), cancelled);
        if (!lane)
            return {};
        answer.transitions += lane->transitions;
        const std::vector<Hit> hits = question.snapshot->hits(socket, question.from, question.to);
        for (const BitStatistics& bit : lane->bits)
            if (isShown(bit, question.lanes.size() == 1))
                answer.rows.append({socket, question.names.value(i), lane->known, hitsOf(hits, bit.bit), bit});
    }
    return answer;
}

} // namespace readyscope
