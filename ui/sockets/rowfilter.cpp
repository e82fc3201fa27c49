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

void RowFilter::hide(SocketId socket) {
    if (socket != kNoSocket && m_byHand.insert(socket).second)
        look();
}

void RowFilter::unhide(SocketId socket) {
    if (m_byHand.erase(socket) > 0)
        look();
}

void RowFilter::showAll() {
    m_byHand.clear();
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
    if (m_later.isActive() || !(mayHide() || m_counted || m_hides))
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
    std::erase_if(m_byHand, [this](SocketId socket) { return !m_model->indexOf(socket).isValid(); });
    lookBelow({}, false);
    m_snapshot.reset();
    m_hides = mayHide();
    m_pause = std::max(kLeastPause, taken.elapsed() * kShare);
    m_lookedAt.start();
    if (m_counting == m_counts)
        return;
    m_counts = m_counting;
    emit countsChanged(m_counts);
}

void RowFilter::take() { m_snapshot = m_held ? m_held : m_model->snapshot(); }

// New rows are judged before they are painted; counts can wait for the next look.
void RowFilter::lookAtNew(const QModelIndex& parent, int first, int last) {
    if (!mayHide())
        return;
    take();
    for (int row = std::max(first, m_model->subLaneCount(parent)); row <= last; ++row)
        if (lookAt(m_model->index(row, 0, parent), isHiddenByHand(parent)) && parent.isValid())
            m_tree->setRowHidden(parent.row(), parent.parent(), false);
    m_snapshot.reset();
}

bool RowFilter::isHiddenByHand(const QModelIndex& row) const {
    return row.isValid() && (m_byHand.contains(SocketModel::socketAt(row)) || isHiddenByHand(row.parent()));
}

// True if any of the rows below it is seen.
bool RowFilter::lookBelow(const QModelIndex& row, bool isHidden) {
    bool isSeen = false;
    for (int child = m_model->subLaneCount(row); child < m_model->rowCount(row); ++child)
        isSeen |= lookAt(m_model->index(child, 0, row), isHidden);
    return isSeen;
}

// A listener, or a group, is seen as long as one below it is. True if the row is.
bool RowFilter::lookAt(const QModelIndex& row, bool isHidden) {
    isHidden |= !m_byHand.empty() && m_byHand.contains(m_model->infoAt(row).id);
    bool isSeen = lookBelow(row, isHidden);
    if (!SocketModel::isGroup(row))
        isSeen = lookAtSocket(row, isSeen, isHidden);
    if (m_tree->isRowHidden(row.row(), row.parent()) == isSeen)
        m_tree->setRowHidden(row.row(), row.parent(), !isSeen);
    return isSeen;
}

bool RowFilter::lookAtSocket(const QModelIndex& row, bool isSeen, bool isHidden) {
    FilterSubject subject;
    subject.info = &m_model->infoAt(row);
    if (subject.info->parent != kNoSocket && !m_filter.isEmpty())
        subject.listener = QString::fromStdString(m_model->info(subject.info->parent).name);
    const SocketId id = subject.info->id;
    const LaneSummary lane = m_snapshot ? m_snapshot->lane(id) : LaneSummary();
    subject.revents = lane.state;
    if (m_filter.asksForSeen())
        subject.seen = seenIn(id, lane);
    const bool ready = isInState(subject, RowState::Ready);
    const bool ended = isInState(subject, RowState::Ended);
    const bool changed = changedInView(id, lane);
    isSeen |= isChosen(ready, ended, changed) && m_filter.matches(subject);
    isSeen &= !isHidden;
    m_counting.all += 1;
    m_counting.hidden += isSeen ? 0 : 1;
    m_counting.byHand += isHidden ? 1 : 0;
    m_counting.ready += ready ? 1 : 0;
    m_counting.ended += ended ? 1 : 0;
    m_counting.changedInView += changed ? 1 : 0;
    return isSeen;
}

bool RowFilter::isChosen(bool ready, bool ended, bool changed) const {
    const bool isOfState =
        !(m_choice.ready || m_choice.ended) || (m_choice.ready && ready) || (m_choice.ended && ended);
    return isOfState && (changed || !m_choice.changedInView);
}

bool RowFilter::changedInView(SocketId socket, const LaneSummary& lane) const {
    if (lane.first == lane.end || lane.changed < m_from || m_to <= m_from)
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
