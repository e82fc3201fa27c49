// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the lanes show of a recipe.

#include "ui/scenarios/lanesscene.h"
#include "ui/scenarios/reciperunner.h"

namespace readyscope {

// None where it was not run; both may be null then.
std::optional<ShownLanes> shownOf(const recipes::Recipe* recipe, const RecipeResult* result);
// Whether poll told OUT after a step until then: a connection was there.
bool wasWritable(const RecipeResult& result, Nanos time);

} // namespace readyscope
