// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Puts a program together from its pieces: each with the others that it needs, and each once.

#include "core/lab/programs/programpieces.h"

#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace readyscope {

class PieceWriter {
public:
    // Whether lines that begin with @?CONDITION@ are there; those with @?!CONDITION@ are where it does not hold.
    using Holds = std::function<bool(std::string_view condition)>;
    PieceWriter(Pieces pieces, Holds holds);

    // What is put in for the marks from here on.
    Marks& marks() { return m_marks; }

    const Piece& piece(std::string_view name) const; // an empty one where there is none
    bool has(std::string_view name) const { return m_pieces.find(name) != m_pieces.end(); }

    // The lines that are there, with the marks put in, `margin` blanks before each.
    std::string linesOf(const Piece::Lines& lines, std::size_t margin = 0) const;

    // What has to stand before main() comes to stand there; returns what stands in it.
    std::string use(std::string_view name, std::size_t margin = 4);
    bool isUsed(std::string_view name) const { return m_used.find(name) != m_used.end(); }

    std::string includes() const; // a line each, sorted
    const std::string& top() const { return m_top; }

private:
    // Takes the conditions from the line; whether all of them hold.
    bool isThere(std::string_view& line) const;

    const Pieces m_pieces;
    const Holds m_holds;
    Marks m_marks;
    std::set<std::string, std::less<>> m_used;
    std::set<std::string, std::less<>> m_includes;
    std::string m_top;
};

} // namespace readyscope
