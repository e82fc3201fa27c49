// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The histogram of how late timeouts return, as values: bars, the ends of both axes, what is said about it.

#include "core/engine/engine.h"
#include "core/trace/lateness.h"

#include <QString>
#include <QVector>

namespace readyscope {

struct LatenessChart {
    Nanos end = 0;   // of the axis, which begins at due
    Nanos major = 0; // between labels
    Nanos step = 0;  // of a bar
    QVector<std::uint64_t> bars;
    std::uint64_t top = 0;    // of the upright axis: an even number
    std::uint64_t beyond = 0; // later than the axis ends
    Nanos p50 = 0;
    Nanos p99 = 0;
};
// With room for the slack and for all but the last few of them.
LatenessChart chartOf(const Lateness& lateness, Nanos slack);

struct LatenessWords {
    QString main;
    QString rounding; // what passing the timeout to the call adds; empty where there is nothing to round
};
LatenessWords wordsOf(const Lateness& lateness, Nanos slack, const EngineSettings& settings);

} // namespace readyscope
