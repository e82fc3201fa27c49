// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One bit's band of a lane: a code a column says what it shows, and each row of pixels is looked up from these. What
// it costs depends on the width, not on the data.

#include "ui/timeline/canvas.h"
#include "ui/timeline/lanegeometry.h"

#include <QImage>

#include <vector>

namespace readyscope {

class BandRaster {
public:
    struct Style {
        QColor color;
        QColor surface;
        bool hollow = false; // select's sets
        bool thin = false;   // too low for stripes and heights: tints instead
    };

    // `area` in device pixels; columns are counted from 0, which need not be its left edge.
    BandRaster(const QRect& area, double ratio, const Style& style);

    // What is added later is on top. A hollow band is open where it goes on outside the view.
    void set(ColumnRange columns);
    void fold(ColumnRange columns, float share);
    void hatch(ColumnRange columns);
    void paint(Canvas& canvas) const;

private:
    using Code = std::uint8_t;
    void put(ColumnRange columns, Code code);
    int rowsOf(float share) const;
    QRgb pixel(Code code, int row) const;
    QRgb foldedPixel(int set, int row) const;
    QRgb stripePixel(int along) const;

    QRect m_area;
    Style m_style;
    int m_edge;         // thickness of an outline
    int m_side;         // a period of the hatch, across and down
    double m_stripe;    // of it, the stripe
    bool m_flat = true; // all rows are alike
    ColumnRange m_used; // of all that was put
    std::vector<Code> m_codes;
};

} // namespace readyscope
