// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/eventsmodel.h"

#include "ui/common/texts.h"
#include "ui/inspector/moments.h"

#include <algorithm>

namespace readyscope {

namespace {

// Rows leave in portions, so that a lane at its bound does not shift its rows at every refresh.
std::uint64_t firstShown(const LaneSummary& lane, std::uint64_t shownFrom) {
    const std::uint64_t first = std::max(lane.first, shownFrom);
    if (lane.end - first <= EventsModel::kMostRows + EventsModel::kMostRows / 10)
        return first;
    return lane.end - EventsModel::kMostRows;
}

} // namespace

void EventsModel::setSocket(SocketId socket, std::shared_ptr<const Snapshot> snapshot) {
    beginResetModel();
    m_socket = socket;
    m_snapshot = std::move(snapshot);
    const LaneSummary lane = m_snapshot ? m_snapshot->lane(socket) : LaneSummary{};
    m_first = firstShown(lane, 0);
    m_end = lane.end;
    endResetModel();
}

void EventsModel::refresh(std::shared_ptr<const Snapshot> snapshot) {
    const LaneSummary lane = snapshot->lane(m_socket);
    const std::uint64_t first = firstShown(lane, m_first);
    if (first >= m_end || lane.end < m_end) { // all that was shown is gone, or the history was cleared
        if (lane.end != m_end || m_first != first)
            setSocket(m_socket, std::move(snapshot));
        return;
    }
    if (first > m_first) {
        beginRemoveRows({}, 0, static_cast<int>(first - m_first) - 1);
        m_first = first;
        endRemoveRows();
    }
    const int rows = rowCount();
    const bool grows = lane.end > m_end;
    if (grows)
        beginInsertRows({}, rows, rows + static_cast<int>(lane.end - m_end) - 1);
    m_snapshot = std::move(snapshot);
    m_end = lane.end;
    if (grows)
        endInsertRows();
}

void EventsModel::setWallClock(bool wallClock) {
    if (wallClock == m_wallClock)
        return;
    m_wallClock = wallClock;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1), {Qt::DisplayRole});
}

Nanos EventsModel::timeOf(int row) const { return transitionAt(row).time; }

int EventsModel::rowAt(Nanos time) const {
    if (!m_snapshot)
        return -1;
    const std::uint64_t after = m_snapshot->lowerBound(m_socket, time + 1);
    return static_cast<int>(std::clamp(after, m_first, m_end) - m_first) - 1;
}

int EventsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_end - m_first);
}

int EventsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

Transition EventsModel::transitionAt(int row) const {
    return m_snapshot->transition(m_socket, m_first + static_cast<std::uint64_t>(row));
}

QVariant EventsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const bool chips = index.column() == Revents || index.column() == Previous;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return words(index.row(), index.column());
    case EventsRole: {
        const Transition transition = transitionAt(index.row());
        return chips ? QVariant(index.column() == Revents ? transition.revents.bits() : transition.previous.bits())
                     : QVariant();
    }
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter | (index.column() <= Delta ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QString EventsModel::words(int row, int column) const {
    const Transition transition = transitionAt(row);
    switch (column) {
    case Time:
        return momentOf(*m_snapshot, transition.time, m_wallClock);
    case Delta:
        return delta(row);
    case Revents:
        return eventNames(transition.revents);
    case Previous:
        return eventNames(transition.previous);
    default:
        return note(transition);
    }
}

QString EventsModel::delta(int row) const {
    const std::uint64_t position = m_first + static_cast<std::uint64_t>(row);
    if (position == m_snapshot->lane(m_socket).first)
        return QString::fromUtf8(kNotApplicable);
    return durationText(m_snapshot->transition(m_socket, position).time -
                        m_snapshot->transition(m_socket, position - 1).time);
}

QString EventsModel::note(const Transition& transition) const {
    QStringList notes;
    switch (transition.cause) {
    case Cause::None:
        break;
    case Cause::Backend:
        notes << tr("the backend changed what can be told");
        break;
    case Cause::Closed:
        notes << tr("closed");
        break;
    case Cause::Unsupported:
        notes << tr("this backend cannot take it");
        break;
    }
    if (transition.since != kNoTime)
        notes << tr("found by sampling, after %1").arg(momentOf(*m_snapshot, transition.since, m_wallClock));
    if (transition.hasRaw)
        notes << tr("the call itself said %1").arg(eventNames(transition.raw));
    return notes.join(QStringLiteral("; "));
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (section <= Delta ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Delta:
        return tr("Δ");
    case Revents:
        return tr("Revents");
    case Previous:
        return tr("Before");
    default:
        return tr("Note");
    }
}

} // namespace readyscope
