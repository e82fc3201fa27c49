// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/rulerticks.h"

#include "ui/timeline/momenttext.h"

#include <QDate>

#include <algorithm>
#include <array>

namespace readyscope {

namespace {

constexpr Nanos kMinute = 60 * kSecond;
constexpr Nanos kHour = 60 * kMinute;
constexpr Nanos kDay = 24 * kHour;

struct ClockStep {
    Nanos major, minor;
};
constexpr std::array kClockSteps{
    ClockStep{kSecond, kSecond / 5},      ClockStep{2 * kSecond, kSecond / 2},  ClockStep{5 * kSecond, kSecond},
    ClockStep{10 * kSecond, 2 * kSecond}, ClockStep{20 * kSecond, 5 * kSecond}, ClockStep{30 * kSecond, 10 * kSecond},
    ClockStep{kMinute, 10 * kSecond},     ClockStep{2 * kMinute, 30 * kSecond}, ClockStep{5 * kMinute, kMinute},
    ClockStep{10 * kMinute, 2 * kMinute}, ClockStep{20 * kMinute, 5 * kMinute}, ClockStep{30 * kMinute, 10 * kMinute},
    ClockStep{kHour, 10 * kMinute},       ClockStep{2 * kHour, 30 * kMinute},   ClockStep{6 * kHour, kHour},
    ClockStep{12 * kHour, 2 * kHour},     ClockStep{kDay, 6 * kHour},           ClockStep{2 * kDay, 12 * kHour},
};

Nanos floorTo(Nanos value, Nanos step) {
    const Nanos rest = value % step;
    return value - rest - (rest < 0 ? step : 0);
}

// What an anchor is rounded down to: the next greater unit than the step's, so that it stays while one pans.
Nanos anchorUnit(Nanos step) {
    for (const Nanos unit : {kMicrosecond, kMillisecond, kSecond, kMinute, kHour})
        if (step < unit)
            return unit;
    return kDay;
}

// Calls `place(value, column, major)` for each tick in view; values are times plus `offset`.
template <typename Place> void eachTick(const TimeScale& scale, Nanos offset, const Ruler& ruler, Place place) {
    const Nanos step = ruler.minorStep > 0 ? ruler.minorStep : ruler.step;
    // From one major before the left edge, whose label may reach into the view.
    for (Nanos value = floorTo(scale.from() + offset, ruler.step); value - offset < scale.to(); value += step)
        place(value, scale.columnAt(value - offset), value == floorTo(value, ruler.step));
}

Ruler emptyRuler(const TimeScale& scale, int leastColumns) {
    Ruler ruler;
    ruler.step = majorStep(scale, leastColumns);
    ruler.minorStep = minorStepOf(ruler.step);
    return ruler;
}

void addAnchoredTicks(Ruler& ruler, const TimeScale& scale, Nanos offset, Nanos anchor) {
    const LabelFormat format(ruler.step, std::max(ruler.step, scale.to() + offset - anchor));
    eachTick(scale, offset, ruler, [&](Nanos value, int column, bool major) {
        const bool labelled = major && value >= anchor;
        ruler.ticks.append({column, major, labelled ? format.offset(value - anchor) : QString()});
    });
}

} // namespace

Nanos majorStep(const TimeScale& scale, int leastColumns) {
    const auto fits = [&](Nanos step) { return scale.columnsOf(step) >= std::min(leastColumns, scale.width() * 4); };
    for (Nanos decade = 1; decade < kSecond; decade *= 10)
        for (const Nanos factor : {1, 2, 5})
            if (fits(decade * factor))
                return decade * factor;
    for (const ClockStep& step : kClockSteps)
        if (fits(step.major))
            return step.major;
    for (Nanos decade = kDay;; decade *= 10)
        for (const Nanos factor : {1, 2, 5})
            if (fits(decade * factor) || decade * factor > TimeScale::kFarthest / 10)
                return decade * factor;
}

Nanos minorStepOf(Nanos major) {
    const auto clock = std::find_if(kClockSteps.begin(), kClockSteps.end(),
                                    [major](const ClockStep& step) { return step.major == major; });
    if (clock != kClockSteps.end())
        return clock->minor;
    Nanos lead = major < kSecond ? major : major / kDay;
    while (lead >= 10)
        lead /= 10;
    if (major < 5) // 1 ns stands alone, 2 ns halves
        return major == 2 ? 1 : 0;
    return lead == 2 ? major / 4 : major / 5;
}

Ruler relativeRuler(const TimeScale& scale, Nanos zero, int leastColumns) {
    Ruler ruler = emptyRuler(scale, leastColumns);
    const Nanos left = scale.from() - zero;
    const Nanos right = scale.to() - zero;
    const LabelFormat format(ruler.step, std::max(std::abs(left), std::abs(right)));
    if (format.needsAnchor()) {
        const Nanos unit = anchorUnit(ruler.step);
        const Nanos anchor = floorTo(left, unit);
        ruler.anchor = LabelFormat(unit, std::abs(anchor)).text(anchor);
        addAnchoredTicks(ruler, scale, -zero, anchor);
        return ruler;
    }
    eachTick(scale, -zero, ruler, [&](Nanos value, int column, bool major) {
        ruler.ticks.append({column, major, major ? format.text(value) : QString()});
    });
    return ruler;
}

Ruler wallRuler(const TimeScale& scale, Nanos wallOffset, int leastColumns) {
    Ruler ruler = emptyRuler(scale, leastColumns);
    const Nanos left = scale.from() + wallOffset;
    ruler.anchor = dateText(left);
    const int decimals = decimalsFor(ruler.step);
    if (decimals > 3) {
        const Nanos unit = anchorUnit(ruler.step);
        const Nanos anchor = floorTo(left, unit);
        ruler.anchor += QLatin1Char(' ') + wallText(anchor, decimalsFor(unit));
        addAnchoredTicks(ruler, scale, wallOffset, anchor);
        return ruler;
    }
    eachTick(scale, wallOffset, ruler, [&](Nanos value, int column, bool major) {
        QString label;
        if (major && ruler.step >= kDay)
            label = dateText(value);
        else if (major)
            label = ruler.step >= kMinute ? wallText(value, 0).left(5) : wallText(value, decimals);
        ruler.ticks.append({column, major, label});
    });
    return ruler;
}

} // namespace readyscope
