// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is given up where a reader cannot follow: the records in bulk, but not what each socket became.

#include "core/engine/batch.h"

#include <cstddef>
#include <map>

namespace readyscope {

struct SlowGap {
    std::uint64_t count = 0;
    Nanos from = 0;
    Nanos to = 0;
    std::map<SocketId, Transition> last; // each socket's last lost one: it is told after all
};

// Bytes that a batch holds, roughly.
std::size_t weightOf(const Batch& batch);

// Takes transitions, waits and hits out of the batch and counts them into `loss`.
void thin(Batch& batch, SlowGap& loss);

// Appends `later`, a thinned batch, to `batch`, which is older.
void join(Batch& batch, Batch& later);

// The gap, without those that are told: each as found somewhere within it.
Gap gapOf(const SlowGap& loss);
std::vector<Transition> toldOf(const SlowGap& loss);

} // namespace readyscope
