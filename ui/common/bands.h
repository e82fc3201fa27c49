// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where things stand in a row, in device-independent pixels.

#include "core/readiness/events.h"

class QFont;

namespace readyscope {

enum class RowHeight : int { Compact = 22, Normal = 30, Tall = 44 };

inline constexpr int kRowHeight = static_cast<int>(RowHeight::Normal);
inline constexpr int kRulerHeight = 28; // the table's header is as high
inline constexpr int kEngineLaneHeight = 42;
inline constexpr int kToolBarHeight = 40;
inline constexpr int kStatusBarHeight = 24;
inline constexpr int kAccentBarWidth = 3; // at the left edge of the selected row
inline constexpr int kControlRadius = 4;
inline constexpr double kLeastBandWidth = 1.4; // so that a short pulse is never lost

// A bit's band within its row. Height 0: this bit has none (the RDNORM family). Never under 2 px otherwise.
struct BandPlace {
    int top = 0;
    int height = 0;
    bool operator==(const BandPlace&) const = default;
};
BandPlace bandOf(Events::Bit bit, int rowHeight = kRowHeight);

QFont scaledFont(const QFont& font, double factor);
QFont smallFont(const QFont& font);  // ruler, second lines, status
QFont chipFont(const QFont& font);   // bold
QFont strongFont(const QFont& font); // bold, as large

} // namespace readyscope
