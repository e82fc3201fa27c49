// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads the words of a script's line one by one. The first thing wrong is kept and what is read after it is empty, so
// that a command's words can be read in one expression and checked once.

#include "core/engine/script.h"

#include <string>

namespace readyscope {

class ScriptReader {
public:
    explicit ScriptReader(std::string_view line) : m_line(line) {}

    // The next word, empty at the end of the line; a word that begins with # is a comment up to there.
    std::string_view word();
    std::string_view peek() const { return ScriptReader(*this).word(); }

    // These put down an error where the word is missing or is not one of its kind.
    std::string_view word(const char* what);
    Target target();
    Address address();
    std::string text();  // all that is left, as it is
    std::string path();  // the same
    std::string bytes(); // the same with its escapes replaced
    Events events();
    Policy policy();
    Direction direction();
    Backend backend();
    Mode mode();
    Nanos duration();
    Nanos finiteDuration(const char* what);
    int signal();
    std::uint64_t byteCount(); // 0 where the line ends
    OptionValue option();

    // Nothing but a comment may be left.
    void expectEnd();

    void fail(std::string_view piece, Sentence sentence);
    const std::optional<ScriptError>& error() const { return m_error; }

private:
    std::string_view rest(const char* what);
    std::string_view here() const { return m_line.substr(m_at); }

    std::string_view m_line;
    std::size_t m_at = 0;
    std::optional<ScriptError> m_error;
};

} // namespace readyscope
