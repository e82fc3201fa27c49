// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Any text is either a duration that comes back the same from its formatted text, or a sentence.

#include "core/text/duration.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

using namespace readyscope;

namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

void checkRoundTrip(Nanos duration) {
    const std::string text = formatDuration(duration);
    const auto again = parseDuration(text);
    require(std::get_if<Nanos>(&again) != nullptr && std::get<Nanos>(again) == duration);
    require(!durationForPeople(duration).empty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto result = parseDuration(text);
    if (const auto* duration = std::get_if<Nanos>(&result)) {
        require(*duration >= 0 || *duration == kInfinite);
        checkRoundTrip(*duration);
    } else {
        require(!inEnglish(std::get<Sentence>(result)).empty());
    }
    // The bytes as a number reach lengths that no text of theirs would.
    Nanos number = 0;
    std::memcpy(&number, data, std::min(size, sizeof number));
    require(!durationForPeople(number).empty());
    if (number >= 0)
        checkRoundTrip(number);
    return 0;
}
