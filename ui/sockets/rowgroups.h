// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// By what the rows of the table may be grouped, and into which group a socket belongs.

#include "core/socket/socketinfo.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace readyscope {

enum class Grouping { None, Kind, Peer, Listener };
inline constexpr int kGroupHeight = 24; // px, of the heading
inline constexpr int kGroupingCount = static_cast<int>(Grouping::Listener) + 1;

// As the settings keep it: "kind".
QString nameOf(Grouping grouping);
std::optional<Grouping> groupingNamed(const QString& name);
QString groupingText(Grouping grouping); // "Kind"

// A group by what makes it one; in the order in which they stand.
struct RowGroup {
    std::int64_t order = 0; // of kinds; the listener's id; the sockets that belong to none come last
    QString name;           // of a peer
    bool operator==(const RowGroup&) const = default;
    bool operator<(const RowGroup& other) const;
};

RowGroup groupOf(const SocketInfo& socket, Grouping grouping);
// `listener`: the name of the socket whose id is the group's order.
QString titleOf(const RowGroup& group, Grouping grouping, const QString& listener);

// Without the port: "127.0.0.1" of "127.0.0.1:8080", "[::1]" of "[::1]:53"; a path as it is.
QString hostOf(const SocketInfo& socket);

} // namespace readyscope
