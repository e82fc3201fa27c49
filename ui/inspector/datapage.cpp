// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/datapage.h"

#include "ui/common/dimlabel.h"
#include "ui/inspector/datamodel.h"
#include "ui/inspector/listtable.h"

#include <QEvent>
#include <QFontDatabase>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace readyscope {

namespace {

constexpr int kRowOfList = 22; // px

QTableView* makeTable(DataModel* model, QWidget* parent) {
    QTableView* table = makeListTable(model, kRowOfList, parent);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection); // bytes are copied by many rows
    table->setObjectName(QStringLiteral("data"));
    table->setAccessibleName(DataPage::tr("Data of the socket"));
    const int character =
        QFontMetrics(QFontDatabase::systemFont(QFontDatabase::FixedFont)).horizontalAdvance(QLatin1Char('0'));
    table->setColumnWidth(DataModel::Time, 140);
    table->setColumnWidth(DataModel::What, 270);
    table->setColumnWidth(DataModel::Hex, 52 * character);
    return table;
}

} // namespace

DataPage::DataPage(QWidget* parent)
    : QWidget(parent), m_model(new DataModel(this)), m_table(makeTable(m_model, this)), m_none(new QLabel(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_none);
    layout->addWidget(m_table, 1);
    m_none->setText(tr("Nothing was sent or received by hand yet. Send, Receive and Peek show here what they moved."));
    m_none->setContentsMargins(16, 12, 16, 12);
    tint();
}

void DataPage::show(const QList<DataRecord>& records, const std::function<QString(Nanos)>& moment) {
    m_model->show(records, moment);
    m_none->setVisible(records.isEmpty());
    m_table->setVisible(!records.isEmpty());
    // The first line of the newest, so that a long one is read from its beginning.
    if (!records.isEmpty()) {
        const auto lines =
            static_cast<int>((records.last().bytes.size() + DataModel::kBytesARow - 1) / DataModel::kBytesARow);
        m_table->scrollToBottom();
        m_table->scrollTo(m_model->index(m_model->rowCount() - std::max(1, lines), 0));
    }
}

void DataPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void DataPage::tint() {
    tintList(*m_table);
    dim(*m_none, palette());
}

} // namespace readyscope
