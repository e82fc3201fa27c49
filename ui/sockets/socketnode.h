// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The model's own tree. Nodes do not move in memory, so that indexes may point to them.

#include "ui/sockets/socketmodel.h"
#include "ui/sockets/socketrow.h"
#include "ui/sockets/sortkeys.h"
#include "ui/sockets/sublanerow.h"

#include <optional>
#include <variant>

namespace readyscope {

// The sockets that belong together, as rows below it.
struct GroupRow {
    RowGroup key;
};

struct SocketModel::Node {
    std::variant<SocketRow, SubLaneRow, GroupRow> row;
    Node* parent = nullptr;
    int position = 0; // among the parent's children
    std::vector<std::unique_ptr<Node>> children;
    std::unique_ptr<RiseCounter> rises; // while its sub-lanes are open
    int subLanes = 0;                   // as many of the children, from the first on
    bool isPinned = false;
    std::optional<WordKey> sortKey; // of the column of words that was sorted by last

    bool isSocket() const { return std::holds_alternative<SocketRow>(row); }
    const SubLaneRow* subLane() const { return std::get_if<SubLaneRow>(&row); }
    SubLaneRow& subLane(int place) { return std::get<SubLaneRow>(children[static_cast<std::size_t>(place)]->row); }
    const GroupRow* group() const { return std::get_if<GroupRow>(&row); }
    // Its own, or that of the socket whose sub-lane it is.
    SocketRow& socket() { return isSocket() ? std::get<SocketRow>(row) : std::get<SocketRow>(parent->row); }
    SocketId id() { return group() != nullptr ? kNoSocket : socket().info.id; }

    void number(std::size_t from = 0) {
        for (std::size_t i = from; i < children.size(); ++i)
            children[i]->position = static_cast<int>(i);
    }
};

} // namespace readyscope
