// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// select's own view of a wait: nfds and the three sets, as FD_SET made them and as the call left them. select(2).

#include "core/engine/glass.h"
#include "core/multiplexer/sets.h"

namespace readyscope {

struct GlassSets {
    DescriptorSets in; // in.nfds is the call's first argument
    DescriptorSets out;
    bool untouched = false; // the call failed, and so left the sets as they were
    int end = 0;            // nfds up to the end of its byte
    int asked = 0;          // numbers in any set, the waker's included
    int found = 0;          // bits that came back, the waker's included: what the call returned
};

// Of a wait that answers in sets.
GlassSets setsOf(const GlassWait& glass);

const DescriptorSets::Words& wordsOf(const DescriptorSets& sets, Events::Bit set);
bool isIn(const DescriptorSets& sets, Events::Bit set, int fd);
int countIn(const DescriptorSets& sets, Events::Bit set);
// "0x56eb0": the set up to nfds as one number, bit 0 at its right end.
std::string hexOf(const DescriptorSets::Words& words, int nfds);

// A column of the grid, or several that were never asked, folded.
struct GlassColumn {
    int first = 0;
    int last = 0;
    bool isFolded() const { return last > first; }
    bool operator==(const GlassColumn&) const = default;
};

// From 0 to `end`. Where they are more than `room`, runs of at least kFold that are in no set fold.
inline constexpr int kFold = 4;
std::vector<GlassColumn> columnsOf(const GlassSets& sets, int room);

} // namespace readyscope
