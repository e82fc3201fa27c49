// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/enginerates.h"

#include <algorithm>

namespace readyscope {

namespace {

double difference(std::uint64_t before, std::uint64_t after) {
    return after > before ? static_cast<double>(after - before) : 0.0;
}

double difference(Nanos before, Nanos after) { return std::max(0.0, static_cast<double>(after - before)); }

std::optional<double> ratio(double of, double to) { return to > 0 ? std::optional(of / to) : std::nullopt; }

Nanos inWaitSoFar(const EngineSample& sample) {
    const Nanos open = sample.waitingSince == kNoTime ? 0 : std::max<Nanos>(0, sample.time - sample.waitingSince);
    return sample.figures.inWait + open;
}

} // namespace

EngineRates ratesBetween(const EngineSample& before, const EngineSample& after) {
    const EngineFigures& a = before.figures;
    const EngineFigures& b = after.figures;
    const double passed = static_cast<double>(std::max<Nanos>(1, after.time - before.time));
    const auto perSecond = [passed](double count) { return count * static_cast<double>(kSecond) / passed; };
    EngineRates rates;
    rates.time = after.time;
    rates.backend = b.backend;
    const double waits = difference(a.waits, b.waits);
    const double ready = difference(a.ready, b.ready);
    const double sampled = difference(a.sampled, b.sampled);
    rates.waits = perSecond(waits);
    rates.inWait = std::min(1.0, difference(inWaitSoFar(before), inWaitSoFar(after)) / passed);
    rates.setUp = ratio(difference(a.setUp, b.setUp), sampled);
    rates.call = ratio(difference(a.call, b.call), sampled);
    rates.ready = ratio(ready, waits);
    rates.looked = ratio(difference(a.looked, b.looked), ready);
    rates.calls = ratio(difference(a.calls, b.calls), difference(a.transitions, b.transitions));
    rates.hits = perSecond(difference(a.hits, b.hits));
    rates.cpu = difference(a.cpu, b.cpu) / passed;
    return rates;
}

void RateHistory::take(const EngineSample& sample) {
    if (m_last)
        m_rates.push_back(ratesBetween(*m_last, sample));
    m_last = sample;
    while (!m_rates.empty() && m_rates.front().time <= sample.time - kSpan)
        m_rates.pop_front();
}

} // namespace readyscope
