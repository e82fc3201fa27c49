// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/linefeed.h"

#include <cstring>

namespace readyscope {

namespace {
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// As far as can be told: only the last character of a line of ours is the end of its object and nothing after it.
bool isWholeObject(std::string_view line) {
    const std::size_t last = line.find_last_not_of(" \t\r");
    return last == std::string_view::npos || line[last] == '}';
}
} // namespace

char* LineFeed::space(std::size_t room) {
    if (m_buffer.size() < m_used + room + JsonRecordReader::kPadding)
        m_buffer.resize(m_used + room + JsonRecordReader::kPadding);
    return m_buffer.data() + m_used;
}

void LineFeed::filled(std::size_t bytes) {
    const char* begin = m_buffer.data();
    const char* search = begin + m_used;
    const char* const end = search + bytes;
    while (const char* const feed =
               static_cast<const char*>(std::memchr(search, '\n', static_cast<std::size_t>(end - search)))) {
        give({begin, static_cast<std::size_t>(feed - begin)});
        begin = search = feed + 1;
    }
    m_used = static_cast<std::size_t>(end - begin);
    if (m_used > m_longest) {
        m_skipping = true;
        m_used = 0;
    }
    std::memmove(m_buffer.data(), begin, m_used);
}

void LineFeed::give(std::string_view line) {
    if (std::exchange(m_first, false) && line.starts_with(kByteOrderMark))
        line.remove_prefix(kByteOrderMark.size());
    if (std::exchange(m_skipping, false) || line.size() > m_longest)
        m_loader.refuse({READYSCOPE_TEXT("it is longer than %1 bytes"), {std::to_string(m_longest)}});
    else
        m_loader.take(line);
}

void LineFeed::finish() {
    if (m_used == 0 && !m_skipping)
        return;
    space(0);
    const std::string_view line(m_buffer.data(), m_used);
    if (!m_skipping && !isWholeObject(line))
        m_loader.refuse(
            {READYSCOPE_TEXT("it ends in the middle: the file was cut off, or is still being written"), {}});
    else
        give(line);
}

} // namespace readyscope
