// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One read or write on a watched descriptor, never blocking, whatever its kind. recv(2), send(2), preadv2(2).

#include "core/engine/watched.h"

#include <span>

#include <sys/types.h>

namespace readyscope {

// As read(2) and write(2): a count, or -1 with errno. Counters and timers give eight bytes, signalfds a record each.
ssize_t readSome(const Watched& watched, std::span<char> buffer, Endpoint* from);
ssize_t writeSome(const Watched& watched, std::span<const char> bytes, const Endpoint* to);

// What an answer of readSome, with its errno, means for this kind.
enum class Got : std::uint8_t {
    Bytes,  // or an empty message
    Again,  // nothing is there now
    Paused, // an end that may end: a FIFO without writers, a pty whose slave is closed, a terminal's ^D
    End,    // for good
    Failed
};
Got outcomeOf(const Watched& watched, ssize_t got, int error);
// After Got::Paused: whether each further read would say the same at once.
bool endStands(const Watched& watched);

} // namespace readyscope
