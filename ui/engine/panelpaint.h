// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the panels of the Engine page share: their measures, titles, and the small curve of a figure's last minute.

#include "core/readiness/clock.h"

#include <QPointF>
#include <QRectF>
#include <QString>
#include <QVector>

class QPainter;
class QWidget;

namespace readyscope {

inline constexpr int kPanelSide = 12;  // px left and right
inline constexpr int kPanelTitle = 36; // px, height
inline constexpr QSizeF kSparkline{66, 18};

// "Engine now  last 60 s, select" at the widget's top; right of it `roomAtRight` is left free.
void paintPanelTitle(QPainter& painter, const QWidget& panel, const QString& title, const QString& second,
                     int roomAtRight = 0);

struct SparkPoint {
    Nanos time = 0;
    double value = 0;
    bool follows = true; // on the one before; false: the curve begins anew
};
// Points within the box for the `span` up to `now`; a curve that hardly moves stays near the middle.
QVector<QPointF> sparkPoints(const QVector<SparkPoint>& points, Nanos now, Nanos span, const QRectF& box);
void paintSparkline(QPainter& painter, const QWidget& panel, const QVector<SparkPoint>& points, Nanos now, Nanos span,
                    const QRectF& box, bool strong);

} // namespace readyscope
