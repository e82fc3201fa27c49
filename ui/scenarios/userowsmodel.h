// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rows of one of the five uses, each with the bits that it stands in now; what a listener accepted is below it.

#include "ui/scenarios/usestate.h"

#include <QAbstractTableModel>

namespace readyscope {

class UseRowsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, KindName, Address, Fd, Serves, State, Now, kColumns };

    using QAbstractTableModel::QAbstractTableModel;

    // Rows that stay keep their places in a view.
    void setRows(const QVector<RowNow>& rows);
    SocketId socketAt(int row) const { return m_rows.at(row).socket.id; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const RowNow& row, int column) const;

    QVector<RowNow> m_rows;
};

} // namespace readyscope
