// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A measure against the number of descriptors, both logarithmic; and the names at the lines' ends. Values.

#include "ui/lab/costmeasures.h"

#include <QPointF>
#include <QRectF>
#include <QStringList>
#include <QVector>

namespace readyscope {

struct ChartLine {
    const Model* model = nullptr;
    QVector<QPointF> points; // px, by descriptors
    QString refused;         // why there is none further on
};

struct ChartName {
    double top = 0; // px
    QStringList names;
    QVector<const Model*> models;
    QVector<QPointF> ends; // of their lines
};

struct ChartScale {
    QRectF area;
    double leastCount = 1;
    double greatestCount = 10;
    double least = 1; // of the measure
    double greatest = 10;

    double xOf(double descriptors) const;
    double yOf(double value) const;
    QVector<double> decades() const; // lines across
};

ChartScale chartScale(const QRectF& area, const std::vector<SeriesRow>& rows, CostMeasure measure);
QVector<ChartLine> chartLines(const ChartScale& scale, const std::vector<SeriesRow>& rows, CostMeasure measure);
// At the right, one under the other; those that would touch are one list. A line that ends before, as its model was
// refused further on, has its name at its end.
QVector<ChartName> chartNames(const ChartScale& scale, const QVector<ChartLine>& lines, double lineHeight);

} // namespace readyscope
