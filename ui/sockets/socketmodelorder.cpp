// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// In which order the rows of SocketModel stand, and under which group. Rows are rearranged when a person asks for it;
// what happens to a socket later moves its row only where it belongs into another group.

#include "ui/sockets/socketcells.h"
#include "ui/sockets/socketnode.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <limits>
#include <optional>

namespace readyscope {

namespace {

bool isOfWords(Column column) {
    return column == Column::Name || column == Column::Kind || column == Column::Endpoints;
}

} // namespace

void SocketModel::setGrouping(Grouping grouping) {
    if (grouping == m_grouping)
        return;
    m_grouping = grouping;
    arrange(false);
}

void SocketModel::setPinned(SocketId socket, bool pinned) {
    Node* node = find(socket);
    if (node == nullptr || node->isPinned == pinned)
        return;
    node->isPinned = pinned;
    arrange();
}

bool SocketModel::isPinned(SocketId socket) const {
    const Node* node = find(socket);
    return node != nullptr && node->isPinned;
}

void SocketModel::sort(int column, Qt::SortOrder order) {
    m_sortColumn = column;
    m_sortOrder = order;
    arrange();
}

void SocketModel::resetOrder() {
    m_ranks.clear();
    arrange();
}

bool SocketModel::canMove(SocketId socket, int by) const {
    const Node* node = find(socket);
    if (node == nullptr || m_sortColumn >= 0)
        return false;
    const int to = node->position + by;
    const auto& siblings = node->parent->children;
    // Pinned ones stay among themselves, and above the groups.
    return to >= node->parent->subLanes && to < static_cast<int>(siblings.size()) &&
           siblings[static_cast<std::size_t>(to)]->isSocket() &&
           siblings[static_cast<std::size_t>(to)]->isPinned == node->isPinned;
}

void SocketModel::move(SocketId socket, int by) {
    if (by == 0 || !canMove(socket, by))
        return;
    Node& node = *find(socket);
    Node& parent = *node.parent;
    const int from = node.position;
    const int to = from + by;
    beginMoveRows(indexFor(parent), from, from, indexFor(parent), by > 0 ? to + 1 : to);
    const auto first = parent.children.begin() + std::min(from, to);
    const auto last = parent.children.begin() + std::max(from, to) + 1;
    std::rotate(first, by > 0 ? first + 1 : last - 1, last);
    parent.number();
    for (const auto& child : parent.children)
        if (child->isSocket())
            m_ranks[child->id()] = child->position;
    endMoveRows();
}

// The group's row, made where there is none yet.
SocketModel::Node& SocketModel::groupNode(const RowGroup& group) {
    auto& rows = m_root->children;
    const auto found = std::find_if(rows.begin(), rows.end(), [&group](const auto& row) {
        return row->group() != nullptr && !(row->group()->key < group);
    });
    if (found != rows.end() && (*found)->group()->key == group)
        return **found;
    const auto place = static_cast<std::size_t>(found - rows.begin());
    if (!m_isArranging)
        beginInsertRows({}, static_cast<int>(place), static_cast<int>(place));
    auto node = std::make_unique<Node>();
    node->row.emplace<GroupRow>().key = group;
    node->parent = m_root.get();
    Node& made = **rows.insert(found, std::move(node));
    m_root->number(place);
    if (!m_isArranging)
        endInsertRows();
    return made;
}

SocketModel::Node& SocketModel::homeOf(Node& node) {
    const SocketInfo& info = node.socket().info;
    if (node.isPinned)
        return *m_root;
    if (m_grouping != Grouping::None)
        return groupNode(groupOf(info, m_grouping));
    Node* listener = info.parent != info.id ? find(info.parent) : nullptr;
    return listener != nullptr ? *listener : *m_root;
}

void SocketModel::detachAll(Node& from, std::vector<std::unique_ptr<Node>>& sockets,
                            std::vector<std::unique_ptr<Node>>& groups) {
    const auto first = from.children.begin() + from.subLanes;
    for (auto child = first; child != from.children.end(); ++child) {
        detachAll(**child, sockets, groups);
        ((*child)->isSocket() ? sockets : groups).push_back(std::move(*child));
    }
    from.children.erase(first, from.children.end());
}

void SocketModel::arrange(bool keepGroups) {
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    pullSortKeys();
    const QModelIndexList before = persistentIndexList();
    std::vector<std::unique_ptr<Node>> sockets;
    std::vector<std::unique_ptr<Node>> groups; // that go; kept until no index points to them
    detachAll(*m_root, sockets, groups);
    if (keepGroups)
        m_root->children.swap(groups);
    m_isArranging = true;
    for (std::unique_ptr<Node>& node : sockets) {
        Node& home = homeOf(*node);
        node->parent = &home;
        home.children.push_back(std::move(node));
    }
    m_isArranging = false;
    const auto empty = std::stable_partition(m_root->children.begin(), m_root->children.end(), [](const auto& node) {
        return node->group() == nullptr || !node->children.empty();
    });
    std::move(empty, m_root->children.end(), std::back_inserter(groups));
    m_root->children.erase(empty, m_root->children.end());
    SortKeys keys;
    sortChildren(*m_root, keys);
    mapIndexes(before, groups);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

// Persistent indexes follow their rows, but for those that are gone.
void SocketModel::mapIndexes(const QModelIndexList& before, const std::vector<std::unique_ptr<Node>>& gone) {
    std::unordered_set<const Node*> lost;
    for (const std::unique_ptr<Node>& node : gone)
        lost.insert(node.get());
    QModelIndexList after;
    for (const QModelIndex& index : before) {
        const Node& node = nodeFor(index);
        after.append(lost.contains(&node) ? QModelIndex() : indexFor(node, index.column()));
    }
    changePersistentIndexList(before, after);
}

// Of what is not on screen no more than is sorted by.
void SocketModel::pullSortKeys() {
    if (m_sortColumn < 0 || isOfWords(static_cast<Column>(m_sortColumn)))
        return;
    const auto state = snapshot();
    for (const auto& [id, node] : m_nodes)
        pullState(node->socket(), state.get(), m_inspection, m_now);
}

// Sub-lanes stay where they are, pinned ones come first, groups have an order of their own.
void SocketModel::sortChildren(Node& node, SortKeys& keys) {
    if (node.children.empty())
        return;
    struct Keyed {
        int place = 0; // pinned, others
        SortKey key;
        std::unique_ptr<Node> node;
    };
    const auto isGroup = [](const std::unique_ptr<Node>& child) { return child->group() != nullptr; };
    const auto first = node.children.begin() + node.subLanes;
    const auto end = std::stable_partition(first, node.children.end(), std::not_fn(isGroup));
    std::vector<Keyed> keyed;
    keyed.reserve(static_cast<std::size_t>(end - first));
    for (auto child = first; child != end; ++child) {
        sortChildren(**child, keys);
        keyed.push_back({(*child)->isPinned ? 0 : 1, keyOf(**child, keys), std::move(*child)});
    }
    for (auto child = end; child != node.children.end(); ++child)
        sortChildren(**child, keys);
    const bool down = m_sortColumn >= 0 && m_sortOrder == Qt::DescendingOrder;
    std::stable_sort(keyed.begin(), keyed.end(), [&](const Keyed& a, const Keyed& b) {
        if (a.place != b.place)
            return a.place < b.place;
        return down ? b.key < a.key : a.key < b.key;
    });
    std::transform(keyed.begin(), keyed.end(), first, [](Keyed& entry) { return std::move(entry.node); });
    node.number();
}

// In the own order what was never moved stands behind what was, as it appeared.
SortKey SocketModel::keyOf(Node& node, SortKeys& keys) const {
    if (m_sortColumn < 0) {
        const auto rank = m_ranks.find(node.id());
        return {rank != m_ranks.end() ? rank->second : std::int64_t{std::numeric_limits<int>::max()} + node.id(), {}};
    }
    const auto column = static_cast<Column>(m_sortColumn);
    if (!isOfWords(column))
        return {sortKey(node.socket(), column).toLongLong(), {}};
    if (!node.sortKey || node.sortKey->column != column)
        node.sortKey = WordKey{column, keys.of(cellText(node.socket(), column))};
    return {0, node.sortKey->key};
}

} // namespace readyscope
