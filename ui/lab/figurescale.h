// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The time axis of the models' figures, downwards, 0 at the kernel's stamp. Its top is the entry, which is not to
// scale: there lies what came long before. A value.

#include "core/readiness/clock.h"

#include <vector>

namespace readyscope {

struct FigureScale {
    static constexpr double kEntry = 80; // px

    double top = 0; // px, of the entry
    double bottom = 0;
    Nanos lead = 0; // before 0, to scale
    Nanos end = 0;  // told until then
    double pixelsPerNano = 0;
    Nanos grid = 0; // between lines
    Nanos major = 0;

    double linearTop() const { return top + kEntry; }
    double yOf(Nanos time) const; // of what is to scale
};

// Until when figures go on whose slowest has its data at `slowest`.
Nanos figureEnd(Nanos slowest);
// So that a figure whose data is in hand at `slowest` ends a little above the bottom.
FigureScale figureScale(double top, double bottom, Nanos slowest);

// Where what came before the linear part stands: the first well below the top, what follows below it, evenly.
class EntryPlaces {
public:
    // Of a figure's times, in any order; those that are to scale are none of its matter.
    // What follows on one of `folds` has more room: it stands for many.
    EntryPlaces(const FigureScale& scale, std::vector<Nanos> times, const std::vector<Nanos>& folds = {});
    double yOf(Nanos time) const;

private:
    FigureScale m_scale;
    std::vector<Nanos> m_times;   // ascending, each once
    std::vector<double> m_places; // px, of each
};

} // namespace readyscope
