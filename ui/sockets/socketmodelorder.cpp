// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// In which order the rows of SocketModel stand, and under which group. Rows are rearranged when a person asks for it;
// what happens to a socket later moves its row only where it belongs into another group.

#include "ui/sockets/socketcells.h"
#include "ui/sockets/socketnode.h"

#include <QCollator>
#include <QHash>

#include <algorithm>
#include <functional>
#include <iterator>
#include <limits>
#include <optional>

namespace readyscope {

namespace {

// Of words and numbers, compared as people read them: web.2 before web.10. A word is prepared for it once, however
// often it is compared and however many rows have it.
class SortKeys {
public:
    struct Key {
        qlonglong number = 0;
        std::optional<QCollatorSortKey> word;
        bool operator<(const Key& other) const {
            return word && other.word ? *word < *other.word : number < other.number;
        }
    };

    SortKeys()
        // The C locale compares bytes whatever the mode.
        : m_collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale()) {
        m_collator.setNumericMode(true);
    }

    Key of(const QVariant& value) {
        if (value.typeId() != QMetaType::QString)
            return {value.toLongLong(), std::nullopt};
        const QString word = value.toString();
        auto known = m_words.constFind(word);
        if (known == m_words.cend())
            known = m_words.insert(word, m_collator.sortKey(word));
        return {0, *known};
    }

private:
    QCollator m_collator;
    QHash<QString, QCollatorSortKey> m_words;
};

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
    const auto state = snapshot();
    for (const auto& [id, node] : m_nodes)
        pull(node->socket(), state.get(), m_inspection, m_now);
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
    sortChildren(*m_root);
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

// Sub-lanes stay where they are, pinned ones come first, groups have an order of their own.
void SocketModel::sortChildren(Node& node) {
    struct Keyed {
        int place = 0; // pinned, others
        SortKeys::Key key;
        std::unique_ptr<Node> node;
    };
    SortKeys keys;
    const auto isGroup = [](const std::unique_ptr<Node>& child) { return child->group() != nullptr; };
    const auto first = node.children.begin() + node.subLanes;
    const auto end = std::stable_partition(first, node.children.end(), std::not_fn(isGroup));
    std::vector<Keyed> keyed;
    for (auto child = first; child != end; ++child) {
        sortChildren(**child);
        keyed.push_back({(*child)->isPinned ? 0 : 1, keys.of(keyOf(**child)), std::move(*child)});
    }
    for (auto child = end; child != node.children.end(); ++child)
        sortChildren(**child);
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
QVariant SocketModel::keyOf(Node& node) const {
    if (m_sortColumn >= 0)
        return sortKey(node.socket(), static_cast<Column>(m_sortColumn));
    const auto rank = m_ranks.find(node.id());
    return qlonglong{rank != m_ranks.end() ? rank->second : std::int64_t{std::numeric_limits<int>::max()} + node.id()};
}

} // namespace readyscope
