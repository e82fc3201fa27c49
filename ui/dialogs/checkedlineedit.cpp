// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/checkedlineedit.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"

#include <QPainter>

namespace readyscope {

void paintErrorFrame(QWidget& widget) {
    constexpr qreal kThick = 1.5;
    QPainter painter(&widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Look::of(widget.palette()).error, kThick));
    constexpr qreal kHalf = kThick / 2;
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(kHalf, kHalf, -kHalf, -kHalf), kControlRadius - 1,
                            kControlRadius - 1);
}

void CheckedLineEdit::setProblem(const QString& message) {
    if (m_problem == message)
        return;
    m_problem = message;
    setToolTip(message);
    setAccessibleDescription(message);
    update();
}

void CheckedLineEdit::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    if (!m_problem.isEmpty())
        paintErrorFrame(*this);
}

} // namespace readyscope
