// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanelabels.h"

#include <algorithm>
#include <tuple>

namespace readyscope {

namespace {

// Free columns behind a run, up to what stands in its way.
int roomOf(const LaneRun& run, const LaneGeometry& lane, const QVector<ColumnRange>& gaps) {
    int freeTo = run.freeTo;
    const auto block = [&](const ColumnRange& columns) {
        if (columns.to > run.columns.to)
            freeTo = std::min(freeTo, std::max(columns.from, run.columns.to));
    };
    for (const ColumnRange& gap : gaps)
        block(gap);
    for (const LaneBlank& blank : lane.blanks)
        block(blank.columns);
    return freeTo - run.columns.to;
}

ColumnRange slid(ColumnRange columns, int by) { return {columns.from - by, columns.to - by}; }

// Whether `before`, slid to end where `now` does, looks as it will.
bool isSame(const LaneLabel& before, ColumnRange of, const LaneLabel& now) {
    return now.kind == LaneLabel::Kind::Nval ? now.of == of : now.count == before.count && now.room >= before.taken;
}

} // namespace

QVector<LaneLabel> labelsOf(const LaneGeometry& lane, const QVector<ColumnRange>& gaps) {
    QVector<LaneLabel> labels;
    for (const LaneBand& band : lane.bands)
        if (band.bit == Events::Nval)
            labels.append({.kind = LaneLabel::Kind::Nval, .of = band.columns, .drawn = {}});
    for (const LaneRun& run : lane.runs)
        labels.append({.kind = LaneLabel::Kind::Count,
                       .of = run.columns,
                       .count = run.count,
                       .room = roomOf(run, lane, gaps),
                       .drawn = {}});
    return labels;
}

QVector<ColumnRange> matchLabels(const QVector<LaneLabel>& before, int columns, QVector<LaneLabel>& labels) {
    QVector<ColumnRange> gone;
    auto now = labels.begin();
    for (const LaneLabel& label : before) {
        if (label.drawn.isEmpty())
            continue;
        const ColumnRange of = slid(label.of, columns);
        const auto isBefore = [&](const LaneLabel& other) {
            return std::tuple(other.kind, other.of.to) < std::tuple(label.kind, of.to);
        };
        now = std::find_if_not(now, labels.end(), isBefore);
        if (now != labels.end() && now->kind == label.kind && now->of.to == of.to && isSame(label, of, *now)) {
            now->taken = label.taken;
            now->drawn = slid(label.drawn, columns);
            now->stays = true;
        } else {
            gone.append(slid(label.drawn, columns));
        }
    }
    return gone;
}

} // namespace readyscope
