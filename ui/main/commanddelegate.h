// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Paints a command of the palette: title, path, key at the right, the letters that matched in the accent's colour.

#include <QStyledItemDelegate>

namespace readyscope {

class CommandDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int kRow = 28; // px, height

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace readyscope
