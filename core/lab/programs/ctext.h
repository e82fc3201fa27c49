// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a user wrote, as text of a C program: whatever it holds, it is neither code nor a warning.

#include <string>
#include <string_view>

namespace readyscope {

// With its quotes: the same bytes for the compiled program.
std::string cString(std::string_view text);
// To stand within a comment, on one line, as it can be read.
std::string inComment(std::string_view text);

} // namespace readyscope
