// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words of resources/explain/explain.txt that stand for values.

#include "core/lab/explain/explainrules.h"

#include <optional>
#include <string_view>

namespace readyscope {

// Each kind has a word of its own here, unlike in addresses: "tcp-accepted", "pipe-write".
std::optional<Kind> kindNamed(std::string_view word);
std::optional<Events::Bit> bitNamed(std::string_view word);
std::optional<ExplainTerm> termOf(std::string_view word); // "IN", "!OUT", "?PRI", "~RDHUP", "-", "failed", "!fifo"
bool isResult(std::string_view word);                     // "data", "0", "-", "ECONNRESET"

} // namespace readyscope
