// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/barbutton.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"

#include <QAction>
#include <QFrame>
#include <QHBoxLayout>
#include <QPainter>

namespace readyscope {

namespace {
constexpr int kSide = 12; // px left and right of the content
constexpr int kGap = 8;   // px between icon and words
constexpr int kIcon = 16;
} // namespace

void paintBarFrame(QPainter& painter, const QWidget& control, const QColor& fill, const QColor& edge) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    painter.setPen(QPen(edge, 1));
    const QRectF frame = QRectF(control.rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(frame, kControlRadius, kControlRadius);
    if (control.hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Look::of(control.palette()).accent, 1.5));
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), kControlRadius, kControlRadius);
    }
    painter.restore();
}

void addBarLine(QHBoxLayout& row) {
    auto* line = new QFrame(row.parentWidget());
    line->setFrameShape(QFrame::VLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    line->setFixedHeight(22);
    row.addSpacing(4);
    row.addWidget(line);
    row.addSpacing(4);
}

void paintBarGround(QWidget& bar) {
    QPainter painter(&bar);
    const Look& look = Look::of(bar.palette());
    painter.fillRect(bar.rect(), look.window);
    painter.setPen(look.strongLine);
    painter.drawLine(bar.rect().bottomLeft(), bar.rect().bottomRight());
}

BarButton::BarButton(QAction* action, QWidget* parent) : QToolButton(parent) {
    setDefaultAction(action);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setFixedHeight(kBarControlHeight);
}

void BarButton::setPrimary(bool primary) {
    if (primary == m_primary)
        return;
    m_primary = primary;
    update();
}

QSize BarButton::sizeHint() const {
    return {2 * kSide + kIcon + kGap + fontMetrics().horizontalAdvance(text()), kBarControlHeight};
}

void BarButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = Look::of(palette());
    const bool primary = m_primary && isEnabled();
    const QColor fill = primary                   ? look.accent
                        : isChecked() || isDown() ? look.selected
                        : underMouse()            ? look.hover
                                                  : look.base;
    const QColor edge = primary || isChecked() ? look.accent : isEnabled() ? look.controlEdge : look.strongLine;
    paintBarFrame(painter, *this, isEnabled() ? fill : look.window, edge);
    const QRect place(kSide, (height() - kIcon) / 2, kIcon, kIcon);
    icon().paint(&painter, place, Qt::AlignCenter,
                 !isEnabled() ? QIcon::Disabled
                 : primary    ? QIcon::Selected
                              : QIcon::Normal);
    painter.setPen(!isEnabled() ? look.faint : primary ? look.onAccent : look.text);
    painter.drawText(rect().adjusted(kSide + kIcon + kGap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
}

} // namespace readyscope
