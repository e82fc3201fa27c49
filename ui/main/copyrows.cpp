// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/copyrows.h"

#include <QHeaderView>
#include <QTableView>
#include <QTreeView>

#include <algorithm>

namespace readyscope {

namespace {

const QHeaderView* headerOf(const QAbstractItemView& view) {
    if (const auto* table = qobject_cast<const QTableView*>(&view))
        return table->horizontalHeader();
    const auto* tree = qobject_cast<const QTreeView*>(&view);
    return tree == nullptr ? nullptr : tree->header();
}

QString lineOf(const QModelIndex& row, const QHeaderView* header) {
    if (header == nullptr)
        return row.data().toString();
    QStringList cells;
    for (int place = 0; place < header->count(); ++place)
        if (const int column = header->logicalIndex(place); !header->isSectionHidden(column))
            cells << row.siblingAtColumn(column).data().toString();
    return cells.join(QLatin1Char('\t'));
}

} // namespace

QString selectedRowsText(const QAbstractItemView& view) {
    if (view.selectionModel() == nullptr)
        return {};
    QModelIndexList rows = view.selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex& row : std::as_const(rows))
        lines << lineOf(row, headerOf(view));
    return lines.join(QLatin1Char('\n'));
}

} // namespace readyscope
