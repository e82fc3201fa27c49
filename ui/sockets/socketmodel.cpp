// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/socketmodel.h"

#include "ui/common/glyphs.h"
#include "ui/common/texts.h"
#include "ui/sockets/socketcells.h"
#include "ui/sockets/socketnode.h"

#include <QTextDocument>

#include <algorithm>
#include <utility>

namespace readyscope {

namespace {

QVariant alignmentOf(Column column) {
    return QVariant::fromValue(Qt::AlignVCenter | (isRightAligned(column) ? Qt::AlignRight : Qt::AlignLeft));
}

// As rich text, so that nothing within can be taken for markup, and long sentences wrap.
QString wrapped(const QString& tip) { return Qt::convertFromPlainText(tip, Qt::WhiteSpaceNormal); }

} // namespace

SocketModel::SocketModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}

SocketModel::~SocketModel() = default;

void SocketModel::setVisible(const QVector<SocketId>& sockets) {
    // Not with QVector's ==, which hands two empty ones to memcmp as null pointers.
    if (std::equal(sockets.begin(), sockets.end(), m_visible.begin(), m_visible.end()))
        return;
    const Ids before(m_visible.begin(), m_visible.end());
    m_visible = sockets;
    const auto state = snapshot();
    for (const SocketId id : sockets) {
        Node* node = before.contains(id) ? nullptr : find(id);
        if (node == nullptr)
            continue;
        pull(node->socket(), state.get(), m_inspection, m_now);
        if (node->rises && state)
            pullSubLanes(*node, *state);
    }
}

void SocketModel::refresh(Nanos now) { refresh(now, freshSnapshot()); }

void SocketModel::refresh(Nanos now, std::shared_ptr<const Snapshot> snapshot) {
    m_now = now;
    m_snapshot = std::move(snapshot);
    const auto state = m_snapshot;
    Ids changed;
    for (const SocketId id : m_visible)
        if (Node* node = find(id); node != nullptr && pull(node->socket(), state.get(), m_inspection, now))
            changed.insert(id);
    announce(changed);
    if (state)
        refreshSubLanes(*state, m_visible);
}

Nanos SocketModel::turnsIn(bool sinceShown, bool rateShown) const {
    Nanos next = kInfinite;
    const auto take = [&next](Nanos turn) {
        if (turn != kInfinite && (next == kInfinite || turn < next))
            next = turn;
    };
    for (const SocketId id : m_visible) {
        Node* node = find(id);
        if (node == nullptr)
            continue;
        take(readyscope::turnsIn(node->socket(), m_now, sinceShown, rateShown));
        for (int place = 0; sinceShown && place < node->subLanes; ++place)
            take(readyscope::turnsIn(node->subLane(place), m_now));
    }
    return next;
}

void SocketModel::announce(const Ids& changed) {
    for (qsizetype i = 0; i < m_visible.size(); ++i) {
        const Node* first = changed.contains(m_visible[i]) ? find(m_visible[i]) : nullptr;
        if (first == nullptr)
            continue;
        const Node* last = first;
        for (; i + 1 < m_visible.size() && changed.contains(m_visible[i + 1]); ++i) {
            const Node* next = find(m_visible[i + 1]);
            if (next == nullptr || next->parent != last->parent || next->position != last->position + 1)
                break;
            last = next;
        }
        emit dataChanged(indexFor(*first), indexFor(*last, kColumnCount - 1));
    }
}

void SocketModel::setSource(const Source* source) {
    m_source = source;
    m_snapshot.reset();
}

std::shared_ptr<const Snapshot> SocketModel::freshSnapshot() const {
    return m_source != nullptr ? m_source->snapshot() : nullptr;
}

std::shared_ptr<const Snapshot> SocketModel::snapshot() const {
    if (!m_snapshot)
        m_snapshot = freshSnapshot();
    return m_snapshot;
}

SocketModel::Node* SocketModel::find(SocketId socket) const {
    const auto found = m_nodes.find(socket);
    return found != m_nodes.end() ? found->second : nullptr;
}

SocketModel::Node& SocketModel::nodeFor(const QModelIndex& index) const {
    return index.isValid() ? *static_cast<Node*>(index.internalPointer()) : *m_root;
}

QModelIndex SocketModel::indexFor(const Node& node, int column) const {
    return &node == m_root.get() ? QModelIndex() : createIndex(node.position, column, &node);
}

QModelIndex SocketModel::indexOf(SocketId socket, int column) const {
    const Node* node = find(socket);
    return node != nullptr ? indexFor(*node, column) : QModelIndex();
}

SocketId SocketModel::socketAt(const QModelIndex& index) {
    return index.isValid() ? static_cast<SocketId>(index.data(IdRole).toUInt()) : kNoSocket;
}

QModelIndex SocketModel::indexOf(LaneKey lane) const {
    Node* node = find(lane.socket);
    for (int place = 0; node != nullptr && !lane.subLane.empty() && place < node->subLanes; ++place)
        if (node->subLane(place).subLane == lane.subLane)
            return indexFor(*node->children[static_cast<std::size_t>(place)]);
    return indexOf(lane.socket);
}

LaneKey SocketModel::laneAt(const QModelIndex& index) {
    return {socketAt(index), Events::fromBits(static_cast<std::uint16_t>(index.data(SubLaneRole).toUInt()))};
}

