// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The measures as a table, a row for each bit of each lane, and of all of them.

#include "ui/inspector/statistics.h"

#include <QAbstractTableModel>

namespace readyscope {

class StatisticsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Socket, Event, Ready, Share, Rises, Rate, Hits, Median, Longest, kColumns };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const StatisticsAnswer& answer);
    const StatisticsRow* at(int row) const;
    int rowOf(SocketId socket, Events::Bit bit) const; // -1: none

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVector<StatisticsRow> m_rows;
};

} // namespace readyscope
