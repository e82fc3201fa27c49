// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/summarybar.h"

#include "ui/common/bands.h"
#include "ui/common/dimlabel.h"
#include "ui/common/texts.h"
#include "ui/timeline/overviewstrip.h"

#include <QEvent>
#include <QLabel>

namespace readyscope {

SummaryBar::SummaryBar(QWidget* parent) : QWidget(parent), m_trace(new QLabel(this)) {
    setFixedHeight(OverviewStrip::kHeight);
    m_trace->setObjectName(QStringLiteral("trace"));
    m_trace->setTextFormat(Qt::PlainText);
    m_trace->setIndent(10);
    tint();
}

void SummaryBar::setTimeline(TimelineView& timeline) {
    m_overview = new OverviewStrip(timeline, this);
    place();
}

void SummaryBar::showTrace(const TraceTotals& totals, int sockets) {
    m_totals = totals;
    m_sockets = sockets;
    say();
}

void SummaryBar::setHidden(int sockets) {
    m_hidden = sockets;
    say();
}

void SummaryBar::say() {
    const TraceTotals& totals = m_totals;
    const Nanos length = totals.now > totals.begin ? totals.now - totals.begin : 0;
    QStringList words{
        tr("Whole trace  %1").arg(durationText(length)), tr("%1 transitions").arg(countText(totals.transitions)),
        m_sockets == 1 ? tr("1 socket") : tr("%1 sockets").arg(countText(static_cast<std::uint64_t>(m_sockets)))};
    if (m_hidden > 0)
        words << tr("%1 hidden").arg(countText(static_cast<std::uint64_t>(m_hidden)));
    if (totals.gaps > 0)
        words << (totals.gaps == 1 ? tr("1 gap") : tr("%1 gaps").arg(countText(totals.gaps)));
    m_trace->setText(words.join(QStringLiteral("  ·  ")));
}

void SummaryBar::setTimelineAt(int left) {
    m_timelineAt = left;
    place();
}

void SummaryBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place();
}

void SummaryBar::place() {
    const int left = qBound(0, m_timelineAt, width());
    m_trace->setGeometry(0, 0, left, height());
    if (m_overview != nullptr)
        m_overview->setGeometry(left, 0, width() - left, height());
}

void SummaryBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void SummaryBar::tint() {
    dim(*m_trace, palette());
    m_trace->setFont(smallFont(font()));
}

} // namespace readyscope
