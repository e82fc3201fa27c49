// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/sublanepainter.h"

#include "ui/common/bands.h"
#include "ui/common/chips.h"
#include "ui/common/sublanes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace readyscope {

namespace {

constexpr double kBaseShare = 0.55;
constexpr double kTint = 0.32;
constexpr double kFoldTint = 0.25;
constexpr double kEdge = 1.6; // px
constexpr double kHitRadius = 1.7;
constexpr int kNameGap = 6; // px, around the chip of a set
constexpr int kNamePadding = 6;

enum Mark : std::uint8_t { Clear, Inside, Edge, SoftEdge, Hollow, Folded }; // Folded: and more, as high as it is solid

// Scan lines of a box, from its top.
struct Inks {
    QRgb full;
    QRgb soft; // where an edge of 1.6 px ends within a pixel
    QRgb tint;
    QRgb folded; // above the part of the time that it was set
};

QRgb inkOf(std::uint8_t mark, const Inks& inks, QRgb inside, QRgb hollow) {
    switch (mark) {
    case Inside:
        return inside;
    case Edge:
        return inks.full;
    case SoftEdge:
        return inside == inks.full ? inks.full : inks.soft;
    case Hollow:
        return hollow;
    default:
        return 0;
    }
}

QRgb foldedInk(std::uint8_t mark, const Inks& inks, int fromBelow) {
    return fromBelow < mark - Folded ? inks.full : inks.folded;
}

} // namespace

SubLanePainter::SubLanePainter(Canvas& canvas, const QRect& row, Events subLane, const QColor& surface, int known)
    : m_canvas(canvas), m_row(row), m_subLane(subLane), m_surface(surface),
      m_color(canvas.look().event(nameOfSubLane(subLane, false))), m_known(known) {}

QRect SubLanePainter::box(ColumnRange columns) const {
    const int top = m_canvas.px(kSubLaneTop);
    const int bottom = m_canvas.px(kSubLaneBase) + m_canvas.thickness(1);
    return {columns.from, m_row.top() + top, columns.width(), bottom - top};
}

void SubLanePainter::paint(const LaneGeometry& lane, const QVector<ColumnRange>& sets, bool isLast) {
    paintBase(sets);
    paintBlanks(lane, isLast);
    paintBoxes(lane);
    for (const LaneHatch& hatch : lane.hatches)
        if (m_subLane.any(hatch.bit))
            paintHatch(hatch);
    paintHits(lane);
}

void SubLanePainter::paintWords(const LaneGeometry& lane, const QVector<ColumnRange>& sets) {
    if (m_subLane.any(kSets))
        for (const ColumnRange& set : sets)
            paintSetName(lane, set);
}

// Dashed where sets were asked for, and dotted where these cannot tell of the bit.
void SubLanePainter::paintBase(const QVector<ColumnRange>& sets) {
    const int line = m_canvas.thickness(1);
    const int y = m_row.top() + m_canvas.px(kSubLaneBase);
    const QColor base = mixed(m_color, m_surface, kBaseShare);
    int left = 0;
    for (const ColumnRange& set : sets) {
        m_canvas.fill({left, y, std::max(0, set.from - left), line}, base);
        left = set.to;
        const bool isTold = m_subLane.any(kSets);
        const int step = m_canvas.px(6);
        for (int x = set.from; x < set.to; x += step)
            m_canvas.fill({x, y, std::min(isTold ? m_canvas.px(3) : line, set.to - x), line},
                          isTold ? m_color : m_canvas.look().faint);
    }
    m_canvas.fill({left, y, std::max(0, m_known - left), line}, base);
}

void SubLanePainter::paintBlanks(const LaneGeometry& lane, bool isLast) {
    const Look& look = m_canvas.look();
    const QColor surface = m_surface == look.base ? look.notWatched : mixed(m_surface, look.notWatched, 0.6);
    const int kept = isLast ? m_canvas.thickness(1) : 0;
    for (const LaneBlank& blank : lane.blanks)
        m_canvas.fill({blank.columns.from, m_row.top(), blank.columns.width(), m_row.height() - kept}, surface);
}

