// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The transitions of one lane as rows, read from the snapshot by their position when they are asked for: nothing is
// copied. The newest kMostRows are rows; what is older is counted by earlier().

#include "core/trace/source.h"

#include <QAbstractTableModel>

#include <memory>

namespace readyscope {

class EventsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Delta, Revents, Previous, Note, kColumns };
    // Revents and Previous: the events' bits, as int.
    enum Role { EventsRole = Qt::UserRole };
    // A view keeps a record a row, so there is an end to them.
    static constexpr std::uint64_t kMostRows = 100'000;

    using QAbstractTableModel::QAbstractTableModel;

    void setSocket(SocketId socket, std::shared_ptr<const Snapshot> snapshot);
    // The same lane, later: rows come at the end, and go at the beginning.
    void refresh(std::shared_ptr<const Snapshot> snapshot);
    void setWallClock(bool wallClock);

    Nanos timeOf(int row) const;
    // The last row at or before `time`; -1: none.
    int rowAt(Nanos time) const;
    std::uint64_t earlier() const { return m_first; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Transition transitionAt(int row) const;
    QString words(int row, int column) const;
    QString delta(int row) const;
    QString note(const Transition& transition) const;

    std::shared_ptr<const Snapshot> m_snapshot;
    SocketId m_socket = kNoSocket;
    std::uint64_t m_first = 0; // position of row 0
    std::uint64_t m_end = 0;
    bool m_wallClock = false;
};

} // namespace readyscope
