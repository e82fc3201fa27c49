// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/scenarioview.h"

namespace readyscope {

ScenarioView::~ScenarioView() = default;

} // namespace readyscope
