// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/backendsdialog.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QSysInfo>
#include <QTableWidget>
#include <QVBoxLayout>

namespace readyscope {

namespace {

void fillRow(QTableWidget& table, int row, const BackendInfo& backend, const Look& look) {
    const QStringList cells{backendText(backend.backend),
                            backend.works ? BackendsDialog::tr("works") : BackendsDialog::tr("does not work"),
                            translated(backend.note)};
    for (int column = 0; column < cells.size(); ++column) {
        auto* item = new QTableWidgetItem(cells[column]);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        if (!backend.works)
            item->setForeground(column == 0 ? look.dim : look.warning);
        table.setItem(row, column, item);
    }
    if (backend.works)
        table.item(row, 0)->setFont(strongFont(table.font()));
}

QTableWidget* tableOf(const std::vector<BackendInfo>& backends, QWidget* parent) {
    auto* table = new QTableWidget(static_cast<int>(backends.size()), 3, parent);
    table->setHorizontalHeaderLabels(
        {BackendsDialog::tr("Backend"), BackendsDialog::tr("Here"), BackendsDialog::tr("What it tells, or why not")});
    table->setAccessibleName(BackendsDialog::tr("Backends on this kernel"));
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setFixedHeight(kRulerHeight);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    const Look& look = Look::of(parent->palette());
    int row = 0;
    for (const BackendInfo& backend : backends)
        fillRow(*table, row++, backend, look);
    table->resizeColumnToContents(0);
    table->resizeColumnToContents(1);
    table->setColumnWidth(0, table->columnWidth(0) + 24);
    table->setColumnWidth(1, table->columnWidth(1) + 24);
    return table;
}

} // namespace

BackendsDialog::BackendsDialog(const std::vector<BackendInfo>& backends, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Backends on This Kernel"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 12);
    layout->setSpacing(10);
    layout->addWidget(new QLabel(
        tr("Each was tried just now on %1 %2.").arg(QSysInfo::kernelType(), QSysInfo::kernelVersion()), this));
    QTableWidget* table = tableOf(backends, this);
    layout->addWidget(table, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    buttons->setFocus();
    resize(720, 140 + kRulerHeight + kRowHeight * static_cast<int>(backends.size()));
}

} // namespace readyscope
