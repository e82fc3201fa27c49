// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An address as the form holds it: the places and the name as typed, which may be wrong, and the rest as values.
// Goes both ways between the form and the text, right or wrong.

#include "core/socket/address.h"

#include <QString>

namespace readyscope {

// What a wrong character belongs to.
enum class AddressPart { Kind, Host, Port, Path, Name, Interest, Policy, ChildPolicy, Backlog, ConnectTimeout, Other };

struct AddressDraft {
    QString host; // IPv6 without its brackets; "" for a listener: this machine only
    QString port;
    QString path;
    QString name;
    Address rest; // kind, options, interest, policies; its place, path and name are not looked at
};

constexpr bool hasHost(Kind kind) {
    return kind == Kind::TcpClient || kind == Kind::TcpListener || kind == Kind::UdpBound || kind == Kind::UdpConnected;
}
constexpr bool hasPath(Kind kind) { return kind == Kind::UnixClient || kind == Kind::UnixListener; }
// Whether the host may be left out, for this machine.
constexpr bool hasListenHost(Kind kind) { return kind == Kind::TcpListener || kind == Kind::UdpBound; }

AddressDraft draftOf(const Address& address);
// The places and the name out of a text that does not parse, on top of what was known; null kind words change nothing.
AddressDraft draftOf(const QString& text, const AddressDraft& before);
// The shortest text if it is right, and as close to it as can be if it is not.
QString composed(const AddressDraft& draft);
// The same socket as another kind: what both have is kept, the rest starts at its default.
AddressDraft asKind(const AddressDraft& draft, Kind kind);

// What the character at `index` of `text` belongs to.
AddressPart partAt(const QString& text, qsizetype index);
// Where the value of the option `name` stands in `text`; -1 where there is none.
qsizetype valueOf(const QString& text, const QString& name);

} // namespace readyscope
