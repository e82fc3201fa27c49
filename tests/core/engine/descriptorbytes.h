// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Bytes through descriptors that need not be sockets, and how often the engine has seen them come.

#include "core/socket/fd.h"
#include "tests/util/enginerig.h"

#include <QTest>

#include <string>

#include <unistd.h>

namespace readyscope::test {

inline void put(const Fd& fd, const std::string& bytes) {
    QCOMPARE(::write(fd.get(), bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
}

inline std::string take(const Fd& fd, std::size_t bytes) {
    std::string got(bytes, '\0');
    const ssize_t length = ::read(fd.get(), got.data(), got.size());
    got.resize(length > 0 ? static_cast<std::size_t>(length) : 0);
    return got;
}

inline std::size_t rises(const Log& log, SocketId socket, Events bits) {
    std::size_t count = 0;
    for (const Transition& transition : log.of(socket))
        count += (transition.revents - transition.previous).any(bits) ? 1U : 0U;
    return count;
}

} // namespace readyscope::test