SocketInfo SocketModel::info(SocketId socket) const {
    Node* node = find(socket);
    return node != nullptr ? node->socket().info : SocketInfo();
}

QVector<SocketId> SocketModel::acceptedBy(SocketId listener) const {
    QVector<SocketId> sockets;
    for (const auto& [id, node] : m_nodes)
        if (node->socket().info.parent == listener && id != listener)
            sockets.append(id);
    return sockets;
}

const SocketInfo& SocketModel::infoAt(const QModelIndex& row) const {
    static const SocketInfo none;
    Node& node = nodeFor(row);
    return node.group() != nullptr ? none : node.socket().info;
}

QModelIndex SocketModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeFor(parent).children[static_cast<std::size_t>(row)].get());
}

QModelIndex SocketModel::parent(const QModelIndex& child) const {
    return child.isValid() ? indexFor(*nodeFor(child).parent) : QModelIndex();
}

int SocketModel::rowCount(const QModelIndex& parent) const {
    return parent.column() > 0 ? 0 : static_cast<int>(nodeFor(parent).children.size());
}

bool SocketModel::hasChildren(const QModelIndex& parent) const {
    if (parent.column() > 0)
        return false;
    const Node& node = nodeFor(parent);
    return !node.children.empty() || (parent.isValid() && node.isSocket() && canOpenSubLanes());
}

int SocketModel::columnCount(const QModelIndex&) const { return kColumnCount; }

QVariant SocketModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    Node& node = nodeFor(index);
    switch (role) {
    case Qt::TextAlignmentRole:
        return alignmentOf(static_cast<Column>(index.column()));
    case IdRole:
        return node.id();
    case GroupRole:
        return node.group() != nullptr;
    case PinnedRole:
        return node.isPinned;
    default:
        if (node.group() != nullptr)
            return dataOf(node, index, role);
        if (node.isPinned && role == Qt::AccessibleTextRole && index.column() == 0)
            return tr("%1, pinned").arg(dataOf(node.socket(), index, role).toString());
        return node.isSocket() ? dataOf(node.socket(), index, role)
                               : dataOf(*node.subLane(), node.socket(), index, role);
    }
}

QString SocketModel::titleOf(const GroupRow& group) const {
    const bool isListener = m_grouping == Grouping::Listener && group.key.order <= std::int64_t{UINT32_MAX};
    const QString listener =
        isListener ? QString::fromStdString(info(static_cast<SocketId>(group.key.order)).name) : QString();
    return readyscope::titleOf(group.key, m_grouping, listener);
}

QVariant SocketModel::dataOf(const Node& group, const QModelIndex& index, int role) const {
    const QString count = countText(group.children.size());
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == 0 ? titleOf(*group.group()) : index.column() == 1 ? count : QString();
    case Qt::ToolTipRole:
        return wrapped(tr("%1: %2").arg(groupingText(m_grouping), titleOf(*group.group())));
    case Qt::AccessibleTextRole:
        return index.column() > 0 ? QString()
               : group.children.size() == 1
                   ? tr("%1 %2, 1 socket").arg(groupingText(m_grouping), titleOf(*group.group()))
                   : tr("%1 %2, %3 sockets").arg(groupingText(m_grouping), titleOf(*group.group()), count);
    default:
        return {};
    }
}

QVariant SocketModel::dataOf(const SocketRow& row, const QModelIndex& index, int role) const {
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cellText(row, column);
    case ShortTextRole:
        return cellTextInShort(row, column);
    case Qt::ToolTipRole:
        return wrapped(cellTip(row, column));
    case Qt::AccessibleTextRole:
        return column == Column::Name ? spokenName(row.info, row.revents, sinceOf(row, m_now)) : cellText(row, column);
    case Qt::AccessibleDescriptionRole:
        return cellTip(row, column);
    case GlyphRole:
        return static_cast<int>(glyphFor(row.info, row.revents));
    case ReventsRole:
        return row.revents.bits();
    case InterestRole:
        return row.info.interest.bits();
    case ProblemRole:
        return hasProblem(row.info);
    default:
        return {};
    }
}

QVariant SocketModel::dataOf(const SubLaneRow& row, const SocketRow& socket, const QModelIndex& index, int role) const {
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case ShortTextRole:
        return cellText(row, socket, column);
    case Qt::ToolTipRole:
        return wrapped(cellTip(row, socket));
    case Qt::AccessibleTextRole:
        return column == Column::Name ? spokenName(row, socket) : cellText(row, socket, column);
    case Qt::AccessibleDescriptionRole:
        return cellTip(row, socket);
    case SubLaneRole:
        return row.subLane.bits();
    case ReventsRole:
        return Events(row.bit).bits();
    case SetRole:
        return row.isSet;
    default:
        return {};
    }
}

QVariant SocketModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumnCount)
        return {};
    const auto column = static_cast<Column>(section);
    switch (role) {
    case Qt::DisplayRole:
        return columnTitle(column);
    case Qt::ToolTipRole:
        return columnTip(column);
    case Qt::TextAlignmentRole:
        return alignmentOf(column);
    default:
        return {};
    }
}

} // namespace readyscope
