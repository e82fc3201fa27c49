// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What came of a recipe: step by step what was done, what each backend told, and whether the table had said so. Values;
// times in ns of CLOCK_MONOTONIC.

#include "core/lab/recipes/recipe.h"
#include "core/readiness/result.h"

#include <array>
#include <cstdint>

namespace readyscope::recipes {

// A call of the stage as it went.
struct Called {
    semantics::Step step;
    long got = 0;  // bytes where they are what it is about
    int error = 0; // errno(3) that it failed with, foretold or not
};

// What one backend's observer saw by the end of a step.
struct Seen {
    bool watched = false;          // it takes part, and watches
    semantics::Told told;          // the state as it tells it; or the errno with which it refuses
    Events raw;                    // the first mask of the call itself that was another than the state
    std::uint32_t named = 0;       // returns within the step that named the subject
    std::uint32_t interrupted = 0; // returns with EINTR
    Nanos changed = kNoTime;       // when the state first became another within the step; kNoTime: it did not
    Nanos stood = 0;               // since when it is as it is; 0: nothing was told of it
};

enum class Verdict : std::uint8_t {
    NotRun,
    Agree,   // all that were asked tell what the table says
    Differs, // some do not
    Done,    // nothing was foretold
    Failed,  // the kernel did other than the step says
};

// One backend that did not do what was foretold.
struct Deviation {
    enum class What : std::uint8_t { State, Edges, Interrupted, Spinning };
    Backend backend = Backend::Poll;
    What what = What::State;
    std::string foretold; // "IN+OUT", "1"
    std::string came;
};

struct StepReport {
    Verdict verdict = Verdict::NotRun;
    Nanos begun = 0; // before the first act
    Nanos done = 0;  // after the last
    Nanos asked = 0; // all observers have answered; the next step begins no earlier
    std::vector<Called> calls;
    std::optional<SysError> failure;
    std::array<Seen, kBackends.size()> seen{};
    std::vector<Deviation> deviations;

    const Seen& of(Backend backend) const { return seen.at(static_cast<std::size_t>(backend)); }
};
// "all seven agree", "epoll-et: 1 edge foretold, 2 came", "12 µs after the send"; translatable.
std::vector<Sentence> verdictWords(const StepReport& report);

struct RecipeReport {
    std::vector<StepReport> steps; // as many as the recipe has
    bool ended = false;            // all is taken down
    bool cancelled = false;
    int fd = -1; // the subject's number
    Nanos begun = 0;
    Nanos finished = 0;

    std::size_t count(Verdict verdict) const;
    bool agrees() const; // it ran to its end, and nothing differs or failed
};

// Of one that does not agree: the first step that does not, in words; nothing where it does.
std::optional<SysError> failureOf(const Recipe& recipe, const RecipeReport& report);

} // namespace readyscope::recipes
