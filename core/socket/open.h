// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Opening each kind of socket: never blocking, close-on-exec, non-blocking where the descriptor is ours.
// Names have been resolved before (core/socket/resolve.h). tcp(7), udp(7), unix(7), pipe(2).

#include "core/readiness/result.h"
#include "core/socket/address.h"
#include "core/socket/endpoint.h"
#include "core/socket/fd.h"

#include <optional>

#include <sys/types.h>

namespace readyscope {

// A path that we bound, so that it can be unlinked when we close, if it is still ours.
struct BoundPath {
    std::string path;
    dev_t device = 0;
    ino_t inode = 0;
};
void unlinkIfOurs(const BoundPath& bound);

struct Opened {
    Fd fd;
    bool connecting = false; // connect(2) said EINPROGRESS
    std::optional<BoundPath> bound;
};

// Subjects of errors are `address.text`. `endpoint` is the remote one of clients, the local one of the rest;
// `bind` the local one of clients, where asked for.
Result<Opened> openTcpClient(const Address& address, const Endpoint& endpoint, const Endpoint* bind);
Result<Opened> openTcpListener(const Address& address, const Endpoint& endpoint);
Result<Opened> openUdpConnected(const Address& address, const Endpoint& endpoint, const Endpoint* bind);
Result<Opened> openUdpBound(const Address& address, const Endpoint& endpoint);
Result<Opened> openUnixClient(const Address& address);
Result<Opened> openUnixListener(const Address& address);

struct OpenedPipe {
    Fd read;
    Fd write;
};
Result<OpenedPipe> openPipe(const Address& address);
// The descriptor 0, which stays as it is: it is others' too.
Result<int> openStdin(const Address& address);

} // namespace readyscope
