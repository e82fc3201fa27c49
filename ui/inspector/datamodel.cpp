// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/datamodel.h"

#include "ui/common/texts.h"

#include <QFontDatabase>

namespace readyscope {

namespace {

QString whatOf(const DataRecord& record) {
    const QString count = countText(record.count);
    switch (record.what) {
    case DataRecord::What::Received:
        if (record.count == 0)
            return record.ended ? DataModel::tr("received: the end of the stream")
                                : DataModel::tr("received: an empty datagram");
        return record.ended ? DataModel::tr("received %1 bytes, then the end").arg(count)
                            : DataModel::tr("received %1 bytes").arg(count);
    case DataRecord::What::Peeked:
        if (record.count == 0)
            return record.ended ? DataModel::tr("peeked: the end of the stream")
                                : DataModel::tr("peeked: an empty datagram");
        return DataModel::tr("peeked at %1 bytes").arg(count);
    case DataRecord::What::Sent:
        return DataModel::tr("sent %1 bytes").arg(count);
    case DataRecord::What::SentUrgent:
        return DataModel::tr("sent %1 bytes, the last one urgent").arg(count);
    }
    return {};
}

} // namespace

QString hexOf(const QByteArray& bytes) {
    QString text = QString::fromLatin1(bytes.left(8).toHex(' '));
    if (bytes.size() > 8)
        text += QStringLiteral("  ") + QString::fromLatin1(bytes.mid(8).toHex(' '));
    return text;
}

QString plainTextOf(const QByteArray& bytes) {
    QString text;
    for (const char byte : bytes)
        text += byte >= ' ' && byte <= '~' ? QLatin1Char(byte) : QLatin1Char('.');
    return text;
}

void DataModel::show(const QList<DataRecord>& records, const std::function<QString(Nanos)>& moment) {
    beginResetModel();
    m_records = records;
    m_moments.clear();
    m_lines.clear();
    for (qsizetype i = 0; i < m_records.size(); ++i) {
        m_moments.append(moment(m_records[i].time));
        m_lines.append({i, 0});
        for (qsizetype from = kBytesARow; from < m_records[i].bytes.size(); from += kBytesARow)
            m_lines.append({i, from});
    }
    endResetModel();
}

int DataModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int DataModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString DataModel::textAt(const Line& line, int column) const {
    const DataRecord& record = m_records[line.record];
    const QByteArray bytes = record.bytes.mid(line.from, kBytesARow);
    switch (column) {
    case Time:
        return line.from == 0 ? m_moments[line.record] : QString();
    case What:
        return line.from == 0 ? whatOf(record) : QString::number(line.from);
    case Hex:
        return hexOf(bytes);
    case Text:
        return plainTextOf(bytes);
    default:
        return {};
    }
}

QVariant DataModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= m_lines.size())
        return {};
    const Line line = m_lines[index.row()];
    if (role == Qt::DisplayRole)
        return textAt(line, index.column());
    if (role == Qt::FontRole && index.column() >= Hex)
        return QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (role == Qt::TextAlignmentRole && (index.column() == Time || (index.column() == What && line.from > 0)))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant DataModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Time ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case What:
        return tr("Direction");
    case Hex:
        return tr("Hex");
    case Text:
        return tr("Text");
    default:
        return {};
    }
}

} // namespace readyscope
