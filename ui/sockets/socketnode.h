// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The model's own tree. Nodes do not move in memory, so that indexes may point to them.

#include "ui/sockets/socketmodel.h"
#include "ui/sockets/socketrow.h"

namespace readyscope {

struct SocketModel::Node {
    SocketRow row;
    Node* parent = nullptr;
    int position = 0; // among the parent's children
    std::vector<std::unique_ptr<Node>> children;

    void number(std::size_t from = 0) {
        for (std::size_t i = from; i < children.size(); ++i)
            children[i]->position = static_cast<int>(i);
    }
};

} // namespace readyscope
