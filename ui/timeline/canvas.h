// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the painters of the timeline share: a picture and a painter whose unit is one device pixel, so that edges stand
// exactly on pixels, while words are still written in device-independent ones. What is dense is written into the
// picture's lines, past the painter and its clipping.

#include "core/readiness/clock.h"
#include "ui/common/look.h"
#include "ui/timeline/columnrange.h"
#include "ui/timeline/wordcache.h"

#include <QBrush>
#include <QFont>
#include <QImage>
#include <QPainter>
#include <QRect>

#include <memory>
#include <optional>
#include <utility>

namespace readyscope {

// How much of a pixel a 45° stripe covers, 0 to 1: `width` of each `side` device pixels, and how far the pixel is from
// the stripes' origin, across and down together.
double stripeCover(int along, int side, double width);

class Canvas {
public:
    // `image` is of Format_RGB32 and drawn into by nobody else meanwhile. `words`: kept from picture to picture; null:
    // this is one by itself.
    Canvas(QImage& image, const Look& look, const QFont& font, WordCache* words = nullptr);
    // On a strip of another canvas, for another thread. No word is drawn on it, and nothing outside `columns`.
    Canvas(QImage& strip, const Canvas& whole, ColumnRange columns);
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    QPainter& painter() { return m_painter ? *m_painter : begun(); }
    const Look& look() const { return m_look; }
    double ratio() const { return m_ratio; }
    QSize size() const { return m_size; }                      // device pixels
    const QFont& font() const { return m_words->font(false); } // small
    const QFont& boldFont() const { return m_words->font(true); }

    // What may be drawn on.
    ColumnRange columns() const { return m_columns; }
    QRect drawn() const { return {m_columns.from, 0, m_columns.width(), m_size.height()}; }
    // From which column to which something was filled or written with the painter since this was last asked.
    ColumnRange takeTouched() { return std::exchange(m_touched, {}); }

    // Pixels of a line.
    QRgb* line(int y) { return m_pixels + y * m_stride; }
    // Some of its lines, as a picture for a canvas that another thread draws on. Nobody draws there meanwhile.
    QImage strip(int top, int height);

    // Device pixels: of a place rounded to the nearest, of a thickness at least one.
    int px(double logical) const { return qRound(logical * m_ratio); }
    int thickness(double logical) const { return std::max(1, qRound(logical * m_ratio)); }

    void fill(const QRect& device, const QBrush& brush) {
        touch(device.left(), device.width());
        painter().fillRect(device, brush);
    }
    void fill(const QRect& device, const QColor& color) {
        touch(device.left(), device.width());
        painter().fillRect(device, color);
    }
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
    QPainter& begun();
    void touch(int left, int width);

    QSize m_size;
    ColumnRange m_columns;
    ColumnRange m_touched;
    QRgb* m_pixels; // before the painter: the picture would make itself a copy
    qsizetype m_stride;
    QImage& m_image;
    std::optional<QPainter> m_painter; // once it is asked for: most strips need none
    const Look& m_look;
    double m_ratio;
    std::unique_ptr<WordCache> m_ownWords;
    WordCache* m_words = nullptr; // of a strip, null
    // The last tile of stripes: many pieces of one kind come one after the other.
    QImage m_tile;
    QColor m_tileColor;
    double m_tilePeriod = 0;
    double m_tileWidth = 0;
};

} // namespace readyscope
