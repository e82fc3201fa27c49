// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/latenesspanel.h"

#include "core/engine/timerslack.h"
#include "ui/common/bands.h"
#include "ui/common/look.h"
#include "ui/common/plotaxes.h"
#include "ui/common/texts.h"
#include "ui/engine/panelpaint.h"

#include <QPainter>

#include <chrono>

namespace readyscope {

namespace {
constexpr std::chrono::milliseconds kPace{250};
constexpr int kAxisLeft = 46; // px, of the plot from the panel's edge
constexpr int kAxisRight = 18;
constexpr int kPlotTop = 58;    // the names of the quantiles stand above
constexpr int kWordsShare = 42; // % of the height, below the plot
constexpr int kLabelHeight = 20;
constexpr double kSlackTint = 0.09;
} // namespace

LatenessPanel::LatenessPanel(const Source& source, QWidget* parent)
    : PartsWidget(parent), m_source(source), m_chart(chartOf(m_lateness, 0)), m_slack(timerSlack()) {
    setObjectName(QStringLiteral("latenessPanel"));
    setAccessibleName(tr("How late a timeout returns"));
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &LatenessPanel::take);
    showTaken(false);
}

void LatenessPanel::setSettings(const EngineSettings& settings) {
    m_settings = settings;
    showTaken(m_soon.isActive());
}

void LatenessPanel::refresh() {
    if (!m_soon.isActive())
        m_soon.start(kPace);
}

void LatenessPanel::showEvent(QShowEvent* event) {
    PartsWidget::showEvent(event);
    refresh();
}

// A part at a time, so that a long trace does not hold the window up.
void LatenessPanel::take() { showTaken(m_lateness.take(*m_source.snapshot())); }

void LatenessPanel::takeAll() {
    while (m_lateness.take(*m_source.snapshot())) {
    }
    showTaken(false);
}

void LatenessPanel::showTaken(bool more) {
    m_chart = chartOf(m_lateness, m_slack);
    m_words = wordsOf(m_lateness, m_slack, m_settings);
    update();
    if (more)
        m_soon.start(0);
}

QRectF LatenessPanel::plot() const {
    const int bottom = height() - height() * kWordsShare / 100 - kLabelHeight;
    return QRectF(kAxisLeft, kPlotTop, width() - kAxisLeft - kAxisRight, std::max(20, bottom - kPlotTop));
}

double LatenessPanel::xOf(Nanos late) const {
    const QRectF area = plot();
    return area.left() + static_cast<double>(late) / static_cast<double>(m_chart.end) * area.width();
}

QVector<PaintedPart> LatenessPanel::parts() const {
    QVector<PaintedPart> parts;
    const QRect area = plot().toRect();
    QString histogram = tr("%1 timed out").arg(countText(m_lateness.count()));
    if (m_lateness.count() > 0)
        histogram += tr(": half within %1 of due, 99 in 100 within %2, the last %3 late; timer slack %4")
                         .arg(durationText(m_chart.p50), durationText(m_chart.p99), durationText(m_lateness.latest()),
                              durationText(m_slack));
    parts.append({area, histogram});
    parts.append({QRect(0, area.bottom() + kLabelHeight, width(), height() - area.bottom() - kLabelHeight),
                  m_words.rounding.isEmpty() ? m_words.main : m_words.main + QLatin1Char(' ') + m_words.rounding});
    return parts;
}

void LatenessPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Look::of(palette()).base);
    paintPanelTitle(painter, *this, tr("How late a timeout returns"),
                    tr("%1 timed out").arg(countText(m_lateness.count())));
    if (m_lateness.count() > 0) {
        paintSlack(painter);
        paintAxes(painter);
        paintBars(painter);
        paintQuantiles(painter);
    }
    paintWords(painter);
}

void LatenessPanel::paintAxes(QPainter& painter) const {
    const Look& look = Look::of(palette());
    const QRectF area = plot();
    painter.setFont(smallFont(font()));
    paintCountAxis(painter, look, area, m_chart.top);
    double from = 0;
    for (Nanos at = 0; at <= m_chart.end; at += m_chart.major)
        from = paintAxisWord(painter, area, xOf(at), at == 0 ? tr("due") : durationText(at), from, width());
}

