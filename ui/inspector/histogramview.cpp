// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/histogramview.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"
#include "ui/common/plotaxes.h"
#include "ui/common/texts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace readyscope {

namespace {

constexpr int kLeft = 40; // px, for the counts
constexpr int kRight = 22;
constexpr int kTitle = 26;
constexpr int kTop = 62; // three lines of percentiles stand above the plot
constexpr int kBottom = 20;
constexpr int kLine = 12;

// Two steps of 1, 2, 5 × 10ⁿ that hold `most`.
std::uint64_t topFor(std::uint64_t most) {
    for (std::uint64_t ten = 1;; ten *= 10)
        for (const std::uint64_t digit : {1U, 2U, 5U})
            if (2 * digit * ten >= most)
                return 2 * digit * ten;
}

} // namespace

HistogramView::HistogramView(QWidget* parent) : QWidget(parent) {}

void HistogramView::show(const Shown& shown) {
    m_shown = shown;
    const auto& counts = shown.times.counts;
    const auto isUsed = [](std::uint64_t count) { return count > 0; };
    const auto first = static_cast<std::size_t>(std::find_if(counts.begin(), counts.end(), isUsed) - counts.begin());
    const auto last = counts.size() -
                      static_cast<std::size_t>(std::find_if(counts.rbegin(), counts.rend(), isUsed) - counts.rbegin());
    constexpr std::size_t kDecade = LogHistogram::kPerDecade;
    m_first = first == counts.size() ? 0 : first / kDecade * kDecade;
    m_end = std::min(LogHistogram::kBuckets, std::max(m_first + kDecade, (last + kDecade - 1) / kDecade * kDecade));
    m_top = topFor(std::max<std::uint64_t>(2, *std::max_element(counts.begin(), counts.end())));
    setAccessibleName(words());
    setToolTip(words());
    update();
}

QString HistogramView::words() const {
    const Spread& spread = m_shown.spread;
    if (m_shown.title.isEmpty())
        return {};
    if (spread.count == 0)
        return tr("%1: %2, none whole").arg(m_shown.title, m_shown.second);
    if (spread.count == 1)
        return tr("%1: %2, once, %3").arg(m_shown.title, m_shown.second, durationText(spread.min));
    return tr("%1: %2, %3 times, least %4, p50 %5, p95 %6, p99 %7, most %8")
        .arg(m_shown.title, m_shown.second, countText(spread.count), durationText(spread.min), durationText(spread.p50),
             durationText(spread.p95), durationText(spread.p99), durationText(spread.max));
}

QRectF HistogramView::plot() const {
    return QRectF(kLeft, kTop, std::max(20, width() - kLeft - kRight), std::max(20, height() - kTop - kBottom));
}

double HistogramView::xOf(Nanos duration) const {
    const double buckets = std::log10(static_cast<double>(std::max<Nanos>(1, duration))) * LogHistogram::kPerDecade;
    const double share = (buckets - static_cast<double>(m_first)) / static_cast<double>(m_end - m_first);
    return plot().left() + std::clamp(share, 0.0, 1.0) * plot().width();
}

void HistogramView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Look::of(palette()).base);
    if (m_shown.title.isEmpty())
        return;
    paintTitle(painter);
    if (m_shown.spread.count == 0) {
        painter.setPen(Look::of(palette()).dim);
        painter.setFont(smallFont(font()));
        painter.drawText(rect().adjusted(kLeft / 2, kTitle + 6, -8, 0), Qt::AlignLeft | Qt::TextWordWrap, m_shown.none);
        return;
    }
    paintAxes(painter);
    paintBars(painter);
    paintPercentiles(painter);
}

void HistogramView::paintTitle(QPainter& painter) {
    const Look& look = Look::of(palette());
    painter.setFont(strongFont(font()));
    painter.setPen(look.text);
    const QRect line(kLeft / 2, 0, width() - kLeft / 2, kTitle);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_shown.title);
    const int after = painter.fontMetrics().horizontalAdvance(m_shown.title) + 10;
    const Spread& spread = m_shown.spread;
    QString second = m_shown.second;
    if (spread.count == 1)
        second += tr(", once, %1").arg(durationText(spread.min));
    else if (spread.count > 0)
        second +=
            tr(", %1 times, %2 to %3").arg(countText(spread.count), durationText(spread.min), durationText(spread.max));
    painter.setFont(smallFont(font()));
    painter.setPen(look.dim);
    const QRect room = line.adjusted(after, 0, -4, 0);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(second, Qt::ElideRight, room.width()));
}

void HistogramView::paintAxes(QPainter& painter) {
    const Look& look = Look::of(palette());
    const QRectF area = plot();
    painter.setFont(smallFont(font()));
    paintCountAxis(painter, look, area, m_top);
    double from = 0;
    for (std::size_t bucket = m_first; bucket <= m_end; bucket += LogHistogram::kPerDecade) {
        const Nanos edge = LogHistogram::edge(bucket);
        from = paintAxisWord(painter, area, xOf(edge), durationText(edge), from, width());
    }
}

void HistogramView::paintBars(QPainter& painter) {
    const QRectF area = plot();
    const QColor color = Look::of(palette()).event(m_shown.bit);
    const double step = area.width() / static_cast<double>(m_end - m_first);
    for (std::size_t bucket = m_first; bucket < m_end; ++bucket) {
        const std::uint64_t count = m_shown.times.counts[bucket];
        if (count == 0)
            continue;
        const int left = qRound(area.left() + static_cast<double>(bucket - m_first) * step);
        const int right = qRound(area.left() + static_cast<double>(bucket + 1 - m_first) * step);
        const double high = std::max(1.0, static_cast<double>(count) / static_cast<double>(m_top) * area.height());
        painter.fillRect(QRectF(left + 1, area.bottom() - high, std::max(1, right - left - 1), high), color);
    }
}

// Each on a line of its own, so that none stands over another.
void HistogramView::paintPercentiles(QPainter& painter) {
    const Look& look = Look::of(palette());
    const QRectF area = plot();
    const Spread& spread = m_shown.spread;
    const std::pair<QString, Nanos> percentiles[] = {
        {QStringLiteral("p50"), spread.p50}, {QStringLiteral("p95"), spread.p95}, {QStringLiteral("p99"), spread.p99}};
    double top = area.top() - 3 * kLine;
    for (const auto& [name, duration] : percentiles) {
        const double x = std::floor(xOf(duration)) + 0.5;
        paintPercentileLine(painter, look, area, x, top);
        const QString words = name + QLatin1Char(' ') + durationText(duration);
        const double room = painter.fontMetrics().horizontalAdvance(words);
        painter.setPen(look.text);
        const bool fits = x + 3 + room <= width();
        const QRectF place(fits ? x + 3 : x - 3 - room, top - 2, room, kLine + 2);
        painter.fillRect(place, look.base);
        painter.drawText(place, Qt::AlignCenter, words);
        top += kLine;
    }
}

} // namespace readyscope
