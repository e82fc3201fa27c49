// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/labelledcombo.h"

#include <QStyleOptionComboBox>
#include <QStylePainter>

namespace readyscope {

namespace {
constexpr int kGap = 7;     // px between label and value
constexpr int kHeight = 30; // px, that of the tool bar's buttons
} // namespace

LabelledCombo::LabelledCombo(const QString& label, QWidget* parent) : QComboBox(parent), m_label(label) {
    setAccessibleName(label);
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    setFocusPolicy(Qt::StrongFocus);
}

void LabelledCombo::setShownValue(const QString& value) {
    if (value == m_shownValue)
        return;
    m_shownValue = value;
    update();
}

QString LabelledCombo::value() const { return m_shownValue.isEmpty() ? currentText() : m_shownValue; }

QSize LabelledCombo::sizeHint() const {
    const QSize base = QComboBox::sizeHint();
    return {base.width() + fontMetrics().horizontalAdvance(m_label) + kGap, qMax(kHeight, base.height())};
}

QSize LabelledCombo::minimumSizeHint() const {
    return {fontMetrics().horizontalAdvance(m_label) + 70, sizeHint().height()};
}

void LabelledCombo::paintEvent(QPaintEvent*) {
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    option.currentText.clear();
    painter.drawComplexControl(QStyle::CC_ComboBox, option);

    QRect field = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    field.adjust(4, 0, 0, 0);
    const auto group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    painter.setPen(palette().color(group, QPalette::PlaceholderText));
    painter.drawText(field, Qt::AlignVCenter | Qt::AlignLeft, m_label);
    field.setLeft(field.left() + fontMetrics().horizontalAdvance(m_label) + kGap);
    painter.setPen(palette().color(group, QPalette::ButtonText));
    painter.drawText(field, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(value(), Qt::ElideRight, field.width()));
}

} // namespace readyscope
