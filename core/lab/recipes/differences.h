// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the lanes of the backends differ from poll's on the same descriptor, and why: R for HUP under select, edges
// told once, the mask of io_uring's wake-up, a descriptor that is refused. Pure.

#include "core/lab/recipes/recipereport.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace readyscope::recipes {

enum class DifferenceKind : std::uint8_t {
    SetsForBits, // select and pselect tell R, W, E where poll tells HUP, RDHUP or ERR
    NeverFell,   // a fall that nobody tells of: an edge comes with what comes
    ToldAgain,   // told more than once where poll tells one change
    Raw,         // the call's own mask is another than the state
    Refused,     // the backend does not take the descriptor
    Other,       // it tells other bits
};

struct Difference {
    char letter = 'A'; // in the order of the list
    DifferenceKind kind = DifferenceKind::Other;
    Sentence title; // "Reset is R and W."
    Sentence text;
    struct Spot { // where on the lanes
        Backend backend = Backend::Poll;
        Nanos from = 0;
        Nanos to = 0;
    };
    std::vector<Spot> spots; // by backend, then by time
};

// A time over which all lanes stand as they did when all had been asked.
struct Standing {
    Nanos from = 0;
    Nanos asked = 0; // all that led to it had been told
    Nanos to = 0;
    std::array<Seen, kBackends.size()> seen{};

    const Seen& of(Backend backend) const { return seen.at(static_cast<std::size_t>(backend)); }
};

// Of the backends that watched against poll; `standings` by time.
std::vector<Difference> differencesOf(std::span<const Standing> standings);
// The same step by step.
std::vector<Difference> differencesOf(const RecipeReport& report);

} // namespace readyscope::recipes
