// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/commanddelegate.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"
#include "ui/main/commandmodel.h"

#include <QPainter>

namespace readyscope {

namespace {

constexpr int kSide = 12; // px
constexpr int kGap = 10;
constexpr int kCheck = 18; // px, room for the mark of what is chosen

struct Words {
    QString text;
    QVector<int> marks;
    QFont font;
    QColor color;
};

// One letter after another, so that each may have its own weight; what does not fit is left out with an ellipsis. Tells
// where it ended.
int paintWords(QPainter& painter, QRect room, const Words& words, const QColor& marked) {
    QFont strong = words.font;
    strong.setBold(true);
    const QFontMetrics plainMetrics(words.font);
    const QString text = plainMetrics.elidedText(words.text, Qt::ElideRight, room.width());
    for (qsizetype at = 0; at < text.size();) {
        const bool isMarked = words.marks.contains(static_cast<int>(at));
        qsizetype end = at + 1;
        while (end < text.size() && words.marks.contains(static_cast<int>(end)) == isMarked)
            ++end;
        const QString run = text.mid(at, end - at);
        painter.setFont(isMarked ? strong : words.font);
        painter.setPen(isMarked ? marked : words.color);
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, run);
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(run));
        at = end;
    }
    return room.left();
}

void paintCheck(QPainter& painter, const QRect& row, const QColor& color) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF middle(row.left() + kSide + 4, row.center().y() + 0.5);
    painter.drawPolyline(QPolygonF{middle + QPointF(-4, 0), middle + QPointF(-1, 3), middle + QPointF(4, -4)});
    painter.restore();
}

} // namespace

void CommandDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Look& look = Look::of(option.palette);
    const bool enabled = index.data(CommandModel::EnabledRole).toBool();
    const bool current = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->fillRect(option.rect, current ? look.selected : look.base);
    if (current)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(kAccentBarWidth, option.rect.height())), look.accent);
    const QColor text = enabled ? look.text : look.faint;
    const QColor second = enabled ? look.dim : look.faint;
    if (index.data(CommandModel::CheckedRole).toBool())
        paintCheck(*painter, option.rect, second);
    QRect room = option.rect.adjusted(kSide + kCheck, 0, -kSide, 0);
    const QString keys = index.data(CommandModel::KeysRole).toString();
    painter->setFont(option.font);
    painter->setPen(second);
    painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight, keys);
    if (!keys.isEmpty())
        room.setRight(room.right() - painter->fontMetrics().horizontalAdvance(keys) - 2 * kGap);
    const QColor marked = enabled ? look.accent : look.faint;
    const int end = paintWords(
        *painter, room,
        {index.data().toString(), index.data(CommandModel::TitleMarksRole).value<QVector<int>>(), option.font, text},
        marked);
    room.setLeft(end + kGap);
    if (room.width() > kCheck)
        paintWords(*painter, room,
                   {index.data(CommandModel::PathRole).toString(),
                    index.data(CommandModel::PathMarksRole).value<QVector<int>>(), smallFont(option.font), second},
                   marked);
    painter->restore();
}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {0, kRow}; }

} // namespace readyscope
