// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/guide.h"

#include "core/lab/kept/keptrun.h"
#include "core/lab/kept/keptuse.h"
#include "core/lab/programs/calltext.h"
#include "core/lab/recipes/differences.h"
#include "core/text/duration.h"

#include <algorithm>
#include <array>

namespace readyscope {

namespace {

std::string bits(Events events) {
    std::string text = toString(events);
    std::ranges::replace(text, '+', ' ');
    return events.empty() ? "nothing" : "**" + text + "**";
}

std::string said(const semantics::Told& told) {
    if (told.error == "refused")
        return "refused";
    return told.error.empty() ? bits(told.events) : "**" + told.error + "**";
}

// What is done, in code. To wait until it has come is no call of a program's, nor is the mode of those who watch.
std::string callsOf(const recipes::RecipeStep& step) {
    std::string text;
    for (const recipes::Act& act : step.acts) {
        const bool isAwait = act.kind == recipes::ActKind::Stage && act.step.verb().starts_with("await");
        if (isAwait || act.kind == recipes::ActKind::Mode)
            continue;
        text += text.empty() ? " " : ", ";
        text += '`' + callText(act.step) + foretoldResult(act.step) + '`';
    }
    return text;
}

// "poll OUT, select W"; those that say another thing after them.
std::string saidOf(const recipes::RecipeStep& step) {
    if (!step.foretold)
        return {};
    const semantics::Look& look = recipes::lookOf(*step.foretold);
    std::string text = ". *[The table](table:" + step.foretold->name + "):* poll " + said(look.of(Backend::Poll)) +
                       ", select " + said(look.of(Backend::Select));
    const semantics::Told& epoll = look.of(Backend::Epoll);
    if (!epoll.error.empty())
        text += ", epoll " + said(epoll);
    const semantics::Told& ring = look.of(Backend::IoUring);
    if (ring.error.empty() && !ring.raw.empty() && ring.raw != ring.events)
        text += ", io_uring " + bits(ring.events) + " with the raw mask " + bits(ring.raw);
    return text;
}

std::string stepsOf(const recipes::Recipe& recipe) {
    std::string text;
    for (std::size_t i = 0; i < recipe.steps.size(); ++i) {
        const recipes::RecipeStep& step = recipe.steps[i];
        text += std::to_string(i + 1) + ". **" + step.title + "**" + callsOf(step) + saidOf(step) + ". " + step.about +
                '\n';
    }
    return text;
}

std::string countWord(std::size_t count) {
    constexpr std::array<std::string_view, 8> kWords{"no", "one", "two", "three", "four", "five", "six", "seven"};
    return count < kWords.size() ? std::string(kWords.at(count)) : std::to_string(count);
}

std::string madeOf(const std::string& what, Nanos lasted, const std::string& made) {
    return "\n*Measured, not drawn by hand: " + what + " in " + durationForPeople(lasted) + " on " + made + ".*\n";
}

std::string recipeText(const recipes::Recipe& recipe) {
    const recipes::KeptRuns& kept = recipes::keptRuns();
    const recipes::KeptRun* run = kept.of(recipe.name);
    std::string text = recipe.about + "\n\n" + stepsOf(recipe);
    if (run == nullptr)
        return text;
    text +=
        "\n![" + recipe.title + "](recipe:" + recipe.name + ")\n" +
        madeOf("the " + countWord(recipe.steps.size()) + " steps", run->report.finished - run->report.begun, kept.made);
    for (const recipes::Difference& difference : recipes::differencesOf(run->report))
        text += "\n- **" + std::string(1, difference.letter) + ":** " + inEnglish(difference.title) + ' ' +
                inEnglish(difference.text);
    return text + "\n\n[Run it](run:" + recipe.name + ") · in a script: `recipe " + recipe.name + "`\n";
}

std::string useText(const Scenario& scenario) {
    const KeptUse* use = keptUses().of(scenario.name);
    std::string text;
    if (use != nullptr)
        text = "![" + scenario.title + "](use:" + scenario.name + ")\n" +
               madeOf("what " + std::string(nameOf(use->backend)) + " told", use->lasted, keptUses().made);
    text += "\n**What to watch for**\n\n";
    for (const std::string& watched : scenario.watchFor)
        text += "- " + watched + '\n';
    return text + "\n[Show it](show:" + scenario.name + ") · `readyscope record --scenario " + scenario.name +
           "` · with `" + scenario.name + ":PORT`: " + scenario.withPort + ".\n";
}

// {recipe NAME}; any other line stays what it is.
std::string expanded(std::string_view line) {
    const std::size_t blank = line.find(' ');
    if (!line.starts_with('{') || !line.ends_with('}') || blank == std::string_view::npos)
        return std::string(line);
    const std::string_view what = line.substr(1, blank - 1);
    const std::string_view name = line.substr(blank + 1, line.size() - blank - 2);
    if (const recipes::Recipe* recipe = recipes::recipeNamed(name); what == "recipe" && recipe != nullptr)
        return recipeText(*recipe);
    if (const Scenario* scenario = scenarioNamed(name); what == "use" && scenario != nullptr)
        return useText(*scenario);
    return std::string(line);
}

std::string nameFor(const std::string& title) {
    for (const Scenario& scenario : scenarios())
        if (scenario.title == title)
            return scenario.name;
    for (const recipes::Recipe& recipe : recipes::allRecipes())
        if (recipe.title == title)
            return recipe.name;
    std::string name;
    for (const char c : title) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            name += c;
        else if (c >= 'A' && c <= 'Z')
            name += static_cast<char>(c - 'A' + 'a');
        else if (!name.empty() && name.back() != '-')
            name += '-';
    }
    return name;
}

GuideChapter chapterOf(const std::string& name, std::string_view file) {
    GuideChapter chapter;
    chapter.name = name;
    file.remove_prefix(std::min(file.find("\n# ") + 1, file.size())); // what the file says of itself
    while (!file.empty()) {
        const std::size_t end = std::min(file.find('\n'), file.size());
        const std::string_view line = file.substr(0, end);
        file.remove_prefix(std::min(end + 1, file.size()));
        const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
        if (level > 0 && line.substr(level).starts_with(' ')) {
            const std::string title(line.substr(level + 1));
            if (level == 1)
                chapter.title = title;
            else
                chapter.sections.push_back({static_cast<int>(level), title, nameFor(title)});
        }
        chapter.text += expanded(line) + '\n';
    }
    return chapter;
}

} // namespace

const std::vector<GuideChapter>& guideChapters() {
    static const std::vector<GuideChapter> kChapters{chapterOf("models", guideModelsText()),
                                                     chapterOf("scenarios", guideScenariosText())};
    return kChapters;
}

} // namespace readyscope
