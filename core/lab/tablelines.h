// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The lines of our text files (resources/…/*.txt): a key, and what follows it. Blank lines and comments (#) are passed
// over, and so are blanks at a line's ends.

#include "core/text/sentence.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace readyscope {

struct TableLine {
    int number = 0; // from 1
    std::string_view text;
    std::string_view key;
    std::string_view rest; // may be empty
};

struct LineError {
    int line = 0;
    Sentence sentence;
};

// What is wrong with a line; nothing where it is right.
using Wrong = std::optional<Sentence>;

// Gives `take` each line until one is wrong, and asks `end`, once all are taken, whether the last thing is whole.
std::optional<LineError> eachTableLine(std::string_view text, const std::function<Wrong(const TableLine&)>& take,
                                       const std::function<Wrong()>& end);

// The first word of `text`, which loses it and the blanks after it.
std::string_view takeWord(std::string_view& text);
// A text may go on in further lines with the same key.
void addText(std::string& to, std::string_view rest);

} // namespace readyscope
