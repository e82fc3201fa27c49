// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One read or write on a watched descriptor, never blocking, whatever its kind. recv(2), send(2), preadv2(2).

#include "core/engine/watched.h"

#include <span>

#include <sys/types.h>

namespace readyscope {

// As read(2) and write(2): a count, or -1 with errno. A stream's 0 from readSome is its end.
ssize_t readSome(const Watched& watched, std::span<char> buffer, Endpoint* from);
ssize_t writeSome(const Watched& watched, std::span<const char> bytes, const Endpoint* to);

bool isDatagram(Kind kind);
bool isStreamSocket(Kind kind);

} // namespace readyscope
