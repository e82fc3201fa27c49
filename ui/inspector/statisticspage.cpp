// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/statisticspage.h"

#include "ui/common/bands.h"
#include "ui/common/dimlabel.h"
#include "ui/common/texts.h"
#include "ui/inspector/chipsdelegate.h"
#include "ui/inspector/histogramview.h"
#include "ui/inspector/listtable.h"
#include "ui/inspector/statisticsmodel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStandardItemModel>
#include <QTableView>

namespace readyscope {

namespace {
constexpr int kRowOfTable = 22; // px
constexpr int kTableShare = 44; // %

QString counted(std::uint64_t count, const QString& one, const QString& many) {
    return count == 1 ? one : many.arg(countText(count));
}

QString summaryOf(const StatisticsAnswer& answer) {
    return QStringList{
        counted(static_cast<std::uint64_t>(answer.lanes), StatisticsPage::tr("1 socket"),
                StatisticsPage::tr("%1 sockets")),
        counted(answer.transitions, StatisticsPage::tr("1 transition"), StatisticsPage::tr("%1 transitions")),
        counted(answer.waits, StatisticsPage::tr("1 wait"), StatisticsPage::tr("%1 waits"))}
        .join(QStringLiteral(" · "));
}

} // namespace

StatisticsPage::StatisticsPage(QWidget* parent)
    : QWidget(parent), m_over(new QComboBox(this)), m_words(new QLabel(this)), m_beside(new QComboBox(this)),
      m_model(new StatisticsModel(this)), m_histograms{new HistogramView(this), new HistogramView(this)} {
    for (const StatisticsOver over :
         {StatisticsOver::Range, StatisticsOver::Area, StatisticsOver::View, StatisticsOver::Trace}) {
        m_over->addItem(QString(), static_cast<int>(over));
        offer(over, {});
    }
    m_over->setObjectName(QStringLiteral("over"));
    m_over->setAccessibleName(tr("Over which time"));
    m_over->setMinimumContentsLength(22);
    m_beside->addItem(tr("Between rises"));
    m_beside->addItem(tr("Stayed clear"));
    m_beside->setObjectName(QStringLiteral("beside"));
    m_beside->setAccessibleName(tr("Second histogram"));
    m_beside->setToolTip(tr("What the second histogram shows"));
    connect(m_beside, &QComboBox::currentIndexChanged, this, &StatisticsPage::showHistograms);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(4, 6, 8, 2);
    head->setSpacing(8);
    head->addWidget(new QLabel(tr("Over"), this));
    head->addWidget(m_over);
    head->addWidget(m_words, 1);
    head->addWidget(m_beside);
    auto* left = new QVBoxLayout;
    left->setContentsMargins(12, 0, 0, 0);
    left->setSpacing(2);
    left->addLayout(head);
    left->addWidget(makeTable(), 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addLayout(left, kTableShare);
    for (HistogramView* view : m_histograms)
        row->addWidget(view, (100 - kTableShare) / 2);
    connect(m_over, &QComboBox::activated, this, [this] { emit overChanged(over()); });
    setOver(StatisticsOver::View);
    tint();
}

QWidget* StatisticsPage::makeTable() {
    m_table = makeListTable(m_model, kRowOfTable, this);
    m_table->setObjectName(QStringLiteral("statistics"));
    m_table->setAccessibleName(tr("Statistics of each event"));
    m_table->setItemDelegateForColumn(StatisticsModel::Event, new ChipsDelegate(m_table));
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setMinimumSectionSize(40);
    const int widths[] = {100, 66, 68, 70, 52, 62, 50, 76, 84};
    for (int column = 0; column < StatisticsModel::kColumns; ++column)
        m_table->setColumnWidth(column, widths[column]);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        if (const StatisticsRow* row = m_model->at(index.row())) {
            m_socket = row->socket;
            m_bit = row->bit.bit;
        }
        showHistograms();
    });
    return m_table;
}

StatisticsOver StatisticsPage::over() const { return static_cast<StatisticsOver>(m_over->currentData().toInt()); }

void StatisticsPage::setOver(StatisticsOver over) { m_over->setCurrentIndex(m_over->findData(static_cast<int>(over))); }

void StatisticsPage::offer(StatisticsOver over, const QString& words) {
    const auto plain = [over] {
        switch (over) {
        case StatisticsOver::Range:
            return tr("Range A to B");
        case StatisticsOver::Area:
            return tr("Selected area");
        case StatisticsOver::View:
            return tr("In view");
        case StatisticsOver::Trace:
            break;
        }
        return tr("Whole trace");
    };
    const int index = m_over->findData(static_cast<int>(over));
    m_over->setItemText(index, words.isEmpty() ? plain() : tr("%1, %2").arg(plain(), words));
    if (auto* items = qobject_cast<QStandardItemModel*>(m_over->model()))
        items->item(index)->setEnabled(!words.isEmpty());
}

void StatisticsPage::show(const StatisticsAnswer& answer) {
    m_model->show(answer);
    m_table->setColumnHidden(StatisticsModel::Socket, answer.lanes < 2);
    m_summary = summaryOf(answer);
    showBusy(false);
    // The bit that was chosen, else the first.
    const int chosen = m_model->rowOf(m_socket, m_bit);
    if (m_model->rowCount() > 0 && (chosen < 0 || m_table->currentIndex().row() != chosen))
        m_table->selectRow(std::max(0, chosen));
    showHistograms();
}

void StatisticsPage::showBusy(bool busy) {
    m_words->setText(busy ? tr("measuring…") : m_summary);
    m_words->setToolTip(m_words->text());
}

void StatisticsPage::showHistograms() {
    const StatisticsRow* row = m_model->at(m_table->currentIndex().row());
    if (row == nullptr) {
        for (HistogramView* view : m_histograms)
            view->show(HistogramView::Shown());
        return;
    }
    const QString event = eventNames(row->bit.bit);
    const BitStatistics& bit = row->bit;
    const QString noStretch = tr("No stretch began and ended within this time.");
    m_histograms[0]->show(
        {tr("How long %1 stayed set").arg(event), row->name, bit.bit, bit.highs, bit.highTimes, noStretch});
    if (beside() == Beside::Periods)
        m_histograms[1]->show({tr("Between rises of %1").arg(event), row->name, bit.bit, bit.periods, bit.periodTimes,
                               tr("It did not rise twice within this time.")});
    else
        m_histograms[1]->show(
            {tr("How long %1 stayed clear").arg(event), row->name, bit.bit, bit.lows, bit.lowTimes, noStretch});
}

StatisticsPage::Beside StatisticsPage::beside() const { return static_cast<Beside>(m_beside->currentIndex()); }

void StatisticsPage::setBeside(Beside beside) { m_beside->setCurrentIndex(static_cast<int>(beside)); }

void StatisticsPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void StatisticsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    emit shown();
}

void StatisticsPage::tint() {
    tintList(*m_table);
    dim(*m_words, palette());
    m_words->setFont(smallFont(font()));
}

} // namespace readyscope
