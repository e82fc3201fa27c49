// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The C program of an edge recipe: it does what the steps do and asks one backend after each of them. Put together
// from the pieces of resources/recipes/program.txt.

#include "core/lab/programs/modelprogram.h"
#include "core/lab/recipes/recipe.h"
#include "core/readiness/backend.h"

#include <string_view>
#include <vector>

namespace readyscope {

struct RecipeProgram {
    ModelProgram program;   // its file is the recipe's name with .c
    std::vector<int> lines; // where each step begins, from 1; as many as the recipe has steps
};

// It takes no argument and ends by itself. For each step after which the subject is watched it prints "4 Peer resets:
// IN+OUT+ERR", in the order of kEventNames, "-" for nothing, an errno's name (or "refused") where the backend does not
// take the descriptor, and under io_uring " raw IN" behind it as the readiness table has it. A line of the same
// beginning may stand before: "EINTR" or "-" of a wait to which a signal was sent, "1000 returns" of a loop that spins.
// It ends with 1 and a message where the kernel does other than a step says.
RecipeProgram recipeProgramOf(const recipes::Recipe& recipe, Backend backend);

std::string_view recipePieces(); // the file's text

} // namespace readyscope