void LatenessPanel::paintSlack(QPainter& painter) const {
    if (m_slack <= kMicrosecond)
        return;
    const Look& look = Look::of(palette());
    const QRectF area = plot();
    const QRectF slack(area.left(), area.top(), xOf(m_slack) - area.left(), area.height());
    painter.fillRect(slack, mixed(look.marker, look.base, kSlackTint));
    painter.fillRect(QRectF(slack.right(), area.top(), 1, area.height()), look.marker);
    painter.setFont(smallFont(font()));
    painter.setPen(look.marker);
    const QString words = tr("timer slack\n%1").arg(durationText(m_slack));
    if (painter.fontMetrics().boundingRect(QRect(0, 0, 500, 500), 0, words).width() + 8 <= slack.width())
        painter.drawText(slack.adjusted(5, 4, 0, 0), Qt::AlignLeft | Qt::AlignTop, words);
}

void LatenessPanel::paintBars(QPainter& painter) const {
    const Look& look = Look::of(palette());
    const QRectF area = plot();
    for (qsizetype i = 0; i < m_chart.bars.size(); ++i) {
        if (m_chart.bars[i] == 0)
            continue;
        const int left = qRound(xOf(i * m_chart.step));
        const int right = qRound(xOf((i + 1) * m_chart.step));
        const double share = static_cast<double>(m_chart.bars[i]) / static_cast<double>(m_chart.top);
        const double high = std::max(1.0, share * area.height());
        painter.fillRect(
            QRectF(left, area.bottom() - high, std::max(1, right - left - (right - left > 3 ? 1 : 0)), high),
            look.accent);
    }
    if (m_chart.beyond > 0) {
        painter.setFont(smallFont(font()));
        painter.setPen(look.dim);
        painter.drawText(area.adjusted(0, 0, 0, -4), Qt::AlignRight | Qt::AlignBottom,
                         tr("%1 later →").arg(countText(m_chart.beyond)));
    }
}

void LatenessPanel::paintQuantile(QPainter& painter, Nanos late, const QString& name, double roomTo) const {
    const Look& look = Look::of(palette());
    const QRectF area = plot();
    const double x = xOf(late) + 0.5;
    paintPercentileLine(painter, look, area, x, area.top() - 14);
    painter.setFont(smallFont(font()));
    painter.setPen(look.text);
    if (x + 4 + painter.fontMetrics().horizontalAdvance(name) <= roomTo)
        painter.drawText(QPointF(x + 4, area.top() - 5), name);
}

void LatenessPanel::paintQuantiles(QPainter& painter) const {
    paintQuantile(painter, m_chart.p50, tr("p50 %1").arg(durationText(m_chart.p50)),
                  std::min(xOf(m_chart.p99), width() - 100.0));
    const QString p99 = tr("p99 %1").arg(durationText(m_chart.p99));
    if (m_chart.p99 <= m_chart.end) {
        paintQuantile(painter, m_chart.p99, p99, width());
        return;
    }
    painter.drawText(QRectF(0, plot().top() - 20, width() - 8, 20), Qt::AlignRight | Qt::AlignVCenter, p99 + tr(" →"));
}

void LatenessPanel::paintWords(QPainter& painter) const {
    const Look& look = Look::of(palette());
    const int top = m_lateness.count() > 0 ? qRound(plot().bottom()) + kLabelHeight + 8 : kPanelTitle + 4;
    QRect room(kPanelSide, top, width() - 2 * kPanelSide, height() - top);
    painter.setFont(scaledFont(font(), 0.95));
    painter.setPen(look.text);
    QRect used;
    painter.drawText(room, Qt::TextWordWrap, m_words.main, &used);
    room.setTop(used.bottom() + 5);
    painter.setPen(look.dim);
    painter.drawText(room, Qt::TextWordWrap, m_words.rounding);
}

} // namespace readyscope
