// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/tablelines.h"

#include <algorithm>

namespace readyscope {

namespace {

std::optional<TableLine> tableLineOf(std::string_view text, int number) {
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos || text[begin] == '#')
        return std::nullopt;
    TableLine line{number, text.substr(begin, text.find_last_not_of(' ') + 1 - begin), {}, {}};
    line.rest = line.text;
    line.key = takeWord(line.rest);
    return line;
}

} // namespace

std::optional<LineError> eachTableLine(std::string_view text, const std::function<Wrong(const TableLine&)>& take,
                                       const std::function<Wrong()>& end) {
    int number = 0;
    while (!text.empty()) {
        const std::size_t ends = std::min(text.find('\n'), text.size());
        if (const auto line = tableLineOf(text.substr(0, ends), ++number))
            if (Wrong wrong = take(*line))
                return LineError{number, std::move(*wrong)};
        text.remove_prefix(std::min(ends + 1, text.size()));
    }
    if (Wrong wrong = end())
        return LineError{number, std::move(*wrong)};
    return std::nullopt;
}

std::string_view takeWord(std::string_view& text) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(text.find_first_not_of(' ', end), text.size()));
    return word;
}

void addText(std::string& to, std::string_view rest) {
    if (!to.empty())
        to += ' ';
    to += rest;
}

} // namespace readyscope
