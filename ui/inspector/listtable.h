// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the tables of the inspector's pages have in common.

class QAbstractItemModel;
class QTableView;
class QWidget;

namespace readyscope {

// Rows of one height, selected whole and one at a time; no grid, no frame; Tab leaves it.
QTableView* makeListTable(QAbstractItemModel* model, int rowHeight, QWidget* parent);
// After each change of the palette: rows are selected in the quiet fill of all our lists, so that chips keep their
// contrast on it.
void tintList(QTableView& table);

} // namespace readyscope
