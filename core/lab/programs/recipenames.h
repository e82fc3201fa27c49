// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the C program of a recipe has to know of all its steps before the first: its variables, its signals, its buffer.

#include "core/lab/programs/programpieces.h"
#include "core/lab/recipes/recipe.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace readyscope {

// Of descriptors, as the step has them: those that it makes ("NEW") or takes ("FD").
std::vector<std::string> namesIn(const semantics::Step& step, std::string_view part);
// What a step gives that succeeds in full: the bytes that it moves, else "0".
std::string countOf(const semantics::Step& step);

class RecipeNames {
public:
    explicit RecipeNames(const recipes::Recipe& recipe);

    // The variable that holds the descriptor; one that is none of the recipe's is -1.
    std::string inC(const std::string& name) const;
    // Of those that are named, a line each, in the order of the steps.
    std::string declarations(const std::set<std::string>& named) const;

    const std::set<int>& signals() const { return m_signals; } // that are sent to who watches, or masked
    std::size_t bufferSize() const { return m_bufferSize; }    // for whatever is read

    // As stepwords.h has them, with the names of variables, and besides "seconds" and "nanoseconds" of a duration and
    // "name", the first argument as a string.
    Marks marksOf(const semantics::Step& step) const;

private:
    using Variable = std::pair<std::string, std::string>;

    void add(const std::string& name);

    std::vector<Variable> m_variables; // with their names in the steps first
    std::set<int> m_signals;
    std::size_t m_bufferSize = 65536;
};

} // namespace readyscope
