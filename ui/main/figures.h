// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the status bar counts: rates are made of two readings of the totals, at least kLeast apart.

#include "core/trace/source.h"

namespace readyscope {

struct Reading {
    TraceTotals totals;
    Nanos cpu = 0; // used by the engine's thread so far
    Nanos time = 0;
};

struct Rates {
    double waits = 0; // a second
    double hits = 0;
    double cpu = 0; // share of one core, 0 to 1
    bool operator==(const Rates&) const = default;
    bool areZero() const { return *this == Rates{}; }
};

class RateMeter {
public:
    static constexpr Nanos kLeast = 500 * kMillisecond;

    // Whether the rates are new.
    bool take(const Reading& reading);
    const Rates& rates() const { return m_rates; }

private:
    Reading m_last;
    Rates m_rates;
    bool m_any = false;
};

} // namespace readyscope
