// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Runs of recipes as lines of text, so that the help draws their lanes where nothing was run. Times are ns from the
// beginning of each run. Only of runs in which all was as the table says: deviations are not kept.
//   made WORDS            on what
//   run RECIPE FD LASTED
//   step BEGUN DONE ASKED BACKEND=BITS[/RAW][*NAMED]…   `!ERRNO` in place of bits where it is refused
//   lane BACKEND KNOWN    until when something is known of it; then lines of core/lab/kept/keptlane.h
//   refused BACKEND WHY   in place of a lane

#include "core/lab/recipes/reciperun.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace readyscope::recipes {

struct KeptRun {
    const Recipe* recipe = nullptr;
    RecipeReport report;
    std::vector<ObservedLane> lanes; // all seven, in the order of backends
};
struct KeptRuns {
    std::string made; // "Linux 6.18.1, two processors"
    std::vector<KeptRun> runs;

    const KeptRun* of(std::string_view recipe) const; // null where none is kept
};

// Of one that agrees().
std::string keptText(const Recipe& recipe, const RecipeReport& report, const std::vector<ObservedLane>& lanes);
// Lines that begin with # are left out; none where one is wrong.
std::optional<KeptRuns> readKeptRuns(std::string_view text);

std::string_view keptLanes(); // resources/help/lanes.txt
// Of that text. One that cannot be read is a defect that the tests find; it is empty then.
const KeptRuns& keptRuns();

} // namespace readyscope::recipes
