// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/programs/ctext.h"

namespace readyscope {

namespace {

// All three digits: a digit behind it would be taken for one of them. Beyond ASCII too, for compilers warn of writing
// that changes its direction (-Wbidi-chars) and of what is no UTF-8.
std::string octal(char c) {
    const auto byte = static_cast<unsigned char>(c);
    const auto digit = [byte](unsigned shift) {
        return static_cast<char>('0' + ((static_cast<unsigned>(byte) >> shift) & 7U));
    };
    return {'\\', digit(6), digit(3), digit(0)};
}

char escapeLetter(char c) {
    if (c == '\n')
        return 'n';
    if (c == '\r')
        return 'r';
    return c == '\t' ? 't' : '\0';
}

bool isPlain(char c) { return c >= ' ' && c <= '~'; }

} // namespace

std::string cString(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (const char letter = escapeLetter(c); letter != '\0') {
            quoted.append({'\\', letter});
            continue;
        }
        if (!isPlain(c)) {
            quoted += octal(c);
            continue;
        }
        if (c == '"' || c == '\\' || c == '?') // "??" may begin a trigraph
            quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

std::string inComment(std::string_view text) {
    std::string words;
    for (const char c : text) {
        const char last = words.empty() ? '\0' : words.back();
        // One that would end, one that would begin in it (-Wcomment), a trigraph.
        if ((c == '/' && last == '*') || (c == '*' && last == '/') || (c == '?' && last == '?'))
            words += ' ';
        words += isPlain(c) ? std::string(1, c) : octal(c);
    }
    return words;
}

} // namespace readyscope
