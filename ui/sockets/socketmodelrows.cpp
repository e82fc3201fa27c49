// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How rows of SocketModel come and go.

#include "ui/sockets/socketnode.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace readyscope {

void SocketModel::socketsChanged(const QVector<SocketInfo>& sockets) {
    m_snapshot = freshSnapshot(); // new ones may not be in the last
    // A batch may tell of one socket several times; only the last counts, at the place of the first.
    std::vector<SocketInfo> fresh;
    std::unordered_map<SocketId, std::size_t> places;
    Ids changed;
    Ids removed;
    for (const SocketInfo& info : sockets) {
        if (Node* node = find(info.id)) {
            node->socket().info = info;
            node->sortKey.reset();
            changed.insert(info.id);
            moveHome(*node);
            if (m_grouping == Grouping::Listener && isListener(info.kind))
                announceGroup(*node->parent);
            if (info.removed)
                removed.insert(info.id);
        } else if (const auto [place, isNew] = places.try_emplace(info.id, fresh.size()); isNew) {
            fresh.push_back(info);
        } else {
            fresh[place->second] = info;
        }
    }
    std::erase_if(fresh, [](const SocketInfo& info) { return info.removed; });
    insertAll(fresh);
    removeAll(removed);
    removeEmptyGroups();
    // "Since" and the like follow the state.
    const auto state = snapshot();
    for (const SocketId id : m_visible)
        if (Node* node = changed.contains(id) ? find(id) : nullptr)
            pull(node->socket(), state.get(), m_inspection, m_now);
    announce(changed);
    checkUnfolding();
}

void SocketModel::clear() {
    beginResetModel();
    m_nodes.clear();
    m_visible.clear();
    m_snapshot.reset();
    m_ranks.clear();
    m_root = std::make_unique<Node>();
    endResetModel();
    checkUnfolding();
}

void SocketModel::insertAll(const std::vector<SocketInfo>& sockets) {
    if (m_grouping != Grouping::None) {
        insertInGroups(sockets);
        return;
    }
    Ids arriving;
    for (const SocketInfo& info : sockets)
        arriving.insert(info.id);
    std::vector<const SocketInfo*> top;
    std::map<SocketId, std::vector<const SocketInfo*>> under;
    for (const SocketInfo& info : sockets) {
        const bool hasParent = find(info.parent) != nullptr || arriving.contains(info.parent);
        if (hasParent && info.parent != info.id)
            under[info.parent].push_back(&info);
        else
            top.push_back(&info);
    }
    insertUnder(*m_root, top);
    // A parent has a smaller id than its children, so it is there by now, or it was sent out of order.
    for (const auto& [parent, children] : under) {
        Node* node = find(parent);
        insertUnder(node != nullptr ? *node : *m_root, children);
    }
}

void SocketModel::insertInGroups(const std::vector<SocketInfo>& sockets) {
    std::map<RowGroup, std::vector<const SocketInfo*>> groups;
    for (const SocketInfo& info : sockets)
        groups[groupOf(info, m_grouping)].push_back(&info);
    for (const auto& [group, members] : groups)
        insertUnder(groupNode(group), members);
}

// Into the group where it belongs now.
void SocketModel::moveHome(Node& node) {
    if (m_grouping == Grouping::None || node.isPinned ||
        node.parent->group()->key == groupOf(node.socket().info, m_grouping))
        return;
    Node& home = homeOf(node);
    Node& from = *node.parent;
    const int row = node.position;
    beginMoveRows(indexFor(from), row, row, indexFor(home), static_cast<int>(home.children.size()));
    home.children.push_back(std::move(from.children[static_cast<std::size_t>(row)]));
    from.children.erase(from.children.begin() + row);
    node.parent = &home;
    node.position = static_cast<int>(home.children.size()) - 1;
    from.number(static_cast<std::size_t>(row));
    endMoveRows();
    announceGroup(from);
    announceGroup(home);
}

void SocketModel::removeEmptyGroups() {
    for (int row = static_cast<int>(m_root->children.size()) - 1; row >= 0; --row) {
        const Node& node = *m_root->children[static_cast<std::size_t>(row)];
        if (node.group() == nullptr || !node.children.empty())
            continue;
        beginRemoveRows({}, row, row);
        m_root->children.erase(m_root->children.begin() + row);
        m_root->number(static_cast<std::size_t>(row));
        endRemoveRows();
    }
}

// Its count or its title is another.
void SocketModel::announceGroup(const Node& node) {
    if (node.group() != nullptr)
        emit dataChanged(indexFor(node), indexFor(node, 1));
}

void SocketModel::insertUnder(Node& parent, const std::vector<const SocketInfo*>& sockets) {
    if (sockets.empty())
        return;
    const std::size_t first = parent.children.size();
    beginInsertRows(indexFor(parent), static_cast<int>(first), static_cast<int>(first + sockets.size()) - 1);
    for (const SocketInfo* info : sockets) {
        auto node = std::make_unique<Node>();
        node->row.emplace<SocketRow>().info = *info;
        node->parent = &parent;
        m_nodes[info->id] = node.get();
        parent.children.push_back(std::move(node));
    }
    parent.number(first);
    endInsertRows();
    announceGroup(parent);
}

void SocketModel::removeAll(const Ids& sockets) {
    // Children that stay outlive their listener on the top level. First, as this moves rows.
    std::map<Node*, std::vector<int>> rows;
    for (const SocketId id : sockets)
        if (Node* node = find(id)) {
            closeSubLanes(*node);
            if (!node->children.empty())
                moveToTop(*node);
        }
    for (const SocketId id : sockets)
        if (Node* node = find(id))
            rows[node->parent].push_back(node->position);
    for (auto& [parent, positions] : rows) {
        std::sort(positions.begin(), positions.end(), std::greater<>());
        for (std::size_t i = 0; i < positions.size();) {
            std::size_t end = i + 1;
            while (end < positions.size() && positions[end] == positions[end - 1] - 1)
                ++end;
            removeRun(*parent, positions[end - 1], positions[i]);
            i = end;
        }
    }
}

void SocketModel::removeRun(Node& parent, int first, int last) {
    beginRemoveRows(indexFor(parent), first, last);
    const auto begin = parent.children.begin() + first;
    const auto end = parent.children.begin() + last + 1;
    for (auto child = begin; child != end; ++child) {
        m_nodes.erase((*child)->id());
        m_visible.removeAll((*child)->id());
    }
    parent.children.erase(begin, end);
    parent.number(static_cast<std::size_t>(first));
    endRemoveRows();
    announceGroup(parent);
}

void SocketModel::moveToTop(Node& parent) {
    const int last = static_cast<int>(parent.children.size()) - 1;
    const std::size_t first = m_root->children.size();
    beginMoveRows(indexFor(parent), 0, last, QModelIndex(), static_cast<int>(first));
    for (std::unique_ptr<Node>& child : parent.children) {
        child->parent = m_root.get();
        m_root->children.push_back(std::move(child));
    }
    parent.children.clear();
    m_root->number(first);
    endMoveRows();
}

} // namespace readyscope
