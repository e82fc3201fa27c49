// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One line of a script, as the outside contract writes it, to a command: [+DURATION] [COMMAND …] [# comment].
// Pure: nothing is opened, resolved or sent; a backend is tried whether this kernel has it.

#include "core/engine/command.h"
#include "core/text/sentence.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace readyscope {

inline constexpr std::size_t kLongestScriptLine = std::size_t{64} << 10; // bytes, without its line feed

struct ScriptLine {
    Nanos delay = 0;                // after the line before
    std::optional<Command> command; // none: an empty line, a comment, or a recipe
    std::string recipe;             // the name of one; whether there is such a recipe is for those who run it
};

struct ScriptError {
    std::size_t position = 0; // 0-based, in bytes of the line
    std::size_t length = 0;
    Sentence sentence; // to follow "line 3: "
};

// `line` without its line feed; a carriage return before that is not part of it either.
std::variant<ScriptLine, ScriptError> parseScriptLine(std::string_view line);

} // namespace readyscope
