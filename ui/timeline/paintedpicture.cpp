// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/paintedpicture.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace readyscope {

namespace {

// What stands left of the last known column depends on it: an edge, a pulse that is widened, a bin that is not full.
constexpr double kMargin = 16; // px
// At the left end a box that goes on outside the view has no edge, and a pulse is widened from there.
constexpr double kLeftEnd = 4;
constexpr double kLeastBetween = 100; // px: parts nearer to each other are painted as one

bool isSlid(const RulerTick& tick, const RulerTick& later, int columns) {
    return tick.column - columns == later.column && tick.major == later.major;
}

// Ticks that both have in view.
bool areSlid(const QVector<RulerTick>& ticks, const QVector<RulerTick>& later, int columns, int width) {
    auto next = std::find_if(later.begin(), later.end(), [](const RulerTick& tick) { return tick.column >= 0; });
    for (const RulerTick& tick : ticks) {
        if (tick.column < columns || tick.column >= width)
            continue;
        if (next == later.end() || !isSlid(tick, *next, columns))
            return false;
        ++next;
    }
    return next == later.end() || next->column >= width - columns - 1;
}

bool isSlid(const LaneBlank& blank, const LaneBlank& later, int columns, int known, int laterKnown) {
    LaneBlank moved = later;
    moved.columns = blank.columns;
    const int from = blank.columns.from - columns;
    const int to = blank.columns.to - columns;
    return moved == blank && (from == later.columns.from || (from <= 0 && later.columns.from <= 0)) &&
           (to == later.columns.to || (blank.columns.to == known && later.columns.to == laterKnown));
}

StaleColumns joined(StaleColumns parts, int between) {
    std::ranges::sort(parts, {}, &ColumnRange::from);
    StaleColumns all;
    for (const ColumnRange& part : parts) {
        if (part.isEmpty())
            continue;
        if (!all.isEmpty() && part.from <= all.last().to + between)
            all.last() = all.last().united(part);
        else
            all.append(part);
    }
    return all;
}

bool isTouched(ColumnRange columns, const StaleColumns& parts) {
    return std::ranges::any_of(
        parts, [&](const ColumnRange& part) { return part.from < columns.to && columns.from < part.to; });
}

} // namespace

std::optional<int> PaintedPicture::columnsTo(const PaintedPicture& next) const {
    if (!look || look != next.look || size != next.size || ratio != next.ratio || isWhole || next.isWhole)
        return std::nullopt;
    const std::optional<int> columns = scale.columnsTo(next.scale);
    if (!columns || !areSlid(ticks, next.ticks, *columns, size.width()))
        return std::nullopt;
    const auto stays = [&](const PaintedRow& row) {
        return !row.isWhole && row.words.width() + *columns < size.width() / 2;
    };
    return 2 * std::ranges::count_if(rows, stays) >= rows.size() ? columns : std::nullopt;
}

int PaintedPicture::firstStale(const PaintedRow& before, const PaintedPicture& next, const PaintedRow& now, int columns,
                               int walked) const {
    const auto isBlankSlid = [&](const LaneBlank& blank, const LaneBlank& later) {
        return isSlid(blank, later, columns, known, next.known);
    };
    if (before.isWhole || now.isWhole || before.row != now.row || before.isLast != now.isLast ||
        !std::ranges::equal(before.blanks, now.blanks, isBlankSlid))
        return 0;
    const int unchanged = std::min(known - columns, size.width() - walked);
    return std::max(0, unchanged - static_cast<int>(std::ceil(kMargin * ratio)));
}

StaleColumns PaintedPicture::staleOf(const PaintedRow& before, const PaintedPicture& next, PaintedRow& now, int columns,
                                     int walked) const {
    StaleColumns whole{{0, size.width()}};
    const int from = firstStale(before, next, now, columns, walked);
    if (from == 0)
        return whole;
    const auto px = [this](double logical) { return static_cast<int>(std::ceil(logical * ratio)); };
    StaleColumns parts{{0, px(kLeftEnd)}, {from, size.width()}};
    if (!before.words.isEmpty())
        parts.append({std::max(0, before.words.from - columns), before.words.to - columns});
    for (const ColumnRange& gone : matchLabels(before.labels, columns, now.labels))
        parts.append({std::max(0, gone.from), gone.to});
    // A label is written whole, or not at all.
    parts = joined(parts, px(kLeastBetween));
    for (bool isMore = true; isMore;) {
        isMore = false;
        for (LaneLabel& label : now.labels) {
            if (!label.stays || !isTouched(label.drawn, parts))
                continue;
            label.stays = false;
            parts.append(label.drawn);
            isMore = true;
        }
        parts = joined(parts, px(kLeastBetween));
    }
    // Each part is worked out by itself: of much, one is quicker.
    const int all = std::accumulate(parts.begin(), parts.end(), 0,
                                    [](int sum, const ColumnRange& part) { return sum + part.width(); });
    if (all <= size.width() / 2)
        return parts;
    for (LaneLabel& label : now.labels)
        label.stays = false;
    return whole;
}

} // namespace readyscope
