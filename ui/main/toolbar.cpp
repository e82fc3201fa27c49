// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/toolbar.h"

#include "ui/common/bands.h"
#include "ui/common/icons.h"
#include "ui/common/texts.h"
#include "ui/main/actions.h"
#include "ui/main/barbutton.h"
#include "ui/main/capturechoices.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace readyscope {

ToolBar::ToolBar(Actions& actions, QWidget* parent) : QToolBar(tr("Tool bar"), parent) {
    setObjectName(QStringLiteral("toolBar"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setIconSize({16, 16});
    // One row of our own in the bar: controls shrink where a narrow window would have the style hide them.
    layout()->setContentsMargins(0, 0, 0, 0);
    auto* row = new QWidget(this);
    row->setFixedHeight(kToolBarHeight);
    row->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_row = new QHBoxLayout(row);
    m_row->setContentsMargins(8, 5, 8, 5);
    m_row->setSpacing(6);
    for (QAction* action : {actions.run, actions.single, actions.pause})
        addButton(action);
    addBarLine(*m_row);
    m_choices = new CaptureChoices(this);
    m_row->addWidget(m_choices);
    addBarLine(*m_row);
    m_add = addButton(actions.addSocket);
    addButton(actions.demo);
    m_row->addSpacing(10);
    addBehind();
    m_row->addStretch(1);
    addWidget(row);
}

void ToolBar::addBehind() {
    m_behind = new QToolButton(this);
    m_behind->setAutoRaise(true);
    m_behind->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_behind->setIcon(icon(IconName::Pause, IconTint::Warning));
    m_behind->setCursor(Qt::PointingHandCursor);
    m_behind->setFocusPolicy(Qt::TabFocus);
    QFont underlined = font();
    underlined.setUnderline(true);
    m_behind->setFont(underlined);
    connect(m_behind, &QToolButton::clicked, this, &ToolBar::nowAsked);
    m_row->addWidget(m_behind);
    setBehind(kNoTime);
}

BarButton* ToolBar::addButton(QAction* action) {
    auto* button = new BarButton(action, this);
    m_row->addWidget(button);
    return button;
}

void ToolBar::setEmpty(bool empty) { m_add->setPrimary(empty); }

void ToolBar::paintEvent(QPaintEvent*) { paintBarGround(*this); }

void ToolBar::setBehind(Nanos behind) {
    m_behindBy = behind;
    m_behind->setVisible(behind != kNoTime);
    fitBehind();
}

// In a narrow window it loses words before the boxes beside it do; name and tip have them all.
void ToolBar::fitBehind() {
    if (m_behindBy == kNoTime)
        return;
    const QString by = durationText(m_behindBy);
    const QString whole = tr("View paused, %1 behind").arg(by);
    m_behind->setAccessibleName(whole);
    m_behind->setToolTip(tr("%1. Back to now (L)").arg(whole));
    for (const QString& words : {whole, tr("%1 behind").arg(by), by}) {
        m_behind->setText(words);
        m_row->invalidate();
        if (m_row->sizeHint().width() <= width())
            break;
    }
}

void ToolBar::resizeEvent(QResizeEvent* event) {
    QToolBar::resizeEvent(event);
    fitBehind();
}

} // namespace readyscope
