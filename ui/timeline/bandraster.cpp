// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/bandraster.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace readyscope {

namespace {

constexpr double kFoldTint = 0.25;
constexpr std::array kFoldSteps{0.30, 0.55, 0.80}; // of a thin band, by the share of time set
constexpr double kThinHatchTint = 0.38;
constexpr double kHatchTint = 0.10;
constexpr double kPeriod = 5, kHatchStripe = 2, kCrossStripe = 1;
constexpr double kCrossTint = 0.7;

// Codes of a column; those of stripes and of folds follow, one for each phase and for each number of rows.
enum : std::uint8_t { kClear, kSolid, kHollow, kThinHatch, kHatchEdge, kStripes };

} // namespace

BandRaster::BandRaster(const QRect& area, double ratio, const Style& style)
    : m_area(area), m_style(style), m_edge(std::max(1, qRound(ratio))), m_side(std::max(1, qRound(kPeriod * ratio))),
      m_stripe((style.cross ? kCrossStripe : kHatchStripe) * ratio),
      m_codes(static_cast<std::size_t>(std::max(0, area.width())), kClear) {}

double BandRaster::cover(int along) const {
    if (m_cover.empty())
        for (int step = 0; step < m_side; ++step)
            m_cover.push_back(stripeCover(step, m_side, m_stripe));
    return m_cover[static_cast<std::size_t>(along % m_side)];
}

void BandRaster::put(ColumnRange columns, Code code) {
    const int from = std::max(columns.from, 0);
    const int to = std::min(columns.to, m_area.width());
    if (from >= to)
        return;
    // Most are a column or two: not worth a call.
    for (int column = from; column < to; ++column)
        m_codes[static_cast<std::size_t>(column)] = code;
    m_used.from = m_used.width() == 0 ? from : std::min(m_used.from, from);
    m_used.to = std::max(m_used.to, to);
}

void BandRaster::set(ColumnRange columns) {
    if (m_style.cross)
        return cross(columns);
    if (!m_style.hollow || columns.width() <= 2 * m_edge)
        return put(columns, kSolid);
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
    return std::clamp(qRound(share * static_cast<float>(height)), std::min(1, height - 1), height - 1);
}

void BandRaster::fold(ColumnRange columns, float share) {
    put(columns, static_cast<Code>(kStripes + m_side + rowsOf(share)));
}

void BandRaster::hatch(ColumnRange columns) {
    if (m_style.thin)
        return put(columns, kThinHatch);
    const ColumnRange shown{std::max(columns.from, 0), std::min(columns.to, m_area.width())};
    for (int column = shown.from; column < shown.to; ++column)
        put({column, column + 1}, static_cast<Code>(kStripes + (column - columns.from) % m_side));
    put({columns.to - m_edge, columns.to}, kHatchEdge);
}

// The stripes begin with the band, so that they stand still on it.
void BandRaster::cross(ColumnRange columns) {
    if (columns.width() <= 2 * m_edge)
        return put(columns, kSolid);
    for (int column = std::max(columns.from, 0); column < std::min(columns.to, m_area.width()); ++column)
        put({column, column + 1}, static_cast<Code>(kStripes + (column - columns.from) % m_side));
    put({columns.from, columns.from + m_edge}, kSolid);
    put({columns.to - m_edge, columns.to}, kSolid);
}

QRgb BandRaster::crossPixel(int phase, int row) const {
    if (row < m_edge || row >= m_area.height() - m_edge)
        return m_inks.color;
    const double down = cover(phase + row);
    const double up = cover(m_side - 1 - phase + row);
    return mixed(m_style.color, m_style.surface, kCrossTint * (1 - (1 - down) * (1 - up))).rgb();
}

QRgb BandRaster::stripePixel(int along) const {
    const QColor tint = mixed(m_style.color, m_style.surface, kHatchTint);
    return mixed(m_style.color, tint, cover(along)).rgb();
}

// Solid from below; of a set the outline only.
QRgb BandRaster::foldedPixel(int set, int row) const {
    const int height = m_area.height();
    if (m_style.thin) {
        const bool inside = m_style.hollow && row >= m_edge && row < height - m_edge;
        const double step = kFoldSteps.at(static_cast<std::size_t>(set));
        return inside ? m_inks.surface : mixed(m_style.color, m_style.surface, step).rgb();
    }
    const int top = height - set;
    const bool inside = m_style.hollow && row >= top + m_edge && row < height - m_edge;
    return row >= top && !inside ? m_inks.color : m_inks.tint;
}

