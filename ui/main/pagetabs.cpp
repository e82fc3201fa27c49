// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/pagetabs.h"

#include "ui/common/bands.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"

#include <QEvent>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace readyscope {

namespace {
constexpr int kSide = 20;      // px left and right of the words
constexpr int kGap = 10;       // between the first and the second words
constexpr int kCross = 20;     // the button
constexpr int kCrossRoom = 14; // added to a tab that has one
constexpr int kAccent = 2;     // the line above the chosen one
} // namespace

PageTabs::PageTabs(QWidget* parent) : QTabBar(parent) {
    setDrawBase(false);
    setExpanding(false);
    setFixedHeight(kPageTabsHeight);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(tr("Pages"));
}

int PageTabs::add(const QString& title, bool closable) {
    const int index = addTab(title);
    if (closable)
        addCross(index);
    return index;
}

void PageTabs::addCross(int index) {
    auto* cross = new QToolButton(this);
    cross->setAutoRaise(true);
    cross->setIcon(icon(IconName::Close, IconTint::Dim));
    cross->setIconSize({14, 14});
    cross->setFixedSize(kCross, kCross);
    cross->setFocusPolicy(Qt::TabFocus);
    cross->setToolTip(tr("Close %1").arg(tabText(index)));
    cross->setAccessibleName(cross->toolTip());
    connect(cross, &QToolButton::clicked, this, [this, cross] {
        for (int i = 0; i < count(); ++i)
            if (tabButton(i, RightSide) == cross)
                emit closeAsked(i);
    });
    setTabButton(index, RightSide, cross);
}

void PageTabs::setSecond(int index, const QString& words) {
    if (words == second(index))
        return;
    const bool comesOrGoes = words.isEmpty() != second(index).isEmpty();
    setTabData(index, words);
    const int room = QFontMetrics(smallFont(font())).horizontalAdvance(words);
    if (room > m_secondRoom || comesOrGoes) {
        m_secondRoom = std::max(m_secondRoom, room);
        setTabText(index, tabText(index)); // has the tabs laid out again
    }
    update(tabRect(index));
}

QSize PageTabs::tabSizeHint(int index) const {
    int width = 2 * kSide + QFontMetrics(strongFont(font())).horizontalAdvance(tabText(index));
    if (!second(index).isEmpty())
        width += kGap + m_secondRoom;
    if (tabButton(index, RightSide))
        width += kCrossRoom;
    return {width, kPageTabsHeight};
}

void PageTabs::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = Look::of(palette());
    painter.fillRect(rect(), look.window);
    painter.fillRect(0, height() - 1, width(), 1, look.strongLine);
    for (int i = 0; i < count(); ++i)
        paintTab(painter, i);
}

void PageTabs::paintTab(QPainter& painter, int index) const {
    const Look& look = Look::of(palette());
    const QRect tab = tabRect(index);
    const bool chosen = index == currentIndex();
    if (chosen) {
        painter.fillRect(tab, look.base);
        painter.fillRect(tab.left(), tab.top(), 1, tab.height(), look.strongLine);
        painter.fillRect(tab.right(), tab.top(), 1, tab.height(), look.strongLine);
        painter.fillRect(tab.left(), tab.top(), tab.width(), kAccent, look.accent);
    }
    if (chosen && hasFocus()) {
        painter.setPen(QPen(look.accent, 1.5));
        painter.drawRect(QRectF(tab).adjusted(4, 5, -4, -4));
    }
    const QFont title = chosen ? strongFont(font()) : font();
    QRect words = tab.adjusted(kSide, kAccent, 0, 0);
    painter.setFont(title);
    painter.setPen(look.text);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, tabText(index));
    words.setLeft(words.left() + QFontMetrics(title).horizontalAdvance(tabText(index)) + kGap);
    painter.setFont(smallFont(font()));
    painter.setPen(look.dim);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, second(index));
}

void PageTabs::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange)
        m_secondRoom = 0;
    QTabBar::changeEvent(event);
}

} // namespace readyscope
