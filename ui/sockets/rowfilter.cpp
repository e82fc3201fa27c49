// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/rowfilter.h"

#include "ui/sockets/socketmodel.h"
#include "ui/sockets/sockettree.h"

#include <algorithm>

namespace readyscope {

namespace {
constexpr qint64 kLeastPause = 40; // ms: 25 times a second
constexpr qint64 kShare = 10;      // of the time, one part is spent on looking
} // namespace

RowFilter::RowFilter(SocketTree* tree, SocketModel* model, QObject* parent)
    : QObject(parent), m_tree(tree), m_model(model) {
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &RowFilter::look);
    connect(model, &QAbstractItemModel::rowsInserted, this, &RowFilter::lookAtNew);
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        m_seen.clear();
        lookSoon();
    });
}

bool RowFilter::isActive() const { return !m_filter.isEmpty() || !(m_choice == RowChoice()); }

void RowFilter::setFilter(Filter filter) {
    m_filter = std::move(filter);
    look();
}

void RowFilter::setChoice(RowChoice choice) {
    m_choice = choice;
    look();
}

void RowFilter::hold(std::shared_ptr<const Snapshot> snapshot) {
    m_held = std::move(snapshot);
    lookSoon();
}

void RowFilter::setViewedTime(Nanos from, Nanos to) {
    if (from == m_from && to == m_to)
        return;
    m_from = from;
    m_to = to;
    lookSoon();
}

void RowFilter::lookSoon() {
    if (m_later.isActive() || !(isActive() || m_counted || m_hides))
        return;
    const qint64 since = m_lookedAt.isValid() ? m_lookedAt.elapsed() : m_pause;
    if (since >= m_pause)
        look();
    else
        m_later.start(static_cast<int>(m_pause - since));
}

void RowFilter::look() {
    m_later.stop();
    QElapsedTimer taken;
    taken.start();
    take();
    m_counting = {};
    for (int row = 0; row < m_model->rowCount(); ++row)
        lookAt(m_model->index(row, 0), QString());
    m_snapshot.reset();
    m_hides = isActive();
    m_pause = std::max(kLeastPause, taken.elapsed() * kShare);
    m_lookedAt.start();
    if (m_counting == m_counts)
        return;
    m_counts = m_counting;
    emit countsChanged(m_counts);
}

void RowFilter::take() { m_snapshot = m_held ? m_held : m_source != nullptr ? m_source->snapshot() : nullptr; }

// New rows are judged before they are painted; counts can wait for the next look.
void RowFilter::lookAtNew(const QModelIndex& listener, int first, int last) {
    if (!isActive())
        return;
    take();
    const QString name = listener.isValid() ? QString::fromStdString(m_model->infoAt(listener).name) : QString();
    for (int row = std::max(first, m_model->subLaneCount(listener)); row <= last; ++row)
        if (lookAt(m_model->index(row, 0, listener), name) && listener.isValid())
            m_tree->setRowHidden(listener.row(), listener.parent(), false);
    m_snapshot.reset();
}

// A listener is seen as long as one that it accepted is. True if the row is.
bool RowFilter::lookAt(const QModelIndex& row, const QString& listener) {
    FilterSubject subject;
    subject.info = &m_model->infoAt(row);
    subject.listener = listener;
    bool isSeen = false;
    if (m_model->hasAccepted(row)) {
        const QString name = QString::fromStdString(subject.info->name);
        for (int child = m_model->subLaneCount(row); child < m_model->rowCount(row); ++child)
            isSeen |= lookAt(m_model->index(child, 0, row), name);
    }
    const SocketId id = subject.info->id;
    const LaneSummary lane = m_snapshot ? m_snapshot->lane(id) : LaneSummary();
    subject.revents = lane.state;
    if (m_filter.asksForSeen())
        subject.seen = seenIn(id, lane);
    const bool ready = isInState(subject, RowState::Ready);
    const bool ended = isInState(subject, RowState::Ended);
    const bool changed = changedInView(id, lane);
    isSeen |= isChosen(ready, ended, changed) && m_filter.matches(subject);
    m_counting.all += 1;
    m_counting.hidden += isSeen ? 0 : 1;
    m_counting.ready += ready ? 1 : 0;
    m_counting.ended += ended ? 1 : 0;
    m_counting.changedInView += changed ? 1 : 0;
    if (m_tree->isRowHidden(row.row(), row.parent()) == isSeen)
        m_tree->setRowHidden(row.row(), row.parent(), !isSeen);
    return isSeen;
}

bool RowFilter::isChosen(bool ready, bool ended, bool changed) const {
    const bool isOfState =
        !(m_choice.ready || m_choice.ended) || (m_choice.ready && ready) || (m_choice.ended && ended);
    return isOfState && (changed || !m_choice.changedInView);
}

bool RowFilter::changedInView(SocketId socket, const LaneSummary& lane) const {
    if (lane.first == lane.end || lane.changed < m_from)
        return false;
    if (lane.changed < m_to)
        return true;
    return m_snapshot->lowerBound(socket, m_from) < m_snapshot->lowerBound(socket, m_to);
}

// Asked of the whole lane anew only after it has changed.
Events RowFilter::seenIn(SocketId socket, const LaneSummary& lane) {
    if (lane.first == lane.end)
        return {};
    Seen& seen = m_seen[socket];
    if (seen.first == lane.first && seen.end == lane.end)
        return seen.events;
    const TraceTotals totals = m_snapshot->totals();
    std::vector<Bin> bins;
    m_snapshot->bins(socket, totals.begin, std::max(totals.now, lane.changed) + 1, 1, bins);
    seen = {lane.first, lane.end, bins.empty() ? lane.state : bins.front().any};
    return seen.events;
}

} // namespace readyscope
