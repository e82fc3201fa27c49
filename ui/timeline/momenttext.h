// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Moments in words: digits after the point in groups of three with a thin space between ("6.272 500 s").

#include "core/readiness/clock.h"

#include <QString>

namespace readyscope {

// Decimals of a second that tell multiples of `step` apart; whole groups above 3.
int decimalsFor(Nanos step);

// "6.272 500 s", "1 min 06.272 s", "2 h 05 min 06 s": from the trace's beginning; what is below `decimals` is cut.
QString momentText(Nanos time, int decimals);
// "14:03:07.272" and "2026-11-22"; `local` is the wall clock in ns since 1970, time zone included.
QString wallText(Nanos local, int decimals);
QString dateText(Nanos local);

// How all the labels of one ruler are written: multiples of `step` up to `greatest`.
class LabelFormat {
public:
    LabelFormat(Nanos step, Nanos greatest);
    // More than 6 digits, or more than two units, are too long to repeat at each tick.
    bool needsAnchor() const;
    QString text(Nanos value) const;   // "6.20 s", "40 ms", "1 min 20 s"
    QString offset(Nanos value) const; // "+1.5 ms", "+2 ms": what is zero at the end is left out

private:
    QString clockText(Nanos value) const;

    Nanos m_step;
    Nanos m_greatest;
    Nanos m_unit; // of the whole label, below a minute
    int m_decimals;
};

} // namespace readyscope
