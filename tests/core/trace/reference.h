// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A trace the slow and obvious way, to compare the store with: everything in vectors, every question by a full walk.

#include "core/trace/source.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace readyscope {

struct ReferenceLane {
    std::vector<Transition> transitions;
    Events base = {}; // the state before the first

    std::uint64_t lowerBound(Nanos time) const;
    Events stateAt(Nanos time) const;
    std::vector<Bin> bins(Nanos from, Nanos to, int columns) const;
};

// How columns contradict the lane; empty where they do not. As Bin says it: every transition is in the column that its
// time is in, or in the one before where that one has 16 or more; none is left of the first or right of the last; and
// all else of a column is as the transitions in it make it.
std::string contradictionIn(const std::vector<Bin>& bins, const ReferenceLane& lane, Nanos from, Nanos to);

// Left edge of a column, as source.h says it.
Nanos edgeOf(Nanos from, Nanos to, int columns, int edge);

std::vector<WaitBin> referenceWaitBins(const std::vector<Wait>& waits, Nanos from, Nanos to, int columns);

struct RandomTrace {
    std::uint32_t seed = 1;
    std::size_t length = 0;
    Nanos begin = 1'000;
    Nanos step = 100;     // the longest time between two; 0 is among them
    int samplesIn100 = 0; // how many have a `since`
    int notesIn100 = 0;   // how many have a `raw` or a `cause`
};
std::vector<Transition> randomTransitions(SocketId socket, const RandomTrace& settings);
// Each toggles one bit: IN mostly, OUT often, HUP perhaps never.
std::vector<Transition> randomToggles(SocketId socket, std::uint32_t seed, std::size_t length, Nanos step);
std::vector<Wait> randomWaits(std::uint32_t seed, std::size_t length);

} // namespace readyscope
