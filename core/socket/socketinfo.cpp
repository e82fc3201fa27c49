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
    }
    return "?";
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
