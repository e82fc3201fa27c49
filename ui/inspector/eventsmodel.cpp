// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/eventsmodel.h"

#include "ui/common/texts.h"
#include "ui/inspector/moments.h"

#include <algorithm>
#include <utility>

namespace readyscope {

void EventsModel::setSocket(SocketId socket, std::shared_ptr<const Snapshot> snapshot) {
    beginResetModel();
    m_socket = socket;
    m_snapshot = std::move(snapshot);
    m_lane = m_snapshot ? m_snapshot->lane(socket) : LaneSummary{};
    m_end = m_lane.end;
    m_first = std::max(m_lane.first, m_end - std::min(m_end, kMostRows));
    m_marked.reset();
    endResetModel();
}

void EventsModel::refresh(std::shared_ptr<const Snapshot> snapshot) {
    const LaneSummary lane = snapshot->lane(m_socket);
    if (lane.first >= m_end || lane.end < m_end) { // all that was shown is gone, or the history was cleared
        if (lane.end != m_lane.end || lane.first != m_lane.first)
            setSocket(m_socket, std::move(snapshot));
        return;
    }
    const bool grows = m_end == m_lane.end && lane.end > m_end;
    std::uint64_t first = std::max(m_first, lane.first);
    // In portions, so that the rows do not shift at every refresh.
    if (grows && lane.end - first > kMostRows + kMostRows / 10)
        first = lane.end - kMostRows;
    if (first >= m_end) { // as many came at once as there is room for
        setSocket(m_socket, std::move(snapshot));
        return;
    }
    dropBefore(first);
    if (grows)
        beginInsertRows({}, rowCount(), static_cast<int>(lane.end - m_first) - 1);
    m_snapshot = std::move(snapshot);
    m_lane = lane;
    if (grows) {
        m_end = lane.end;
        endInsertRows();
    }
}

void EventsModel::dropBefore(std::uint64_t first) {
    if (first <= m_first)
        return;
    beginRemoveRows({}, 0, static_cast<int>(first - m_first) - 1);
    m_first = first;
    endRemoveRows();
}

void EventsModel::moveTo(std::uint64_t position) {
    beginResetModel();
    const std::uint64_t count = std::min(kMostRows, m_lane.end - m_lane.first);
    const std::uint64_t before = std::min(position - m_lane.first, kMostRows / 2);
    m_first = std::min(position - before, m_lane.end - count);
    m_end = m_first + count;
    endResetModel();
}

int EventsModel::rowOf(std::uint64_t position) const {
    return position >= m_first && position < m_end ? static_cast<int>(position - m_first) : -1;
}

std::optional<std::uint64_t> EventsModel::positionAt(Nanos time) const {
    if (!m_snapshot)
        return std::nullopt;
    const std::uint64_t after = m_snapshot->lowerBound(m_socket, time + 1);
    return after <= m_lane.first ? std::nullopt : std::optional(std::min(after, m_lane.end) - 1);
}

void EventsModel::setMarked(std::optional<std::uint64_t> position) {
    if (position == m_marked)
        return;
    const std::optional<std::uint64_t> before = std::exchange(m_marked, position);
    for (const std::optional<std::uint64_t>& each : {before, position})
        if (const int row = each ? rowOf(*each) : -1; row >= 0)
            emit dataChanged(index(row, 0), index(row, kColumns - 1), {Qt::BackgroundRole});
}

void EventsModel::setWallClock(bool wallClock) {
    if (wallClock == m_wallClock)
        return;
    m_wallClock = wallClock;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1), {Qt::DisplayRole});
}

Nanos EventsModel::timeOf(int row) const { return transitionAt(row).time; }

int EventsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_end - m_first);
}

int EventsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

Transition EventsModel::transitionAt(int row) const { return m_snapshot->transition(m_socket, placeOf(row)); }

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
    case Qt::BackgroundRole:
        return m_marked == placeOf(index.row()) ? QVariant(m_markBrush) : QVariant();
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
    const std::uint64_t position = placeOf(row);
    if (position == m_lane.first)
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
