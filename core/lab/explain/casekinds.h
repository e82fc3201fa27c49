// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the descriptors of a case of the readiness table would be called, were they opened by an address.

#include "core/lab/semantics.h"
#include "core/socket/socketinfo.h"

namespace readyscope {

// Of the subject of the look in that place. Inherited where no address opens such a one (inotify, epoll, a FIFO for
// both reading and writing).
Kind kindInCase(const semantics::Case& one, std::size_t look);

} // namespace readyscope
