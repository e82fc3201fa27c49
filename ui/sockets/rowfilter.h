// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Hides the rows of the table that are not to be seen: by the filter typed, and by what may be chosen beside it. Looks
// at all sockets at once, at most 25 times a second and for a tenth of the time, however fast they change.

#include "core/trace/source.h"
#include "ui/sockets/filter.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <unordered_map>
#include <unordered_set>

class QModelIndex;

namespace readyscope {

class SocketModel;
class SocketTree;

// Beside the filter: ready or ended ones, where one is chosen, and of these what changed in view.
struct RowChoice {
    bool ready = false;
    bool ended = false;
    bool changedInView = false;
    bool operator==(const RowChoice&) const = default;
};

struct RowCounts {
    int all = 0;
    int hidden = 0;
    int ready = 0;
    int ended = 0;
    int changedInView = 0;
    int byHand = 0; // of those hidden
    bool operator==(const RowCounts&) const = default;
};

class RowFilter : public QObject {
    Q_OBJECT
public:
    RowFilter(SocketTree* tree, SocketModel* model, QObject* parent);

    void setFilter(Filter filter);
    void setChoice(RowChoice choice);
    bool isActive() const;
    // By hand, until it or all are shown again; what stands below it goes along.
    void hide(SocketId socket);
    void unhide(SocketId socket);
    void showAll();
    // Counts are kept up only where somebody shows them, or something may be hidden.
    void setCounted(bool counted) { m_counted = counted; }
    const RowCounts& counts() const { return m_counts; }

    // What a view that is paused shows; null: what the model shows.
    void hold(std::shared_ptr<const Snapshot> snapshot);
    void setViewedTime(Nanos from, Nanos to);
    // Something may have changed: looks now, or a little later where it has just looked.
    void lookSoon();

signals:
    void countsChanged(const readyscope::RowCounts& counts);

private:
    struct Seen {
        std::uint64_t first = 0;
        std::uint64_t end = 0;
        Events events;
    };
    void look();
    bool mayHide() const { return isActive() || !m_byHand.empty(); }
    bool lookAt(const QModelIndex& row, bool isHidden);
    bool lookBelow(const QModelIndex& row, bool isHidden);
    bool lookAtSocket(const QModelIndex& row, bool isSeen, bool isHidden);
    bool isHiddenByHand(const QModelIndex& row) const;
    void lookAtNew(const QModelIndex& parent, int first, int last);
    bool isChosen(bool ready, bool ended, bool changed) const;
    bool changedInView(SocketId socket, const LaneSummary& lane) const;
    Events seenIn(SocketId socket, const LaneSummary& lane);
    void take();

    SocketTree* m_tree;
    SocketModel* m_model;
    Filter m_filter;
    RowChoice m_choice;
    std::shared_ptr<const Snapshot> m_held;
    std::shared_ptr<const Snapshot> m_snapshot; // while looking
    Nanos m_from = 0;
    Nanos m_to = 0;
    RowCounts m_counts;
    RowCounts m_counting;
    std::unordered_map<SocketId, Seen> m_seen;
    bool m_counted = false;
    bool m_hides = false; // some rows may be hidden
    std::unordered_set<SocketId> m_byHand;
    QElapsedTimer m_lookedAt;
    qint64 m_pause = 0; // ms from one look to the next
    QTimer m_later;
};

} // namespace readyscope
