// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of SocketModel that are one event bit of their socket.

#include "ui/common/sublanes.h"
#include "ui/sockets/socketnode.h"

#include <algorithm>

namespace readyscope {

int SocketModel::subLaneCount(const QModelIndex& socket) const { return nodeFor(socket).subLanes; }

bool SocketModel::hasAccepted(const QModelIndex& socket) const {
    const Node& node = nodeFor(socket);
    return socket.isValid() && node.group() == nullptr && static_cast<int>(node.children.size()) > node.subLanes;
}

void SocketModel::openSubLanes(const QModelIndex& socket) {
    if (socket.isValid() && nodeFor(socket).isSocket())
        openSubLanes(nodeFor(socket));
}

void SocketModel::closeSubLanes(const QModelIndex& socket) {
    if (socket.isValid())
        closeSubLanes(nodeFor(socket));
}

void SocketModel::openAllSubLanes() {
    for (const auto& [id, node] : m_nodes)
        openSubLanes(*node);
}

void SocketModel::openSubLanes(Node& node) {
    if (node.rises || !canOpenSubLanes())
        return;
    node.rises = std::make_unique<RiseCounter>();
    const auto state = snapshot();
    if (state) {
        pull(node.socket(), state.get(), m_inspection, m_now);
        node.rises->advance(*state, node.id());
    }
    fitSubLanes(node);
    if (state)
        pullSubLanes(node, *state);
}

void SocketModel::closeSubLanes(Node& node) {
    node.rises.reset();
    removeSubLanes(node);
}

// Those that are there already stay, unless the order is another: of sets alone, or of bits.
void SocketModel::fitSubLanes(Node& node) {
    const QVector<Events> wanted = subLanesOf(node.rises->seen(), m_asksInSets);
    auto found = wanted.begin();
    for (int place = 0; place < node.subLanes && found != wanted.end(); ++place) {
        found = std::find(found, wanted.end(), node.subLane(place).subLane);
        if (found != wanted.end())
            ++found;
        else
            removeSubLanes(node);
    }
    for (int place = 0; place < wanted.size(); ++place) {
        const auto next = place < node.subLanes ? node.subLane(place).subLane : Events();
        const auto missing = wanted.begin() + place;
        const auto count = std::find(missing, wanted.end(), next) - missing;
        if (count > 0)
            placeSubLanes(node, place, wanted.mid(place, count));
    }
}

void SocketModel::placeSubLanes(Node& node, int place, const QVector<Events>& subLanes) {
    beginInsertRows(indexFor(node), place, place + static_cast<int>(subLanes.size()) - 1);
    for (qsizetype i = 0; i < subLanes.size(); ++i) {
        auto child = std::make_unique<Node>();
        SubLaneRow& row = child->row.emplace<SubLaneRow>();
        row.subLane = subLanes.at(i);
        row.bit = nameOfSubLane(row.subLane, m_asksInSets);
        child->parent = &node;
        node.children.insert(node.children.begin() + place + i, std::move(child));
        ++node.subLanes;
    }
    node.number(static_cast<std::size_t>(place));
    endInsertRows();
}

void SocketModel::removeSubLanes(Node& node) {
    if (node.subLanes == 0)
        return;
    beginRemoveRows(indexFor(node), 0, node.subLanes - 1);
    node.children.erase(node.children.begin(), node.children.begin() + node.subLanes);
    node.subLanes = 0;
    node.number();
    endRemoveRows();
}

bool SocketModel::pullSubLanes(Node& node, const Snapshot& snapshot) {
    node.rises->advance(snapshot, node.id());
    bool changed = false;
    for (int place = 0; place < node.subLanes; ++place)
        changed |= pull(node.subLane(place), node.socket(), *node.rises, snapshot, m_asksInSets, m_now);
    return changed;
}

void SocketModel::refreshSubLanes(const Snapshot& snapshot, const QVector<SocketId>& sockets) {
    // Rows that come or go move what is visible, and with it the list that was handed in.
    const QVector<SocketId> held = sockets;
    for (const SocketId id : held) {
        Node* node = find(id);
        if (node == nullptr || !node->rises)
            continue;
        const bool changed = pullSubLanes(*node, snapshot);
        fitSubLanes(*node);
        if (changed && node->subLanes > 0)
            emit dataChanged(indexFor(*node->children.front()),
                             indexFor(*node->children[static_cast<std::size_t>(node->subLanes) - 1], kColumnCount - 1));
    }
}

void SocketModel::checkUnfolding() {
    if (m_couldOpen == canOpenSubLanes())
        return;
    m_couldOpen = canOpenSubLanes();
    if (!m_couldOpen)
        for (const auto& [id, node] : m_nodes)
            closeSubLanes(*node);
    emit unfoldingChanged(m_couldOpen);
}

} // namespace readyscope
