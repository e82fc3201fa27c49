// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The arguments of a step of the stage (core/lab/steps.h) in the words of C.

#include "core/lab/programs/programpieces.h"
#include "core/lab/steps.h"

#include <string>
#include <vector>

namespace readyscope {

// What the arguments of its verb are, "FD", "TEXT" …, whether they are given or not; empty where there is no such verb.
std::vector<std::string> partsOf(const semantics::Step& step);

// By number, "1" for the first: names as they are, "stream" as SOCK_STREAM, IN+OUT as POLLIN | POLLOUT, a text with its
// quotes; what was left out as the stage takes it. Besides, of a text its "length" in bytes, and of an option its
// "level".
Marks marksOf(const semantics::Step& step);

} // namespace readyscope
