// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/programs/programpieces.h"

#include <algorithm>

namespace readyscope {

Pieces readPieces(std::string_view text) {
    Pieces pieces;
    Piece* piece = nullptr;
    Piece::Lines* part = nullptr;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.starts_with("== ")) {
            piece = &pieces[std::string(line.substr(3))];
            part = &piece->includes;
        } else if (piece == nullptr) {
            continue; // what the file says of itself
        } else if (line == "-- top") {
            part = &piece->top;
        } else if (line == "-- code") {
            part = &piece->code;
        } else {
            part->push_back(line);
        }
    }
    for (auto& [name, one] : pieces)
        for (Piece::Lines* lines : {&one.includes, &one.top, &one.code})
            while (!lines->empty() && lines->back().empty())
                lines->pop_back();
    return pieces;
}

std::string filledIn(std::string_view text, const Marks& marks) {
    std::string whole;
    while (!text.empty()) {
        const std::size_t begin = text.find('@');
        whole += text.substr(0, begin);
        if (begin == std::string_view::npos)
            break;
        text.remove_prefix(begin + 1);
        const std::size_t end = text.find('@');
        const auto mark = end == std::string_view::npos ? marks.end() : marks.find(text.substr(0, end));
        if (mark == marks.end()) {
            whole += '@';
            continue;
        }
        whole += mark->second;
        text.remove_prefix(end + 1);
    }
    return whole;
}

std::string commentOf(std::string_view words) {
    constexpr std::size_t kWidth = 76;
    std::string text = "/*\n *";
    std::size_t column = 2;
    for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = std::min(words.find(' ', begin), words.size());
        if (column + 1 + (end - begin) > kWidth) {
            text += "\n *";
            column = 2;
        }
        text += ' ';
        text += words.substr(begin, end - begin);
        column += 1 + end - begin;
        begin = end + 1;
    }
    return text + "\n */\n";
}

} // namespace readyscope
