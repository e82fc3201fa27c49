// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One sentence under the chart: how the selected model's measure changes with the number of descriptors.

#include "ui/lab/costmeasures.h"

namespace readyscope {

// Empty where the model was measured at fewer than two numbers of descriptors. "Grows" and "falls" mean more than a
// factor of 2, and more than two rounds of the same differ by.
QString growthText(const std::vector<SeriesRow>& rows, const Model* model, CostMeasure measure);

} // namespace readyscope
