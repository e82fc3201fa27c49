// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/jsonlines.h"

namespace readyscope {

namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd"; // U+FFFD
constexpr std::string_view kHexDigits = "0123456789abcdef";

// Length of the well-formed UTF-8 sequence at the front (Unicode, table 3-7), 0 where there is none.
std::size_t sequenceLength(std::string_view text) {
    const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
    const auto follows = [&](std::size_t at) { return (byte(at) & 0xc0U) == 0x80U; };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead <= 0xdf)
        return follows(1) ? 2 : 0;
    if (lead >= 0xe0 && lead <= 0xef) {
        // E0 80 would be overlong, ED A0 a surrogate.
        const unsigned lowest = lead == 0xe0 ? 0xa0U : 0x80U;
        const unsigned highest = lead == 0xed ? 0x9fU : 0xbfU;
        return byte(1) >= lowest && byte(1) <= highest && follows(2) ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        const unsigned lowest = lead == 0xf0 ? 0x90U : 0x80U;
        const unsigned highest = lead == 0xf4 ? 0x8fU : 0xbfU;
        return byte(1) >= lowest && byte(1) <= highest && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

void appendAscii(std::string& out, char character) {
    switch (character) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        break;
    }
    const auto code = static_cast<unsigned char>(character);
    if (code >= 0x20 && code != 0x7f) {
        out += character;
        return;
    }
    out += "\\u00";
    out += kHexDigits[code >> 4U];
    out += kHexDigits[code & 0xfU];
}

} // namespace

void appendJsonText(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        if (length == 0)
            out += kReplacement;
        else if (length == 1)
            appendAscii(out, text.front());
        else
            out += text.substr(0, length);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    out += '"';
}

} // namespace readyscope
