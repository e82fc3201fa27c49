// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Messages as datagrams: the sockets that they come to, on 127.0.0.1, and how they are sent. After the last there are
// some that say so, until all have heard it.

#include "core/lab/models/messages.h"

namespace readyscope {

// One bound to a port that the kernel chose; what it reads has a stamp (stampOfLast()).
Result<Fd> openReceiver();

std::unique_ptr<Sending> sendingDatagrams(std::vector<std::uint16_t> ports);

} // namespace readyscope
