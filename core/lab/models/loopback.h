// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Addresses of a run: all on 127.0.0.1.

#include "core/readiness/result.h"
#include "core/socket/fd.h"

#include <cstdint>

#include <netinet/in.h>

namespace readyscope {

sockaddr_in loopback(std::uint16_t port);
// To a port that the kernel chooses.
Status bindToLoopback(const Fd& socket);
std::uint16_t portOf(const Fd& socket);

} // namespace readyscope
