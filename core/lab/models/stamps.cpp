// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/stamps.h"

#include <cerrno>
#include <cstring>

#include <linux/sockios.h>
#include <sys/ioctl.h>

namespace readyscope {

namespace {

Nanos nanosOf(const timespec& stamp) { return static_cast<Nanos>(stamp.tv_sec) * kSecond + stamp.tv_nsec; }

} // namespace

std::optional<Nanos> stampOfLast(int socket) {
    timespec stamp{};
    if (::ioctl(socket, SIOCGSTAMPNS, &stamp) != 0)
        return std::nullopt;
    return nanosOf(stamp);
}

Status askForStamps(int socket) {
    const int on = 1;
    if (::setsockopt(socket, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on) != 0)
        return SysError{"setsockopt", errno, "SO_TIMESTAMPNS", {}};
    return Done{};
}

msghdr* StampedMessage::into(std::span<char> buffer) {
    m_part = {.iov_base = buffer.data(), .iov_len = buffer.size()};
    m_message = {};
    m_message.msg_iov = &m_part;
    m_message.msg_iovlen = 1;
    m_message.msg_control = m_control;
    m_message.msg_controllen = sizeof m_control;
    return &m_message;
}

std::optional<Nanos> StampedMessage::stamp() {
    for (cmsghdr* control = CMSG_FIRSTHDR(&m_message); control != nullptr; control = CMSG_NXTHDR(&m_message, control)) {
        if (control->cmsg_level != SOL_SOCKET || control->cmsg_type != SO_TIMESTAMPNS)
            continue;
        timespec stamp{};
        std::memcpy(&stamp, CMSG_DATA(control), sizeof stamp);
        return nanosOf(stamp);
    }
    return std::nullopt;
}

} // namespace readyscope
