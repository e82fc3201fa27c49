// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Keeps what becomes of the sockets of a live capture, and its errors, for the file that may be made of it. Bounded:
// beyond the bound the oldest changes go, but never what was last known of a socket. One thread.

#include "core/trace/tracenotes.h"

namespace readyscope {

class SocketLog {
public:
    static constexpr std::size_t kMost = 65536; // changes, and errors

    explicit SocketLog(std::size_t most = kMost) : m_most(most) {}

    void add(const SocketInfo& socket);
    void add(const ErrorRecord& error);
    void clear();
    bool empty() const { return m_sockets.empty(); }

    // Without a header.
    TraceNotes notes() const { return {{}, m_sockets, m_errors, 0}; }

private:
    void forgetOldest();

    std::size_t m_most;
    std::vector<SharedSocketInfo> m_sockets;
    std::vector<ToldError> m_errors;
    std::size_t m_foldAt = 0; // so many are there before the oldest are looked at again
};

} // namespace readyscope
