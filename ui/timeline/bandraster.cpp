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

// Codes of a column: clear; as many as there are levels, the last of them solid; and above these, the stripes' one for
// each phase, and the folds' of a band that has no levels.
constexpr std::uint8_t kClear = 0;
enum Above : int { kHollow = 1, kThinHatch, kHatchEdge, kStripes };

} // namespace

BandRaster::BandRaster(const QRect& area, double ratio, const Style& style)
    : m_area(area), m_style(style), m_edge(std::max(1, qRound(ratio))), m_side(period(ratio)),
      m_stripe((style.cross ? kCrossStripe : kHatchStripe) * ratio), m_solid(levels(area.height(), style)),
      m_codes(static_cast<std::size_t>(std::max(0, area.width())), kClear) {}

// With the solid one. A thin band's are its steps.
BandRaster::Code BandRaster::levels(int height, const Style& style) {
    if (style.cross || style.hollow)
        return 1;
    return style.thin ? Code{kFoldSteps.size() + 1} : static_cast<Code>(std::clamp(height, 1, 200));
}

int BandRaster::period(double ratio) { return std::max(1, qRound(kPeriod * ratio)); }

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
    use({from, to});
}

void BandRaster::use(ColumnRange columns) {
    m_used.from = m_used.width() == 0 ? columns.from : std::min(m_used.from, columns.from);
    m_used.to = std::max(m_used.to, columns.to);
}

// What begins and ends where each of `pieces` does, which come from left to right, as its code says.
template <typename Piece, typename CodeOf> void BandRaster::putAll(std::span<const Piece> pieces, CodeOf codeOf) {
    if (pieces.empty())
        return;
    Code* const codes = m_codes.data();
    for (const Piece& piece : pieces) {
        const Code code = codeOf(piece);
        const int to = std::min(piece.columns.to, m_area.width());
        for (int column = std::max(piece.columns.from, 0); column < to; ++column)
            codes[column] = code;
    }
    const int from = std::max(pieces.front().columns.from, 0);
    const int to = std::min(pieces.back().columns.to, m_area.width());
    if (from < to)
        use({from, to});
}

void BandRaster::set(std::span<const LaneBand> bands) {
    if (!m_style.cross && !m_style.hollow)
        return putAll(bands, [this](const LaneBand&) { return m_solid; });
    for (const LaneBand& band : bands) {
        if (m_style.cross)
            cross(band.columns);
        else
            hollow(band.columns);
    }
}

void BandRaster::hollow(ColumnRange columns) {
    if (columns.width() <= 2 * m_edge)
        return put(columns, m_solid);
    put(columns, above(kHollow));
    if (columns.from > 0)
        put({columns.from, columns.from + m_edge}, m_solid);
    if (columns.to < m_area.width())
        put({columns.to - m_edge, columns.to}, m_solid);
}

// Never all of it and never none, where that can be told: it was both.
void BandRaster::fold(std::span<const LaneFold> folds) {
    const int base = m_style.hollow ? above(kStripes + m_side) : hasSteps() ? 1 : 0;
    if (m_style.thin) {
        putAll(folds, [=](const LaneFold& fold) {
            const int step = static_cast<int>(fold.share * kFoldSteps.size());
            return static_cast<Code>(base + std::clamp(step, 0, static_cast<int>(kFoldSteps.size()) - 1));
        });
        return;
    }
    const int most = std::max(m_area.height() - 1, 0);
    const int least = std::min(1, most);
    putAll(folds, [=, height = static_cast<float>(m_area.height())](const LaneFold& fold) {
        return static_cast<Code>(base + std::clamp(qRound(fold.share * height), least, most));
    });
}

void BandRaster::hatch(ColumnRange columns) {
    if (m_style.thin)
        return put(columns, above(kThinHatch));
    const ColumnRange shown{std::max(columns.from, 0), std::min(columns.to, m_area.width())};
    for (int column = shown.from; column < shown.to; ++column)
        put({column, column + 1}, above(kStripes + (column - columns.from) % m_side));
    put({columns.to - m_edge, columns.to}, above(kHatchEdge));
}

void BandRaster::cross(ColumnRange columns) {
    if (columns.width() <= 2 * m_edge)
        return put(columns, m_solid);
    const ColumnRange shown{std::max(columns.from, 0), std::min(columns.to, m_area.width())};
    int phase = (shown.from - m_countedFrom) % m_side;
    for (int column = shown.from; column < shown.to; ++column) {
        m_codes[static_cast<std::size_t>(column)] = above(kStripes + phase);
        phase = phase + 1 == m_side ? 0 : phase + 1;
    }
    if (!shown.isEmpty())
        use(shown);
    put({columns.from, columns.from + m_edge}, m_solid);
    put({columns.to - m_edge, columns.to}, m_solid);
}

QRgb BandRaster::crossPixel(int phase, int row) const {
    if (row < m_edge || row >= m_area.height() - m_edge)
        return m_inks.color;
    const double down = cover(phase + row);
    const double up = cover(m_side - 1 - phase + row);
    return inkOver(m_inks.surface, kCrossTint * (1 - (1 - down) * (1 - up)));
}

