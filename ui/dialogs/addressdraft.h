// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An address as the form holds it: the places and the name as typed, which may be wrong, and the rest as values.
// Goes both ways between the form and the text, right or wrong.

#include "core/socket/address.h"

#include <QString>

namespace readyscope {

// What a wrong character belongs to.
enum class AddressPart {
    Kind,
    Host,
    Port,
    Path,
    Special,
    Name,
    Interest,
    Policy,
    ChildPolicy,
    Backlog,
    ConnectTimeout,
    Other
};

struct AddressDraft {
    QString host; // IPv6 without its brackets; "" for a listener: this machine only
    QString port;
    QString path;
    QString name;
    Address rest;         // kind, options, interest, policies; its place, path and name are not looked at
    QString special = {}; // the place of the kinds that have neither: a count, a period, a signal, a descriptor
};

constexpr bool hasHost(Kind kind) {
    return kind == Kind::TcpClient || kind == Kind::TcpListener || kind == Kind::UdpBound || kind == Kind::UdpConnected;
}
constexpr bool hasUnixPath(Kind kind) {
    return kind == Kind::UnixClient || kind == Kind::UnixListener || kind == Kind::UnixDatagram ||
           kind == Kind::UnixDatagramBound || kind == Kind::UnixSeqpacket || kind == Kind::UnixSeqpacketListener;
}
constexpr bool hasPath(Kind kind) {
    return hasUnixPath(kind) || kind == Kind::Fifo || kind == Kind::FifoWrite || kind == Kind::Tty ||
           kind == Kind::File;
}
constexpr bool hasSpecial(Kind kind) {
    return kind == Kind::EventFd || kind == Kind::TimerFd || kind == Kind::SignalFd || kind == Kind::Inherited;
}
// Whether the host may be left out, for this machine.
constexpr bool hasListenHost(Kind kind) { return kind == Kind::TcpListener || kind == Kind::UdpBound; }

// Whether the parser's own table has the option, written as it stands behind the comma, for this kind.
bool takesOption(Kind kind, const std::string& option);

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
