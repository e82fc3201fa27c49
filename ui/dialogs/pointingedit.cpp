// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pointingedit.h"

#include "ui/common/look.h"
#include "ui/dialogs/errorframe.h"

#include <QFocusEvent>
#include <QFontDatabase>
#include <QPainter>
#include <QPainterPath>
#include <QTimer>

#include <algorithm>

namespace readyscope {

namespace {

constexpr int kLeastWidth = 8; // of what is missing at the end
constexpr int kEdge = 4;       // the style's own frame and padding
constexpr int kTextMargin = 5;

// QLineEdit's cursor rectangle begins this much left of the cursor itself (QWidgetLineControl::rectForPos).
constexpr int kCursorMargin = 5;

} // namespace

PointingEdit::PointingEdit(QWidget* parent) : QLineEdit(parent) {
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (font().pixelSize() > 0)
        fixed.setPixelSize(font().pixelSize());
    else
        fixed.setPointSizeF(font().pointSizeF());
    setFont(fixed);
    setTextMargins(kTextMargin, 0, kTextMargin, 0);
}

void PointingEdit::setWrong(qsizetype index, qsizetype length) {
    m_index = index;
    m_length = length;
    update();
}

int PointingEdit::xOf(qsizetype index) const {
    const QFontMetricsF metrics(font());
    const QString shown = displayText();
    const double fromCursor =
        metrics.horizontalAdvance(shown.left(index)) - metrics.horizontalAdvance(shown.left(cursorPosition()));
    return cursorRect().left() + kCursorMargin + qRound(fromCursor);
}

QRect PointingEdit::wrongRect() const {
    const int left = xOf(m_index);
    const int right = m_length > 0 ? xOf(m_index + m_length) : left + kLeastWidth;
    const QRect line = cursorRect();
    return QRect(left, line.top(), right - left, line.height());
}

int PointingEdit::pointerX() const {
    const int right = m_length > 0 ? xOf(m_index + 1) : xOf(m_index) + kLeastWidth;
    return std::clamp((xOf(m_index) + right) / 2, kEdge, std::max(kEdge, width() - kEdge));
}

void PointingEdit::redrawWrong(QPainter& painter, const QRect& box) const {
    const Look& look = Look::of(palette());
    painter.fillRect(box, look.errorSurface);
    painter.setPen(look.error);
    painter.setFont(font());
    // On the line's own baseline: the cursor's box is one pixel higher than the line.
    painter.drawText(box.left(), box.top() + fontMetrics().ascent(), displayText().mid(m_index, m_length));
}

void PointingEdit::drawSquiggle(QPainter& painter, const QRect& box) const {
    constexpr double kStep = 2;
    QPainterPath path;
    const double low = std::min(box.bottom() + 2, height() - 3);
    path.moveTo(box.left() - kStep, low);
    bool up = true;
    for (double x = box.left(); x <= box.right() + kStep + 1; x += kStep, up = !up)
        path.lineTo(x, up ? low - 2 : low);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Look::of(palette()).error, 1.2));
    painter.drawPath(path);
}

// A dialog that opens, and Tab, select all the text; here that would hide what is pointed at.
void PointingEdit::focusInEvent(QFocusEvent* event) {
    QLineEdit::focusInEvent(event);
    if (isWrong())
        end(false);
}

void PointingEdit::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    if (!isWrong())
        return;
    paintErrorFrame(*this);
    QPainter painter(this);
    painter.setClipRect(rect().adjusted(kEdge, 0, -kEdge, 0));
    const QRect box = wrongRect();
    // The style draws selected text and the cursor; those are left as they are.
    const bool cursorInside = hasFocus() && cursorPosition() >= m_index && cursorPosition() <= m_index + m_length;
    if (m_length > 0 && !hasSelectedText() && !cursorInside)
        redrawWrong(painter, box);
    drawSquiggle(painter, box);
    if (pointerX() != m_paintedPointer) {
        m_paintedPointer = pointerX();
        QTimer::singleShot(0, this, &PointingEdit::scrolled); // others repaint after this event, not within it
    }
}

} // namespace readyscope
