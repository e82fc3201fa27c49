// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What histograms have in common: an upright axis of counts, times below, a dotted line for a percentile.

#include <QRectF>
#include <QString>

#include <cstdint>

class QPainter;

namespace readyscope {

struct Look;

// Lines at nothing, half and all of `top`, which is even, with their counts left of `area`.
void paintCountAxis(QPainter& painter, const Look& look, const QRectF& area, std::uint64_t top);

// A word below `area`, its middle at `x`, pushed in where it would reach beyond `width`; left out where it would begin
// before `from`. Tells where the next one may begin.
double paintAxisWord(QPainter& painter, const QRectF& area, double x, const QString& word, double from, double width);

// From `top` down to the axis.
void paintPercentileLine(QPainter& painter, const Look& look, const QRectF& area, double x, double top);

} // namespace readyscope
