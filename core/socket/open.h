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

// What a descriptor's number stands for, to notice that it was closed and given out again. Descriptors without a file
// of their own, such as eventfd's, share one (anon_inodefs).
struct FileId {
    dev_t device = 0;
    ino_t inode = 0;
    bool operator==(const FileId&) const = default;
};
std::optional<FileId> fileIdOf(int fd); // none: it is not open

struct Opened {
    Fd fd;                   // empty where the descriptor is not ours to close
    bool connecting = false; // connect(2) said EINPROGRESS
    std::optional<BoundPath> bound = {};
    int shared = -1;                 // that descriptor
    std::optional<FileId> file = {}; // what it was when it came to us
    std::string local = {};          // where getsockname(2) and getpeername(2) cannot say
    std::string peer = {};
};
struct OpenedPair {
    Fd first; // of a pipe the end to read
    Fd second;
};

// Subjects of errors are `address.text`. `endpoint` is the remote one of clients, the local one of the rest;
// `bind` the local one of clients, where asked for.
Result<Opened> openTcpClient(const Address& address, const Endpoint& endpoint, const Endpoint* bind);
Result<Opened> openTcpListener(const Address& address, const Endpoint& endpoint);
Result<Opened> openUdpConnected(const Address& address, const Endpoint& endpoint, const Endpoint* bind);
Result<Opened> openUdpBound(const Address& address, const Endpoint& endpoint);
// The kinds that need no endpoint, each by its own opener below.
Result<Opened> openAtOnce(const Address& address);
// pipe: and socketpair:
Result<OpenedPair> openPair(const Address& address);

Result<Opened> openUnixClient(const Address& address);
Result<Opened> openUnixBound(const Address& address); // listeners listen
Result<OpenedPair> openSocketPair(const Address& address);
Result<OpenedPair> openPipe(const Address& address);
Result<Opened> openFifo(const Address& address);
Result<Opened> openFile(const Address& address);
Result<Opened> openTty(const Address& address);
Result<Opened> openPty(const Address& address);
Result<Opened> openEventFd(const Address& address);
Result<Opened> openTimerFd(const Address& address);
// The signal must be blocked in every thread, or the descriptor does not get it.
Result<Opened> openSignalFd(const Address& address);
// A descriptor that others have too: it stays as it is.
Result<Opened> openShared(const Address& address);

} // namespace readyscope
