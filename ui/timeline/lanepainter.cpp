// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanepainter.h"

#include "ui/common/bands.h"
#include "ui/common/texts.h"
#include "ui/timeline/bandraster.h"

#include <algorithm>
#include <cmath>

namespace readyscope {

namespace {

constexpr double kBarWidth = 2; // where a watch begins or ends
constexpr double kHitRadius = 1.7;
constexpr int kThinBand = 4; // stripes cannot be seen in a band lower than this
constexpr double kBinWidth = 2;
constexpr double kCountRoom = 40;
const QString kNvalWord = QStringLiteral("NVAL");
constexpr Events kUntoldBySets = Events::RdHup | Events::Hup | Events::Err;

// Bands and folds come bit by bit.
template <typename T> std::span<const T> ofBit(const QVector<T>& pieces, Events::Bit bit) {
    const auto rank = [](Events::Bit of) {
        return std::find_if(kEventNames.begin(), kEventNames.end(),
                            [of](const EventName& name) { return name.bit == of; });
    };
    const auto [first, last] = std::equal_range(pieces.begin(), pieces.end(), T{bit, {}},
                                                [&](const T& a, const T& b) { return rank(a.bit) < rank(b.bit); });
    return {first, last};
}

// Those that are drawn in part at least.
template <typename T> std::span<const T> drawnOf(std::span<const T> pieces, ColumnRange drawn) {
    const auto first =
        std::ranges::partition_point(pieces, [&](const T& piece) { return piece.columns.to <= drawn.from; });
    const auto end =
        std::partition_point(first, pieces.end(), [&](const T& piece) { return piece.columns.from < drawn.to; });
    return {first, end};
}

} // namespace

LaneMeasures laneMeasures(double ratio) {
    const int four = qRound(4 * ratio);
    return {static_cast<int>(std::ceil(kLeastBandWidth * ratio)), std::max(1, qRound(kBinWidth * ratio)), four, four};
}

LanePainter::LanePainter(Canvas& canvas, const QRect& row, int rowHeight, const QColor& surface)
    : m_canvas(canvas), m_row(row), m_rowHeight(rowHeight), m_surface(surface) {}

void LanePainter::paint(const LaneGeometry& lane, const QVector<ColumnRange>& sets, int stripesFrom) {
    for (const ColumnRange& columns : sets)
        paintUntold(columns);
    for (const LaneBlank& blank : lane.blanks)
        paintBlank(blank);
    for (const EventName& name : kEventNames)
        if (name.bit != Events::Nval)
            paintBit(name.bit, lane);
    paintNval(drawnOf(ofBit(lane.bands, Events::Nval), m_canvas.columns()), stripesFrom);
    paintHits(lane.hits);
}

QRect LanePainter::bandRect(Events::Bit bit, ColumnRange columns) const {
    const BandPlace place = bandOf(bit, m_rowHeight);
    const int top = m_canvas.px(place.top);
    return {columns.from, m_row.top() + top, columns.width(), m_canvas.px(place.top + place.height) - top};
}

QColor LanePainter::blankSurface() const {
    // The row's own tint, where it is selected or under the pointer, shows through.
    const Look& look = m_canvas.look();
    return m_surface == look.base ? look.notWatched : mixed(m_surface, look.notWatched, 0.6);
}

void LanePainter::paintBlank(const LaneBlank& blank) {
    const Look& look = m_canvas.look();
    const QRect rect(blank.columns.from, m_row.top(), blank.columns.width(), m_row.height());
    const int line = m_canvas.thickness(1);
    m_canvas.fill(rect.adjusted(0, 0, 0, -line), blankSurface());
    m_canvas.fill({rect.left(), rect.center().y(), rect.width(), line}, look.notWatchedLine);
    const int bar = m_canvas.thickness(kBarWidth);
    if (blank.afterWatch)
        m_canvas.fill({rect.left(), rect.top(), bar, rect.height() - line}, look.waitTick);
    if (blank.beforeWatch && blank.columns.to <= m_row.width())
        m_canvas.fill({rect.right() + 1 - bar, rect.top(), bar, rect.height() - line}, look.waitTick);
}

void LanePainter::paintWords(const LaneGeometry& lane, const SocketInfo& info, const QVector<ColumnRange>& gaps) {
    for (const LaneBlank& blank : lane.blanks) {
        ColumnRange room{std::max(0, blank.columns.from), std::min(blank.columns.to, m_row.width())};
        for (const ColumnRange& gap : gaps) {
            if (gap.from <= room.from && gap.to > room.from)
                room.from = gap.to;
            else if (gap.from > room.from && gap.from < room.to)
                room.to = gap.from;
        }
        paintBlankWords(blank, info, room);
    }
}

void LanePainter::paintLabels(QVector<LaneLabel>& labels) {
    for (LaneLabel& label : labels) {
        if (label.stays)
            continue;
        m_canvas.takeTouched();
        if (label.kind == LaneLabel::Kind::Nval)
            writeNval(label);
        else
            writeCount(label);
        label.drawn = m_canvas.takeTouched();
    }
}

void LanePainter::writeOnBlank(int left, const QString& word, const QColor& color) {
    // The centre line does not run through the word.
    const int middle = m_row.center().y();
    const int width = m_canvas.wordWidth(word) + m_canvas.px(8);
    m_canvas.fill({left - m_canvas.px(4), middle, width, m_canvas.thickness(1)}, blankSurface());
    m_canvas.word(left, middle, word, color);
}

void LanePainter::paintBlankWords(const LaneBlank& blank, const SocketInfo& info, ColumnRange room) {
    const Look& look = m_canvas.look();
    const int pad = m_canvas.px(8);
    int left = room.from + pad;
    const int right = room.to - pad;
    if (const BlankWord word = wordAfterWatch(blank, info); !word.text.isEmpty()) {
        // Where the reason does not fit, the word before it stands alone.
        const auto fits = [&](const QString& text) { return left + m_canvas.wordWidth(text) <= right; };
        const QString text = fits(word.text) ? word.text : word.text.section(QLatin1Char(':'), 0, 0);
        if (fits(text)) {
            writeOnBlank(left, text, word.refused ? look.warning : look.dim);
            left += m_canvas.wordWidth(text) + pad;
        }
    }
    if (!blank.beforeWatch || blank.columns.to > m_row.width() || room.to != blank.columns.to)
        return;
    const QString word = wordBeforeWatch(blank);
    if (const int width = m_canvas.wordWidth(word); right - width >= left)
        writeOnBlank(right - width, word, look.dim);
}

void LanePainter::paintUntold(ColumnRange columns) {
    // 1 on, 5 off; counted from the view's own left edge, as it says nothing of a time.
    const int dot = m_canvas.thickness(1);
    for (const EventName& name : kEventNames) {
        if (!kUntoldBySets.any(name.bit))
            continue;
        const QRect band = bandRect(name.bit, columns);
        const int top = band.center().y();
        for (int y = std::max(top, 0); y < std::min(top + dot, m_canvas.size().height()); ++y)
            for (int x = columns.from + m_canvas.px(3); x < columns.to; x += 6 * dot)
                std::fill_n(m_canvas.line(y) + x, std::min(dot, columns.to - x), m_canvas.look().faint.rgb());
    }
}

void LanePainter::paintBit(Events::Bit bit, const LaneGeometry& lane) {
    const QRect area = bandRect(bit, {0, m_row.width()});
    const std::span<const LaneBand> bands = drawnOf(ofBit(lane.bands, bit), m_canvas.columns());
    const std::span<const LaneFold> folds = drawnOf(ofBit(lane.folds, bit), m_canvas.columns());
    if (area.height() <= 0 || (bands.empty() && folds.empty() && lane.hatches.isEmpty()))
        return;
    BandRaster raster(area, m_canvas.ratio(),
                      {.color = m_canvas.look().event(bit),
                       .surface = m_surface,
                       .hollow = kSets.any(bit),
                       .thin = bandOf(bit, m_rowHeight).height < kThinBand});
    raster.set(bands);
    raster.fold(folds);
    for (const LaneHatch& hatch : lane.hatches)
        if (hatch.bit == bit)
            raster.hatch(hatch.columns);
    raster.paint(m_canvas);
}

void LanePainter::paintNval(std::span<const LaneBand> bands, int stripesFrom) {
    if (bands.empty())
        return;
    const QColor color = m_canvas.look().event(Events::Nval);
    BandRaster raster(bandRect(Events::Nval, {0, m_row.width()}), m_canvas.ratio(),
                      {.color = color, .surface = m_surface, .cross = true});
    raster.countFrom(stripesFrom);
    raster.set(bands);
    raster.paint(m_canvas);
}

// Within the edge, where the row is low.
void LanePainter::writeNval(const LaneLabel& label) {
    const QRect shown = bandRect(Events::Nval, label.of).intersected(m_row);
    if (shown.width() <= m_canvas.px(16))
        return;
    const int width = m_canvas.wordWidth(kNvalWord, true);
    if (shown.width() < width + m_canvas.px(16))
        return;
    const int high = std::min(m_canvas.px(18), shown.height() - 4 * m_canvas.thickness(1));
    const QRect plate(shown.center().x() - width / 2 - m_canvas.px(6), shown.center().y() - high / 2,
                      width + m_canvas.px(12), high);
    m_canvas.fill(plate, m_surface);
    m_canvas.word(plate.left() + m_canvas.px(6), shown.center().y(), kNvalWord, m_canvas.look().text, true);
}

void LanePainter::paintHits(const QVector<LaneDot>& hits) {
    if (hits.isEmpty())
        return;
    for (const EventName& name : kEventNames) {
        const QRect band = bandRect(name.bit, {0, 1});
        if (band.height() <= 0)
            continue;
        QImage dot;
        for (const LaneDot& hit : hits) {
            if (!hit.bits.any(name.bit))
                continue;
            if (dot.isNull())
                dot = hitDot(name.bit, band.height());
            m_canvas.painter().drawImage(QPoint(hit.column - dot.width() / 2, band.center().y() - dot.height() / 2),
                                         dot);
        }
    }
}

// One of many alike, its middle in the middle of the band.
QImage LanePainter::hitDot(Events::Bit bit, int bandHeight) const {
    const double radius = kHitRadius * m_canvas.ratio();
    const int side = 2 * static_cast<int>(std::ceil(radius + m_canvas.ratio())) + 1;
    QImage dot(side, side, QImage::Format_ARGB32_Premultiplied);
    dot.fill(Qt::transparent);
    QPainter painter(&dot);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_canvas.look().event(bit), m_canvas.ratio()));
    painter.setBrush(m_surface);
    const int middle = side / 2;
    painter.drawEllipse(QPointF(middle + 0.5, middle + (bandHeight % 2 == 0 ? 1.0 : 0.5)), radius, radius);
    return dot;
}

