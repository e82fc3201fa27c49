// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is done in a step, as a C reader would write it: send(b, "hello", 5) = 5. From resources/recipes/calls.txt.

#include "core/lab/recipes/recipereport.h"

#include <string>
#include <string_view>

namespace readyscope {

// Short enough for a column: of a long text the beginning. What is no step of the stage stays as it is written.
std::string callText(const semantics::Step& step);

// What stands behind it; with the blank before it, or empty where the call gives nothing but that it was done.
std::string foretoldResult(const semantics::Step& step); // " = 5", " = −1 EAGAIN"
std::string resultOf(const recipes::Called& called);     // as it came

std::string_view callWords(); // the file's text

} // namespace readyscope
