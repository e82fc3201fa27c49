// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/startcard.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>

namespace readyscope {

namespace {
constexpr int kHeight = 66;
constexpr int kIconBox = 40;
constexpr int kMargin = 14;
constexpr int kWordsAt = kMargin + kIconBox + 16;
} // namespace

StartCard::StartCard(QAction* action, IconName icon, const QString& title, const QString& sentence, bool primary,
                     QWidget* parent)
    : QAbstractButton(parent), m_action(action), m_icon(icon), m_sentence(sentence), m_primary(primary) {
    setText(title);
    setAccessibleDescription(sentence);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
}

QSize StartCard::sizeHint() const { return {420, kHeight}; }

void StartCard::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void StartCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Look& look = Look::of(palette());
    const QColor fill = m_primary ? look.selected : underMouse() || isDown() ? look.hover : look.base;
    painter.setPen(QPen(m_primary ? look.accent : look.controlEdge, 1));
    painter.setBrush(fill);
    const QRectF frame = QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5);
    painter.drawRoundedRect(frame, kControlRadius, kControlRadius);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(look.accent, 1.5));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), kControlRadius + 1,
                                kControlRadius + 1);
    }
    const QRectF box(kMargin, (height() - kIconBox) / 2.0, kIconBox, kIconBox);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_primary ? look.accent : look.header);
    painter.drawRoundedRect(box, 3, 3);
    paintIcon(painter, box.adjusted(12, 12, -12, -12), m_icon, m_primary ? look.onAccent : look.text);

    const QFont title = strongFont(scaledFont(font(), 1.1));
    const QRect upper(kWordsAt, 12, width() - kWordsAt - kMargin, 22);
    const QRect lower(kWordsAt, 34, width() - kWordsAt - kMargin, 20);
    painter.setPen(look.dim);
    painter.setFont(smallFont(font()));
    painter.drawText(upper, Qt::AlignVCenter | Qt::AlignRight, m_action->shortcut().toString(QKeySequence::NativeText));
    painter.setFont(font());
    painter.drawText(lower, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(m_sentence, Qt::ElideRight, lower.width()));
    painter.setPen(look.text);
    painter.setFont(title);
    painter.drawText(upper, Qt::AlignVCenter | Qt::AlignLeft, text());
}

} // namespace readyscope
