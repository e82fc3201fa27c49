// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the status line says of a recipe.

#include "ui/common/pagestatus.h"
#include "ui/scenarios/reciperunner.h"

namespace readyscope {

// `recipe` and `shown` may be null: none is selected, it has not run.
PageStatus statusOf(const recipes::Recipe* recipe, const RecipeResult* shown, const RecipeRunner& runner);

} // namespace readyscope
