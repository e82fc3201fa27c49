// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/labelledcombo.h"

#include "ui/common/look.h"
#include "ui/main/barbutton.h"

#include <QPainter>

namespace readyscope {

namespace {
constexpr int kGap = 7;    // px between label and value
constexpr int kSide = 9;   // px at the left
constexpr int kArrow = 26; // px at the right
constexpr int kSlack = 8;  // px beyond the words, for bearings
} // namespace

LabelledCombo::LabelledCombo(const QString& label, QWidget* parent) : QComboBox(parent), m_label(label) {
    setAccessibleName(label);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setFixedHeight(kBarControlHeight);
}

void LabelledCombo::setShownValue(const QString& value) {
    if (value == m_shownValue)
        return;
    m_shownValue = value;
    updateGeometry();
    update();
}

QString LabelledCombo::value() const { return m_shownValue.isEmpty() ? currentText() : m_shownValue; }

QSize LabelledCombo::sizeHint() const {
    int widest = fontMetrics().horizontalAdvance(value());
    for (int row = 0; row < count(); ++row)
        widest = qMax(widest, fontMetrics().horizontalAdvance(itemText(row)));
    return {kSide + fontMetrics().horizontalAdvance(m_label) + kGap + widest + kSlack + kArrow, kBarControlHeight};
}

QSize LabelledCombo::minimumSizeHint() const {
    return {kSide + fontMetrics().horizontalAdvance(m_label) + kGap + 30 + kArrow, kBarControlHeight};
}

void LabelledCombo::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = Look::of(palette());
    paintBarFrame(painter, *this, underMouse() ? look.hover : look.base, look.controlEdge);
    QRect room = rect().adjusted(kSide, 0, -kArrow, 0);
    painter.setPen(look.dim);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, m_label);
    room.setLeft(room.left() + fontMetrics().horizontalAdvance(m_label) + kGap);
    painter.setPen(isEnabled() ? look.text : look.faint);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(value(), Qt::ElideRight, room.width()));

    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(look.dim, 1.35, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF tip(width() - kArrow / 2.0, height() / 2.0 + 2);
    painter.drawPolyline(QPolygonF{tip + QPointF(-4, -4), tip, tip + QPointF(4, -4)});
}

} // namespace readyscope
