// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where things stand in the grid of the three sets, px, from its top left.

#include "core/readiness/events.h"

#include <QString>

#include <array>

namespace readyscope {

inline constexpr int kGridColumn = 22;
inline constexpr int kGridFolded = 44; // a column that stands for several
inline constexpr int kGridRow = 21;
inline constexpr int kGridLeft = 116;   // before the first column: the names of the rows
inline constexpr int kGridRight = 150;  // after the last: the word in hex and the count
inline constexpr int kGridNumbers = 57; // top of the descriptor numbers; names stand above
inline constexpr int kGridFirst = 78;   // top of the first row
inline constexpr int kGridGroup = 50;   // from one set to the next
inline constexpr int kGridRows = 6;
inline constexpr int kGridBottom = kGridFirst + 2 * kGridGroup + 2 * kGridRow;
inline constexpr int kGridBracket = kGridBottom + 14;
inline constexpr int kGridLegend = kGridBracket + 26;
inline constexpr int kGridHeight = kGridLegend + 26;

inline constexpr std::array kGridSets{Events::R, Events::W, Events::E};

// In and out of read, of write, of except.
constexpr int gridRowTop(int row) { return kGridFirst + row / 2 * kGridGroup + row % 2 * kGridRow; }

QString gridRowName(Events::Bit set); // "read"

} // namespace readyscope
