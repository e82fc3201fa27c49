// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/verdictmark.h"

#include <QPainter>

namespace readyscope {

VerdictMark markOf(recipes::Verdict verdict) {
    switch (verdict) {
    case recipes::Verdict::NotRun:
        return VerdictMark::NotRun;
    case recipes::Verdict::Agree:
        return VerdictMark::Agrees;
    case recipes::Verdict::Differs:
        return VerdictMark::Differs;
    case recipes::Verdict::Done:
        return VerdictMark::Done;
    case recipes::Verdict::Failed:
        return VerdictMark::Failed;
    }
    return VerdictMark::NotRun;
}

VerdictMark markOf(const recipes::RecipeReport& report) {
    if (report.count(recipes::Verdict::Failed) > 0)
        return VerdictMark::Failed;
    if (report.count(recipes::Verdict::Differs) > 0)
        return VerdictMark::Differs;
    if (!report.ended)
        return VerdictMark::Running;
    return report.agrees() ? VerdictMark::Agrees : VerdictMark::NotRun;
}

void paintVerdictMark(QPainter& painter, const QRectF& box, VerdictMark mark, const Look& look) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / 16, box.height() / 16);
    painter.setBrush(Qt::NoBrush);
    const auto ink = [&painter](const QColor& color, double width) {
        painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    };
    switch (mark) {
    case VerdictMark::NotRun:
        ink(look.faint, 1.35);
        painter.drawEllipse(QPointF(8, 8), 4, 4);
        break;
    case VerdictMark::Running:
        ink(look.accent, 1.35);
        painter.setBrush(look.accent);
        painter.drawEllipse(QPointF(8, 8), 4, 4);
        break;
    case VerdictMark::Agrees:
    case VerdictMark::Done:
        ink(mark == VerdictMark::Agrees ? look.good : look.faint, 1.8);
        painter.drawPolyline(QPolygonF{QPointF(2, 8.6), QPointF(6, 12.4), QPointF(14, 4)});
        break;
    case VerdictMark::Differs:
        ink(look.warning, 1.8);
        painter.drawLine(QPointF(2, 6), QPointF(14, 6));
        painter.drawLine(QPointF(2, 10.4), QPointF(14, 10.4));
        painter.drawLine(QPointF(4.6, 14.2), QPointF(11.4, 2.2));
        break;
    case VerdictMark::Failed:
        ink(look.error, 1.8);
        painter.drawLine(QPointF(3.5, 3.5), QPointF(12.5, 12.5));
        painter.drawLine(QPointF(12.5, 3.5), QPointF(3.5, 12.5));
        break;
    }
    painter.restore();
}

} // namespace readyscope
