// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// When the kernel received what a call read: its own stamps, ns of CLOCK_REALTIME (socket(7)).

#include "core/readiness/clock.h"
#include "core/readiness/result.h"

#include <optional>
#include <span>

#include <sys/socket.h>
#include <time.h>

namespace readyscope {

// Of the datagram that was read last (SIOCGSTAMPNS). The first call for a socket asks the kernel to stamp, and has no
// answer; a TCP socket never has one.
std::optional<Nanos> stampOfLast(int socket);

// Stamps by control messages (SO_TIMESTAMPNS), which recvmsg(2) alone hands out.
Status askForStamps(int socket);

// What recvmsg(2) fills: data, and room for the stamp. Of a stream the stamp is that of the last segment it read from,
// and segments that wait are merged: the merged one has the stamp of its last (tcp_try_coalesce() in the kernel).
class StampedMessage {
public:
    // Where the data is to go. The kernel has its address until the call is done.
    msghdr* into(std::span<char> buffer);
    // After the call; none where the kernel gave none.
    std::optional<Nanos> stamp();

private:
    iovec m_part{};
    msghdr m_message{};
    alignas(cmsghdr) char m_control[CMSG_SPACE(sizeof(timespec))] = {};
};

} // namespace readyscope
