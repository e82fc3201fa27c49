// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The live figures in words: one row each, with the curve of its last minute.

#include "ui/engine/enginerates.h"
#include "ui/engine/panelpaint.h"

#include <QString>
#include <QVector>

namespace readyscope {

struct FigureRow {
    QString name;
    QString value;
    QVector<SparkPoint> points;
    bool warns = false;
};

// Descriptors gone through for one that was ready, from which on it is worth a warning.
inline constexpr double kManyLooked = 10;

// All eight, values of the newest rates; without any each value is "–".
QVector<FigureRow> figureRows(const std::deque<EngineRates>& rates);

// Three digits: "1.08", "17.6", "381"; from a thousand on in groups: "6 120".
QString numberText(double number);

} // namespace readyscope
