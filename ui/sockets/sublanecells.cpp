// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/sublanecells.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/sockets/socketcolumns.h"
#include "ui/sockets/socketmodel.h"

#include <QPainter>
#include <QStyleOptionViewItem>

namespace readyscope {

namespace {

constexpr int kSquare = 10;
constexpr int kSquareLeft = 6; // within the room
constexpr int kLettersLeft = 23;

void write(QPainter& painter, const QRect& room, const QString& text, const QFont& font, const QColor& color,
           Qt::Alignment side) {
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(room, static_cast<int>(side | Qt::AlignVCenter) | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, room.width()));
}

// Not antialiased, so that its edges are as sharp as a band's.
void paintSquare(QPainter& painter, const QRect& room, const QColor& color, bool isSet) {
    const QRect square(room.left() + kSquareLeft, room.top() + (room.height() - kSquare) / 2, kSquare, kSquare);
    if (isSet) {
        painter.fillRect(square, color);
        return;
    }
    painter.setPen(QPen(color, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(square.adjusted(0, 0, -1, -1));
}

} // namespace

void paintSubLaneCell(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                      const QRect& room, const Look& look) {
    const bool isSet = index.data(SocketModel::SetRole).toBool();
    const QString text = index.data().toString();
    const QFont font = smallFont(option.font);
    const QColor color = isSet ? look.text : look.dim;
    switch (static_cast<Column>(index.column())) {
    case Column::Name: {
        const auto bit = static_cast<Events::Bit>(index.data(SocketModel::ReventsRole).toUInt());
        paintSquare(painter, room, look.event(bit), isSet);
        write(painter, room.adjusted(kLettersLeft, 0, 0, 0), text, isSet ? strongFont(font) : font, color,
              Qt::AlignLeft);
        break;
    }
    case Column::Revents:
        write(painter, room.adjusted(2, 0, 0, 0), text, font, look.dim, Qt::AlignLeft);
        break;
    case Column::Since:
        write(painter, room, text, font, text == QString::fromUtf8(kNotApplicable) ? look.faint : look.text,
              Qt::AlignRight);
        break;
    default:
        write(painter, room, text, font, color, Qt::AlignLeft);
    }
}

} // namespace readyscope
