// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/escapes.h"

#include <algorithm>

namespace readyscope {

namespace {

int hexDigit(char character) {
    if (character >= '0' && character <= '9')
        return character - '0';
    if (character >= 'a' && character <= 'f')
        return character - 'a' + 10;
    if (character >= 'A' && character <= 'F')
        return character - 'A' + 10;
    return -1;
}

// The byte that an escape at the front stands for, and how long it is; length 0 where it is none.
struct Escape {
    char byte = 0;
    std::size_t length = 0;
};

Escape escapeAt(std::string_view text) {
    if (text.size() < 2)
        return {};
    switch (text[1]) {
    case 'n':
        return {'\n', 2};
    case 'r':
        return {'\r', 2};
    case 't':
        return {'\t', 2};
    case '\\':
        return {'\\', 2};
    default:
        break;
    }
    if (text[1] != 'x' || text.size() < 4 || hexDigit(text[2]) < 0 || hexDigit(text[3]) < 0)
        return {};
    return {static_cast<char>(hexDigit(text[2]) * 16 + hexDigit(text[3])), 4};
}

// A backslash and one character; three after \x.
std::size_t wrongLength(std::string_view text) {
    std::size_t length = std::min<std::size_t>(text.size(), text.starts_with("\\x") ? 4 : 2);
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xc0U) == 0x80U)
        ++length;
    return length;
}

} // namespace

std::variant<std::string, WrongEscape> unescaped(std::string_view text) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view left = text.substr(at);
        const Escape next = left.front() == '\\' ? escapeAt(left) : Escape{left.front(), 1};
        if (next.length == 0)
            return WrongEscape{at, wrongLength(left)};
        bytes += next.byte;
        at += next.length;
    }
    return bytes;
}

} // namespace readyscope