QRgb BandRaster::stripePixel(int along) const { return inkOver(inkOver(m_inks.surface, kHatchTint), cover(along)); }

// Of a set the outline only.
QRgb BandRaster::foldedPixel(int set, int row) const {
    const int height = m_area.height();
    const bool isInside = m_style.hollow && row < height - m_edge;
    if (m_style.thin)
        return isInside && row >= m_edge ? m_inks.surface
                                         : inkOver(m_inks.surface, kFoldSteps.at(static_cast<std::size_t>(set)));
    const int top = height - set;
    return row >= top && !(isInside && row >= top + m_edge) ? m_inks.color : m_inks.tint;
}

QRgb BandRaster::pixel(Code code, int row) const {
    if (code == kClear)
        return 0;
    if (code == m_solid)
        return m_inks.color;
    if (code < m_solid && hasSteps())
        return foldedPixel(code - 1, row);
    if (code < m_solid) // solid from below
        return row >= m_area.height() - code ? m_inks.color : m_inks.tint;
    switch (const int which = code - m_solid) {
    case kHollow:
        return row < m_edge || row >= m_area.height() - m_edge ? m_inks.color : m_inks.surface;
    case kThinHatch:
        return inkOver(m_inks.surface, kThinHatchTint);
    case kHatchEdge:
        return row / m_edge % 2 == 0 ? m_inks.color : inkOver(m_inks.surface, kHatchTint);
    default:
        if (m_style.cross)
            return crossPixel(which - kStripes, row);
        return which < kStripes + m_side ? stripePixel(which - kStripes + row)
                                         : foldedPixel(which - kStripes - m_side, row);
    }
}

void BandRaster::mixInks() {
    m_inks.color = m_style.color.rgb();
    m_inks.surface = m_style.surface.rgb();
    m_inks.tint = inkOver(m_inks.surface, kFoldTint);
}

// What each code may look like in each row.
BandRaster::Table BandRaster::madeTable() const {
    const int ofThin = m_style.thin ? static_cast<int>(kFoldSteps.size()) : m_area.height();
    const int folds = m_style.hollow ? ofThin : 0;
    Table made;
    made.stride = static_cast<std::size_t>(m_solid + kStripes + m_side + folds);
    for (int row = 0; row < m_area.height(); ++row) {
        const std::size_t next = made.pixels.size();
        for (std::size_t code = 0; code < made.stride; ++code)
            made.pixels.push_back(pixel(static_cast<Code>(code), row));
        // Most are like the one above, or those of stripes like the one a period above.
        const auto isLike = [&](int above) {
            return above <= row &&
                   std::equal(&made.pixels[next], &made.pixels[next] + made.stride,
                              &made.pixels[made.lookOf[static_cast<std::size_t>(row - above)] * made.stride]);
        };
        const int like = isLike(1) ? 1 : isLike(m_side) ? m_side : 0;
        made.lookOf.push_back(like == 0 ? next / made.stride : made.lookOf[static_cast<std::size_t>(row - like)]);
        if (like != 0)
            made.pixels.resize(next);
    }
    return made;
}

// Most lanes have the same few.
const BandRaster::Table& BandRaster::table() const {
    struct Kept {
        Style style;
        int height = 0;
        int side = 0;
        double stripe = 0;
        Table table;
    };
    constexpr std::size_t kMost = 32;
    thread_local std::vector<Kept> all;
    const auto found = std::ranges::find_if(all, [this](const Kept& kept) {
        return kept.style == m_style && kept.height == m_area.height() && kept.side == m_side &&
               kept.stripe == m_stripe;
    });
    if (found != all.end())
        return found->table;
    if (all.size() == kMost)
        all.clear();
    all.push_back({m_style, m_area.height(), m_side, m_stripe, madeTable()});
    return all.back().table;
}

namespace {

constexpr int kBlock = 16; // columns

bool isBlockOf(const std::uint8_t* block, std::uint8_t code) {
    std::array<std::uint64_t, kBlock / 8> words;
    std::memcpy(words.data(), block, kBlock);
    return words[0] == code * 0x0101'0101'0101'0101U && words[1] == words[0];
}

// Without a branch, which std::max_element has: several at once.
std::uint8_t greatest(std::span<const std::uint8_t> codes) {
    std::uint8_t most = 0;
    for (const std::uint8_t code : codes)
        most = std::max(most, code);
    return most;
}

} // namespace

