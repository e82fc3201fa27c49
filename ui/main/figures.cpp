// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/figures.h"

namespace readyscope {

namespace {

double perSecond(std::uint64_t now, std::uint64_t before, Nanos passed) {
    if (now < before) // the history was cleared
        return 0;
    return static_cast<double>(now - before) * static_cast<double>(kSecond) / static_cast<double>(passed);
}

} // namespace

bool RateMeter::take(const Reading& reading) {
    if (!m_any) {
        m_any = true;
        m_last = reading;
        return false;
    }
    const Nanos passed = reading.time - m_last.time;
    if (passed < kLeast)
        return false;
    m_rates.waits = perSecond(reading.totals.waits, m_last.totals.waits, passed);
    m_rates.hits = perSecond(reading.totals.hits, m_last.totals.hits, passed);
    m_rates.cpu = static_cast<double>(reading.cpu - m_last.cpu) / static_cast<double>(passed);
    m_last = reading;
    return true;
}

} // namespace readyscope
