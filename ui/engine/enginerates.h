// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the engine does a second, a wait, a transition: made of two samples of its totals.

#include "core/engine/figures.h"

#include <deque>
#include <optional>

namespace readyscope {

struct EngineSample {
    EngineFigures figures;
    Nanos time = 0;
    // Since when a wait has been going on that the totals do not have yet; kNoTime: none, as after Stop.
    Nanos waitingSince = kNoTime;
};

// Nothing where it does not apply: no wait, nothing ready, no transition.
struct EngineRates {
    Nanos time = 0; // of the later sample
    Backend backend = Backend::Poll;
    double waits = 0;             // a second
    double inWait = 0;            // share of the time, 0 to 1
    std::optional<double> setUp;  // ns a wait, of those that were measured
    std::optional<double> call;   // likewise: CPU time of the call
    std::optional<double> ready;  // a wait
    std::optional<double> looked; // descriptors gone through for one that was ready
    std::optional<double> calls;  // system calls a transition
    double hits = 0;              // a second
    double cpu = 0;               // share of one core
    bool operator==(const EngineRates&) const = default;
};

EngineRates ratesBetween(const EngineSample& before, const EngineSample& after);

// The last minute of them.
class RateHistory {
public:
    static constexpr Nanos kSpan = 60 * kSecond;

    // The first sample, and the first after pause(), only begins.
    void take(const EngineSample& sample);
    void pause() { m_last.reset(); }
    // From the oldest to the newest.
    const std::deque<EngineRates>& rates() const { return m_rates; }

private:
    std::optional<EngineSample> m_last;
    std::deque<EngineRates> m_rates;
};

} // namespace readyscope
