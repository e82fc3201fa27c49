// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/enginenow.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QPainter>

#include <chrono>

namespace readyscope {

namespace {
constexpr std::chrono::seconds kEach{1};
constexpr int kLeastRow = 22; // px
constexpr int kMostRow = 37;
constexpr int kGap = 10; // between value and curve
} // namespace

EngineNow::EngineNow(Sampler sampler, QWidget* parent)
    : PartsWidget(parent), m_sampler(std::move(sampler)), m_rows(figureRows({})) {
    setObjectName(QStringLiteral("engineNow"));
    setAccessibleName(tr("Engine now"));
    m_timer.setInterval(kEach);
    connect(&m_timer, &QTimer::timeout, this, &EngineNow::sample);
}

void EngineNow::sample() {
    const EngineSample sample = m_sampler();
    m_history.take(sample);
    m_now = sample.time;
    m_backend = sample.figures.backend;
    m_rows = figureRows(m_history.rates());
    update();
}

void EngineNow::showEvent(QShowEvent* event) {
    PartsWidget::showEvent(event);
    sample();
    m_timer.start();
}

void EngineNow::hideEvent(QHideEvent* event) {
    PartsWidget::hideEvent(event);
    m_timer.stop();
    m_history.pause();
}

QSize EngineNow::minimumSizeHint() const {
    return {260, kPanelTitle + static_cast<int>(m_rows.size()) * kLeastRow + 4};
}

QRect EngineNow::rowRect(qsizetype index) const {
    const int count = static_cast<int>(m_rows.size());
    const int pitch = std::clamp((height() - kPanelTitle - 4) / count, kLeastRow, kMostRow);
    return {kPanelSide, kPanelTitle + static_cast<int>(index) * pitch, width() - 2 * kPanelSide, pitch};
}

QVector<PaintedPart> EngineNow::parts() const {
    QVector<PaintedPart> parts;
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        parts.append({rowRect(i), tr("%1: %2").arg(m_rows[i].name, m_rows[i].value)});
    return parts;
}

void EngineNow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Look::of(palette()).base);
    paintPanelTitle(painter, *this, tr("Engine now"), tr("last 60 s, %1").arg(backendText(m_backend)));
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        paintRow(painter, m_rows[i], rowRect(i), i == 0);
}

void EngineNow::paintRow(QPainter& painter, const FigureRow& row, const QRect& place, bool first) const {
    const Look& look = Look::of(palette());
    if (!first)
        painter.fillRect(place.left(), place.top(), place.width(), 1, look.rowLine);
    const QRectF box(place.right() + 1 - kSparkline.width(), place.center().y() - kSparkline.height() / 2,
                     kSparkline.width(), kSparkline.height());
    paintSparkline(painter, *this, row.points, m_now, RateHistory::kSpan, box, first || row.warns);
    QRect words = place;
    words.setRight(static_cast<int>(box.left()) - kGap);
    painter.setFont(first || row.warns ? strongFont(font()) : font());
    painter.setPen(row.warns ? look.warning : look.text);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignRight, row.value);
    words.setRight(words.right() - painter.fontMetrics().horizontalAdvance(row.value) - kGap);
    painter.setFont(font());
    painter.setPen(look.dim);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(row.name, Qt::ElideRight, words.width()));
}

} // namespace readyscope
