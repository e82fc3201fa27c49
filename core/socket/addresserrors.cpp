// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/addressparts.h"

#include <algorithm>
#include <array>
#include <vector>

#include <strings.h>

namespace readyscope::addressing {

namespace {

bool isControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7f'; }

// Of the sequence that the first byte announces, if all of it is there; else 0.
std::size_t utf8Length(std::string_view text) {
    const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned char first = byte(0);
    const std::size_t length = first < 0x80   ? 1
                               : first < 0xc2 ? 0
                               : first < 0xe0 ? 2
                               : first < 0xf0 ? 3
                               : first < 0xf5 ? 4
                                              : 0;
    if (length > text.size())
        return 0;
    for (std::size_t at = 1; at < length; ++at)
        if ((byte(at) & 0xc0) != 0x80)
            return 0;
    return length;
}

std::string hexEscape(char c) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    const auto value = static_cast<unsigned char>(c);
    return {'\\', 'x', kDigits[value >> 4U], kDigits[value & 15U]};
}

std::string printable(std::string_view text) {
    std::string shown;
    for (const char c : text)
        shown += isControl(c) ? hexEscape(c) : std::string(1, c);
    return shown;
}

} // namespace

AddressError wrong(Piece piece, Sentence sentence, Sentence reason, std::string subject) {
    return {piece.at, piece.text.size(), std::move(sentence), std::move(subject), std::move(reason)};
}

AddressError wrongCharacter(Piece piece, Sentence sentence, Sentence reason, std::string subject) {
    const std::size_t length = piece.text.empty() ? 0 : std::max<std::size_t>(1, utf8Length(piece.text));
    return {piece.at, length, std::move(sentence), std::move(subject), std::move(reason)};
}

std::string subjectOf(std::string_view what, std::string_view text) {
    return std::string(what) + " \"" + std::string(text) + '"';
}

std::string firstCharacter(std::string_view text) {
    const std::size_t length = utf8Length(text);
    return length == 0 || isControl(text.front()) ? hexEscape(text.front()) : std::string(text.substr(0, length));
}

bool sameWord(std::string_view a, std::string_view b) {
    return a.size() == b.size() && ::strncasecmp(a.data(), b.data(), a.size()) == 0;
}

std::string joined(const std::vector<std::string_view>& words) {
    std::string text;
    for (const std::string_view word : words) {
        if (!text.empty())
            text += ", ";
        text += word;
    }
    return text;
}

namespace {

// Levenshtein's distance, in any case. Words longer than the longest name are far from all of them.
std::size_t distance(std::string_view a, std::string_view b) {
    constexpr std::size_t kLongest = 32;
    if (a.size() > kLongest || b.size() > kLongest)
        return kLongest;
    std::array<std::size_t, kLongest + 1> row{};
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = diagonal + (sameWord(a.substr(i - 1, 1), b.substr(j - 1, 1)) ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

} // namespace

std::string nearest(std::string_view word, const std::vector<std::string_view>& words) {
    std::string_view best;
    std::size_t least = 3;
    for (const std::string_view candidate : words) {
        const std::size_t steps = distance(word, candidate);
        if (steps < least && steps < word.size()) {
            least = steps;
            best = candidate;
        }
    }
    return std::string(best);
}

} // namespace readyscope::addressing

namespace readyscope {

// Control characters would break the one line that standard error gets.
std::string commandLineMessage(std::string_view text, const AddressError& error) {
    std::string message(text.empty() ? "\"\"" : text);
    if (!error.subject.empty())
        message += ": " + error.subject;
    return addressing::printable(message + ": " + inEnglish(error.reason));
}

} // namespace readyscope
