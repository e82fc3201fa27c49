// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One row a socket, accepted ones under their listener or all under what they are grouped by, pinned ones on top; and
// under each socket that is unfolded a row for each event bit. Rows hold ids; state is pulled from a snapshot for the
// rows on screen only, and only these are announced, one dataChanged for each run of neighbours. (One over 10,000 rows
// of a QTreeView can take a third of a second.)

#include "core/socket/socketinfo.h"
#include "core/trace/source.h"
#include "ui/common/lanerows.h"
#include "ui/sockets/rowgroups.h"

#include <QAbstractItemModel>
#include <QVector>

#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace readyscope {

class Inspection;
class SortKeys;
struct GroupRow;
struct SortKey;
struct SocketRow;
struct SubLaneRow;

class SocketModel : public QAbstractItemModel {
    Q_OBJECT
public:
    // A row of a sub-lane has its socket's id.
    enum Role {
        IdRole = Qt::UserRole,
        SubLaneRole, // the bits of Events; 0 for a socket
        GlyphRole,
        ReventsRole, // of a sub-lane the bit as which it goes
        InterestRole,
        ProblemRole,
        ShortTextRole,
        SetRole,   // of a sub-lane
        GroupRole, // whether it is a group's row
        PinnedRole
    };
    // From so many sockets on rows are of one height, and none unfolds into sub-lanes.
    static constexpr int kMostUnfolding = 10'000;

    explicit SocketModel(QObject* parent = nullptr);
    ~SocketModel() override;

    // Both must outlive their use; null is allowed.
    void setSource(const Source* source);
    void setInspection(const Inspection* inspection) { m_inspection = inspection; }
    // How sub-lanes are called: by the sets of select, or by bits.
    void setAskingInSets(bool inSets) { m_asksInSets = inSets; }
    // What is on screen, from top to bottom. Rows that were not there before are brought to what the others show at
    // once, silently: they have yet to be painted.
    void setVisible(const QVector<SocketId>& sockets);
    void refresh(Nanos now);
    // From a snapshot of the source that others are shown too; null where there is no source.
    void refresh(Nanos now, std::shared_ptr<const Snapshot> snapshot);
    // What the rows were read from last; as many as move, sort or filter between two refreshes need no other. Null
    // where there is no source.
    std::shared_ptr<const Snapshot> snapshot() const;
    // How long until something on screen reads otherwise by the clock alone; kInfinite for never.
    Nanos turnsIn(bool sinceShown, bool rateShown) const;

    QModelIndex indexOf(SocketId socket, int column = 0) const;
    static SocketId socketAt(const QModelIndex& index);
    // The row of a sub-lane, or of a socket.
    QModelIndex indexOf(LaneKey lane) const;
    static LaneKey laneAt(const QModelIndex& index);
    // Empty for an id that has no row.
    SocketInfo info(SocketId socket) const;
    const SocketInfo& infoAt(const QModelIndex& row) const; // of a row that is there

    // Sub-lanes are rows only while they are open. Those of a socket come before the sockets that it accepted.
    bool canOpenSubLanes() const { return socketCount() < kMostUnfolding; }
    int subLaneCount(const QModelIndex& socket) const;
    bool hasAccepted(const QModelIndex& socket) const;
    void openSubLanes(const QModelIndex& socket);
    void closeSubLanes(const QModelIndex& socket);
    void openAllSubLanes();

    Grouping grouping() const { return m_grouping; }
    void setGrouping(Grouping grouping);
    static bool isGroup(const QModelIndex& index) { return index.data(GroupRole).toBool(); }
    bool isPinned(SocketId socket) const;
    void setPinned(SocketId socket, bool pinned);
    // The column that rows are sorted by; -1: they stand in their own order, as they came or were moved.
    int sortColumn() const { return m_sortColumn; }
    // By so many rows among its neighbours, in the own order only.
    bool canMove(SocketId socket, int by) const;
    void move(SocketId socket, int by);
    bool wasMoved() const { return !m_ranks.empty(); }
    void resetOrder();

    QVector<SocketId> acceptedBy(SocketId listener) const; // that are still there, in whichever group
    int socketCount() const { return static_cast<int>(m_nodes.size()); }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    // Once, as things stand now: later changes move no row. A column of -1 is the own order.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

signals:
    // The number of sockets crossed kMostUnfolding.
    void unfoldingChanged(bool canOpenSubLanes);

public slots:
    void socketsChanged(const QVector<readyscope::SocketInfo>& sockets);
    void clear();

private:
    struct Node;
    using Ids = std::unordered_set<SocketId>;

    void insertAll(const std::vector<SocketInfo>& sockets);
    void insertInGroups(const std::vector<SocketInfo>& sockets);
    void insertUnder(Node& parent, const std::vector<const SocketInfo*>& sockets);
    void removeAll(const Ids& sockets);
    void removeRun(Node& parent, int first, int last);
    void moveToTop(Node& parent);
    void announce(const Ids& changed);
    void openSubLanes(Node& node);
    void closeSubLanes(Node& node);
    void placeSubLanes(Node& node, int place, const QVector<Events>& subLanes);
    void removeSubLanes(Node& node);
    bool pullSubLanes(Node& node, const Snapshot& snapshot);
    void refreshSubLanes(const Snapshot& snapshot, const QVector<SocketId>& sockets);
    void fitSubLanes(Node& node);
    void checkUnfolding();
    QVariant dataOf(const SocketRow& row, const QModelIndex& index, int role) const;
    QVariant dataOf(const SubLaneRow& row, const SocketRow& socket, const QModelIndex& index, int role) const;
    void arrange(bool keepGroups = true);
    void pullSortKeys();
    void mapIndexes(const QModelIndexList& before, const std::vector<std::unique_ptr<Node>>& gone);
    void detachAll(Node& from, std::vector<std::unique_ptr<Node>>& sockets, std::vector<std::unique_ptr<Node>>& groups);
    void sortChildren(Node& node, SortKeys& keys);
    SortKey keyOf(Node& node, SortKeys& keys) const;
    Node& homeOf(Node& node);
    Node& groupNode(const RowGroup& group);
    void moveHome(Node& node);
    void removeEmptyGroups();
    void announceGroup(const Node& node);
    QString titleOf(const GroupRow& group) const;
    QVariant dataOf(const Node& group, const QModelIndex& index, int role) const;
    QModelIndex indexFor(const Node& node, int column = 0) const;
    Node& nodeFor(const QModelIndex& index) const;
    Node* find(SocketId socket) const;
    std::shared_ptr<const Snapshot> freshSnapshot() const;

    const Source* m_source = nullptr;
    mutable std::shared_ptr<const Snapshot> m_snapshot;
    const Inspection* m_inspection = nullptr;
    std::unique_ptr<Node> m_root;
    std::unordered_map<SocketId, Node*> m_nodes;
    QVector<SocketId> m_visible;
    Nanos m_now = 0;
    bool m_asksInSets = false;
    bool m_couldOpen = true;
    Grouping m_grouping = Grouping::None;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    std::unordered_map<SocketId, std::int64_t> m_ranks; // among siblings, in the own order, once they were moved
    bool m_isArranging = false;
};

} // namespace readyscope
