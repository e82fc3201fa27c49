// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/cursorpainter.h"

#include "ui/common/bands.h"
#include "ui/timeline/measuretext.h"

#include <QFontMetrics>

#include <cmath>

namespace readyscope {

namespace {
constexpr double kLineWidth = 1.5;
constexpr float kRangeTint = 0.10F;
constexpr int kFlagBottom = kRulerHeight;
constexpr int kTip = 3;   // px that a flag's corner at its line hangs lower
constexpr int kSpace = 4; // px around the length
} // namespace

CursorPainter::CursorPainter(const Cursors& cursors, const TimeScale& scale, double ratio, QSize size)
    : m_cursors(cursors), m_scale(scale), m_ratio(ratio), m_size(size) {}

std::optional<double> CursorPainter::x(CursorId cursor) const {
    const std::optional<Nanos> time = m_cursors.at(cursor);
    if (!time)
        return std::nullopt;
    const double x = xOf(*time);
    return x >= 0 && x < m_size.width() ? std::optional(x) : std::nullopt;
}

QRect CursorPainter::flag(CursorId cursor) const {
    const std::optional<double> line = x(cursor);
    if (!line)
        return {};
    const bool toLeft = m_cursors.areBoth() ? cursor == m_cursors.first() : cursor == CursorId::A;
    const int edge = static_cast<int>(std::floor(*line));
    return {toLeft ? edge - kFlagWidth + 1 : edge, kFlagTop, kFlagWidth, kFlagBottom - kFlagTop};
}

std::optional<CursorId> CursorPainter::cursorAt(QPoint position, int reach) const {
    for (const CursorId cursor : kCursors)
        if (flag(cursor).contains(position))
            return cursor;
    std::optional<CursorId> nearest;
    double least = reach + 0.5;
    for (const CursorId cursor : kCursors) {
        const std::optional<double> line = x(cursor);
        if (!line || position.y() < kFlagTop || std::abs(*line - position.x()) >= least)
            continue;
        least = std::abs(*line - position.x());
        nearest = cursor;
    }
    return nearest;
}

QRect CursorPainter::range() const {
    if (!m_cursors.areBoth())
        return {};
    const double left = std::max(0.0, xOf(m_cursors.from()));
    const double right = std::min(static_cast<double>(m_size.width()), xOf(m_cursors.to()));
    if (right <= left)
        return {};
    return QRectF(left, kRulerHeight, right - left, m_size.height() - kRulerHeight).toAlignedRect();
}

void CursorPainter::paint(QPainter& painter, const Look& look, const QFont& font) const {
    paintRange(painter, look);
    for (const CursorId cursor : kCursors) {
        paintLine(painter, look, cursor);
        paintFlag(painter, look, font, cursor);
    }
    if (m_cursors.areBoth())
        paintDelta(painter, look, font);
}

void CursorPainter::paintRange(QPainter& painter, const Look& look) const {
    QColor tint = look.accent;
    tint.setAlphaF(kRangeTint);
    painter.fillRect(range(), tint);
}

// A solid, B dashed 6-3.
void CursorPainter::paintLine(QPainter& painter, const Look& look, CursorId cursor) const {
    const std::optional<double> line = x(cursor);
    if (!line)
        return;
    const int column = qRound(*line * m_ratio);
    const int width = std::max(1, qRound(kLineWidth * m_ratio));
    const int bottom = qRound(m_size.height() * m_ratio);
    const int dash = cursor == CursorId::A ? bottom : qRound(6 * m_ratio);
    const int step = cursor == CursorId::A ? bottom : qRound(9 * m_ratio);
    painter.save();
    painter.scale(1 / m_ratio, 1 / m_ratio);
    for (int y = qRound(kFlagBottom * m_ratio); y < bottom; y += std::max(1, step))
        painter.fillRect(QRect(column - width / 2, y, width, std::min(dash, bottom - y)), look.text);
    painter.restore();
}

void CursorPainter::paintFlag(QPainter& painter, const Look& look, const QFont& font, CursorId cursor) const {
    const QRectF box = flag(cursor);
    if (box.isEmpty())
        return;
    const bool toLeft = box.left() < *x(cursor) - 1;
    // A box whose corner at the line hangs lower.
    QPolygonF shape{box.topLeft(), box.topRight(), box.bottomRight() - QPointF(0, toLeft ? 0 : kTip),
                    box.bottomLeft() - QPointF(0, toLeft ? kTip : 0)};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.text);
    painter.drawPolygon(shape);
    const bool held = m_cursors.held() == cursor;
    if (held) { // in the hand: ringed
        painter.setPen(QPen(look.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolygon(shape);
    }
    painter.setFont(chipFont(font));
    painter.setPen(look.base);
    painter.drawText(box.adjusted(0, -1, 0, -kTip + 1), Qt::AlignCenter, letterOf(cursor));
    painter.restore();
}

// Between the flags, with lines to them; right of the second one where it does not fit.
void CursorPainter::paintDelta(QPainter& painter, const Look& look, const QFont& font) const {
    const QRect span = range();
    const QString words = deltaText(m_cursors.delta());
    const QFont bold = strongFont(smallFont(font));
    const int width = QFontMetrics(bold).horizontalAdvance(words);
    const int middle = (kFlagTop + kFlagBottom) / 2;
    const CursorId second = m_cursors.first() == CursorId::A ? CursorId::B : CursorId::A;
    painter.save();
    painter.setFont(bold);
    painter.setPen(look.text);
    QRect place(0, kFlagTop - 2, width, kFlagBottom - kFlagTop + 2);
    if (span.width() >= width + 2 * kSpace) {
        place.moveLeft(span.center().x() - width / 2);
        painter.fillRect(span.left() + 2, middle, place.left() - kSpace - span.left() - 2, 1, look.text);
        painter.fillRect(place.right() + kSpace, middle, span.right() - 2 - place.right() - kSpace, 1, look.text);
    } else if (x(second)) {
        place.moveLeft(flag(second).right() + kSpace);
    } else {
        painter.restore();
        return;
    }
    painter.fillRect(place.adjusted(-2, 1, 2, 0), look.window); // a tick does not run through the words
    painter.drawText(place, Qt::AlignCenter, words);
    painter.restore();
}

} // namespace readyscope