// Where the box goes on outside the view it has no edge there.
void SubLanePainter::markBox(const LaneBand& band) {
    const int width = m_row.width();
    const bool isHollow = kSets.any(band.bit);
    const int full = isHollow ? m_canvas.thickness(1) : static_cast<int>(std::floor(kEdge * m_canvas.ratio()));
    const int soft = isHollow ? full : static_cast<int>(std::ceil(kEdge * m_canvas.ratio()));
    const bool isOpenLeft = band.columns.from <= 0;
    const bool isOpenRight = band.columns.to >= std::min(width, m_known);
    for (int x = std::max(0, band.columns.from); x < std::min(width, band.columns.to); ++x) {
        const int inside =
            std::min(isOpenLeft ? width : x - band.columns.from, isOpenRight ? width : band.columns.to - 1 - x);
        m_marks[static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(inside < full   ? Edge
                                                                         : inside < soft ? SoftEdge
                                                                         : isHollow      ? Hollow
                                                                                         : Inside);
    }
}

void SubLanePainter::markFold(const LaneFold& fold) {
    const int solid = static_cast<int>(std::lround(static_cast<double>(fold.share) * box(fold.columns).height()));
    const int to = std::min(m_row.width(), fold.columns.to);
    for (int x = std::max(0, fold.columns.from); x < to; ++x)
        m_marks[static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(Folded + solid);
}

void SubLanePainter::paintBoxes(const LaneGeometry& lane) {
    const QRect room = box({0, m_row.width()});
    m_marks.assign(static_cast<std::size_t>(room.width()), Clear);
    bool isAny = false;
    for (const LaneBand& band : lane.bands) {
        if (!m_subLane.any(band.bit))
            continue;
        markBox(band);
        isAny = true;
    }
    for (const LaneFold& fold : lane.folds) {
        if (!m_subLane.any(fold.bit))
            continue;
        markFold(fold);
        isAny = true;
    }
    if (!isAny)
        return;
    const QColor tint = mixed(m_color, m_surface, kTint);
    const double edge = kEdge * m_canvas.ratio();
    const Inks inks{m_color.rgb(), mixed(m_color, tint, edge - std::floor(edge)).rgb(), tint.rgb(),
                    mixed(m_color, m_surface, kFoldTint).rgb()};
    const int full = static_cast<int>(std::floor(edge));
    const int outline = m_canvas.thickness(1);
    const auto from = static_cast<std::size_t>(m_canvas.columns().from);
    const auto to = static_cast<std::size_t>(m_canvas.columns().to);
    // What a mark looks like in a line; clear is left as it is.
    std::array<QRgb, 256> looks{};
    for (int y = 0; y < room.height(); ++y) {
        if (room.top() + y < 0 || room.top() + y >= m_canvas.size().height())
            continue;
        const QRgb inside = y < full ? inks.full : y < edge ? inks.soft : inks.tint;
        const QRgb hollow = y < outline || y >= room.height() - outline ? inks.full : m_surface.rgb();
        for (std::size_t mark = Clear; mark < looks.size(); ++mark)
            looks[mark] = mark < Folded ? inkOf(static_cast<std::uint8_t>(mark), inks, inside, hollow)
                                        : foldedInk(static_cast<std::uint8_t>(mark), inks, room.height() - 1 - y);
        QRgb* const line = m_canvas.line(room.top() + y) + room.left();
        for (std::size_t x = from; x < to; ++x)
            line[x] = m_marks[x] != Clear ? looks[m_marks[x]] : line[x];
    }
}

void SubLanePainter::paintHatch(const LaneHatch& hatch) {
    const QRect rect = box(hatch.columns);
    m_canvas.fill(rect, m_surface);
    m_canvas.fill(rect, mixed(m_color, m_surface, 0.10));
    m_canvas.fill(rect, m_canvas.stripes(m_color, 5, 2, rect.topLeft()));
    const int dot = m_canvas.thickness(1);
    for (int y = rect.top(); y <= rect.bottom(); y += 2 * dot)
        m_canvas.fill({rect.right() + 1 - dot, y, dot, dot}, m_color);
}

void SubLanePainter::paintHits(const LaneGeometry& lane) {
    const QRect room = box({0, 1});
    QPainter& painter = m_canvas.painter();
    const double radius = kHitRadius * m_canvas.ratio();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_color, m_canvas.ratio()));
    painter.setBrush(m_surface);
    for (const LaneDot& hit : lane.hits)
        if (hit.bits.any(m_subLane))
            painter.drawEllipse(QPointF(hit.column + 0.5, room.top() + room.height() / 2.0), radius, radius);
    painter.restore();
}

// In the first box where there is room, else right of it, else where the sets begin.
void SubLanePainter::paintSetName(const LaneGeometry& lane, ColumnRange set) {
    const Events::Bit bit = nameOfSubLane(m_subLane, true);
    const int gap = m_canvas.px(kNameGap);
    const QFont font = smallFont(m_canvas.boldFont());
    const std::string_view name = nameOf(bit);
    const QString letter = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    const QRect chip(0, 2, QFontMetrics(font).horizontalAdvance(letter) + 2 * kNamePadding, kSubLaneHeight - 3);
    const int width = m_canvas.px(chip.width());
    int left = std::max(0, set.from) + gap;
    bool isBeside = false; // a box
    for (const LaneBand& band : lane.bands) {
        if (!(kSets & m_subLane).any(band.bit) || band.columns.to <= set.from || band.columns.from >= set.to)
            continue;
        const int from = std::max({band.columns.from, set.from, 0});
        if (isBeside && from >= left + width + gap)
            break;
        isBeside = true;
        if (band.columns.to - from >= width + 2 * gap) {
            left = from + gap;
            break;
        }
        left = band.columns.to + gap;
    }
    if (left + width + gap > std::min(set.to, m_known))
        return;
    QPainter& painter = m_canvas.painter();
    painter.save();
    painter.translate(left, m_row.top());
    painter.scale(m_canvas.ratio(), m_canvas.ratio());
    paintChip(painter, {bit, letter, chip}, font, m_canvas.look(), m_surface);
    painter.restore();
}

} // namespace readyscope
