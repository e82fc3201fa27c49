// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/recipeshown.h"

#include "ui/scenarios/recipewords.h"

#include <QCoreApplication>

#include <algorithm>

namespace readyscope {

std::optional<ShownLanes> shownOf(const recipes::Recipe* recipe, const RecipeResult* result) {
    if (recipe == nullptr || result == nullptr)
        return std::nullopt;
    const recipes::RecipeReport& report = result->report;
    ShownLanes shown;
    shown.begin = report.begun;
    shown.end = std::max(report.begun, report.ended ? report.finished : 0);
    shown.isEnded = report.ended;
    shown.endWord = QCoreApplication::translate("Scenarios", "closed");
    shown.lanes = result->lanes;
    shown.differences = result->differences;
    for (std::size_t i = 0; i < report.steps.size(); ++i) {
        const recipes::StepReport& step = report.steps[i];
        shown.end = std::max({shown.end, step.begun, step.done, step.asked});
        if (step.verdict == recipes::Verdict::NotRun)
            continue;
        shown.flags.append(
            {step.begun, step.asked, static_cast<int>(i), flagText(recipe->steps[i]), titleText(recipe->steps[i])});
        if (const Events mask = step.of(Backend::IoUring).raw; !mask.empty())
            shown.raw.push_back({step.begun, mask});
    }
    return shown;
}

bool wasWritable(const RecipeResult& result, Nanos time) {
    return std::ranges::any_of(result.report.steps, [time](const recipes::StepReport& step) {
        return step.verdict != recipes::Verdict::NotRun && step.begun <= time &&
               step.of(Backend::Poll).told.events.any(Events::Out);
    });
}

} // namespace readyscope
