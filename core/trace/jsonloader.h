// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A file of JSON Lines to a trace. Takes as long as it takes, so on a thread of its own. Nothing in the file is
// trusted: a line that is wrong is said with its number, the rest opens.

#include "core/readiness/result.h"
#include "core/trace/fileprogress.h"
#include "core/trace/openedtrace.h"

namespace readyscope {

inline constexpr std::size_t kLongestLine = std::size_t{1} << 20; // bytes

// Errors have the path as their subject: it cannot be read, it is empty, it is no trace, or ECANCELED.
Result<OpenedTrace> openTrace(const std::string& path, FileProgress& progress);

} // namespace readyscope
