// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/lookstyle.h"

#include "ui/common/look.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace readyscope {

namespace {

constexpr double kRadius = 4;

QColor edgeOf(const QStyleOption& option) {
    const Look& look = Look::of(option.palette);
    if (!(option.state & QStyle::State_Enabled))
        return look.strongLine;
    return (option.state & QStyle::State_HasFocus) ? look.accent : look.controlEdge;
}

void drawEdge(QPainter& painter, const QRectF& rect, const QColor& colour, double radius) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
}

void drawSurface(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& edge) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    painter.restore();
}

QColor buttonFill(const QStyleOption& option) {
    const Look& look = Look::of(option.palette);
    if (option.state & (QStyle::State_On | QStyle::State_Sunken))
        return look.selected;
    return (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled) ? look.hover : look.base;
}

} // namespace

LookStyle::LookStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("fusion"))) {}

void LookStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
    switch (element) {
    case PE_PanelButtonCommand: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        // What Return does is the primary one: filled.
        if (button != nullptr && (button->features & QStyleOptionButton::DefaultButton))
            break;
        drawSurface(*painter, option->rect, buttonFill(*option), edgeOf(*option));
        return;
    }
    case PE_FrameFocusRect:
        if (qstyleoption_cast<const QStyleOptionFocusRect*>(option) == nullptr)
            break;
        drawEdge(*painter, option->rect, Look::of(option->palette).accent, kRadius);
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    switch (element) {
    case PE_FrameLineEdit:
        drawEdge(*painter, option->rect, edgeOf(*option), kRadius);
        break;
    case PE_IndicatorCheckBox:
        drawEdge(*painter, option->rect, edgeOf(*option), 3);
        break;
    case PE_IndicatorRadioButton:
        drawEdge(*painter, option->rect, edgeOf(*option), option->rect.height() / 2.0);
        break;
    default:
        break;
    }
}

void LookStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const {
    if (element == CE_ToolBar || element == CE_MenuBarEmptyArea) {
        painter->fillRect(option->rect, option->palette.window()); // flat, without Fusion's gradient
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void LookStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                   const QWidget* widget) const {
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    const auto* combo = control == CC_ComboBox ? qstyleoption_cast<const QStyleOptionComboBox*>(option) : nullptr;
    const auto* spin = control == CC_SpinBox ? qstyleoption_cast<const QStyleOptionSpinBox*>(option) : nullptr;
    if ((combo != nullptr && combo->frame) || (spin != nullptr && spin->frame))
        drawEdge(*painter, option->rect, edgeOf(*option), kRadius);
}

// Words alone: Fusion's pictures on them are drawn for a light palette.
int LookStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* returned) const {
    return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, returned);
}

} // namespace readyscope