// Behind a run of folded bins how many transitions are in it.
void LanePainter::writeCount(LaneLabel& label) {
    if (label.room < m_canvas.px(kCountRoom))
        return;
    const int pad = m_canvas.px(4);
    const QString words = QStringLiteral("×%1").arg(countText(label.count));
    label.taken = std::max(m_canvas.wordWidth(words, true) + 2 * pad, m_canvas.px(kCountRoom));
    if (label.room >= label.taken)
        m_canvas.word(label.of.to + pad, m_row.center().y(), words, m_canvas.look().text, true);
}

void LanePainter::paintGap(ColumnRange columns) {
    const Look& look = m_canvas.look();
    const QRect rect(columns.from, m_row.top(), columns.width(), m_row.height());
    const QRect shown = rect.intersected(m_row);
    m_canvas.fill(shown, mixed(look.error, look.errorSurface, 0.02));
    m_canvas.fill(shown, m_canvas.stripes(mixed(look.error, look.errorSurface, 0.7), 8, 1, {columns.from, 0}));
    const int edge = m_canvas.thickness(1);
    if (rect.left() >= m_row.left())
        m_canvas.fill({rect.left(), rect.top(), edge, rect.height()}, look.error);
    if (rect.right() <= m_row.right())
        m_canvas.fill({rect.right() + 1 - edge, rect.top(), edge, rect.height()}, look.error);
}

} // namespace readyscope
