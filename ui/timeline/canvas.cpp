// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/canvas.h"

#include <algorithm>
#include <cmath>

namespace readyscope {

Canvas::Canvas(QImage& image, const Look& look, const QFont& font, WordCache* words)
    : m_size(image.size()), m_columns{0, image.width()}, m_pixels(reinterpret_cast<QRgb*>(image.bits())),
      m_stride(image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb))), m_image(image), m_look(look),
      m_ratio(image.devicePixelRatio()), m_ownWords(words ? nullptr : std::make_unique<WordCache>()),
      m_words(words ? words : m_ownWords.get()) {
    Q_ASSERT(image.format() == QImage::Format_RGB32);
    m_words->use(font);
}

Canvas::Canvas(QImage& strip, const Canvas& whole, ColumnRange columns)
    : m_size(strip.size()), m_columns(columns), m_pixels(reinterpret_cast<QRgb*>(strip.bits())),
      m_stride(strip.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb))), m_image(strip), m_look(whole.look()),
      m_ratio(whole.ratio()) {}

QPainter& Canvas::begun() {
    QPainter& painter = m_painter.emplace(&m_image);
    painter.scale(1 / m_ratio, 1 / m_ratio);
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (m_columns != ColumnRange{0, m_size.width()})
        painter.setClipRect(drawn());
    return painter;
}

void Canvas::touch(int left, int width) {
    m_touched = m_touched.united({std::max(left, 0), std::min(left + width, m_size.width())});
}

QImage Canvas::strip(int top, int height) {
    QImage image(reinterpret_cast<uchar*>(line(top)), m_size.width(), height,
                 m_stride * static_cast<qsizetype>(sizeof(QRgb)), QImage::Format_RGB32);
    image.setDevicePixelRatio(m_ratio);
    return image;
}

void Canvas::fillLines(const QRect& device, const QColor& color) {
    const QRect shown = device.intersected(drawn());
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

int Canvas::wordWidth(const QString& word, bool bold) const { return px(m_words->width(word, bold)); }

void Canvas::word(int left, int middle, const QString& word, const QColor& color, bool bold) {
    QPainter& painter = this->painter();
    const int beside = px(4); // what a letter may reach over its place
    touch(left - beside, wordWidth(word, bold) + 2 * beside);
    painter.save();
    painter.scale(m_ratio, m_ratio);
    painter.setPen(color);
    // Capitals and digits stand in the middle.
    m_words->paint(painter, QPointF(left / m_ratio, qRound(middle / m_ratio + m_words->capHeight(bold) / 2.0)), word,
                   bold);
    painter.restore();
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
    painter().setBrushOrigin(origin);
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
