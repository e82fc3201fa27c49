// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/programs/piecewriter.h"

namespace readyscope {

PieceWriter::PieceWriter(Pieces pieces, Holds holds) : m_pieces(std::move(pieces)), m_holds(std::move(holds)) {}

const Piece& PieceWriter::piece(std::string_view name) const {
    static const Piece kNone;
    const auto found = m_pieces.find(name);
    return found != m_pieces.end() ? found->second : kNone;
}

bool PieceWriter::isThere(std::string_view& line) const {
    constexpr std::string_view kBegin = "@?";
    while (line.starts_with(kBegin)) {
        const std::size_t end = line.find('@', kBegin.size());
        std::string_view condition = line.substr(kBegin.size(), end - kBegin.size());
        const bool isNot = condition.starts_with('!');
        condition.remove_prefix(isNot ? 1 : 0);
        if (m_holds(condition) == isNot)
            return false;
        line.remove_prefix(end + 1);
    }
    return true;
}

std::string PieceWriter::linesOf(const Piece::Lines& lines, std::size_t margin) const {
    std::string text;
    for (std::string_view line : lines) {
        if (!isThere(line))
            continue;
        if (!line.empty())
            text.append(margin, ' ');
        text += filledIn(line, m_marks) + '\n';
    }
    return text;
}

std::string PieceWriter::use(std::string_view name, std::size_t margin) {
    const Piece& one = piece(name);
    if (m_used.emplace(name).second) {
        for (std::string_view line : one.includes) {
            constexpr std::string_view kNeeds = "needs ";
            if (!isThere(line))
                continue;
            if (line.starts_with(kNeeds))
                use(line.substr(kNeeds.size()));
            else if (!line.empty())
                m_includes.emplace(line);
        }
        if (const std::string top = linesOf(one.top); !top.empty())
            m_top += top + '\n';
    }
    return linesOf(one.code, margin);
}

std::string PieceWriter::includes() const {
    std::string text;
    for (const std::string& include : m_includes)
        text += include + '\n';
    return text;
}

} // namespace readyscope
