// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is measured of a model, as columns of the table and axes of the chart.

#include "core/lab/models/seriesrows.h"

#include <QString>

#include <array>

namespace readyscope {

enum class CostMeasure { LatencyP50, LatencyP99, Calls, Cpu, Switches };
inline constexpr std::array kCostMeasures{CostMeasure::LatencyP50, CostMeasure::LatencyP99, CostMeasure::Calls,
                                          CostMeasure::Cpu, CostMeasure::Switches};

// None where it was not measured, or nothing came.
std::optional<double> valueOf(const SeriesRow& row, CostMeasure measure);
bool isTime(CostMeasure measure);                     // ns; else a number an event
QString measureText(CostMeasure measure);             // "Latency p50"
QString valueText(CostMeasure measure, double value); // "9.1 µs", "12 150", "1.00"
QString lostText(const SeriesRow& row);               // "3 merged", "0", "–"
// Of another run of the same model under the same conditions; null where there is none.
const SeriesRow* rowLike(const SeriesRow& row, const std::vector<SeriesRow>& others);

} // namespace readyscope
