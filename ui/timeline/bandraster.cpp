// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/bandraster.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace readyscope {

namespace {

constexpr double kFoldTint = 0.25;
constexpr std::array kFoldSteps{0.30, 0.55, 0.80}; // of a thin band, by the share of time set
constexpr double kThinHatchTint = 0.38;
constexpr double kHatchTint = 0.10;
constexpr double kHatchPeriod = 5, kHatchStripe = 2;

// Codes of a column; those of stripes and of folds follow, one for each phase and for each number of rows.
enum : std::uint8_t { kClear, kSolid, kHollow, kThinHatch, kHatchEdge, kStripes };

} // namespace

BandRaster::BandRaster(const QRect& area, double ratio, const Style& style)
    : m_area(area), m_style(style), m_edge(std::max(1, qRound(ratio))),
      m_side(std::max(1, qRound(kHatchPeriod * ratio))), m_stripe(kHatchStripe * ratio),
      m_codes(static_cast<std::size_t>(std::max(0, area.width())), kClear) {}

void BandRaster::put(ColumnRange columns, Code code) {
    const int from = std::max(columns.from, 0);
    const int to = std::min(columns.to, m_area.width());
    if (from >= to)
        return;
    std::fill(m_codes.begin() + from, m_codes.begin() + to, code);
    m_used =
        m_used.width() == 0 ? ColumnRange{from, to} : ColumnRange{std::min(m_used.from, from), std::max(m_used.to, to)};
}

void BandRaster::set(ColumnRange columns) {
    if (!m_style.hollow || columns.width() <= 2 * m_edge)
        return put(columns, kSolid);
    m_flat = false;
    put(columns, kHollow);
    if (columns.from > 0)
        put({columns.from, columns.from + m_edge}, kSolid);
    if (columns.to < m_area.width())
        put({columns.to - m_edge, columns.to}, kSolid);
}

int BandRaster::rowsOf(float share) const {
    if (m_style.thin)
        return std::clamp(static_cast<int>(share * kFoldSteps.size()), 0, static_cast<int>(kFoldSteps.size()) - 1);
    // Never all of it and never nothing: it was both.
    const int height = m_area.height();
    return std::clamp(static_cast<int>(std::lround(share * static_cast<float>(height))), std::min(1, height - 1),
                      height - 1);
}

void BandRaster::fold(ColumnRange columns, float share) {
    m_flat = m_flat && m_style.thin && !m_style.hollow;
    put(columns, static_cast<Code>(kStripes + m_side + rowsOf(share)));
}

void BandRaster::hatch(ColumnRange columns) {
    if (m_style.thin)
        return put(columns, kThinHatch);
    m_flat = false;
    const ColumnRange shown{std::max(columns.from, 0), std::min(columns.to, m_area.width())};
    for (int column = shown.from; column < shown.to; ++column)
        put({column, column + 1}, static_cast<Code>(kStripes + (column - columns.from) % m_side));
    put({columns.to - m_edge, columns.to}, kHatchEdge);
}

QRgb BandRaster::stripePixel(int along) const {
    const QColor tint = mixed(m_style.color, m_style.surface, kHatchTint);
    return mixed(m_style.color, tint, stripeCover(along, m_side, m_stripe)).rgb();
}

// Solid from below; of a set the outline only.
QRgb BandRaster::foldedPixel(int set, int row) const {
    const int height = m_area.height();
    if (m_style.thin) {
        const bool inside = m_style.hollow && row >= m_edge && row < height - m_edge;
        return (inside ? m_style.surface
                       : mixed(m_style.color, m_style.surface, kFoldSteps.at(static_cast<std::size_t>(set))))
            .rgb();
    }
    const int top = height - set;
    const bool inside = m_style.hollow && row >= top + m_edge && row < height - m_edge;
    return (row >= top && !inside ? m_style.color : mixed(m_style.color, m_style.surface, kFoldTint)).rgb();
}

QRgb BandRaster::pixel(Code code, int row) const {
    switch (code) {
    case kClear:
        return 0;
    case kSolid:
        return m_style.color.rgb();
    case kHollow:
        return (row < m_edge || row >= m_area.height() - m_edge ? m_style.color : m_style.surface).rgb();
    case kThinHatch:
        return mixed(m_style.color, m_style.surface, kThinHatchTint).rgb();
    case kHatchEdge:
        return (row / m_edge % 2 == 0 ? m_style.color : mixed(m_style.color, m_style.surface, kHatchTint)).rgb();
    default:
        return code < kStripes + m_side ? stripePixel(code - kStripes + row)
                                        : foldedPixel(code - kStripes - m_side, row);
    }
}

void BandRaster::paint(Canvas& canvas) const {
    if (m_used.width() == 0 || m_area.height() <= 0)
        return;
    std::array<bool, 256> isUsed{};
    for (int column = m_used.from; column < m_used.to; ++column)
        isUsed[m_codes[static_cast<std::size_t>(column)]] = true;
    QImage image(m_used.width(), m_area.height(), QImage::Format_ARGB32_Premultiplied);
    std::array<QRgb, 256> colors{};
    for (int row = 0; row < m_area.height(); ++row) {
        if (row > 0 && m_flat) {
            std::copy_n(image.constScanLine(0), image.bytesPerLine(), image.scanLine(row));
            continue;
        }
        for (std::size_t code = 0; code < colors.size(); ++code)
            if (isUsed[code])
                colors[code] = pixel(static_cast<Code>(code), row);
        auto* const line = reinterpret_cast<QRgb*>(image.scanLine(row));
        const Code* const codes = m_codes.data() + m_used.from;
        for (int column = 0; column < m_used.width(); ++column)
            line[column] = colors[codes[column]];
    }
    canvas.painter().drawImage(QPoint(m_area.left() + m_used.from, m_area.top()), image);
}

} // namespace readyscope
