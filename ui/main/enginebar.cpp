// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/enginebar.h"

#include "ui/common/bands.h"
#include "ui/common/dimlabel.h"
#include "ui/common/icons.h"
#include "ui/common/texts.h"
#include "ui/main/actions.h"
#include "ui/main/barbutton.h"
#include "ui/main/capturechoices.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace readyscope {

EngineBar::EngineBar(Actions& actions, QWidget* parent)
    : QWidget(parent), m_choices(new CaptureChoices(this)),
      m_beside(new QCheckBox(tr("Ask poll beside each wait"), this)), m_place(new QLabel(this)),
      m_hint(new QLabel(this)), m_row(new QHBoxLayout(this)) {
    setFixedHeight(kToolBarHeight);
    m_row->setContentsMargins(8, 5, 8, 5);
    m_row->setSpacing(6);
    for (QAction* action : {actions.run, actions.single, actions.pause})
        m_row->addWidget(new BarButton(action, this));
    addBarLine(*m_row);
    m_row->addWidget(m_choices);
    addBarLine(*m_row);
    m_beside->setObjectName(QStringLiteral("askBeside"));
    m_beside->setToolTip(tr("Puts the same question to poll, with timeout 0, right after each wait"));
    connect(m_beside, &QCheckBox::clicked, this, &EngineBar::besideChosen);
    m_row->addWidget(m_beside);
    m_row->addSpacing(8);
    addWalk();
    m_row->addStretch(1);
    tint();
}

void EngineBar::addWalk() {
    const auto add = [this](const QString& name, IconName iconName, auto signal) {
        auto* button = new QToolButton(this);
        button->setIcon(icon(iconName));
        button->setIconSize({16, 16});
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolTip(name);
        button->setAccessibleName(name);
        connect(button, &QToolButton::clicked, this, signal);
        m_row->addWidget(button);
    };
    add(tr("Previous wait"), IconName::PreviousEvent, &EngineBar::previousAsked);
    add(tr("Next wait"), IconName::NextEvent, &EngineBar::nextAsked);
    m_place->setObjectName(QStringLiteral("waitPlace"));
    m_place->setTextFormat(Qt::PlainText);
    m_hint->setText(tr("Left and Right walk the waits"));
    m_row->addSpacing(4);
    m_row->addWidget(m_place);
    m_row->addSpacing(6);
    m_hint->setMinimumWidth(1); // the first to go in a narrow window
    m_row->addWidget(m_hint);
}

void EngineBar::showBeside(bool on) { m_beside->setChecked(on); }

void EngineBar::showPlace(const WaitPlace& place) {
    m_place->setText(place.number == 0 ? tr("No wait yet")
                                       : tr("Wait %1 of %2").arg(countText(place.number), countText(place.count)));
}

void EngineBar::paintEvent(QPaintEvent*) { paintBarGround(*this); }

void EngineBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void EngineBar::tint() {
    dim(*m_hint, palette());
    m_hint->setFont(smallFont(font()));
}

} // namespace readyscope
