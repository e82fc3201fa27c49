// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Recipes and what came of them in the words of the page.

#include "core/lab/recipes/recipereport.h"
#include "core/socket/socketinfo.h"
#include "ui/scenarios/reciperunner.h"

#include <QString>

#include <optional>

namespace readyscope {

QString titleText(const recipes::Recipe& recipe);
QString aboutText(const recipes::Recipe& recipe);
QString titleText(const recipes::RecipeStep& step);
QString flagText(const recipes::RecipeStep& step);
QString aboutText(const recipes::RecipeStep& step);

// "seven": as numbers are written in sentences, up to twelve.
QString countWord(std::size_t count);
// "Seven steps in 21 ms, all seven backends ask."
QString runSentence(const recipes::Recipe& recipe, const RecipeResult* result);
// "1 of 7 steps", "not run"; nothing where all is as it was foretold.
QString listWords(const RecipeResult* result);

// What is done as a C reader would write it, with what came of it where it was done: "recv(s) = −1 ECONNRESET".
QString callsText(const recipes::RecipeStep& step, const recipes::StepReport* report);

// What the readiness table says of poll, or of nobody: words where there are no bits.
struct SaidCell {
    Events events;
    QString words;
};
SaidCell foretoldCell(const recipes::RecipeStep& step);
SaidCell cameCell(const recipes::RecipeStep& step, const recipes::StepReport& report);
QString spoken(const SaidCell& cell);

QString verdictText(const recipes::StepReport& report);
// What the subject is, as the words of its recipe say.
std::optional<Kind> subjectKind(const recipes::Recipe& recipe);
// "refused: EPERM", or why the backend does not work here; nothing where it watches.
QString refusalText(const recipes::ObservedLane& lane);

} // namespace readyscope
