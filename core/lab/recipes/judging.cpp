// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/recipes/judging.h"

namespace readyscope::recipes {

namespace {

using What = Deviation::What;
using semantics::Look;
using semantics::Told;

std::string wordsOf(const Told& told) { return told.error.empty() ? toString(told.events) : told.error; }

// The state that the backend's lane is to show; what poll tells is that where edges are told.
Told stateOf(const Look& look, Backend backend) {
    const Told& own = look.of(backend);
    return own.error.empty() ? Told{look.of(answersInSets(backend) ? backend : Backend::Poll).events, {}, {}} : own;
}

bool isAsSaid(const Told& said, const Told& came, Backend backend) {
    if (!said.error.empty() || !came.error.empty())
        return said.error == came.error;
    return backend == Backend::EpollEt ? (said.events - came.events).empty() : said.events == came.events;
}

bool rises(const Look& look, const Look* before, Backend backend) {
    const Told now = stateOf(look, backend);
    return now.error.empty() &&
           !(now.events - (before != nullptr ? stateOf(*before, backend).events : Events())).empty();
}

void judgeTold(const RecipeStep& step, const Look* before, Backend backend, const Seen& seen,
               std::vector<Deviation>& found) {
    const Look& look = lookOf(*step.foretold);
    const Told said = stateOf(look, backend);
    if (!isAsSaid(said, seen.told, backend))
        found.push_back({backend, What::State, wordsOf(said), wordsOf(seen.told)});
    else if (backend == Backend::EpollEt && rises(look, before, backend) && seen.named == 0)
        found.push_back({backend, What::Edges, "1", "0"});
}

void judgeReturns(const RecipeStep& step, Backend backend, const Seen& seen, std::vector<Deviation>& found) {
    if (!seen.told.error.empty())
        return;
    if (step.interrupted && *step.interrupted != (seen.interrupted > 0))
        found.push_back({backend, What::Interrupted, *step.interrupted ? "1" : "0", std::to_string(seen.interrupted)});
    const Returns returns = backend == Backend::EpollEt && step.returns == Returns::Many ? Returns::One : step.returns;
    if (returns == Returns::Many ? seen.named < kMany : returns == Returns::One && seen.named > 1)
        found.push_back({backend, What::Spinning, returns == Returns::Many ? "many" : "1", std::to_string(seen.named)});
}

} // namespace

std::vector<Deviation> deviationsOf(const RecipeStep& step, const Look* before,
                                    const std::array<Seen, kBackends.size()>& seen) {
    std::vector<Deviation> found;
    for (const Backend backend : kBackends) {
        const Seen& one = seen.at(static_cast<std::size_t>(backend));
        if (!one.watched)
            continue;
        if (step.foretold)
            judgeTold(step, before, backend, one, found);
        judgeReturns(step, backend, one, found);
    }
    return found;
}

} // namespace readyscope::recipes
