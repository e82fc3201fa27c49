// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/plotaxes.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QPainter>

#include <algorithm>

namespace readyscope {

namespace {
constexpr int kWordHeight = 16; // px
constexpr int kWordGap = 4;
} // namespace

void paintCountAxis(QPainter& painter, const Look& look, const QRectF& area, std::uint64_t top) {
    for (unsigned i = 0; i <= 2; ++i) {
        const double y = area.bottom() - i * area.height() / 2;
        painter.fillRect(QRectF(area.left(), qRound(y), area.width(), 1), i == 0 ? look.faint : look.gridMajor);
        painter.setPen(look.dim);
        painter.drawText(QRectF(0, y - 10, area.left() - 6, 20), Qt::AlignRight | Qt::AlignVCenter,
                         countText(top * i / 2));
    }
}

double paintAxisWord(QPainter& painter, const QRectF& area, double x, const QString& word, double from, double width) {
    const double room = painter.fontMetrics().horizontalAdvance(word) + kWordGap;
    const double left = std::min(x - room / 2, width - room);
    if (left < from)
        return from;
    painter.drawText(QRectF(left, area.bottom() + 2, room, kWordHeight), Qt::AlignCenter, word);
    return left + room + kWordGap;
}

void paintPercentileLine(QPainter& painter, const Look& look, const QRectF& area, double x, double top) {
    QPen dotted(look.text, 1);
    dotted.setDashPattern({1, 2});
    dotted.setCapStyle(Qt::FlatCap);
    painter.setPen(dotted);
    painter.drawLine(QPointF(x, top), QPointF(x, area.bottom()));
}

} // namespace readyscope
