// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Edge recipes: tables of steps that bring a descriptor into a state that people argue about, each with what the
// readiness table (core/lab/semantics.h) says of it. One file holds them (resources/recipes/recipes.txt, which says how
// it is written); RecipeRun (core/lab/recipes/reciperun.h) does what they say.

#include "core/lab/semantics.h"
#include "core/lab/tablelines.h"
#include "core/readiness/clock.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace readyscope::recipes {

// One thing done: to descriptors, by the stage; or to those who watch; or nothing, for a while.
enum class ActKind : std::uint8_t { Stage, Pause, Raise, Mask, Mode };
struct Act {
    ActKind kind = ActKind::Stage;
    semantics::Step step;     // Stage: what is done; else the words as they are written
    Nanos pause = 0;          // Pause
    int signal = 0;           // Raise, to the thread of each observer; Mask, 0: none is blocked any more
    bool everyReturn = false; // Mode: whether the loop that a textbook writes is run, which may spin
};

// A look of the readiness table that holds after the step.
struct Reference {
    std::string name; // of the case
    std::size_t look = 0;
};
const semantics::Case& caseOf(const Reference& reference);
const semantics::Look& lookOf(const Reference& reference);

// What is foretold of the waits themselves, within the step.
enum class Returns : std::uint8_t { Any, Many, One };
struct RecipeStep {
    std::string title; // who does what: "Peer resets"
    std::string flag;  // a word for the ruler: "RST"
    std::string about; // what happens, and what to look at
    std::vector<Act> acts;
    bool watches = false;              // after the acts the subject is watched, or asked about anew
    bool releases = false;             // nobody watches any more before the acts, so that a close is one
    std::optional<Reference> foretold; // none: nothing is said, or nobody watches
    std::optional<bool> interrupted;   // whether the waits end with EINTR
    Returns returns = Returns::Any;    // of a wait that is not told by edges; one by edges returns once
    int line = 0;
};

struct Recipe {
    std::string name;    // "reset", as in a script
    std::string title;   // "Reset"
    std::string about;   // a sentence or two
    std::string kind;    // what the subject is: "TCP accepted"
    std::string subject; // its name in the acts
    Events interest;     // in poll's bits, at first
    std::vector<RecipeStep> steps;
    std::string text; // as it is written
    int line = 0;
};

std::variant<std::vector<Recipe>, LineError> parseRecipes(std::string_view text);

std::string_view recipesText(); // the file, as it was when this was built
// Of that text. One that does not parse is a defect that the tests find; it is empty then.
const std::vector<Recipe>& allRecipes();
const Recipe* recipeNamed(std::string_view name);
// For a name that none has: "x": not a recipe; there are ...
Sentence unknownRecipe(const std::string& name);

} // namespace readyscope::recipes