QRgb BandRaster::pixel(Code code, int row) const {
    switch (code) {
    case kClear:
        return 0;
    case kSolid:
        return m_inks.color;
    case kHollow:
        return row < m_edge || row >= m_area.height() - m_edge ? m_inks.color : m_inks.surface;
    case kThinHatch:
        return mixed(m_style.color, m_style.surface, kThinHatchTint).rgb();
    case kHatchEdge:
        return row / m_edge % 2 == 0 ? m_inks.color : mixed(m_style.color, m_style.surface, kHatchTint).rgb();
    default:
        if (m_style.cross)
            return crossPixel(code - kStripes, row);
        return code < kStripes + m_side ? stripePixel(code - kStripes + row)
                                        : foldedPixel(code - kStripes - m_side, row);
    }
}

// What each code that is used looks like in each row.
void BandRaster::mixInks() {
    m_inks.color = m_style.color.rgb();
    m_inks.surface = m_style.surface.rgb();
    m_inks.tint = mixed(m_style.color, m_style.surface, kFoldTint).rgb();
    std::array<bool, 256> isUsed{};
    for (const Code code : codes(m_used))
        isUsed[code] = true;
    std::vector<Code> used;
    for (std::size_t code = 0; code < isUsed.size(); ++code)
        if (isUsed[code])
            used.push_back(static_cast<Code>(code));
    m_stride = used.back() + std::size_t{1};
    const auto rows = static_cast<std::size_t>(m_area.height());
    m_pixels.resize(rows * m_stride);
    m_isAlike.resize(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        QRgb* const pixels = &m_pixels[row * m_stride];
        bool isAlike = row > 0;
        for (const Code code : used) {
            pixels[code] = pixel(code, static_cast<int>(row));
            isAlike = isAlike && pixels[code] == *(pixels + code - m_stride);
        }
        m_isAlike[row] = isAlike;
    }
}

void BandRaster::paint(Canvas& canvas) {
    if (m_used.width() == 0 || m_area.height() <= 0)
        return;
    mixInks();
    // What is long and all alike is filled, what is clear left out; the rest is put together pixel by pixel.
    constexpr int kBlock = 16;
    const auto isAll = [this](ColumnRange columns, Code code) {
        return std::ranges::all_of(codes(columns), [code](Code other) { return other == code; });
    };
    int mixedFrom = m_used.from;
    for (int from = m_used.from; from + kBlock <= m_used.to;) {
        const Code code = m_codes[static_cast<std::size_t>(from)];
        int to = from + kBlock;
        if ((code != kClear && code != kSolid) || !isAll({from, to}, code)) {
            from = to;
            continue;
        }
        while (to + kBlock <= m_used.to && isAll({to, to + kBlock}, code))
            to += kBlock;
        paintMixed(canvas, {mixedFrom, from});
        if (code == kSolid)
            canvas.fill({m_area.left() + from, m_area.top(), to - from, m_area.height()}, m_style.color);
        from = mixedFrom = to;
    }
    paintMixed(canvas, {mixedFrom, m_used.to});
}

void BandRaster::paintMixed(Canvas& canvas, ColumnRange columns) const {
    if (columns.width() <= 0)
        return;
    // What hides all that is below is copied, not blended.
    const std::span<const Code> shown = codes(columns);
    const bool hasClear = std::memchr(shown.data(), kClear, shown.size()) != nullptr;
    QImage image = canvas.scratch({columns.width(), m_area.height()},
                                  hasClear ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    for (int row = 0; row < m_area.height(); ++row) {
        auto* const line = reinterpret_cast<QRgb*>(image.scanLine(row));
        if (m_isAlike[static_cast<std::size_t>(row)]) {
            std::copy_n(line - columns.width(), columns.width(), line);
            continue;
        }
        const QRgb* const pixels = &m_pixels[static_cast<std::size_t>(row) * m_stride];
        for (std::size_t column = 0; column < shown.size(); ++column)
            line[column] = pixels[shown[column]];
    }
    canvas.painter().drawImage(QPoint(m_area.left() + columns.from, m_area.top()), image);
}

} // namespace readyscope
