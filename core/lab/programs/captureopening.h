// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How a C program opens what an address stands for: the words that are put into the pieces "open/KIND" of
// resources/models/capture.txt.

#include "core/lab/programs/programpieces.h"
#include "core/socket/address.h"

#include <string>

namespace readyscope {

// Of the address alone, all in C.
Marks marksOf(const Address& address);
// SIGUSR1, SIGRTMIN+1
std::string signalInC(int signal);

} // namespace readyscope
