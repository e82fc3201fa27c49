// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/filtertoggle.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QAction>
#include <QPainter>

#include <algorithm>

namespace readyscope {

namespace {
constexpr int kHeight = 26; // px
constexpr int kSide = 10;   // px left and right of the words
constexpr int kGap = 6;     // px between word and count
constexpr int kDigits = 2;  // have room from the first, so that the bar does not stir as numbers grow
} // namespace

FilterToggle::FilterToggle(QAction* action, QWidget* parent) : QToolButton(parent) {
    setDefaultAction(action);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setFixedHeight(kHeight);
    setCount(0);
}

void FilterToggle::setCount(int count) {
    const auto digits = countWords().size();
    m_count = count;
    setAccessibleName(text());
    setAccessibleDescription(count == 1 ? tr("1 socket") : tr("%1 sockets").arg(countWords()));
    if (digits != countWords().size())
        updateGeometry();
    update();
}

QString FilterToggle::countWords() const { return countText(static_cast<std::uint64_t>(m_count)); }

QSize FilterToggle::sizeHint() const {
    const QFontMetrics small(smallFont(font()));
    const int count =
        std::max(small.horizontalAdvance(countWords()), kDigits * small.horizontalAdvance(QLatin1Char('0')));
    return {2 * kSide + fontMetrics().horizontalAdvance(text()) + kGap + count, kHeight};
}

void FilterToggle::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Look& look = Look::of(palette());
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setBrush(isChecked() || isDown() ? look.selected : underMouse() ? look.hover : look.base);
    painter.setPen(QPen(isChecked() || hasFocus() ? look.accent : look.controlEdge, hasFocus() ? 1.5 : 1));
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);
    painter.setPen(isEnabled() ? look.text : look.faint);
    painter.drawText(rect().adjusted(kSide, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
    painter.setFont(smallFont(font()));
    painter.setPen(isEnabled() ? look.dim : look.faint);
    painter.drawText(rect().adjusted(0, 0, -kSide, 0), Qt::AlignVCenter | Qt::AlignRight, countWords());
}

} // namespace readyscope
