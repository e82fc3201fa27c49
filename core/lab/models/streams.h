// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Messages as bytes of TCP connections on 127.0.0.1, one a descriptor. The sender connects, so that the receiver's
// process has no descriptor more than with datagrams: select(2) takes numbers to 1023 only. After the last message each
// connection ends.

#include "core/lab/models/messages.h"

namespace readyscope {

// At a port that the kernel chose; whatever it accepts is stamped.
Result<Fd> openListener(int connections);

// Blocks until there is one.
Result<Fd> acceptStream(const Fd& listener);
// One more of what the sender connects, or why there is none.
Result<Fd> acceptStream(const Fd& listener, const MessageSender& sender);

// Connects, and sends each write by itself (TCP_NODELAY).
Result<Fd> connectStream(std::uint16_t port);

// Both ends in this process.
struct SocketPair {
    Fd receiver;
    Fd sender;
};
Result<SocketPair> openStreamPair();

// Blocks until what comes is stamped: the kernel begins a little after it was asked by the first socket of all
// (net_enable_timestamp() in the kernel), and stamps a datagram that came before when it is read, a stream's byte
// never. It goes on for as long as a socket that asked is open.
Status awaitStamps();

// The sender's process lets go of its `listener`, which lives until start().
std::unique_ptr<Sending> sendingStreams(Fd& listener, int connections);

} // namespace readyscope
