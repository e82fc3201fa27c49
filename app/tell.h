// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What goes to people at the terminal: one sentence a line on standard error, after the program's name.

#include <string_view>

namespace readyscope {

// Any thread; the line is written by one call, so that two never mix.
void tell(std::string_view sentence);

// What others say, as it is but for what would steer the terminal.
void show(std::string_view words);

// Descriptors 0 to 2 that were closed by whoever started us would be given to the next thing we open, which would then
// receive our messages. Takes them with /dev/null; true for standard output if it was open before.
bool reserveStandardDescriptors();

} // namespace readyscope
