// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/figurescale.h"

#include <algorithm>

namespace readyscope {

namespace {

constexpr Nanos kLeast = 1'500;    // ns before 0, and after the slowest
constexpr Nanos kShare = 10;       // of the slowest: more where it took long
constexpr double kLeastMajor = 70; // px
constexpr double kLeastGrid = 12;
constexpr double kFirst = 24; // px below the top
constexpr double kLast = 72;
constexpr double kMostStep = 16;
constexpr double kFoldShare = 4; // of others' room

// 1, 2 or 5 of a power of ten.
Nanos roundStep(double least) {
    for (Nanos decade = 1;; decade *= 10)
        for (const Nanos step : {decade, 2 * decade, 5 * decade})
            if (static_cast<double>(step) >= least)
                return step;
}

// The next that divides it.
Nanos finer(Nanos step) {
    Nanos decade = 1;
    while (decade * 10 <= step)
        decade *= 10;
    return step == decade ? std::max<Nanos>(1, step / 5) : decade;
}

} // namespace

double FigureScale::yOf(Nanos time) const { return linearTop() + static_cast<double>(time + lead) * pixelsPerNano; }

Nanos figureEnd(Nanos slowest) { return slowest + std::max(kLeast, slowest / kShare); }

FigureScale figureScale(double top, double bottom, Nanos slowest) {
    FigureScale scale;
    scale.top = top;
    scale.bottom = bottom;
    scale.lead = std::max(kLeast, slowest / kShare);
    scale.end = figureEnd(slowest);
    const double room = std::max(1.0, bottom - scale.linearTop());
    scale.pixelsPerNano = room / static_cast<double>(scale.lead + scale.end);
    scale.major = roundStep(kLeastMajor / scale.pixelsPerNano);
    scale.grid = finer(scale.major);
    if (static_cast<double>(scale.grid) * scale.pixelsPerNano < kLeastGrid)
        scale.grid = scale.major;
    return scale;
}

EntryPlaces::EntryPlaces(const FigureScale& scale, std::vector<Nanos> times, const std::vector<Nanos>& folds)
    : m_scale(scale) {
    std::erase_if(times, [&scale](Nanos time) { return time >= -scale.lead; });
    std::ranges::sort(times);
    times.erase(std::unique(times.begin(), times.end()), times.end());
    m_times = std::move(times);
    std::vector<double> shares;
    double all = 0;
    for (const Nanos time : m_times) {
        shares.push_back(all);
        all += std::ranges::find(folds, time) != folds.end() ? kFoldShare : 1;
    }
    const double room = m_times.size() > 1 ? std::min(kMostStep, (kLast - kFirst) / shares.back()) : 0;
    for (const double share : shares)
        m_places.push_back(m_scale.top + kFirst + share * room);
}

double EntryPlaces::yOf(Nanos time) const {
    if (time >= -m_scale.lead)
        return m_scale.yOf(time);
    const auto index = std::ranges::lower_bound(m_times, time) - m_times.begin();
    return m_places.empty() ? m_scale.top + kFirst
                            : m_places[std::min(static_cast<std::size_t>(index), m_places.size() - 1)];
}

} // namespace readyscope
