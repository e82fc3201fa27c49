// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One bit's band of a lane: a code a column says what it shows, and each row of pixels is looked up from these. What
// it costs depends on the width, not on the data.

#include "ui/timeline/canvas.h"
#include "ui/timeline/lanegeometry.h"

#include <span>
#include <vector>

namespace readyscope {

class BandRaster {
public:
    struct Style {
        QColor color;
        QColor surface;
        bool hollow = false; // select's sets
        bool cross = false;  // NVAL: stripes both ways in an outline; never folded or hatched
        bool thin = false;   // too low for stripes and heights: tints instead
        bool operator==(const Style&) const = default;
    };

    // `area` in device pixels; columns are counted from 0, which need not be its left edge.
    BandRaster(const QRect& area, double ratio, const Style& style);

    // How far apart the stripes are, and the column that those of a cross are counted from, not after 0: they stand
    // still on what they are of, wherever in view it begins.
    static int period(double ratio);
    void countFrom(int column) { m_countedFrom = column; }

    // What is added later is on top. A hollow band is open where it goes on outside the view.
    void set(std::span<const LaneBand> bands);
    void fold(std::span<const LaneFold> folds);
    void hatch(ColumnRange columns);
    void paint(Canvas& canvas);

private:
    using Code = std::uint8_t;
    struct Inks {
        QRgb color = 0;
        QRgb surface = 0;
        QRgb tint = 0; // where a fold was clear
    };
    bool hasSteps() const { return m_style.thin && !m_style.hollow; } // and all of its rows are alike
    static Code levels(int height, const Style& style);
    Code above(int which) const { return static_cast<Code>(m_solid + which); }
    void use(ColumnRange columns);
    void put(ColumnRange columns, Code code);
    template <typename Piece, typename CodeOf> void putAll(std::span<const Piece> pieces, CodeOf codeOf);
    void hollow(ColumnRange columns);
    std::span<const Code> codes(ColumnRange columns) const {
        return std::span(m_codes).subspan(static_cast<std::size_t>(columns.from),
                                          static_cast<std::size_t>(columns.width()));
    }
    struct Run {
        enum Kind { OneCode, Levels, Mixed };
        ColumnRange columns;
        Kind kind = Mixed;
    };
    std::vector<Run> runs() const;
    // How the rows of a band look, most like another one.
    struct Table {
        std::size_t stride = 0;          // codes
        std::vector<QRgb> pixels;        // of each look and code
        std::vector<std::size_t> lookOf; // each row
    };
    void mixInks();
    const Table& table() const;
    Table madeTable() const;
    void paintOneCode(Canvas& canvas, ColumnRange columns) const;
    void paintLevels(Canvas& canvas, ColumnRange columns) const;
    void paintSteps(Canvas& canvas, ColumnRange columns) const;
    void paintMixed(Canvas& canvas, ColumnRange columns) const;
    double cover(int along) const;
    QRgb inkOver(QRgb under, double share) const { return mixedRgb(m_inks.color, under, share); }
    QRgb pixel(Code code, int row) const;
    QRgb foldedPixel(int set, int row) const;
    void cross(ColumnRange columns);
    QRgb stripePixel(int along) const;
    QRgb crossPixel(int phase, int row) const;

    QRect m_area;
    QRect m_shown; // of it
    Style m_style;
    int m_edge;      // thickness of an outline
    int m_side;      // a period of the stripes, across and down
    double m_stripe; // of it, the stripe
    Code m_solid;    // and the number of levels
    int m_countedFrom = 0;
    ColumnRange m_used; // of all that was put
    std::vector<Code> m_codes;
    Inks m_inks;
    mutable std::vector<double> m_cover; // of the stripes, for a period; once it is asked for
};

} // namespace readyscope
