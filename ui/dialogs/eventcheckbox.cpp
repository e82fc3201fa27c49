// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/eventcheckbox.h"

#include "ui/common/chips.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QPainter>
#include <QStyleOptionButton>

#include <algorithm>

namespace readyscope {

namespace {

constexpr int kHeight = 26;
constexpr int kChipLeft = 24;
constexpr int kWordsLeft = 84;

} // namespace

EventCheckBox::EventCheckBox(Events::Bit bit, QWidget* parent) : QCheckBox(parent), m_bit(bit) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void EventCheckBox::setWords(const QString& words) {
    m_words = words;
    setAccessibleName(QStringLiteral("%1: %2").arg(eventNames(m_bit), words));
    updateGeometry();
    update();
}

QSize EventCheckBox::sizeHint() const {
    return {kWordsLeft + fontMetrics().horizontalAdvance(m_words) + 8, std::max(kHeight, fontMetrics().height() + 6)};
}

QRect EventCheckBox::indicator() const {
    QStyleOptionButton option;
    initStyleOption(&option);
    return style()->subElementRect(QStyle::SE_CheckBoxIndicator, &option, this);
}

void EventCheckBox::paintEvent(QPaintEvent*) {
    const Look& look = Look::of(palette());
    QPainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.rect = indicator();
    style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &option, &painter, this);

    const Chips chips(m_bit, QRect(kChipLeft, 0, kWordsLeft, height()), font());
    chips.paint(painter, look, palette().color(QPalette::Window));
    painter.setPen(look.dim);
    painter.drawText(rect().adjusted(kWordsLeft, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_words);
    if (!hasFocus())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(look.accent, 1.5));
    painter.drawRoundedRect(QRectF(option.rect).adjusted(-2, -2, 2, 2), 4, 4);
}

} // namespace readyscope
