// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/listtable.h"

#include "ui/common/look.h"

#include <QHeaderView>
#include <QTableView>

namespace readyscope {

QTableView* makeListTable(QAbstractItemModel* model, int rowHeight, QWidget* parent) {
    auto* table = new QTableView(parent);
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(rowHeight);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

void tintList(QTableView& table) {
    const QPalette& around = table.parentWidget()->palette();
    const Look& look = Look::of(around);
    QPalette colors = around;
    colors.setColor(QPalette::Highlight, look.selected);
    colors.setColor(QPalette::HighlightedText, look.text);
    table.setPalette(colors);
}

} // namespace readyscope
