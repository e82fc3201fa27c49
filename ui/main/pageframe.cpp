// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/pageframe.h"

#include "ui/main/pagetabs.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace readyscope {

PageFrame::PageFrame(QWidget* parent) : QWidget(parent), m_tabs(new PageTabs(this)), m_pages(new QStackedWidget(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_pages, 1);
    m_tabs->hide();
    connect(m_tabs, &QTabBar::currentChanged, this, &PageFrame::choose);
    connect(m_tabs, &PageTabs::closeAsked, this, &PageFrame::close);
}

void PageFrame::addPage(QWidget* page, const QString& title) {
    m_pages->addWidget(page);
    m_tabs->add(title, m_tabs->count() > 0);
    m_tabs->setVisible(m_tabs->count() > 1);
}

void PageFrame::setSecond(QWidget* page, const QString& words) { m_tabs->setSecond(m_pages->indexOf(page), words); }

void PageFrame::showPage(QWidget* page) { m_tabs->setCurrentIndex(m_pages->indexOf(page)); }

QWidget* PageFrame::current() const { return m_pages->currentWidget(); }

void PageFrame::choose(int index) {
    m_pages->setCurrentIndex(index);
    if (index >= 0)
        emit currentChanged(m_pages->currentWidget());
}

void PageFrame::close(int index) {
    QWidget* page = m_pages->widget(index);
    m_pages->removeWidget(page);
    m_tabs->removeTab(index);
    m_tabs->setVisible(m_tabs->count() > 1);
    emit closed(page);
}

} // namespace readyscope
