// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One thing done to real descriptors, in the small vocabulary of the readiness table and of recipes:
// `tcp-pair a b`, `send b hello`, `recv a 1 = EAGAIN`. Values only; Stage (core/lab/stage.h) performs them.

#include "core/text/sentence.h"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace readyscope::semantics {

struct Step {
    std::string text;               // as written
    std::vector<std::string> words; // the verb, then its arguments
    std::string result; // after "=": the bytes that were taken, or an errno's name; empty: it succeeds in full
    bool operator==(const Step&) const = default;

    std::string_view verb() const { return words.front(); }
    const std::string& argument(std::size_t number) const { return words.at(number); } // from 1
    std::string optional(std::size_t number) const { return number < words.size() ? words[number] : std::string(); }
};

// The verbs with their arguments, as the vocabulary's description and its check: NEW makes a descriptor of that name,
// FD is one that was made; what stands in brackets may be left out.
struct Usage {
    std::string_view verb;
    std::string_view arguments;
};
const std::vector<Usage>& stepUsages();

std::vector<std::string> splitWords(std::string_view text);
Step stepOf(std::string_view text);
// What is wrong with the step after others that made `names`, to which it adds its own; nothing where all is right.
std::optional<Sentence> checkStep(const Step& step, std::set<std::string>& names);

// `\n`, `\r`, `\t`, `\\` and `\xHH`; `""` is the empty text.
std::string bytesOf(std::string_view text);

} // namespace readyscope::semantics
