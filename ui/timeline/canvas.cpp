// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/canvas.h"

#include "ui/common/bands.h"

#include <algorithm>
#include <cmath>

namespace readyscope {

Canvas::Canvas(QImage& image, const Look& look, const QFont& font)
    : m_size(image.size()), m_pixels(reinterpret_cast<QRgb*>(image.bits())),
      m_stride(image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb))), m_painter(&image), m_look(look),
      m_ratio(image.devicePixelRatio()), m_font(smallFont(font)), m_boldFont(m_font) {
    Q_ASSERT(image.format() == QImage::Format_RGB32);
    m_boldFont.setBold(true);
    m_painter.scale(1 / m_ratio, 1 / m_ratio);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

QImage Canvas::strip(int top, int height) {
    QImage image(reinterpret_cast<uchar*>(line(top)), m_size.width(), height,
                 m_stride * static_cast<qsizetype>(sizeof(QRgb)), QImage::Format_RGB32);
    image.setDevicePixelRatio(m_ratio);
    return image;
}

void Canvas::fillLines(const QRect& device, const QColor& color) {
    const QRect shown = device.intersected(QRect(QPoint(0, 0), m_size));
    const QRgb pixel = color.rgb();
    for (int y = shown.top(); y <= shown.bottom(); ++y)
        std::fill_n(line(y) + shown.left(), shown.width(), pixel);
}

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
