// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Durations as the outside contract writes them (`250us`, `1.5ms`, `infinite`, `0`), and as people read them.

#include "core/readiness/clock.h"
#include "core/text/sentence.h"

#include <string>
#include <string_view>
#include <variant>

namespace readyscope {

// ns; kInfinite for "infinite". An error says what is wrong and, for a number alone, suggests the unit.
std::variant<Nanos, Sentence> parseDuration(std::string_view text);

// The shortest text that parses to the same value: "infinite", "0", "1.5ms".
std::string formatDuration(Nanos duration);

// For people, three digits: "41.8 ms", "6.41 s", "2 min 14 s", "0", "∞" for kInfinite.
std::string durationForPeople(Nanos duration);

// 48213 → "48 213", in groups of three with a thin space (U+2009).
std::string groupedCount(std::uint64_t count);

} // namespace readyscope
