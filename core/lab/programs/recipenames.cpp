// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/programs/recipenames.h"

#include "core/lab/programs/ctext.h"
#include "core/lab/programs/stepwords.h"
#include "core/text/duration.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace readyscope {

namespace {

using recipes::Act;
using recipes::ActKind;

// One or two letters are what a recipe calls a descriptor, and what nothing else in the program is called.
std::string variableFor(const std::string& name) {
    std::string variable;
    for (const char c : name)
        variable += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    const bool isShort = variable.size() <= 2 && std::isalpha(static_cast<unsigned char>(variable.front())) != 0 &&
                         std::isupper(static_cast<unsigned char>(variable.front())) == 0 && variable != "do" &&
                         variable != "if";
    return isShort ? variable : "fd_" + variable;
}

bool movesAsManyAsSaid(std::string_view verb) {
    return verb == "recv" || verb == "peek" || verb == "recv-urgent" || verb == "read";
}

} // namespace

std::vector<std::string> namesIn(const semantics::Step& step, std::string_view part) {
    std::vector<std::string> names;
    const std::vector<std::string> parts = partsOf(step);
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i] == part)
            names.push_back(step.optional(i + 1));
    return names;
}

std::string countOf(const semantics::Step& step) {
    if (movesAsManyAsSaid(step.verb()))
        return step.argument(2);
    const Marks marks = marksOf(step);
    const auto length = marks.find("length");
    return length != marks.end() ? length->second : "0";
}

RecipeNames::RecipeNames(const recipes::Recipe& recipe) {
    for (const recipes::RecipeStep& step : recipe.steps)
        for (const Act& act : step.acts) {
            if ((act.kind == ActKind::Raise || act.kind == ActKind::Mask) && act.signal != 0)
                m_signals.insert(act.signal);
            if (act.kind != ActKind::Stage)
                continue;
            for (const std::string& name : namesIn(act.step, "NEW"))
                add(name);
            if (movesAsManyAsSaid(act.step.verb()) || act.step.verb() == "fill")
                m_bufferSize =
                    std::max(m_bufferSize, std::size_t{std::strtoull(act.step.optional(2).c_str(), nullptr, 10)});
        }
}

void RecipeNames::add(const std::string& name) {
    std::string variable = variableFor(name);
    while (std::ranges::find(m_variables, variable, &Variable::second) != m_variables.end())
        variable += '_';
    if (std::ranges::find(m_variables, name, &Variable::first) == m_variables.end())
        m_variables.emplace_back(name, variable);
}

std::string RecipeNames::inC(const std::string& name) const {
    const auto found = std::ranges::find(m_variables, name, &Variable::first);
    return found != m_variables.end() ? found->second : "-1";
}

std::string RecipeNames::declarations(const std::set<std::string>& named) const {
    std::string lines;
    for (const auto& [name, variable] : m_variables)
        if (named.count(name) > 0)
            lines += "int " + variable + " = -1;\n";
    return lines;
}

Marks RecipeNames::marksOf(const semantics::Step& step) const {
    Marks marks = readyscope::marksOf(step);
    const std::vector<std::string> parts = partsOf(step);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string word = step.optional(i + 1);
        if (parts[i] == "NEW" || parts[i] == "FD")
            marks[std::to_string(i + 1)] = inC(word);
        const auto duration = parseDuration(word);
        if (const auto* time = std::get_if<Nanos>(&duration); time != nullptr && parts[i] == "DURATION") {
            marks["seconds"] = std::to_string(*time / kSecond);
            marks["nanoseconds"] = std::to_string(*time % kSecond);
        }
    }
    marks["name"] = cString(step.optional(1));
    return marks;
}

} // namespace readyscope
