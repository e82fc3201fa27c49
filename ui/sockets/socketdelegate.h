// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Paints the cells of the table. The row's surface, its lines and its marks are the tree's (sockettree.h), which hands
// the surface over as the option's backgroundBrush.

#include "ui/common/bands.h"

#include <QStyledItemDelegate>

namespace readyscope {

struct Look;

inline constexpr int kCellPadding = 7;
inline constexpr int kCellEndPadding = 3; // right of words, so that a column may be as narrow as they are

class SocketDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    RowHeight rowHeight() const { return m_rowHeight; }
    void setRowHeight(RowHeight height) { m_rowHeight = height; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    RowHeight m_rowHeight = RowHeight::Normal;
};

} // namespace readyscope
