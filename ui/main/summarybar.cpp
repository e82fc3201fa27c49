// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/summarybar.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/main/actions.h"
#include "ui/main/cursorreadout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace readyscope {

namespace {
constexpr int kHeight = 30; // px
} // namespace

SummaryBar::SummaryBar(Actions& actions, QWidget* parent)
    : QWidget(parent), m_trace(new QLabel(this)), m_buttons(new QWidget(this)),
      m_cursors(new CursorReadout(actions, m_buttons)) {
    setFixedHeight(kHeight);
    m_trace->setObjectName(QStringLiteral("trace"));
    m_trace->setTextFormat(Qt::PlainText);
    m_trace->setContentsMargins(10, 0, 10, 0);
    auto* layout = new QHBoxLayout(m_buttons);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(4);
    for (QAction* action : {actions.previousEvent, actions.nextEvent, actions.zoomOut, actions.zoomIn,
                            actions.wholeTrace, actions.followLive}) {
        auto* button = new QToolButton(m_buttons);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setAutoRaise(true);
        button->setIconSize({16, 16});
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
        if (action == actions.nextEvent)
            layout->addSpacing(10);
    }
    layout->addSpacing(10);
    layout->addWidget(m_cursors, 1);
    tint();
}

void SummaryBar::showTrace(const TraceTotals& totals, int sockets) {
    const Nanos length = totals.now > totals.begin ? totals.now - totals.begin : 0;
    QStringList words{
        tr("Whole trace  %1").arg(durationText(length)), tr("%1 transitions").arg(countText(totals.transitions)),
        sockets == 1 ? tr("1 socket") : tr("%1 sockets").arg(countText(static_cast<std::uint64_t>(sockets)))};
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
    const int buttons = m_buttons->minimumSizeHint().width();
    const int left = qBound(0, m_timelineAt, qMax(0, width() - buttons));
    m_trace->setGeometry(0, 0, left, height());
    m_buttons->setGeometry(left, 0, width() - left, height());
}

void SummaryBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void SummaryBar::tint() {
    QPalette dim = palette();
    dim.setColor(QPalette::WindowText, Look::of(palette()).dim);
    m_trace->setPalette(dim);
    m_trace->setFont(smallFont(font()));
}

} // namespace readyscope
