// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The trace of sampletrace.h in a store.

#include "tests/bench/sampletrace.h"

#include "core/trace/store.h"

namespace readyscope::bench {

inline constexpr std::size_t kUnbounded = std::size_t{1} << 40;

enum class Waits { None, OneEach }; // each transition's own, from the last one's time to its own

// Appends `count` more of `trace` and advances the store to the last one's time, which is returned.
Nanos append(Store& store, SampleTrace& trace, std::uint64_t count, Waits waits = Waits::None);

} // namespace readyscope::bench
