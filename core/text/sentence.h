// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A sentence for people, kept as its English source and its arguments, so that the window can translate it and the
// JSON Lines and standard error keep English. `%1` to `%9` stand for the arguments.

#include <string>
#include <vector>

// Marks a literal for lupdate; the context is the one that the window translates with.
#define READYSCOPE_TEXT(source) source

namespace readyscope {

struct Sentence {
    const char* source = "";
    std::vector<std::string> arguments;
    bool empty() const { return *source == '\0'; }
    bool operator==(const Sentence& other) const;
};

std::string inEnglish(const Sentence& sentence);

} // namespace readyscope
