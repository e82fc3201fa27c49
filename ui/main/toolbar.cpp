// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/toolbar.h"

#include "core/multiplexer/registry.h"
#include "ui/common/bands.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/dialogs/durationedit.h"
#include "ui/main/actions.h"
#include "ui/main/barbutton.h"
#include "ui/main/choices.h"
#include "ui/main/labelledcombo.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QStandardItemModel>
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
    addLine();
    addCombos();
    addLine();
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
    m_behind->setToolTip(tr("Back to now (L)"));
    QFont underlined = font();
    underlined.setUnderline(true);
    m_behind->setFont(underlined);
    connect(m_behind, &QToolButton::clicked, this, &ToolBar::nowAsked);
    m_row->addWidget(m_behind);
    setBehind(kNoTime);
}

void ToolBar::addLine() {
    auto* line = new QFrame(this);
    line->setFrameShape(QFrame::VLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    line->setFixedHeight(22);
    m_row->addSpacing(4);
    m_row->addWidget(line);
    m_row->addSpacing(4);
}

BarButton* ToolBar::addButton(QAction* action) {
    auto* button = new BarButton(action, this);
    m_row->addWidget(button);
    return button;
}

void ToolBar::addCombos() {
    m_backend = new LabelledCombo(tr("Backend"), this);
    m_backend->setObjectName(QStringLiteral("backend"));
    m_backend->setMinimumWidth(124);
    fillBackends();
    connect(m_backend, &QComboBox::activated, this,
            [this] { emit backendChosen(static_cast<Backend>(m_backend->currentData().toInt())); });
    m_row->addWidget(m_backend);

    m_timeout = new DurationEdit(this);
    m_timeout->setObjectName(QStringLiteral("timeout"));
    m_timeout->setPrefix(tr("Timeout"));
    m_timeout->setAccessibleName(tr("Timeout"));
    m_timeout->setChoices(QList<Nanos>(kUsualTimeouts.begin(), kUsualTimeouts.end()));
    m_timeout->setFixedHeight(kBarControlHeight);
    m_timeout->setMinimumWidth(124);
    connect(m_timeout, &DurationEdit::durationChanged, this, &ToolBar::timeoutChosen);
    m_row->addWidget(m_timeout);

    m_mode = new LabelledCombo(tr("Mode"), this);
    m_mode->setObjectName(QStringLiteral("mode"));
    for (const Mode mode : {Mode::Transitions, Mode::EveryReturn})
        m_mode->addItem(modeText(mode), static_cast<int>(mode));
    m_mode->setMinimumWidth(130);
    m_mode->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_mode->setItemData(0, tr("Wakes at changes only; what is known is not asked again."), Qt::ToolTipRole);
    m_mode->setItemData(1, tr("The textbook loop: returns at once while anything stays ready."), Qt::ToolTipRole);
    connect(m_mode, &QComboBox::activated, this,
            [this] { emit modeChosen(static_cast<Mode>(m_mode->currentData().toInt())); });
    m_row->addWidget(m_mode);
}

void ToolBar::fillBackends() {
    const auto* model = qobject_cast<QStandardItemModel*>(m_backend->model());
    for (const BackendInfo& info : probeBackends()) {
        m_backend->addItem(backendText(info.backend), static_cast<int>(info.backend));
        const int row = m_backend->count() - 1;
        m_backend->setItemData(row, translated(info.note), Qt::ToolTipRole);
        model->item(row)->setEnabled(info.works);
    }
}

void ToolBar::showSettings(const EngineSettings& settings) {
    m_backend->setCurrentIndex(m_backend->findData(static_cast<int>(settings.backend)));
    m_timeout->setDuration(settings.timeout);
    m_mode->setCurrentIndex(m_mode->findData(static_cast<int>(settings.mode)));
    m_mode->setShownValue(modeWithPeriod(settings));
}

void ToolBar::editTimeout() {
    m_timeout->setFocus(Qt::ShortcutFocusReason);
    m_timeout->lineEdit()->selectAll();
}

void ToolBar::setEmpty(bool empty) { m_add->setPrimary(empty); }

// Flat, with a line below: the style's own bar has a gradient.
void ToolBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = Look::of(palette());
    painter.fillRect(rect(), look.window);
    painter.setPen(look.strongLine);
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

void ToolBar::setBehind(Nanos behind) {
    m_behind->setVisible(behind != kNoTime);
    if (behind != kNoTime)
        m_behind->setText(tr("View paused, %1 behind").arg(durationText(behind)));
}

} // namespace readyscope
