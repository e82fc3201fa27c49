// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Paints the cells of a row that is one event bit: a square, filled where the bit is set, letters, words.

#include <QRect>

class QModelIndex;
class QPainter;
class QStyleOptionViewItem;

namespace readyscope {

struct Look;

// `room` within the cell's paddings.
void paintSubLaneCell(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                      const QRect& room, const Look& look);

} // namespace readyscope
