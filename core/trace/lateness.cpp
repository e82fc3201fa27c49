// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/lateness.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace readyscope {

namespace {

// Bins of a microsecond below 2^12 µs, from there on 64 to each doubling, up to 2^32 µs.
constexpr unsigned kLinear = 12;
constexpr unsigned kParts = 6;
constexpr unsigned kDoublings = 20;
constexpr std::uint64_t kLinearEnd = std::uint64_t{1} << kLinear;
constexpr std::size_t kBins = kLinearEnd + (std::size_t{kDoublings} << kParts);

std::size_t binOf(Nanos late) {
    const auto micros = static_cast<std::uint64_t>(late / kMicrosecond);
    if (micros < kLinearEnd)
        return micros;
    const unsigned doubling = static_cast<unsigned>(std::bit_width(micros)) - 1;
    const std::uint64_t part = (micros >> (doubling - kParts)) & ((std::uint64_t{1} << kParts) - 1);
    return std::min(kBins - 1, kLinearEnd + (std::uint64_t{doubling - kLinear} << kParts) + part);
}

Nanos beginOf(std::size_t bin) {
    if (bin < kLinearEnd)
        return static_cast<Nanos>(bin) * kMicrosecond;
    const std::size_t above = bin - kLinearEnd;
    const auto doubling = static_cast<unsigned>(above >> kParts) + kLinear;
    const std::uint64_t part = above & ((std::size_t{1} << kParts) - 1);
    return static_cast<Nanos>(((std::uint64_t{1} << kParts) + part) << (doubling - kParts)) * kMicrosecond;
}

} // namespace

Lateness::Lateness() : m_bins(kBins) {}

bool Lateness::take(const Snapshot& snapshot, std::uint64_t most) {
    if (const Nanos begin = snapshot.totals().begin; begin != m_begin) {
        *this = Lateness();
        m_begin = begin;
    }
    m_next = std::max(m_next, snapshot.firstWait());
    const std::uint64_t end = std::min(snapshot.endWait(), m_next + most);
    for (; m_next < end; ++m_next) {
        const Wait wait = snapshot.wait(m_next);
        if (wait.timedOut() && wait.passed > 0)
            add(wait.returned - wait.entered - wait.passed);
    }
    return m_next < snapshot.endWait();
}

void Lateness::add(Nanos late) {
    ++m_count;
    if (late < 0) {
        ++m_early;
        m_earliest = std::max(m_earliest, -late);
        return;
    }
    m_latest = std::max(m_latest, late);
    ++m_bins[binOf(late)];
}

Nanos Lateness::quantile(double share) const {
    const auto wanted = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(m_count)));
    std::uint64_t passed = m_early;
    if (passed >= wanted)
        return 0;
    for (std::size_t bin = 0; bin < kBins; ++bin) {
        passed += m_bins[bin];
        if (passed >= wanted)
            return beginOf(bin);
    }
    return m_latest;
}

std::uint64_t Lateness::between(Nanos from, Nanos to) const {
    std::uint64_t sum = 0;
    std::size_t bin = binOf(std::max<Nanos>(from, 0));
    if (beginOf(bin) < from)
        ++bin;
    for (; bin < kBins && beginOf(bin) < to; ++bin)
        sum += m_bins[bin];
    return sum;
}

} // namespace readyscope
