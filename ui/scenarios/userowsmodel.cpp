// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/userowsmodel.h"

#include "ui/common/icons.h"
#include "ui/common/texts.h"
#include "ui/inspector/eventsmodel.h"

#include <QFontDatabase>

#include <algorithm>

namespace readyscope {

void UseRowsModel::setRows(const QVector<RowNow>& rows) {
    const auto isAmong = [](const QVector<RowNow>& all, SocketId id) {
        return std::ranges::any_of(all, [id](const RowNow& row) { return row.socket.id == id; });
    };
    for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i) {
        if (isAmong(rows, socketAt(i)))
            continue;
        beginRemoveRows({}, i, i);
        m_rows.remove(i);
        endRemoveRows();
    }
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        if (i >= static_cast<int>(m_rows.size()) || socketAt(i) != rows[i].socket.id) {
            beginInsertRows({}, i, i);
            m_rows.insert(i, rows[i]);
            endInsertRows();
        } else if (!(m_rows[i] == rows[i])) {
            m_rows[i] = rows[i];
            emit dataChanged(index(i, 0), index(i, kColumns - 1));
        }
    }
}

int UseRowsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int UseRowsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant UseRowsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Row");
    case KindName:
        return tr("Kind");
    case Address:
        return tr("Address");
    case Fd:
        return tr("fd");
    case Serves:
        return tr("Policy");
    case State:
        return tr("State");
    default:
        return tr("Now");
    }
}

QString UseRowsModel::text(const RowNow& row, int column) const {
    const SocketInfo& socket = row.socket;
    switch (column) {
    case Name:
        return QString::fromStdString(socket.name);
    case KindName:
        return kindText(socket.kind);
    case Address:
        return endpointsText(socket);
    case Fd:
        return socket.fd >= 0 ? QString::number(socket.fd) : QString::fromUtf8(kNotApplicable);
    case Serves:
        return policyText(socket.policy);
    case State:
        return socket.problem ? tr("%1: %2").arg(stateText(socket.state), problemOf(socket)) : stateText(socket.state);
    default:
        return eventNames(row.revents);
    }
}

QVariant UseRowsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const RowNow& row = m_rows.at(index.row());
    const bool isAccepted = row.socket.parent != kNoSocket;
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Name && isAccepted ? QStringLiteral("   ") + text(row, Name)
                                                    : text(row, index.column());
    case Qt::AccessibleTextRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return problemOf(row.socket);
    case Qt::DecorationRole:
        return index.column() == Name ? QVariant(icon(iconFor(row.socket.kind), IconTint::Dim)) : QVariant();
    case Qt::FontRole:
        return index.column() == Address ? QVariant(QFontDatabase::systemFont(QFontDatabase::FixedFont)) : QVariant();
    case EventsModel::EventsRole:
        return static_cast<int>(row.revents.bits());
    default:
        return {};
    }
}

} // namespace readyscope