// What is clear and long is left out, what is all alike and long is filled; the rest is put together pixel by pixel.
std::vector<BandRaster::Run> BandRaster::runs() const {
    std::vector<Run> runs;
    // Levels cost less: one column of stripes makes none of a whole band.
    const auto addMixed = [&](ColumnRange columns) {
        for (int from = columns.from; from < columns.to;) {
            const int to = std::min(from + 2 * kBlock, columns.to);
            const auto kind = greatest(codes({from, to})) <= m_solid ? Run::Levels : Run::Mixed;
            if (from > columns.from && runs.back().kind == kind)
                runs.back().columns.to = to;
            else
                runs.push_back({{from, to}, kind});
            from = to;
        }
    };
    int mixedFrom = m_used.from;
    for (int from = m_used.from; from + kBlock <= m_used.to;) {
        const Code code = m_codes[static_cast<std::size_t>(from)];
        int to = from + kBlock;
        if (!isBlockOf(&m_codes[static_cast<std::size_t>(from)], code)) {
            from = to;
            continue;
        }
        while (to + kBlock <= m_used.to && isBlockOf(&m_codes[static_cast<std::size_t>(to)], code))
            to += kBlock;
        addMixed({mixedFrom, from});
        if (code != kClear)
            runs.push_back({{from, to}, Run::OneCode});
        from = mixedFrom = to;
    }
    addMixed({mixedFrom, m_used.to});
    return runs;
}

void BandRaster::paint(Canvas& canvas) {
    m_shown = m_area.intersected(canvas.drawn());
    m_used.from = std::max(m_used.from, m_shown.left() - m_area.left());
    m_used.to = std::min(m_used.to, m_shown.right() + 1 - m_area.left());
    if (m_used.width() <= 0 || m_shown.isEmpty())
        return;
    mixInks();
    for (const Run& run : runs()) {
        switch (run.kind) {
        case Run::OneCode:
            paintOneCode(canvas, run.columns);
            break;
        case Run::Levels:
            if (hasSteps())
                paintSteps(canvas, run.columns);
            else
                paintLevels(canvas, run.columns);
            break;
        case Run::Mixed:
            paintMixed(canvas, run.columns);
            break;
        }
    }
}

void BandRaster::paintOneCode(Canvas& canvas, ColumnRange columns) const {
    const Code code = m_codes[static_cast<std::size_t>(columns.from)];
    for (int y = m_shown.top(); y <= m_shown.bottom(); ++y)
        std::fill_n(canvas.line(y) + m_area.left() + columns.from, columns.width(), pixel(code, y - m_area.top()));
}

// Here and below: loops without a branch, which store everywhere, so that several pixels are done at once.
void BandRaster::paintLevels(Canvas& canvas, ColumnRange columns) const {
    const std::span<const Code> shown = codes(columns);
    const QRgb color = m_inks.color;
    const QRgb tint = m_inks.tint;
    for (int y = m_shown.top(); y <= m_shown.bottom(); ++y) {
        QRgb* const to = canvas.line(y) + m_area.left() + columns.from;
        const int below = m_area.bottom() - y;
        const auto empty = static_cast<Code>(std::min<int>(below, m_solid - 1)); // and every level that is less
        for (std::size_t column = 0; column < shown.size(); ++column) {
            const QRgb ink = shown[column] > empty ? color : tint;
            to[column] = shown[column] != kClear ? ink : to[column];
        }
    }
}

// All rows are alike.
void BandRaster::paintSteps(Canvas& canvas, ColumnRange columns) const {
    const std::span<const Code> shown = codes(columns);
    const std::array<QRgb, 4> looks{pixel(1, 0), pixel(2, 0), pixel(3, 0), m_inks.color};
    const auto where = [](bool is) { return ~QRgb{0} * QRgb{is}; };
    for (int y = m_shown.top(); y <= m_shown.bottom(); ++y) {
        QRgb* const to = canvas.line(y) + m_area.left() + columns.from;
        for (std::size_t column = 0; column < shown.size(); ++column) {
            const QRgb code = shown[column];
            to[column] = (to[column] & where(code == kClear)) | (looks[0] & where(code == 1)) |
                         (looks[1] & where(code == 2)) | (looks[2] & where(code == 3)) | (looks[3] & where(code == 4));
        }
    }
}

void BandRaster::paintMixed(Canvas& canvas, ColumnRange columns) const {
    const Table& rows = table();
    const std::span<const Code> shown = codes(columns);
    const std::size_t looks = rows.pixels.size() / rows.stride;
    thread_local std::vector<QRgb> lines;
    lines.resize(std::max(lines.size(), looks * shown.size()));
    for (std::size_t look = 0; look < looks; ++look) {
        const QRgb* const pixels = rows.pixels.data() + look * rows.stride;
        std::ranges::transform(shown, lines.data() + look * shown.size(), [=](Code code) { return pixels[code]; });
    }
    const bool isAnyClear = std::memchr(shown.data(), kClear, shown.size()) != nullptr;
    for (int y = m_shown.top(); y <= m_shown.bottom(); ++y) {
        const QRgb* const line = &lines[rows.lookOf[static_cast<std::size_t>(y - m_area.top())] * shown.size()];
        QRgb* const to = canvas.line(y) + m_area.left() + columns.from;
        if (!isAnyClear) {
            std::copy_n(line, shown.size(), to);
            continue;
        }
        for (std::size_t column = 0; column < shown.size(); ++column)
            to[column] = line[column] != 0 ? line[column] : to[column];
    }
}

} // namespace readyscope
