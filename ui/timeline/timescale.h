// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Time to pixel and back, in integers only: no rounding adds up, however long one pans and zooms. A pixel here is a
// device pixel, a column of Snapshot::bins: column k begins at from + k·span/width, rounded down.

#include "core/readiness/clock.h"

#include <optional>

namespace readyscope {

class TimeScale {
public:
    static constexpr Nanos kMostPerPixel = Nanos{864'000} * kSecond; // ten days
    static constexpr Nanos kFarthest = Nanos{4'000'000} * 1'000'000 * kMillisecond;

    TimeScale() = default;
    // Span is at least 1 ns a pixel and at most kMostPerPixel; width at least 1.
    TimeScale(Nanos from, Nanos span, int width);

    Nanos from() const { return m_from; }
    Nanos span() const { return m_span; }
    Nanos to() const { return m_from + m_span; }
    int width() const { return m_width; }

    // The left edge of a column; also left of 0 and right of the width.
    Nanos timeAt(int column) const;
    // The column that holds `time`, at most a few widths beyond the ends.
    int columnAt(Nanos time) const;
    // Pixels that a duration takes, rounded down.
    int columnsOf(Nanos duration) const;

    // `span · numerator / denominator`; the time at `column` stays there.
    TimeScale zoomed(int column, int numerator, int denominator) const;
    TimeScale panned(int columns) const;
    // Such that timeAt(column) == time.
    TimeScale placed(Nanos time, int column) const;
    // As many ns a pixel as were last zoomed to, the left edge kept.
    TimeScale resized(int width) const;
    // Moved so that a quarter of the view at least shows [begin, end].
    TimeScale clampedTo(Nanos begin, Nanos end) const;

    // How many whole columns later `other` begins, to 1 ns, as while a view follows. None where it differs in more, has
    // none of these columns, or they are so narrow that 1 ns can be seen.
    std::optional<int> columnsTo(const TimeScale& other) const;

    bool operator==(const TimeScale&) const = default;

private:
    Nanos m_from = 0;
    Nanos m_span = kSecond;
    int m_width = 1;
    // The resolution that was chosen, as a fraction: a width changed to and fro brings the same span back.
    Nanos m_chosenSpan = kSecond;
    int m_chosenWidth = 1;
};

} // namespace readyscope
