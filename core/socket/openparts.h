// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the openers of all kinds share; for core/socket's own files only.

#include "core/socket/open.h"

#include <cerrno>

namespace readyscope::opening {

inline SysError failed(const char* call, const Address& address) { return {call, errno, address.text, {}}; }

// socket(2), non-blocking and close-on-exec.
Result<Fd> newSocket(const Address& address, int family, int type);
// What the address asks of a socket of `family`; what is off by default and not asked for is left alone.
Status setOptions(int fd, const Address& address, int family, bool reuseAddress);

} // namespace readyscope::opening
