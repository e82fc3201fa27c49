// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/filterbar.h"

#include "ui/common/icons.h"
#include "ui/main/actions.h"
#include "ui/main/filterfield.h"
#include "ui/main/filtertoggle.h"
#include "ui/sockets/rowfilter.h"
#include "ui/sockets/sockettableview.h"

#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace readyscope {

namespace {
constexpr int kMargin = 8;
constexpr int kGap = 8;
constexpr int kControl = 26; // px, height
constexpr int kLeastField = 150;
constexpr int kMostField = 314;
} // namespace

FilterBar::FilterBar(Actions& actions, SocketTableView& table, QWidget* parent)
    : QWidget(parent), m_actions(actions), m_table(table), m_field(new FilterField(this)),
      m_ready(new FilterToggle(actions.onlyReady, this)), m_ended(new FilterToggle(actions.onlyEnded, this)),
      m_changed(new FilterToggle(actions.onlyChanged, this)), m_columns(new QToolButton(this)) {
    auto* menu = new QMenu(m_columns);
    menu->addActions(table.columnActions());
    m_columns->setMenu(menu);
    m_columns->setPopupMode(QToolButton::InstantPopup);
    m_columns->setIcon(icon(IconName::Columns));
    m_columns->setIconSize({16, 16});
    m_columns->setAutoRaise(true);
    m_columns->setFocusPolicy(Qt::TabFocus);
    m_columns->setToolTip(tr("Columns"));
    m_columns->setAccessibleName(tr("Columns"));
    table.filter().setCounted(true);
    wire();
    fitClear();
}

void FilterBar::wire() {
    RowFilter& rows = m_table.filter();
    connect(m_field, &FilterField::filterChanged, &rows, [this, &rows](const Filter& filter) {
        rows.setFilter(filter);
        fitClear();
    });
    connect(m_field, &FilterField::left, this, [this] { m_table.setFocus(); });
    connect(m_field, &FilterField::escaped, this, [this] { clear(); });
    for (const QAction* action : {m_actions.onlyReady, m_actions.onlyEnded, m_actions.onlyChanged})
        connect(action, &QAction::toggled, this, &FilterBar::choose);
    connect(m_actions.clearFilter, &QAction::triggered, this, &FilterBar::clear);
    connect(&m_table, &SocketTableView::clearFilterAsked, this, &FilterBar::clear);
    connect(&rows, &RowFilter::countsChanged, this, [this](const RowCounts& counts) {
        m_ready->setCount(counts.ready);
        m_ended->setCount(counts.ended);
        m_changed->setCount(counts.changedInView);
        place();
    });
}

void FilterBar::choose() {
    m_table.filter().setChoice(
        {m_actions.onlyReady->isChecked(), m_actions.onlyEnded->isChecked(), m_actions.onlyChanged->isChecked()});
    fitClear();
}

void FilterBar::fitClear() {
    const bool any = m_table.filter().isActive();
    m_actions.clearFilter->setEnabled(any);
    m_actions.clearFilter->setToolTip(any ? tr("Shows every socket again (Ctrl+Shift+F)") : tr("No filter is set."));
}

void FilterBar::begin() {
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FilterBar::clear() {
    m_field->clear();
    for (QAction* action : {m_actions.onlyReady, m_actions.onlyEnded, m_actions.onlyChanged})
        action->setChecked(false);
    m_table.setFocus();
}

void FilterBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place();
}

void FilterBar::place() {
    const int room = width() - 2 * kMargin;
    int taken = 0;
    QVector<QWidget*> shown;
    for (QWidget* control : {static_cast<QWidget*>(m_ready), static_cast<QWidget*>(m_ended),
                             static_cast<QWidget*>(m_changed), static_cast<QWidget*>(m_columns)}) {
        const int wanted = kGap + control->sizeHint().width();
        const bool fits = taken + wanted + kLeastField <= room;
        control->setVisible(fits);
        if (!fits)
            continue;
        taken += wanted;
        shown.append(control);
    }
    const int top = (height() - kControl) / 2;
    const int field = std::clamp(room - taken, 0, kMostField);
    m_field->setGeometry(kMargin, top, field, kControl);
    int left = kMargin + field + kGap;
    for (QWidget* control : std::as_const(shown)) {
        const int wide = control->sizeHint().width();
        const bool isLast = control == m_columns;
        control->setGeometry(isLast ? std::max(left, width() - kMargin - wide) : left, top, wide, kControl);
        left += wide + kGap;
    }
}

} // namespace readyscope
