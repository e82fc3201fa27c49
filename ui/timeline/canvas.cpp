// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/canvas.h"

#include "ui/common/bands.h"

#include <cmath>

namespace readyscope {

Canvas::Canvas(QPainter& painter, const Look& look, double ratio, const QFont& font)
    : m_painter(painter), m_look(look), m_ratio(ratio), m_font(smallFont(font)), m_boldFont(m_font) {
    m_boldFont.setBold(true);
    m_painter.save();
    m_painter.scale(1 / ratio, 1 / ratio);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

Canvas::~Canvas() { m_painter.restore(); }

void Canvas::outline(const QRect& device, const QColor& color, int width) {
    if (device.width() <= 2 * width || device.height() <= 2 * width) {
        fill(device, color);
        return;
    }
    fill({device.left(), device.top(), device.width(), width}, color);
    fill({device.left(), device.bottom() + 1 - width, device.width(), width}, color);
    fill({device.left(), device.top(), width, device.height()}, color);
    fill({device.right() + 1 - width, device.top(), width, device.height()}, color);
}

int Canvas::wordWidth(const QString& word, bool bold) const {
    QHash<QString, int>& widths = m_widths[bold ? 1 : 0];
    auto known = widths.constFind(word);
    if (known == widths.cend())
        known = widths.insert(word, px(QFontMetrics(bold ? m_boldFont : m_font).horizontalAdvance(word)));
    return *known;
}

void Canvas::word(int left, int middle, const QString& word, const QColor& color, bool bold) {
    const QFont& font = bold ? m_boldFont : m_font;
    const QFontMetrics metrics(font);
    m_painter.save();
    m_painter.scale(m_ratio, m_ratio);
    m_painter.setFont(font);
    m_painter.setPen(color);
    // Capitals and digits stand in the middle.
    m_painter.drawText(QPointF(left / m_ratio, qRound(middle / m_ratio + metrics.capHeight() / 2.0)), word);
    m_painter.restore();
}

QImage Canvas::scratch(QSize size, QImage::Format format) {
    const auto width = static_cast<std::size_t>(size.width());
    const std::size_t pixels = width * static_cast<std::size_t>(size.height());
    if (m_scratch.size() < pixels)
        m_scratch.resize(pixels);
    const auto line = static_cast<qsizetype>(width * sizeof(QRgb));
    return QImage(reinterpret_cast<uchar*>(m_scratch.data()), size.width(), size.height(), line, format);
}

double stripeCover(int along, int side, double width) {
    // Seamless both ways; each pixel's cover is taken at 4 × 4 points.
    constexpr int kPoints = 4;
    int covered = 0;
    for (int point = 0; point < kPoints * kPoints; ++point) {
        const double sum = along + (point % kPoints + point / kPoints + 1.0) / kPoints;
        covered += std::fmod(sum, side) < width ? 1 : 0;
    }
    return static_cast<double>(covered) / (kPoints * kPoints);
}

QBrush Canvas::stripes(const QColor& color, double period, double width, QPoint origin) {
    m_painter.setBrushOrigin(origin);
    if (!m_tile.isNull() && m_tileColor == color && m_tilePeriod == period && m_tileWidth == width)
        return QBrush(m_tile);
    m_tileColor = color;
    m_tilePeriod = period;
    m_tileWidth = width;
    const int side = thickness(period);
    m_tile = QImage(side, side, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            QColor pixel = color;
            pixel.setAlphaF(color.alphaF() * static_cast<float>(stripeCover(x + y, side, width * m_ratio)));
            m_tile.setPixelColor(x, y, pixel);
        }
    }
    return QBrush(m_tile);
}

} // namespace readyscope
