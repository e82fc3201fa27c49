// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One read, and whether it took the last of what was there. Where edges are told (epoll(7), EPOLLET) nothing else tells
// that a socket is empty: whatever comes after the read makes an edge, whatever stood before it does not.

#include "core/engine/watched.h"

#include <span>

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

// As readSome() of core/engine/transfer.h.
Reading readOnce(const Watched& watched, std::span<char> buffer, Endpoint* from);

} // namespace readyscope
