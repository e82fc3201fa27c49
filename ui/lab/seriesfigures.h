// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which message of a series each model's figure tells. Messages are counted through the rounds, from 1. Values.

#include "core/lab/models/modelseries.h"
#include "ui/lab/figurebar.h"
#include "ui/lab/figurepanels.h"

namespace readyscope {

// Those with a figure: one of each family, the selected one or the first.
QVector<const Model*> figureModels(const std::vector<const Model*>& models, const Model* selected);

// When it was in hand, after its arrival; none where it was lost, or has not come yet.
std::optional<Nanos> latencyOf(const SeriesOptions& options, const SeriesCell& cell, int number);

// What is told of it, until `until` after its arrival.
FigurePanel panelOf(const SeriesOptions& options, const SeriesCell& cell, int number, Nanos until);

} // namespace readyscope
