// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/statisticsmodel.h"

#include "ui/common/texts.h"
#include "ui/inspector/eventsmodel.h"
#include "ui/timeline/measuretext.h"

namespace readyscope {

namespace {

QString notApplicable() { return QString::fromUtf8(kNotApplicable); }

QString rateText(std::uint64_t count, Nanos known) {
    if (known <= 0)
        return notApplicable();
    const double rate = static_cast<double>(count) * 1e9 / static_cast<double>(known);
    return StatisticsModel::tr("%1/s").arg(QString::number(rate, 'f', rate < 9.95 ? 2 : rate < 99.5 ? 1 : 0));
}

// Longer than the longest whole one: it goes on beyond an end.
QString longestText(const BitStatistics& bit) {
    if (bit.longest == 0)
        return notApplicable();
    return (bit.longest > bit.highs.max ? QStringLiteral("> ") : QString()) + durationText(bit.longest);
}

QString wordsOf(const StatisticsRow& row, int column) {
    switch (column) {
    case StatisticsModel::Socket:
        return row.name;
    case StatisticsModel::Event:
        return eventNames(row.bit.bit);
    case StatisticsModel::Ready:
        return durationText(row.bit.high);
    case StatisticsModel::Share:
        return shareText(row.bit.high, row.known);
    case StatisticsModel::Rises:
        return countText(row.bit.rises);
    case StatisticsModel::Rate:
        return rateText(row.bit.rises, row.known);
    case StatisticsModel::Hits:
        return countText(row.hits);
    case StatisticsModel::Median:
        return row.bit.highs.count == 0 ? notApplicable() : durationText(row.bit.highs.p50);
    default:
        return longestText(row.bit);
    }
}

} // namespace

void StatisticsModel::show(const StatisticsAnswer& answer) {
    const bool sameRows =
        answer.rows.size() == m_rows.size() && std::equal(m_rows.begin(), m_rows.end(), answer.rows.begin(),
                                                          [](const StatisticsRow& a, const StatisticsRow& b) {
                                                              return a.socket == b.socket && a.bit.bit == b.bit.bit;
                                                          });
    if (sameRows) { // the selection stays
        m_rows = answer.rows;
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
        return;
    }
    beginResetModel();
    m_rows = answer.rows;
    endResetModel();
}

const StatisticsRow* StatisticsModel::at(int row) const {
    return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr;
}

int StatisticsModel::rowOf(SocketId socket, Events::Bit bit) const {
    for (int row = 0; row < m_rows.size(); ++row)
        if (m_rows[row].socket == socket && m_rows[row].bit.bit == bit)
            return row;
    return -1;
}

int StatisticsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int StatisticsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant StatisticsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const StatisticsRow& row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return wordsOf(row, index.column());
    case EventsModel::EventsRole:
        return index.column() == Event ? QVariant(Events(row.bit.bit).bits()) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter | (index.column() <= Event ? Qt::AlignLeft : Qt::AlignRight));
    default:
        return {};
    }
}

QVariant StatisticsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (section <= Event ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Socket"), tr("Event"), tr("Ready"),      tr("Share"),      tr("Rises"),
                              tr("Rate"),   tr("Hits"),  tr("Median set"), tr("Longest set")};
    return titles[section];
}

} // namespace readyscope
