// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One read, and whether it took the last of what was there. Where edges are told (epoll(7), EPOLLET) nothing else tells
// that a socket is empty: whatever comes after the read makes an edge, whatever stood before it does not.

#include "core/engine/watched.h"
#include "core/readiness/directcall.h"

#include <span>

#include <sys/socket.h>
#include <sys/types.h>

namespace readyscope {

struct Reading {
    ssize_t got = 0; // -1 with `error`
    int error = 0;
    // Nothing readable was left: the read found nothing, or a stream gave less than it was asked for. A short read
    // alone proves nothing where an end, urgent data or passed descriptors may stand behind it.
    bool emptied = false;
    bool nothing() const;
};

// A pair's ends are both ours, and we pass none.
constexpr bool mayBringDescriptors(Kind kind) { return kind == Kind::UnixClient || kind == Kind::UnixAccepted; }

// recvmsg(2) into one buffer, made up once: of what the call is given it changes the flags alone. A message with
// descriptors ends a read of a Unix stream early; the kernel then says that they were cut off (MSG_CTRUNC).
class StreamReader {
public:
    explicit StreamReader(std::span<char> buffer) : m_part{.iov_base = buffer.data(), .iov_len = buffer.size()} {
        m_message.msg_iov = &m_part;
        m_message.msg_iovlen = 1;
    }
    StreamReader(const StreamReader&) = delete;
    StreamReader& operator=(const StreamReader&) = delete;
    // Whether fewer bytes came than fit, and nothing but the end of what was there is the reason.
    bool cameShort(ssize_t got) const {
        return got > 0 && static_cast<std::size_t>(got) < m_part.iov_len && (m_message.msg_flags & MSG_CTRUNC) == 0;
    }
    ssize_t read(int fd) { return direct::recvmsg(fd, &m_message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC); }

private:
    iovec m_part;
    msghdr m_message{};
};

// As readSome() of core/engine/transfer.h.
Reading readOnce(const Watched& watched, std::span<char> buffer, Endpoint* from);

} // namespace readyscope
