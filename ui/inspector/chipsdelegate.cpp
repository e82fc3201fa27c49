// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/chipsdelegate.h"

#include "ui/common/chips.h"
#include "ui/common/texts.h"
#include "ui/inspector/eventsmodel.h"

#include <QPainter>

namespace readyscope {

void ChipsDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto events = Events::fromBits(static_cast<std::uint16_t>(index.data(EventsModel::EventsRole).toInt()));
    const Look& look = Look::of(option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QRect room = option.rect.adjusted(6, 0, -4, 0);
    painter->save();
    const QVariant marked = index.data(Qt::BackgroundRole);
    const QColor surface = selected ? look.selected : marked.isValid() ? marked.value<QBrush>().color() : look.base;
    painter->fillRect(option.rect, surface);
    painter->setPen(look.dim);
    if (events.empty())
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft, QString::fromUtf8(kNotApplicable));
    else
        Chips(events, room, option.font).paint(*painter, look, surface);
    painter->restore();
}

} // namespace readyscope
