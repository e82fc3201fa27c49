// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

namespace readyscope {

// Columns of device pixels, `to` the first that is not in it.
struct ColumnRange {
    int from = 0;
    int to = 0;
    int width() const { return to - from; }
    bool isEmpty() const { return to <= from; }
    // The least that holds both; what is empty holds nothing.
    ColumnRange united(ColumnRange other) const {
        if (isEmpty() || other.isEmpty())
            return isEmpty() ? other : *this;
        return {std::min(from, other.from), std::max(to, other.to)};
    }
    bool operator==(const ColumnRange&) const = default;
};

} // namespace readyscope
