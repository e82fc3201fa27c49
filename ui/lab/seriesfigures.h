// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which message of a series each model's figure tells. Messages are counted through the rounds, from 1. Values.

#include "core/lab/models/modelseries.h"
#include "ui/lab/figurebar.h"
#include "ui/lab/figurepanels.h"

namespace readyscope {

// The first of each family among the models: those with a figure.
QVector<const Model*> figureModels(const std::vector<const Model*>& models);

// The number of the message with that share of the latencies at most; none where none came yet.
std::optional<int> numberAt(const SeriesOptions& options, const SeriesCell& cell, double share);

// When it was in hand, after its arrival; none where it was lost, or has not come yet.
std::optional<Nanos> latencyOf(const SeriesOptions& options, const SeriesCell& cell, int number);

// What is told of it, until `until` after its arrival.
FigurePanel panelOf(const SeriesOptions& options, const SeriesCell& cell, int number, Nanos until);

} // namespace readyscope
