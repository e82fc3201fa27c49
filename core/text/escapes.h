// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Text to be sent, as scripts and the window write it: \n \r \t \\ \xHH; all else stands for itself.

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace readyscope {

struct WrongEscape {
    std::size_t position = 0; // of the backslash, in bytes
    std::size_t length = 0;   // of what stands there, in whole UTF-8 characters
};

std::variant<std::string, WrongEscape> unescaped(std::string_view text);

} // namespace readyscope
