// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The data of one socket as rows of 16 bytes: when and which way, in hex, and as text.

#include "ui/inspector/datalog.h"

#include <QAbstractTableModel>

#include <functional>

namespace readyscope {

// "68 65 6c 6c  6f": a wider space after the eighth.
QString hexOf(const QByteArray& bytes);
// Printable ASCII; a dot for all else.
QString plainTextOf(const QByteArray& bytes);

class DataModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, What, Hex, Text, ColumnCount };
    static constexpr int kBytesARow = 16;

    using QAbstractTableModel::QAbstractTableModel;

    // `moment` writes a time; asked once a record.
    void show(const QList<DataRecord>& records, const std::function<QString(Nanos)>& moment);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Line {
        qsizetype record = 0;
        qsizetype from = 0;
    };
    QString textAt(const Line& line, int column) const;

    QList<DataRecord> m_records;
    QList<Line> m_lines;
    QStringList m_moments; // by record
};

} // namespace readyscope
