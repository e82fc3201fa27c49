// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/recipes/recipe.h"

#include "core/text/duration.h"
#include "core/text/errors.h"

#include <algorithm>
#include <charconv>

namespace readyscope::recipes {

namespace {

class Parser {
public:
    std::variant<std::vector<Recipe>, LineError> parse(std::string_view text);

private:
    Wrong line(const TableLine& line);
    Wrong recipeLine(const std::string& key, std::string_view rest);
    Wrong stepLine(const std::string& key, std::string_view rest);
    Wrong beginRecipe(std::string_view rest);
    Wrong subject(std::string_view rest);
    Wrong act(std::string_view rest);
    Wrong foretold(std::string_view rest);
    Wrong endRecipe();
    Wrong watching();

    std::vector<Recipe> m_recipes;
    Recipe m_recipe;
    std::set<std::string> m_names; // of descriptors in the recipe
    int m_line = 0;
    bool m_inRecipe = false;
};

// What is done to those who watch, or to nobody; nothing where it is the stage's.
std::optional<Act> otherActOf(std::string_view text) {
    Act act;
    act.step = semantics::stepOf(text);
    const std::string_view verb = takeWord(text);
    const auto duration = parseDuration(text);
    if (verb == "pause" && std::holds_alternative<Nanos>(duration)) {
        act.kind = ActKind::Pause;
        act.pause = std::get<Nanos>(duration);
    } else if ((verb == "signal" || verb == "mask") && signalNamed(text) != 0) {
        act.kind = verb == "mask" ? ActKind::Mask : ActKind::Raise;
        act.signal = signalNamed(text);
    } else if (verb == "unmask" && text.empty()) {
        act.kind = ActKind::Mask;
    } else if ((verb == "every-return" || verb == "transitions") && text.empty()) {
        act.kind = ActKind::Mode;
        act.everyReturn = verb == "every-return";
    } else {
        return std::nullopt;
    }
    return act;
}

std::variant<std::vector<Recipe>, LineError> Parser::parse(std::string_view text) {
    if (auto wrong = eachTableLine(
            text, [this](const TableLine& one) { return line(one); }, [this] { return endRecipe(); }))
        return std::move(*wrong);
    return std::move(m_recipes);
}

Wrong Parser::line(const TableLine& line) {
    m_line = line.number;
    const std::string key(line.key);
    const std::string_view rest = line.rest;
    if (rest.empty() && key != "watch" && key != "release")
        return Sentence{READYSCOPE_TEXT("something is to follow \"%1\""), {key}};
    Wrong wrong;
    if (key == "recipe")
        wrong = beginRecipe(rest);
    else if (!m_inRecipe)
        wrong = Sentence{READYSCOPE_TEXT("\"%1\" belongs in a recipe"), {key}};
    else
        wrong = m_recipe.steps.empty() || key == "step" ? recipeLine(key, rest) : stepLine(key, rest);
    m_recipe.text.append(line.text).append("\n");
    return wrong;
}

Wrong Parser::beginRecipe(std::string_view rest) {
    if (Wrong wrong = endRecipe())
        return wrong;
    m_recipe.name = takeWord(rest);
    m_recipe.title = rest;
    m_recipe.line = m_line;
    m_inRecipe = true;
    if (m_recipe.title.empty())
        return Sentence{READYSCOPE_TEXT("the recipe \"%1\" has no title"), {m_recipe.name}};
    for (const Recipe& other : m_recipes)
        if (other.name == m_recipe.name)
            return Sentence{READYSCOPE_TEXT("there is a recipe \"%1\" already"), {other.name}};
    return std::nullopt;
}

Wrong Parser::recipeLine(const std::string& key, std::string_view rest) {
    if (key == "about") {
        addText(m_recipe.about, rest);
    } else if (key == "kind") {
        m_recipe.kind = rest;
    } else if (key == "subject") {
        return subject(rest);
    } else if (key != "step") {
        return Sentence{READYSCOPE_TEXT("\"%1\" is not a word of a recipe"), {key}};
    } else if (m_recipe.subject.empty() || m_recipe.about.empty() || m_recipe.kind.empty()) {
        return Sentence{READYSCOPE_TEXT("\"about\", \"kind\" and \"subject\" stand before the first step"), {}};
    } else {
        RecipeStep& step = m_recipe.steps.emplace_back();
        step.title = rest;
        step.line = m_line;
    }
    return std::nullopt;
}

Wrong Parser::subject(std::string_view rest) {
    m_recipe.subject = takeWord(rest);
    const std::optional<Events> interest = parseEvents(rest);
    if (!interest)
        return Sentence{READYSCOPE_TEXT("a descriptor and the events asked for are to follow, as in \"a IN+OUT\""), {}};
    m_recipe.interest = *interest;
    return std::nullopt;
}

Wrong Parser::stepLine(const std::string& key, std::string_view rest) {
    RecipeStep& step = m_recipe.steps.back();
    if (key == "flag")
        step.flag = rest;
    else if (key == "about")
        addText(step.about, rest);
    else if (key == "do")
        return act(rest);
    else if (key == "watch")
        return watching();
    else if (key == "release")
        step.releases = true;
    else if (key == "tells")
        return foretold(rest);
    else if (key == "interrupted" && (rest == "yes" || rest == "no"))
        step.interrupted = rest == "yes";
    else if (key == "returns" && (rest == "many" || rest == "one"))
        step.returns = rest == "many" ? Returns::Many : Returns::One;
    else
        return Sentence{READYSCOPE_TEXT("\"%1\" is not a word of a step"), {key}};
    return std::nullopt;
}

Wrong Parser::act(std::string_view rest) {
    if (std::optional<Act> act = otherActOf(rest)) {
        m_recipe.steps.back().acts.push_back(std::move(*act));
        return std::nullopt;
    }
    Act act;
    act.step = semantics::stepOf(rest);
    if (Wrong wrong = semantics::checkStep(act.step, m_names))
        return wrong;
    m_recipe.steps.back().acts.push_back(std::move(act));
    return std::nullopt;
}

Wrong Parser::watching() {
    if (m_names.count(m_recipe.subject) == 0)
        return Sentence{READYSCOPE_TEXT("no step before has made \"%1\""), {m_recipe.subject}};
    m_recipe.steps.back().watches = true;
    return std::nullopt;
}

// CASE, or CASE and the number of one of its looks; the last one else.
Wrong Parser::foretold(std::string_view rest) {
    const std::string name(takeWord(rest));
    const auto& cases = semantics::table().cases;
    const auto one = std::find_if(cases.begin(), cases.end(), [&](const auto& other) { return other.name == name; });
    if (one == cases.end())
        return Sentence{READYSCOPE_TEXT("the readiness table has no case \"%1\""), {name}};
    std::size_t look = one->looks.size();
    if (!rest.empty())
        std::from_chars(rest.data(), rest.data() + rest.size(), look);
    if (look < 1 || look > one->looks.size())
        return Sentence{READYSCOPE_TEXT("the case \"%1\" has no look %2"), {name, std::string(rest)}};
    if (const semantics::Look& other = one->looks[look - 1]; !(other.interest == m_recipe.interest))
        return Sentence{READYSCOPE_TEXT("the case \"%1\" is of another interest"), {name}};
    m_recipe.steps.back().foretold = Reference{name, look - 1};
    return std::nullopt;
}

Wrong Parser::endRecipe() {
    if (!m_inRecipe)
        return std::nullopt;
    if (m_recipe.steps.empty() || !m_recipe.steps.back().releases)
        return Sentence{READYSCOPE_TEXT("the recipe \"%1\" ends with a step that says \"release\""), {m_recipe.name}};
    for (const RecipeStep& step : m_recipe.steps)
        if (step.flag.empty() || step.about.empty())
            return Sentence{READYSCOPE_TEXT("the step \"%1\" has no \"flag\" or no \"about\""), {step.title}};
    m_recipes.push_back(std::move(m_recipe));
    m_recipe = {};
    m_names.clear();
    m_inRecipe = false;
    return std::nullopt;
}

} // namespace

const semantics::Case& caseOf(const Reference& reference) {
    const auto& cases = semantics::table().cases;
    return *std::find_if(cases.begin(), cases.end(), [&](const auto& one) { return one.name == reference.name; });
}

const semantics::Look& lookOf(const Reference& reference) { return caseOf(reference).looks.at(reference.look); }

std::variant<std::vector<Recipe>, LineError> parseRecipes(std::string_view text) { return Parser().parse(text); }

const std::vector<Recipe>& allRecipes() {
    static const std::vector<Recipe> kRecipes = [] {
        auto parsed = parseRecipes(recipesText());
        const auto* good = std::get_if<std::vector<Recipe>>(&parsed);
        return good != nullptr ? *good : std::vector<Recipe>{};
    }();
    return kRecipes;
}

const Recipe* recipeNamed(std::string_view name) {
    const auto& all = allRecipes();
    const auto one = std::find_if(all.begin(), all.end(), [&](const Recipe& recipe) { return recipe.name == name; });
    return one != all.end() ? &*one : nullptr;
}

Sentence unknownRecipe(const std::string& name) {
    std::string names;
    for (const Recipe& recipe : allRecipes())
        names += (names.empty() ? "" : ", ") + recipe.name;
    return {READYSCOPE_TEXT("\"%1\": not a recipe; there are %2"), {name, names}};
}

} // namespace readyscope::recipes
