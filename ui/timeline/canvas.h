// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the painters of the timeline share: a picture and a painter whose unit is one device pixel, so that edges stand
// exactly on pixels, while words are still written in device-independent ones. What is dense is written into the
// picture's lines, past the painter and its clipping.

#include "core/readiness/clock.h"
#include "ui/common/look.h"

#include <QBrush>
#include <QFont>
#include <QFontMetrics>
#include <QHash>
#include <QImage>
#include <QPainter>
#include <QRect>

#include <array>

namespace readyscope {

// How much of a pixel a 45° stripe covers, 0 to 1: `width` of each `side` device pixels, and how far the pixel is from
// the stripes' origin, across and down together.
double stripeCover(int along, int side, double width);

class Canvas {
public:
    // `image` is of Format_RGB32 and drawn into by nobody else meanwhile.
    Canvas(QImage& image, const Look& look, const QFont& font);
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    QPainter& painter() { return m_painter; }
    const Look& look() const { return m_look; }
    double ratio() const { return m_ratio; }
    QSize size() const { return m_size; }        // device pixels
    const QFont& font() const { return m_font; } // small
    const QFont& boldFont() const { return m_boldFont; }

    // Pixels of a line.
    QRgb* line(int y) { return m_pixels + y * m_stride; }
    // Some of its lines, as a picture for a canvas that another thread draws on. Nobody draws there meanwhile.
    QImage strip(int top, int height);

    // Device pixels: of a place rounded to the nearest, of a thickness at least one.
    int px(double logical) const { return qRound(logical * m_ratio); }
    int thickness(double logical) const { return std::max(1, qRound(logical * m_ratio)); }

    void fill(const QRect& device, const QBrush& brush) { m_painter.fillRect(device, brush); }
    void fill(const QRect& device, const QColor& color) { m_painter.fillRect(device, color); }
    // Past the painter's clipping, and where much is filled quicker; of an opaque colour.
    void fillLines(const QRect& device, const QColor& color);
    // The edge lies within the rectangle.
    void outline(const QRect& device, const QColor& color, int width);

    // Width in device pixels, and the word with its left edge and vertical middle there.
    int wordWidth(const QString& word, bool bold = false) const;
    void word(int left, int middle, const QString& word, const QColor& color, bool bold = false);

    // 45° stripes, `width` of each `period` (device-independent), clear between.
    QBrush stripes(const QColor& color, double period, double width, QPoint origin);

private:
    QSize m_size;
    QRgb* m_pixels; // before the painter: the picture would make itself a copy
    qsizetype m_stride;
    QPainter m_painter;
    const Look& m_look;
    double m_ratio;
    QFont m_font;
    QFont m_boldFont;
    mutable std::array<QHash<QString, int>, 2> m_widths; // of words, plain and bold
    // The last tile of stripes: many pieces of one kind come one after the other.
    QImage m_tile;
    QColor m_tileColor;
    double m_tilePeriod = 0;
    double m_tileWidth = 0;
};

} // namespace readyscope
