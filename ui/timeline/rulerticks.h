// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The ruler's ticks and labels as values (design tokens of the screen: at least 90 px between majors). Steps of 1, 2,
// 5; from a second on those of a clock.

#include "ui/timeline/timescale.h"

#include <QString>
#include <QVector>

namespace readyscope {

struct RulerTick {
    int column = 0; // device pixel; the first may lie left of 0, its label may still reach in
    bool major = false;
    QString label; // majors only
    bool operator==(const RulerTick&) const = default;
};

struct Ruler {
    Nanos step = 0;      // between majors
    Nanos minorStep = 0; // 0: none
    QString anchor;      // pinned at the left, bold; labels with a plus count from it
    QVector<RulerTick> ticks;
};

// The least major step that leaves `leastColumns` between majors, and what divides it (0: nothing does).
Nanos majorStep(const TimeScale& scale, int leastColumns);
Nanos minorStepOf(Nanos majorStep);

// Labels count from `zero`, the trace's beginning.
Ruler relativeRuler(const TimeScale& scale, Nanos zero, int leastColumns);
// `wallOffset`: local wall clock (ns since 1970, time zone included) less monotonic. The anchor is the date.
Ruler wallRuler(const TimeScale& scale, Nanos wallOffset, int leastColumns);

} // namespace readyscope
