// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/recipes/recipereport.h"

#include "core/text/errors.h"

#include <algorithm>
#include <cerrno>

namespace readyscope::recipes {

namespace {

Sentence wordsOf(const Deviation& deviation) {
    const std::string name(nameOf(deviation.backend));
    switch (deviation.what) {
    case Deviation::What::State:
        return {READYSCOPE_TEXT("%1: %2 foretold, %3 came"), {name, deviation.foretold, deviation.came}};
    case Deviation::What::Edges:
        return {READYSCOPE_TEXT("%1: an edge foretold, none came"), {name}};
    case Deviation::What::Interrupted:
        return {deviation.foretold == "0" ? READYSCOPE_TEXT("%1: a wait ended with EINTR though the mask blocks it")
                                          : READYSCOPE_TEXT("%1: EINTR foretold, no wait ended with it"),
                {name}};
    case Deviation::What::Spinning:
        return {READYSCOPE_TEXT("%1: %2 returns foretold, %3 came"), {name, deviation.foretold, deviation.came}};
    }
    return {};
}

Sentence agreement(const StepReport& report) {
    const auto asked =
        std::count_if(report.seen.begin(), report.seen.end(), [](const Seen& one) { return one.watched; });
    if (asked == static_cast<std::ptrdiff_t>(kBackends.size()))
        return {READYSCOPE_TEXT("all seven agree"), {}};
    return {READYSCOPE_TEXT("all %1 that watch agree"), {std::to_string(asked)}};
}

} // namespace

std::vector<Sentence> verdictWords(const StepReport& report) {
    std::vector<Sentence> words;
    switch (report.verdict) {
    case Verdict::NotRun:
        words.push_back({READYSCOPE_TEXT("not run"), {}});
        break;
    case Verdict::Agree:
        words.push_back(agreement(report));
        break;
    case Verdict::Done:
        words.push_back({READYSCOPE_TEXT("done"), {}});
        break;
    case Verdict::Failed:
        words.push_back(report.failure ? sentenceFor(*report.failure) : Sentence{READYSCOPE_TEXT("failed"), {}});
        break;
    case Verdict::Differs:
        for (const Deviation& deviation : report.deviations)
            words.push_back(wordsOf(deviation));
        break;
    }
    return words;
}

std::size_t RecipeReport::count(Verdict verdict) const {
    return static_cast<std::size_t>(
        std::count_if(steps.begin(), steps.end(), [&](const StepReport& step) { return step.verdict == verdict; }));
}

std::optional<SysError> failureOf(const Recipe& recipe, const RecipeReport& report) {
    if (report.agrees())
        return std::nullopt;
    for (std::size_t i = 0; i < report.steps.size(); ++i) {
        const StepReport& step = report.steps[i];
        if (step.verdict == Verdict::Agree || step.verdict == Verdict::Done)
            continue;
        std::string detail = "step " + std::to_string(i + 1) + ", " + recipe.steps[i].title + ": ";
        for (const Sentence& words : verdictWords(step))
            detail += inEnglish(words) + "; ";
        detail.resize(detail.size() - 2);
        return SysError{"recipe", 0, recipe.name, detail};
    }
    return SysError{"recipe", ECANCELED, recipe.name, "cancelled"};
}

bool RecipeReport::agrees() const {
    return ended && !cancelled && count(Verdict::Agree) + count(Verdict::Done) == steps.size();
}

} // namespace readyscope::recipes
