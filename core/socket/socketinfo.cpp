// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/socketinfo.h"

#include <array>

namespace readyscope {

std::string_view nameOf(Kind kind) {
    switch (kind) {
    case Kind::TcpClient:
    case Kind::TcpAccepted:
        return "tcp";
    case Kind::TcpListener:
        return "tcp-listen";
    case Kind::UdpConnected:
        return "udp";
    case Kind::UdpBound:
        return "udp-listen";
    case Kind::UnixClient:
    case Kind::UnixAccepted:
        return "unix";
    case Kind::UnixListener:
        return "unix-listen";
    case Kind::PipeRead:
    case Kind::PipeWrite:
        return "pipe";
    case Kind::Stdin:
        return "stdin";
    case Kind::Fifo:
        return "fifo";
    case Kind::FifoWrite:
        return "fifo-write";
    case Kind::UnixDatagram:
        return "unix-dgram";
    case Kind::UnixDatagramBound:
        return "unix-dgram-listen";
    case Kind::UnixSeqpacket:
    case Kind::UnixSeqpacketAccepted:
        return "unix-seqpacket";
    case Kind::UnixSeqpacketListener:
        return "unix-seqpacket-listen";
    case Kind::PairStream:
    case Kind::PairDatagram:
    case Kind::PairSeqpacket:
        return "socketpair";
    case Kind::Tty:
        return "tty";
    case Kind::Pty:
        return "pty";
    case Kind::EventFd:
        return "eventfd";
    case Kind::TimerFd:
        return "timerfd";
    case Kind::SignalFd:
        return "signalfd";
    case Kind::Inherited:
        return "fd";
    case Kind::File:
        return "file";
    }
    return "?";
}

bool isConnection(Kind kind) {
    switch (kind) {
    case Kind::TcpClient:
    case Kind::TcpAccepted:
    case Kind::UnixClient:
    case Kind::UnixAccepted:
    case Kind::UnixSeqpacket:
    case Kind::UnixSeqpacketAccepted:
    case Kind::PairStream:
    case Kind::PairSeqpacket:
        return true;
    default:
        return false;
    }
}

bool isStreamSocket(Kind kind) {
    return kind == Kind::TcpClient || kind == Kind::TcpAccepted || kind == Kind::UnixClient ||
           kind == Kind::UnixAccepted || kind == Kind::PairStream;
}

bool isDatagram(Kind kind) {
    switch (kind) {
    case Kind::UdpBound:
    case Kind::UdpConnected:
    case Kind::UnixDatagram:
    case Kind::UnixDatagramBound:
    case Kind::PairDatagram:
        return true;
    default:
        return false;
    }
}

bool isReadable(Kind kind) { return !isListener(kind) && kind != Kind::PipeWrite && kind != Kind::FifoWrite; }

bool isWritable(Kind kind) {
    switch (kind) {
    case Kind::PipeRead:
    case Kind::Stdin:
    case Kind::Fifo:
    case Kind::TimerFd:
    case Kind::SignalFd:
    case Kind::File:
        return false;
    default:
        return !isListener(kind);
    }
}

bool takesPolicy(Kind kind, Policy policy) {
    switch (policy) {
    case Policy::Accept:
    case Policy::Backlog:
        return isListener(kind);
    case Policy::Drain:
        return isReadable(kind);
    case Policy::Echo: // what an eventfd is written is what it can be read of: that would never end
        return isReadable(kind) && isWritable(kind) && kind != Kind::EventFd;
    case Policy::Observe:
        break;
    }
    return !isListener(kind);
}

std::string_view nameOf(Policy policy) {
    constexpr std::array<std::string_view, 5> kNames{"observe", "drain", "echo", "accept", "backlog"};
    return kNames[static_cast<std::size_t>(policy)];
}

std::optional<Policy> policyNamed(std::string_view name) {
    for (const Policy policy : {Policy::Observe, Policy::Drain, Policy::Echo, Policy::Accept, Policy::Backlog})
        if (nameOf(policy) == name)
            return policy;
    return std::nullopt;
}

std::string_view nameOf(SocketState state) {
    constexpr std::array<std::string_view, 7> kNames{"opening", "connecting", "listening",  "open",
                                                     "closed",  "failed",     "unsupported"};
    return kNames[static_cast<std::size_t>(state)];
}

} // namespace readyscope
