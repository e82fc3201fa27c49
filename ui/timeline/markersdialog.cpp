// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/markersdialog.h"

#include "ui/timeline/markersmodel.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace readyscope {

namespace {
constexpr QSize kFirstSize{480, 320};
constexpr int kRow = 24; // px
} // namespace

MarkersDialog::MarkersDialog(std::function<QString(Nanos)> words, QWidget* parent)
    : QDialog(parent), m_model(new MarkersModel(std::move(words), this)), m_table(new QTableView(this)) {
    setWindowTitle(tr("Markers"));
    resize(kFirstSize);
    m_table->setObjectName(QStringLiteral("markers"));
    m_table->setAccessibleName(tr("Markers"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRow);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(MarkersModel::Name, QHeaderView::Stretch);
    m_table->setColumnWidth(MarkersModel::Time, 130);
    // Close comes last: Qt 6.4 leads Tab in a circle between buttons that are added behind it.
    auto* buttons = new QDialogButtonBox(this);
    m_go = buttons->addButton(tr("&Go"), QDialogButtonBox::ActionRole);
    m_rename = buttons->addButton(tr("Re&name"), QDialogButtonBox::ActionRole);
    m_remove = buttons->addButton(tr("&Remove"), QDialogButtonBox::ActionRole);
    buttons->addButton(QDialogButtonBox::Close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_table);
    layout->addWidget(buttons);
    const auto go = [this] {
        if (const Marker* marker = m_model->at(m_table->currentIndex().row()))
            emit chosen(marker->time);
    };
    m_go->setDefault(true);
    connect(m_go, &QPushButton::clicked, this, go);
    connect(m_table, &QTableView::doubleClicked, this, go);
    connect(m_rename, &QPushButton::clicked, this,
            [this] { m_table->edit(m_table->currentIndex().siblingAtColumn(MarkersModel::Name)); });
    connect(m_remove, &QPushButton::clicked, this, &MarkersDialog::remove);
    auto* removeKey = new QAction(this);
    removeKey->setShortcut(QKeySequence::Delete);
    removeKey->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(removeKey);
    connect(removeKey, &QAction::triggered, this, &MarkersDialog::remove);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_model, &MarkersModel::renameAsked, this, &MarkersDialog::renameAsked);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &MarkersDialog::judge);
    connect(m_model, &QAbstractItemModel::modelReset, this, &MarkersDialog::judge);
    judge();
}

void MarkersDialog::show(std::vector<Marker> markers) {
    if (m_table->indexWidget(m_table->currentIndex()) != nullptr)
        return; // a name is being typed
    const int row = m_table->currentIndex().row();
    m_model->show(std::move(markers));
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->selectRow(std::clamp(row, 0, m_model->rowCount() - 1));
    judge();
}

void MarkersDialog::rename(const Marker& marker) {
    const int row = m_model->rowOf(marker);
    if (row < 0)
        return;
    m_table->selectRow(row);
    m_table->edit(m_model->index(row, MarkersModel::Name));
}

void MarkersDialog::remove() {
    const Marker* marker = m_model->at(m_table->currentIndex().row());
    if (marker != nullptr && m_remove->isEnabled())
        emit removeAsked(*marker);
}

void MarkersDialog::judge() {
    const QModelIndex name = m_table->currentIndex().siblingAtColumn(MarkersModel::Name);
    const bool own = name.isValid() && m_model->flags(name).testFlag(Qt::ItemIsEditable);
    m_go->setEnabled(name.isValid());
    m_rename->setEnabled(own);
    m_remove->setEnabled(own);
}

} // namespace readyscope
