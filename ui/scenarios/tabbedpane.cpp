// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/tabbedpane.h"

#include "ui/common/look.h"

#include <QPainter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace readyscope {

TabbedPane::TabbedPane(const QString& name, QWidget* parent)
    : QWidget(parent), m_tabs(new QTabBar(this)), m_panes(new QStackedWidget(this)) {
    m_tabs->setAccessibleName(name);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setFocusPolicy(Qt::TabFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_panes, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_panes, &QStackedWidget::setCurrentIndex);
}

void TabbedPane::add(const QString& title, QWidget* pane) {
    m_panes->addWidget(pane);
    m_tabs->addTab(title);
}

void TabbedPane::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Look::of(palette()).window);
}

} // namespace readyscope
