// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspectorhead.h"

#include "ui/common/bands.h"
#include "ui/common/glyphs.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QPainter>

namespace readyscope {

namespace {

QString secondWords(const SocketInfo& socket) {
    QStringList words;
    if (!socket.local.empty() && !socket.peer.empty())
        words << QString::fromStdString(socket.local) + QLatin1Char(' ') + endpointsText(socket);
    else
        words << endpointsText(socket);
    if (socket.fd >= 0)
        words << InspectorHead::tr("fd %1").arg(socket.fd);
    words << policyText(socket.policy);
    return words.join(QStringLiteral("   "));
}

} // namespace

InspectorHead::InspectorHead(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void InspectorHead::show(const SocketInfo& socket, Events revents) {
    if (socket == m_socket && revents == m_revents)
        return;
    m_socket = socket;
    m_revents = revents;
    setAccessibleName(socket.id == kNoSocket ? QString() : spokenName(socket, revents, kNoTime));
    update();
}

QSize InspectorHead::sizeHint() const { return {200, 30}; }

void InspectorHead::paintEvent(QPaintEvent*) {
    if (m_socket.id == kNoSocket)
        return;
    QPainter painter(this);
    const Look& look = Look::of(palette());
    const QRectF box(0, (height() - kGlyphSize) / 2.0, kGlyphSize, kGlyphSize);
    paintGlyph(painter, box, glyphFor(m_socket, m_revents), look);

    const QFont bold = strongFont(font());
    const QString name = QString::fromStdString(m_socket.name);
    painter.setFont(bold);
    painter.setPen(look.text);
    QRect room = rect().adjusted(kGlyphSize + 8, 0, -8, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, name);
    room.setLeft(room.left() + QFontMetrics(bold).horizontalAdvance(name) + 12);
    painter.setFont(font());
    painter.setPen(look.dim);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(secondWords(m_socket), Qt::ElideRight, room.width()));
}

} // namespace readyscope
