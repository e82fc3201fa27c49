// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Pieces of C programs, as resources/models/*.txt hold them: programs.txt says how they are written.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace readyscope {

struct Piece {
    using Lines = std::vector<std::string_view>;
    Lines includes;
    Lines top;  // before main()
    Lines code; // in it
};
using Pieces = std::map<std::string, Piece, std::less<>>; // by name

// The lines are of `text`, which has to outlive them.
Pieces readPieces(std::string_view text);

using Marks = std::map<std::string, std::string, std::less<>>; // by the name that stands between two @
// With each @NAME@ that is among the marks put in; what was put in is not looked at again.
std::string filledIn(std::string_view text, const Marks& marks);

// As a comment of C, broken where a line would be longer than a page of the book is wide.
std::string commentOf(std::string_view words);

} // namespace readyscope
