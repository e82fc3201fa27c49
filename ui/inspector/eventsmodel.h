// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The transitions of one lane as rows, read from the snapshot by their position when they are asked for: nothing is
// copied. A view keeps a record a row, so the rows are a part of the lane, which can be moved to any other: EventsList
// shows it as if it were whole.

#include "core/trace/source.h"

#include <QAbstractTableModel>
#include <QBrush>

#include <memory>
#include <optional>

namespace readyscope {

class EventsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Delta, Revents, Previous, Note, kColumns };
    // Revents and Previous: the events' bits, as int.
    enum Role { EventsRole = Qt::UserRole };
    static constexpr std::uint64_t kMostRows = 20'000; // and a tenth more while it grows at its end

    using QAbstractTableModel::QAbstractTableModel;

    // The end of the lane is the part.
    void setSocket(SocketId socket, std::shared_ptr<const Snapshot> snapshot);
    // The same lane, later. A part that reaches its end grows with it, and then loses rows at its beginning.
    void refresh(std::shared_ptr<const Snapshot> snapshot);
    void setWallClock(bool wallClock);

    // Positions within the lane: of what is kept of it, and of the part.
    std::uint64_t laneFirst() const { return m_lane.first; }
    std::uint64_t laneEnd() const { return m_lane.end; }
    std::uint64_t first() const { return m_first; }
    std::uint64_t end() const { return m_end; }
    // Makes the part one with `position` in its middle, as far as the lane reaches; resets the model.
    void moveTo(std::uint64_t position);
    // -1: it is not in the part.
    int rowOf(std::uint64_t position) const;
    std::uint64_t placeOf(int row) const { return m_first + static_cast<std::uint64_t>(row); }
    // Of the last at or before `time`; none: all are later.
    std::optional<std::uint64_t> positionAt(Nanos time) const;

    // A row that stands out from the others.
    void setMarked(std::optional<std::uint64_t> position);
    std::optional<std::uint64_t> marked() const { return m_marked; }
    void setMarkBrush(const QBrush& brush) { m_markBrush = brush; }

    Nanos timeOf(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Transition transitionAt(int row) const;
    QString words(int row, int column) const;
    QString delta(int row) const;
    QString note(const Transition& transition) const;
    void dropBefore(std::uint64_t first);

    std::shared_ptr<const Snapshot> m_snapshot;
    SocketId m_socket = kNoSocket;
    LaneSummary m_lane;
    std::uint64_t m_first = 0; // position of row 0
    std::uint64_t m_end = 0;
    std::optional<std::uint64_t> m_marked;
    QBrush m_markBrush;
    bool m_wallClock = false;
};

} // namespace readyscope
