// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/panelpaint.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"

#include <QPainter>
#include <QPainterPath>
#include <QWidget>

#include <algorithm>

namespace readyscope {

namespace {
constexpr double kLeastSpread = 0.2; // of the greatest value: what moves less is drawn as moving little
constexpr double kInset = 3;         // px of the curve from the box
constexpr int kTitleGap = 12;
} // namespace

void paintPanelTitle(QPainter& painter, const QWidget& panel, const QString& title, const QString& second,
                     int roomAtRight) {
    const Look& look = Look::of(panel.palette());
    QRect place(kPanelSide, 0, panel.width() - 2 * kPanelSide - roomAtRight, kPanelTitle);
    painter.setFont(strongFont(panel.font()));
    painter.setPen(look.text);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, title);
    place.setLeft(place.left() + painter.fontMetrics().horizontalAdvance(title) + kTitleGap);
    painter.setFont(smallFont(panel.font()));
    painter.setPen(look.dim);
    if (place.width() > 0)
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(second, Qt::ElideRight, place.width()));
}

QVector<QPointF> sparkPoints(const QVector<SparkPoint>& points, Nanos now, Nanos span, const QRectF& box) {
    if (points.isEmpty())
        return {};
    const auto byValue = [](const SparkPoint& a, const SparkPoint& b) { return a.value < b.value; };
    const auto [least, greatest] = std::minmax_element(points.begin(), points.end(), byValue);
    const double spread = std::max({greatest->value - least->value, kLeastSpread * std::abs(greatest->value), 1e-12});
    const double middle = (greatest->value + least->value) / 2;
    const QRectF room = box.adjusted(kInset, kInset, -kInset, -kInset);
    QVector<QPointF> placed;
    for (const SparkPoint& point : points) {
        const double across = 1 - static_cast<double>(now - point.time) / static_cast<double>(span);
        placed.append({room.left() + std::clamp(across, 0.0, 1.0) * room.width(),
                       room.center().y() - (point.value - middle) / spread * room.height()});
    }
    return placed;
}

void paintSparkline(QPainter& painter, const QWidget& panel, const QVector<SparkPoint>& points, Nanos now, Nanos span,
                    const QRectF& box, bool strong) {
    const Look& look = Look::of(panel.palette());
    painter.fillRect(box, look.isDark ? look.window : look.hover);
    const QVector<QPointF> placed = sparkPoints(points, now, span, box);
    if (placed.isEmpty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = strong ? look.accent : look.waitEdge;
    QPainterPath curve;
    for (qsizetype i = 0; i < placed.size(); ++i)
        i > 0 && points[i].follows ? curve.lineTo(placed[i]) : curve.moveTo(placed[i]);
    painter.setPen(QPen(color, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(curve);
    painter.setPen(Qt::NoPen);
    painter.setBrush(strong ? look.accent : look.dim);
    painter.drawEllipse(placed.last(), 2, 2);
    painter.restore();
}

} // namespace readyscope
