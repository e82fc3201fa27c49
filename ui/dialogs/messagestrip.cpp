// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/messagestrip.h"

#include "ui/common/icons.h"
#include "ui/common/look.h"

#include <QAccessible>
#include <QPainter>

#include <algorithm>

namespace readyscope {

namespace {

constexpr int kPadding = 8;
constexpr int kIconSize = 16;
constexpr int kLeastHeight = 32;
constexpr int kWidestFloating = 460;
constexpr int kFlags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap;

} // namespace

MessageStrip::MessageStrip(QWidget* parent, Place place) : QWidget(parent), m_place(place) {
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void MessageStrip::setMessage(const QString& text, Tone tone) {
    if (text == m_text && tone == m_tone)
        return;
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    updateGeometry();
    update();
    if (tone == Tone::Error && !text.isEmpty()) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void MessageStrip::floatBelow(const QWidget& field) {
    QWidget* window = field.window();
    if (parentWidget() != window)
        setParent(window);
    const int wanted = fontMetrics().horizontalAdvance(m_text) + width() - textRoom(size()).width();
    const int across = std::min({wanted + 2, kWidestFloating, window->width()});
    resize(across, heightForWidth(across));
    QPoint corner = field.mapTo(window, QPoint(0, field.height() + 4));
    corner.setX(std::clamp(corner.x(), 0, std::max(0, window->width() - width())));
    if (corner.y() + height() > window->height())
        corner.setY(field.mapTo(window, QPoint(0, -height() - 4)).y());
    move(corner);
    show();
    raise();
}

QRect MessageStrip::textRoom(const QSize& size) const {
    const int left = m_tone == Tone::Error ? kPadding + kIconSize + kPadding : 0;
    return QRect(left, 0, size.width() - left - kPadding, size.height());
}

QSize MessageStrip::sizeHint() const { return {300, heightForWidth(std::max(width(), 300))}; }

int MessageStrip::heightForWidth(int width) const {
    const int room = textRoom(QSize(width, 0)).width();
    const QRect words = fontMetrics().boundingRect(QRect(0, 0, room, 1000), kFlags, m_text);
    return std::max(kLeastHeight, words.height() + 2 * kPadding);
}

void MessageStrip::paintEvent(QPaintEvent*) {
    if (m_text.isEmpty())
        return;
    const Look& look = Look::of(palette());
    QPainter painter(this);
    const QRect room = textRoom(size());
    if (m_tone == Tone::Error) {
        painter.fillRect(rect(), look.errorSurface);
        if (m_place == Place::Floating) {
            painter.setPen(look.error);
            painter.drawRect(rect().adjusted(0, 0, -1, -1));
        }
        paintIcon(painter, QRectF(kPadding, (height() - kIconSize) / 2.0, kIconSize, kIconSize), IconName::Error,
                  look.error);
    }
    painter.setPen(m_tone == Tone::Error ? look.error : look.dim);
    painter.drawText(room, kFlags, m_text);
}

} // namespace readyscope
