// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whether what a scenario's table says fits together; parseScenarios() asks.

#include "core/lab/scenarios/scenario.h"

namespace readyscope {

// Of one that is read to its end: addresses, roles, and that its peers rest now and then.
Wrong scenarioFits(const Scenario& scenario);
Wrong stepFits(const ScenarioStep& step, const ScenarioPeer& peer);

// In decimal digits, from `least` to `most`.
std::optional<int> wholeNumber(std::string_view word, int least, int most);

} // namespace readyscope
