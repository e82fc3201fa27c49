// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is known of one watched descriptor besides its readiness: a value, sent whole whenever something of it changes.

#include "core/readiness/records.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace readyscope {

enum class Kind : std::uint8_t {
    TcpClient,
    TcpListener,
    TcpAccepted,
    UdpConnected,
    UdpBound,
    UnixClient,
    UnixListener,
    UnixAccepted,
    PipeRead,
    PipeWrite,
    Stdin,
    Fifo,
    FifoWrite,
    UnixDatagram,
    UnixDatagramBound,
    UnixSeqpacket,
    UnixSeqpacketListener,
    UnixSeqpacketAccepted,
    PairStream, // one end of a socketpair(2)
    PairDatagram,
    PairSeqpacket,
    Tty,
    Pty, // the master
    EventFd,
    TimerFd,
    SignalFd,
    Inherited,
    File,
};
inline constexpr int kKindCount = static_cast<int>(Kind::File) + 1;
// As in the JSON Lines: the address's kind ("tcp-listen"); accepted ones are "tcp", "unix" and "unix-seqpacket", ends
// of pipes "pipe", of socket pairs "socketpair".
std::string_view nameOf(Kind kind);
constexpr bool isListener(Kind kind) {
    return kind == Kind::TcpListener || kind == Kind::UnixListener || kind == Kind::UnixSeqpacketListener;
}
constexpr bool isPair(Kind kind) {
    return kind == Kind::PairStream || kind == Kind::PairDatagram || kind == Kind::PairSeqpacket;
}
// What two ends share until one is shut down; an inherited descriptor may be one too, which its number does not say.
bool isConnection(Kind kind);
// Bytes without borders between them.
bool isStreamSocket(Kind kind);
// A message at a time, which may be empty.
bool isDatagram(Kind kind);
// Whether there can be anything to read, and a way to write; an inherited descriptor may turn out to have none.
bool isReadable(Kind kind);
bool isWritable(Kind kind);

enum class Policy : std::uint8_t { Observe, Drain, Echo, Accept, Backlog };
std::string_view nameOf(Policy policy);
std::optional<Policy> policyNamed(std::string_view name);
// Accept and Backlog are for listeners, the others for all the rest.
constexpr bool isListenerPolicy(Policy policy) { return policy == Policy::Accept || policy == Policy::Backlog; }
// Drain needs something to read, echo a way back besides.
bool takesPolicy(Kind kind, Policy policy);

enum class SocketState : std::uint8_t { Opening, Connecting, Listening, Open, Closed, Failed, Unsupported };
std::string_view nameOf(SocketState state);

struct SocketInfo {
    Nanos time = 0; // of this change
    SocketId id = kNoSocket;
    SocketId parent = kNoSocket;
    Kind kind = Kind::TcpClient;
    Policy policy = Policy::Observe;
    SocketState state = SocketState::Opening;
    Events interest;
    int fd = -1;
    bool removed = false; // taken out by the user; its lane stays in the trace
    Nanos opened = kNoTime;
    Nanos ended = kNoTime;
    std::string name;
    std::string address; // as written by the user; empty for accepted ones
    std::string local;
    std::string peer;
    std::optional<SysError> problem; // why it failed or is not supported
    bool operator==(const SocketInfo&) const = default;
};

} // namespace readyscope
