// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/linesplitter.h"

#include <algorithm>
#include <utility>

namespace readyscope {

void LineSplitter::take(std::string_view piece) {
    constexpr std::size_t kTooLong = kLongestScriptLine + 2; // a carriage return does not count
    m_line += piece.substr(0, kTooLong - std::min(m_line.size(), kTooLong));
}

std::vector<std::string> LineSplitter::feed(std::string_view bytes) {
    std::vector<std::string> lines;
    for (std::size_t end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n')) {
        take(bytes.substr(0, end));
        lines.push_back(std::exchange(m_line, {}));
        bytes.remove_prefix(end + 1);
    }
    take(bytes);
    return lines;
}

std::vector<std::string> LineSplitter::finish() {
    if (m_line.empty())
        return {};
    return {std::exchange(m_line, {})};
}

} // namespace readyscope
