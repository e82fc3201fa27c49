// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timescale.h"

#include <algorithm>
#include <cstdlib>

namespace readyscope {

namespace {

__extension__ typedef __int128 Wide; // a span of days times a width of thousands does not fit 64 bits

constexpr Nanos kLeastMoved = kMicrosecond; // a column
constexpr int kFarthestMark = 64;           // px: what is drawn at a place is narrower, in the narrowest view too

Nanos floorDivide(Wide dividend, Wide divisor) {
    Wide quotient = dividend / divisor;
    if (dividend % divisor != 0 && dividend < 0)
        --quotient;
    return static_cast<Nanos>(quotient);
}

Nanos heldSpan(Nanos span, int width) {
    return std::clamp(span, Nanos{width}, std::min(TimeScale::kFarthest, width * TimeScale::kMostPerPixel));
}

Nanos heldFrom(Wide from) {
    return static_cast<Nanos>(std::clamp(from, Wide{-TimeScale::kFarthest}, Wide{TimeScale::kFarthest}));
}

} // namespace

TimeScale::TimeScale(Nanos from, Nanos span, int width)
    : m_from(heldFrom(from)), m_span(heldSpan(span, std::max(width, 1))), m_width(std::max(width, 1)),
      m_chosenSpan(m_span), m_chosenWidth(m_width) {}

Nanos TimeScale::timeAt(int column) const { return m_from + floorDivide(Wide{column} * m_span, m_width); }

int TimeScale::columnAt(Nanos time) const {
    // The greatest k with floor(k·span/width) <= d is floor(((d + 1)·width - 1) / span).
    const Wide column = floorDivide((Wide{time} - m_from + 1) * m_width - 1, m_span);
    const Wide far = Wide{m_width} * 4 + kFarthestMark;
    return static_cast<int>(std::clamp(column, -far, far));
}

int TimeScale::columnsOf(Nanos duration) const {
    return static_cast<int>(
        std::clamp(Wide{floorDivide(Wide{duration} * m_width, m_span)}, Wide{0}, Wide{m_width} * 4));
}

TimeScale TimeScale::zoomed(int column, int numerator, int denominator) const {
    const Wide wanted = Wide{m_span} * numerator / denominator;
    Nanos span = wanted > kFarthest ? kFarthest : static_cast<Nanos>(wanted);
    if (span == m_span && numerator != denominator) // near 1 ns a pixel a step rounds to nothing
        span += numerator > denominator ? 1 : -1;
    return TimeScale(m_from, span, m_width).placed(timeAt(column), column);
}

TimeScale TimeScale::panned(int columns) const {
    // Rounded towards zero, so that a step back undoes a step.
    TimeScale moved = *this;
    moved.m_from = heldFrom(Wide{m_from} + Wide{columns} * m_span / m_width);
    return moved;
}

TimeScale TimeScale::placed(Nanos time, int column) const {
    TimeScale moved = *this;
    moved.m_from = heldFrom(Wide{time} - floorDivide(Wide{column} * m_span, m_width));
    return moved;
}

TimeScale TimeScale::resized(int width) const {
    TimeScale scale = *this;
    scale.m_width = std::max(width, 1);
    scale.m_span = heldSpan(floorDivide(Wide{m_chosenSpan} * scale.m_width, m_chosenWidth), scale.m_width);
    return scale;
}

TimeScale TimeScale::clampedTo(Nanos begin, Nanos end) const {
    TimeScale moved = *this;
    const Nanos quarter = m_span / 4;
    const Nanos least = heldFrom(Wide{begin} - (m_span - quarter));
    moved.m_from = std::clamp(m_from, least, std::max(least, heldFrom(Wide{end} - quarter)));
    return moved;
}

std::optional<int> TimeScale::columnsTo(const TimeScale& other) const {
    if (other.m_span != m_span || other.m_width != m_width || m_span / m_width < kLeastMoved)
        return std::nullopt;
    const int first = columnAt(other.m_from);
    for (const int columns : {first, first + 1})
        if (columns >= 0 && columns < m_width && std::abs(timeAt(columns) - other.m_from) <= 1)
            return columns;
    return std::nullopt;
}

} // namespace readyscope
