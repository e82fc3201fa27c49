// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pointingfield.h"

#include "ui/common/look.h"
#include "ui/dialogs/messagestrip.h"
#include "ui/dialogs/pointingedit.h"

#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace readyscope {

namespace {

constexpr int kEditHeight = 32;
constexpr int kPointerRoom = 10; // between field and strip

} // namespace

PointingField::PointingField(QWidget* parent)
    : QWidget(parent), m_edit(new PointingEdit(this)), m_strip(new MessageStrip(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kPointerRoom);
    layout->addWidget(m_edit);
    layout->addWidget(m_strip);
    m_edit->setMinimumHeight(kEditHeight);
    setFocusProxy(m_edit);
    connect(m_edit, &PointingEdit::scrolled, this, qOverload<>(&QWidget::update));
}

QString PointingField::message() const { return m_strip->message(); }

void PointingField::pointAt(qsizetype index, qsizetype length, const QString& message) {
    m_wrongIndex = index;
    m_edit->setWrong(index, length);
    m_edit->setAccessibleDescription(message);
    m_strip->setMessage(message, MessageStrip::Tone::Error);
    update();
}

void PointingField::hint(const QString& message) {
    m_wrongIndex = -1;
    m_edit->setWrong(-1, 0);
    m_edit->setAccessibleDescription(message);
    m_strip->setMessage(message, MessageStrip::Tone::Hint);
    update();
}

void PointingField::paintEvent(QPaintEvent*) {
    if (!isWrong())
        return;
    constexpr double kHalfWidth = 5;
    constexpr double kHeight = 6;
    const double x = m_edit->x() + m_edit->pointerX();
    const double top = m_edit->geometry().bottom() + 3;
    QPainterPath triangle;
    triangle.moveTo(x, top);
    triangle.lineTo(x + kHalfWidth, top + kHeight);
    triangle.lineTo(x - kHalfWidth, top + kHeight);
    triangle.closeSubpath();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(triangle, Look::of(palette()).error);
}

} // namespace readyscope
