// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Pairs of Unix stream sockets, made the same way for everybody: connected by one thread, accepted by the thread that
// will watch them. How the kernel's objects lie in memory is half of what a scan of thousands costs.

#include "core/socket/fd.h"

#include <string>
#include <vector>

namespace readyscope::bench {

// Ends the program with what failed.
[[noreturn]] void die(const char* what);

std::string freshName(); // in the abstract name space, without the "@"
Fd listenAt(const std::string& name);
// Numbers above those that select takes; they are left to the accepted ends.
std::vector<Fd> connectTo(const std::string& name, int count);
std::vector<Fd> acceptFrom(const Fd& listener, int count);

} // namespace readyscope::bench
