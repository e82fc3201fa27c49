// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/infoline.h"

#include "ui/common/icons.h"
#include "ui/common/look.h"

#include <QPainter>

namespace readyscope {

namespace {

constexpr int kIconSize = 16;
constexpr int kTextLeft = 24;
constexpr int kHeight = 24;

} // namespace

void InfoLine::setText(const QString& text) {
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize InfoLine::sizeHint() const { return {kTextLeft + fontMetrics().horizontalAdvance(m_text) + 4, kHeight}; }

void InfoLine::paintEvent(QPaintEvent*) {
    const Look& look = Look::of(palette());
    QPainter painter(this);
    paintIcon(painter, QRectF(0, (height() - kIconSize) / 2.0, kIconSize, kIconSize), IconName::Info, look.dim);
    painter.setPen(look.dim);
    painter.drawText(rect().adjusted(kTextLeft, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_text);
}

} // namespace readyscope
