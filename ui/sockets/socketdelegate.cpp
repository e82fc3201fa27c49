// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/socketdelegate.h"

#include "ui/common/chips.h"
#include "ui/common/glyphs.h"
#include "ui/common/sublanes.h"
#include "ui/common/texts.h"
#include "ui/sockets/socketcells.h"
#include "ui/sockets/socketmodel.h"
#include "ui/sockets/sublanecells.h"

#include <QFontMetrics>
#include <QPainter>

namespace readyscope {

namespace {

constexpr int kInterestPitch = 14;
constexpr int kPinWidth = 14;

struct Cell {
    QPainter& painter;
    const QStyleOptionViewItem& option;
    const QModelIndex& index;
    const Look& look;
    QRect room; // within the paddings
    QColor surface;
};

Events eventsOf(const QModelIndex& index, int role) {
    return Events::fromBits(static_cast<std::uint16_t>(index.data(role).toUInt()));
}

bool isSubLane(const QModelIndex& index) { return index.data(SocketModel::SubLaneRole).toUInt() != 0; }

void drawText(const Cell& cell, const QString& text, const QColor& color, const QFont& font, const QRect& room,
              Qt::Alignment side, Qt::TextElideMode elide = Qt::ElideRight) {
    cell.painter.setFont(font);
    cell.painter.setPen(color);
    // Widths are rounded, but eliding goes by the fraction: what fits a column of its own width stays whole.
    const QFontMetrics metrics(font);
    const bool fits = metrics.horizontalAdvance(text) <= room.width();
    const QString shown = fits ? text : metrics.elidedText(text, elide, room.width());
    cell.painter.drawText(room, static_cast<int>(side | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
}

void drawLeft(const Cell& cell, const QString& text, const QColor& color) {
    drawText(cell, text, color, cell.option.font, cell.room, Qt::AlignLeft);
}

void drawWords(const Cell& cell, const QColor& color) {
    const QString words = cell.index.data().toString();
    drawLeft(cell, words, words == QString::fromUtf8(kNotApplicable) ? cell.look.faint : color);
}

// A head on a needle.
void paintPin(const Cell& cell, QPointF middle) {
    cell.painter.save();
    cell.painter.setRenderHint(QPainter::Antialiasing);
    cell.painter.setPen(QPen(cell.look.accent, 1.35, Qt::SolidLine, Qt::RoundCap));
    cell.painter.drawLine(middle + QPointF(0, 1), middle + QPointF(0, 5));
    cell.painter.drawLine(middle + QPointF(-3, 1), middle + QPointF(3, 1));
    cell.painter.setBrush(cell.look.accent);
    cell.painter.drawRect(QRectF(middle + QPointF(-1.5, -4), QSizeF(3, 5)));
    cell.painter.restore();
}

void drawName(const Cell& cell) {
    const QRect glyph(cell.room.left() - kCellPadding + 3, cell.room.top() + (cell.room.height() - kGlyphSize) / 2,
                      kGlyphSize, kGlyphSize);
    paintGlyph(cell.painter, glyph, static_cast<StateGlyph>(cell.index.data(SocketModel::GlyphRole).toInt()),
               cell.look);
    const bool isSelected = cell.option.state.testFlag(QStyle::State_Selected);
    QRect room = cell.room.adjusted(glyph.right() + 5 - cell.room.left(), 0, 0, 0);
    if (cell.index.data(SocketModel::PinnedRole).toBool()) {
        room.adjust(0, 0, -kPinWidth, 0);
        paintPin(cell, QPointF(room.right() + kPinWidth / 2.0, room.center().y()));
    }
    // A listener's children differ in their last letters.
    drawText(cell, cell.index.data().toString(), cell.look.text,
             isSelected ? strongFont(cell.option.font) : cell.option.font, room, Qt::AlignLeft, Qt::ElideMiddle);
}

void drawRevents(const Cell& cell) {
    if (cell.index.data(SocketModel::ProblemRole).toBool()) {
        drawLeft(cell, cell.index.data().toString(), cell.look.warning);
        return;
    }
    const Events revents = eventsOf(cell.index, SocketModel::ReventsRole);
    if (!revents.empty()) {
        Chips(revents, cell.room, cell.option.font).paint(cell.painter, cell.look, cell.surface);
        return;
    }
    drawWords(cell, cell.look.dim);
}

// A place for each bit that can be asked for, so that columns of letters are read downwards; a dot where it is not.
void drawInterest(const Cell& cell) {
    const Events interest = eventsOf(cell.index, SocketModel::InterestRole);
    const QFont font = chipFont(cell.option.font);
    const QFontMetrics metrics(font);
    // On the line of the other words, although smaller.
    const QFontMetrics words(cell.option.font);
    const int baseline = cell.room.top() + (cell.room.height() - words.height()) / 2 + words.ascent();
    int x = cell.room.left();
    for (const EventName& entry : kEventNames) {
        const bool asked = interest.any(entry.bit);
        if (!asked && !kDefaultInterest.any(entry.bit))
            continue;
        const QString letter =
            asked ? QString::fromLatin1(entry.shortName.data(), static_cast<qsizetype>(entry.shortName.size()))
                  : QString::fromUtf8("\u00b7");
        cell.painter.setFont(font);
        cell.painter.setPen(asked ? cell.look.text : cell.look.faint);
        const int advance = metrics.horizontalAdvance(letter);
        const int width = std::max(kInterestPitch - 6, advance);
        cell.painter.drawText(x + (width - advance) / 2, baseline, letter);
        x += std::max(kInterestPitch, width + 3);
    }
}

// Numbers are not cut: smaller first, then rounded.
void drawNumber(const Cell& cell) {
    QString text = cell.index.data().toString();
    QFont font = cell.option.font;
    if (QFontMetrics(font).horizontalAdvance(text) > cell.room.width())
        font = smallFont(font);
    if (QFontMetrics(font).horizontalAdvance(text) > cell.room.width())
        text = cell.index.data(SocketModel::ShortTextRole).toString();
    const QColor color = text == QString::fromUtf8(kNotApplicable) ? cell.look.faint : cell.look.text;
    drawText(cell, text, color, font, cell.room, Qt::AlignRight);
}

void drawCell(const Cell& cell) {
    switch (static_cast<Column>(cell.index.column())) {
    case Column::Name:
        return drawName(cell);
    case Column::Kind:
        return drawLeft(cell, cell.index.data().toString(), cell.look.dim);
    case Column::Endpoints:
        return drawWords(cell, cell.look.text);
    case Column::Revents:
        return drawRevents(cell);
    case Column::Interest:
        return drawInterest(cell);
    case Column::Since:
    case Column::InQueue:
    case Column::OutQueue:
    case Column::Transitions:
    case Column::Rate:
        return drawNumber(cell);
    }
}

} // namespace

void SocketDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    const int end = isRightAligned(static_cast<Column>(index.column())) ? kCellPadding : kCellEndPadding;
    const Look& look = Look::of(option.palette);
    const QRect room = option.rect.adjusted(kCellPadding, 0, -end, 0);
    if (isSubLane(index))
        paintSubLaneCell(*painter, option, index, room, look);
    else
        drawCell({*painter, option, index, look, room, option.backgroundBrush.color()});
    painter->restore();
}

QSize SocketDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const int height = isSubLane(index)              ? kSubLaneHeight
                       : SocketModel::isGroup(index) ? kGroupHeight
                                                     : static_cast<int>(m_rowHeight);
    if (option.rect.width() < 0) // the tree asks each row for its height in this way
        return {0, height};
    const int text = QFontMetrics(option.font).horizontalAdvance(index.data().toString()) + 2 * kCellPadding;
    int width = text;
    if (index.column() == static_cast<int>(Column::Name))
        width = text + kGlyphSize + 5;
    else if (index.column() == static_cast<int>(Column::Revents) && !index.data(SocketModel::ProblemRole).toBool())
        width = Chips::fullWidth(eventsOf(index, SocketModel::ReventsRole), option.font) + 2 * kCellPadding;
    return {width, height};
}

} // namespace readyscope
