// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Prints what the pictures of the guide's second chapter are drawn from, recorded on this machine.
//   record_lanes recipes "Linux 6.18, two processors" > resources/help/lanes.txt
//     runs each recipe some times, and prints the quickest run in which all was as the table says
//   record_lanes use NAME FILE FROM TO >> resources/help/uses.txt
//     a piece of FILE, which `readyscope record --scenario NAME -o FILE` wrote; ms from its beginning

#include "core/engine/engine.h"
#include "core/lab/kept/keptrun.h"
#include "core/lab/kept/keptuse.h"
#include "core/trace/jsonloader.h"

#include <cstdio>
#include <cstdlib>
#include <future>

using namespace readyscope;

namespace {

constexpr int kTries = 10;

// The whole run as text; empty where not all was as the table says.
std::string keptRunOf(const recipes::Recipe& recipe, Nanos& lasted) {
    std::promise<void> ended;
    recipes::RecipeRun* current = nullptr;
    recipes::RecipeRun run(recipe, [&] {
        if (current->report().ended)
            ended.set_value();
    });
    current = &run;
    run.start();
    ended.get_future().wait();
    const recipes::RecipeReport report = run.report();
    lasted = report.finished - report.begun;
    return report.agrees() ? keptText(recipe, report, run.lanes()) : std::string();
}

// The quickest of some, in which the machine was busy with other things the least.
bool printRun(const recipes::Recipe& recipe) {
    std::string best;
    Nanos least = 0;
    for (int i = 0; i < kTries; ++i) {
        Nanos lasted = 0;
        std::string text = keptRunOf(recipe, lasted);
        if (text.empty() || (!best.empty() && lasted >= least))
            continue;
        best = std::move(text);
        least = lasted;
    }
    std::fputs(best.c_str(), stdout);
    return !best.empty();
}

int printRecipes(const char* made) {
    std::printf("made %s\n", made);
    for (const recipes::Recipe& recipe : recipes::allRecipes())
        if (!printRun(recipe))
            return 1;
    return 0;
}

int printUse(const char* name, const char* file, Nanos from, Nanos to) {
    const Scenario* scenario = scenarioNamed(name);
    FileProgress progress;
    const Result<OpenedTrace> opened = openTrace(file, progress);
    if (scenario == nullptr || !opened)
        return 1;
    const std::shared_ptr<const Snapshot> snapshot = opened->store->snapshot();
    const Nanos begin = snapshot->totals().begin;
    std::fputs(keptText(*scenario, Backend::Poll, *snapshot, opened->sockets, begin + from, begin + to).c_str(),
               stdout);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    blockUserSignals();
    const std::string_view what = argc > 1 ? argv[1] : "";
    if (what == "recipes" && argc == 3)
        return printRecipes(argv[2]);
    if (what == "use" && argc == 6)
        return printUse(argv[2], argv[3], std::atol(argv[4]) * kMillisecond, std::atol(argv[5]) * kMillisecond);
    std::fprintf(stderr, "record_lanes recipes MADE | use NAME FILE FROM TO\n");
    return 2;
}
