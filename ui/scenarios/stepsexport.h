// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What came of a recipe as files: a row or a line for each step.

#include "ui/scenarios/recipewords.h"

#include <QByteArray>

namespace readyscope {

// Times in ns from the beginning of the run; what each backend told as in the readiness table: "IN+OUT", "EPERM".
QByteArray stepsCsv(const recipes::Recipe& recipe, const recipes::RecipeReport& report);
QByteArray stepsJsonLines(const recipes::Recipe& recipe, const recipes::RecipeReport& report);

} // namespace readyscope
